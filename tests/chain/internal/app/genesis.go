package app

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"time"

	sdkmath "cosmossdk.io/math"
	wasmapp "github.com/CosmWasm/wasmd/app"
	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	codectypes "github.com/cosmos/cosmos-sdk/codec/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	distrtypes "github.com/cosmos/cosmos-sdk/x/distribution/types"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"
	govtypes "github.com/cosmos/cosmos-sdk/x/gov/types"
	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
	minttypes "github.com/cosmos/cosmos-sdk/x/mint/types"
	slashingtypes "github.com/cosmos/cosmos-sdk/x/slashing/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// Start is the time of the first block, unix seconds: 14 November 2023.
const Start = 1_700_000_000

// Validator is one validator of a genesis.
type Validator struct {
	Name       string
	SelfStake  sdkmath.Int
	Commission sdkmath.LegacyDec
}

// Code is a contract's code, stored before the first block; its id is its place in the list, from 1.
type Code struct {
	Name string
	Wasm []byte
}

// Genesis is what a chain begins with.
type Genesis struct {
	Validators           []Validator
	MaxCommission        sdkmath.LegacyDec
	MaxCommissionChange  sdkmath.LegacyDec
	Denom                string
	PowerReduction       sdkmath.Int
	UnbondingSecs        uint64
	MaxEntries           uint32
	MaxValidators        uint32
	Window               int64
	MinSigned            sdkmath.LegacyDec
	JailSecs             uint64
	SlashDowntime        sdkmath.LegacyDec
	SlashDoubleSign      sdkmath.LegacyDec
	Inflation            sdkmath.LegacyDec
	CommunityTax         sdkmath.LegacyDec
	WithdrawAddrDisabled bool
	VotingSecs           uint64
	// CallDepth is how deep contracts may call each other; 0: what the line has.
	CallDepth uint32
	Accounts  map[string]sdk.Coins
	Codes     []Code
}

// names are all accounts, operators first, in the order of their account numbers.
func (g *Genesis) names() []string {
	var names []string
	for _, validator := range g.Validators {
		names = append(names, validator.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(g.Accounts)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// appState is the state of all modules before the first block.
func (g *Genesis) appState(app *wasmapp.WasmApp) ([]byte, error) {
	state, cdc := app.DefaultGenesis(), app.AppCodec()

	auth := authtypes.DefaultGenesisState()
	bank := banktypes.DefaultGenesisState()
	for i, name := range g.names() {
		account := authtypes.NewBaseAccount(Account(name), nil, uint64(i), 0)
		packed, err := codectypes.NewAnyWithValue(account)
		if err != nil {
			return nil, err
		}
		auth.Accounts = append(auth.Accounts, packed)
		coins := g.Accounts[name]
		for _, validator := range g.Validators {
			if validator.Name == name {
				coins = coins.Add(sdk.NewCoin(g.Denom, validator.SelfStake))
			}
		}
		if !coins.IsZero() {
			bank.Balances = append(bank.Balances, banktypes.Balance{Address: Account(name).String(), Coins: coins})
		}
	}
	state[authtypes.ModuleName] = cdc.MustMarshalJSON(auth)
	state[banktypes.ModuleName] = cdc.MustMarshalJSON(bank)

	staking := stakingtypes.DefaultGenesisState()
	staking.Params.BondDenom = g.Denom
	staking.Params.UnbondingTime = seconds(g.UnbondingSecs)
	staking.Params.MaxEntries = g.MaxEntries
	staking.Params.MaxValidators = g.MaxValidators
	staking.Params.HistoricalEntries = 0 // only IBC reads them
	state[stakingtypes.ModuleName] = cdc.MustMarshalJSON(staking)

	slashing := slashingtypes.DefaultGenesisState()
	slashing.Params.SignedBlocksWindow = g.Window
	slashing.Params.MinSignedPerWindow = g.MinSigned
	slashing.Params.DowntimeJailDuration = seconds(g.JailSecs)
	slashing.Params.SlashFractionDowntime = g.SlashDowntime
	slashing.Params.SlashFractionDoubleSign = g.SlashDoubleSign
	state[slashingtypes.ModuleName] = cdc.MustMarshalJSON(slashing)

	mint := minttypes.DefaultGenesisState()
	mint.Params.MintDenom = g.Denom
	mint.Params.InflationMax, mint.Params.InflationMin = g.Inflation, g.Inflation
	mint.Params.InflationRateChange = sdkmath.LegacyZeroDec()
	mint.Minter = minttypes.InitialMinter(g.Inflation)
	state[minttypes.ModuleName] = cdc.MustMarshalJSON(mint)

	distribution := distrtypes.DefaultGenesisState()
	distribution.Params.CommunityTax = g.CommunityTax
	distribution.Params.WithdrawAddrEnabled = !g.WithdrawAddrDisabled
	state[distrtypes.ModuleName] = cdc.MustMarshalJSON(distribution)

	if g.VotingSecs > 0 {
		gov := govv1.DefaultGenesisState()
		voting, expedited := seconds(g.VotingSecs), seconds(g.VotingSecs)/2
		gov.Params.VotingPeriod, gov.Params.ExpeditedVotingPeriod = &voting, &expedited
		state[govtypes.ModuleName] = cdc.MustMarshalJSON(gov)
	}

	wasm := wasmtypes.GenesisState{Params: wasmtypes.DefaultParams()}
	for i, code := range g.Codes {
		sum := sha256.Sum256(code.Wasm)
		info := wasmtypes.NewCodeInfo(sum[:], Account(g.Validators[0].Name), wasmtypes.AllowEverybody)
		wasm.Codes = append(wasm.Codes, wasmtypes.Code{CodeID: uint64(i) + 1, CodeInfo: info, CodeBytes: code.Wasm})
	}
	next := uint64(len(g.Codes)) + 1
	wasm.Sequences = []wasmtypes.Sequence{
		{IDKey: wasmtypes.KeySequenceCodeID, Value: next},
		{IDKey: wasmtypes.KeySequenceInstanceID, Value: 1},
	}
	state[wasmtypes.ModuleName] = cdc.MustMarshalJSON(&wasm)

	signed, err := g.signedValidators(app)
	if err != nil {
		return nil, err
	}
	state[genutiltypes.ModuleName] = cdc.MustMarshalJSON(genutiltypes.NewGenesisState(signed))
	return json.Marshal(state)
}

// signedValidators are the transactions by which validators join before the first block: so hooks,
// signing infos, pools and shares are as the modules make them.
func (g *Genesis) signedValidators(app *wasmapp.WasmApp) ([]json.RawMessage, error) {
	var signed []json.RawMessage
	for i, validator := range g.Validators {
		rates := stakingtypes.NewCommissionRates(validator.Commission, sdkmath.LegacyMaxDec(g.MaxCommission, validator.Commission), g.MaxCommissionChange)
		msg, err := stakingtypes.NewMsgCreateValidator(
			Operator(validator.Name).String(), consensusKey(validator.Name).PubKey(), sdk.NewCoin(g.Denom, validator.SelfStake),
			stakingtypes.Description{Moniker: validator.Name}, rates, sdkmath.OneInt(),
		)
		if err != nil {
			return nil, err
		}
		tx, err := buildTx(app.TxConfig(), signer{name: validator.Name, gasLimit: gasLimit}, msg)
		if err != nil {
			return nil, fmt.Errorf("validator %d: %w", i, err)
		}
		encoded, err := app.TxConfig().TxJSONEncoder()(tx)
		if err != nil {
			return nil, err
		}
		signed = append(signed, encoded)
	}
	return signed, nil
}

// Validate refuses what no chain would take.
func (g *Genesis) Validate() error {
	one := sdkmath.LegacyOneDec()
	fractions := map[string]sdkmath.LegacyDec{
		"min_signed": g.MinSigned, "slash_downtime": g.SlashDowntime, "slash_double_sign": g.SlashDoubleSign, "community_tax": g.CommunityTax,
	}
	for name, value := range fractions {
		if value.GT(one) || value.IsNegative() {
			return fmt.Errorf("parameter %s: more than 1", name)
		}
	}
	positive := map[string]bool{
		"unbonding_secs": g.UnbondingSecs > 0, "max_entries": g.MaxEntries > 0, "max_validators": g.MaxValidators > 0,
		"window": g.Window > 0, "jail_secs": g.JailSecs > 0, "power_reduction": g.PowerReduction.IsPositive(),
	}
	for name, holds := range positive {
		if !holds {
			return fmt.Errorf("parameter %s: zero", name)
		}
	}
	for _, validator := range g.Validators {
		if validator.Commission.GT(one) {
			return fmt.Errorf("parameter commission: more than max_commission")
		}
		if !validator.SelfStake.IsPositive() {
			return fmt.Errorf("parameter self_stake: less than min_self_delegation, or zero")
		}
		power := new(big.Int).Div(validator.SelfStake.BigInt(), g.PowerReduction.BigInt())
		if !power.IsInt64() {
			return fmt.Errorf("parameter self_stake: more power than a chain can count")
		}
	}
	return nil
}

func seconds(n uint64) time.Duration {
	return time.Duration(n) * time.Second
}
