// Package app runs a real wasmd application in process, block by block: no sockets, no waiting.
package app

import (
	"crypto/sha256"
	"strings"
	"sync"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	"github.com/cosmos/cosmos-sdk/crypto/keys/ed25519"
	"github.com/cosmos/cosmos-sdk/crypto/keys/secp256k1"
	sdk "github.com/cosmos/cosmos-sdk/types"
)

// Prefix is that of accounts and contracts.
const Prefix = "wasm"

var sealOnce sync.Once

// seal sets the address prefixes of the process, before any address is printed.
func seal() {
	sealOnce.Do(func() {
		config := sdk.GetConfig()
		config.SetBech32PrefixForAccount(Prefix, Prefix+"pub")
		config.SetBech32PrefixForValidator(Prefix+"valoper", Prefix+"valoperpub")
		config.SetBech32PrefixForConsensusNode(Prefix+"valcons", Prefix+"valconspub")
		config.SetAddressVerifier(wasmtypes.VerifyAddressLen())
		config.Seal()
	})
}

// PrivKey is the key of the account of this name: sha256(name) on secp256k1.
func PrivKey(name string) *secp256k1.PrivKey {
	secret := sha256.Sum256([]byte(name))
	return &secp256k1.PrivKey{Key: secret[:]}
}

// Account is the address of the account of this name.
func Account(name string) sdk.AccAddress {
	return sdk.AccAddress(PrivKey(name).PubKey().Address())
}

// Operator is the operator address of the validator of this name: the bytes of Account.
func Operator(name string) sdk.ValAddress {
	return sdk.ValAddress(Account(name))
}

// consensusKey is the key with which the validator of this name votes.
func consensusKey(name string) *ed25519.PrivKey {
	return ed25519.GenPrivKeyFromSecret([]byte("consensus " + name))
}

// IsAddress says whether text is an account or contract address of this chain.
func IsAddress(text string) bool {
	if strings.TrimSpace(text) != text {
		return false
	}
	_, err := sdk.AccAddressFromBech32(text)
	return err == nil
}
