package app

import (
	"context"
	"fmt"
	"strings"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/cosmos/cosmos-sdk/client"
	clienttx "github.com/cosmos/cosmos-sdk/client/tx"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/tx/signing"
	authsigning "github.com/cosmos/cosmos-sdk/x/auth/signing"
)

// ChainID is that of every chain made here.
const ChainID = "ballast-1"

// gasLimit is that of a transaction unless something else is asked for: more than any block of a chain has.
const gasLimit = 300_000_000

// signer is an account and its place on the chain.
type signer struct {
	name             string
	number, sequence uint64
	gasLimit         uint64
}

// buildTx signs messages without memo and fee.
func buildTx(config client.TxConfig, from signer, msgs ...sdk.Msg) (authsigning.Tx, error) {
	builder := config.NewTxBuilder()
	if err := builder.SetMsgs(msgs...); err != nil {
		return nil, err
	}
	builder.SetGasLimit(from.gasLimit)
	key, mode := PrivKey(from.name), signing.SignMode_SIGN_MODE_DIRECT
	empty := signing.SignatureV2{
		PubKey: key.PubKey(), Data: &signing.SingleSignatureData{SignMode: mode}, Sequence: from.sequence,
	}
	if err := builder.SetSignatures(empty); err != nil {
		return nil, err
	}
	data := authsigning.SignerData{
		ChainID: ChainID, AccountNumber: from.number, Sequence: from.sequence,
		PubKey: key.PubKey(), Address: Account(from.name).String(),
	}
	signature, err := clienttx.SignWithPrivKey(context.Background(), mode, data, builder, key, config, from.sequence)
	if err != nil {
		return nil, err
	}
	if err := builder.SetSignatures(signature); err != nil {
		return nil, err
	}
	return builder.GetTx(), nil
}

// Result is what a transaction came to.
type Result struct {
	Height int64
	Time   int64
	// Refused is empty if the transaction was carried out.
	Refused string
	// Codespace and Code are the refusal's kind.
	Codespace string
	Code      uint32
	GasUsed   int64
	Events    []Event
	// Response is the protobuf of the first message's response, empty if there is none.
	Response []byte
}

// Event is an event of a transaction, without the marks that the application adds.
type Event struct {
	Type       string
	Attributes [][2]string
}

func readResult(raw *abci.ExecTxResult) (*Result, error) {
	result := &Result{GasUsed: raw.GasUsed}
	if raw.Code != 0 {
		result.Codespace, result.Code = raw.Codespace, raw.Code
		result.Refused = refusal(raw)
		return result, nil
	}
	var data sdk.TxMsgData
	if err := data.Unmarshal(raw.Data); err != nil {
		return nil, fmt.Errorf("the answer of a transaction: %w", err)
	}
	if len(data.MsgResponses) > 0 {
		result.Response = data.MsgResponses[0].Value
	}
	for _, event := range raw.Events {
		shown := Event{Type: event.Type}
		for _, attribute := range event.Attributes {
			if attribute.Key != "msg_index" {
				shown.Attributes = append(shown.Attributes, [2]string{attribute.Key, attribute.Value})
			}
		}
		result.Events = append(result.Events, shown)
	}
	return result, nil
}

// refusal is a contract's own text, or the module's codespace, code and text.
func refusal(raw *abci.ExecTxResult) string {
	text := raw.Log
	if _, rest, found := strings.Cut(text, "message index: 0: "); found {
		text = rest
	}
	text = withoutPath(text)
	if raw.Codespace != "wasm" {
		return fmt.Sprintf("codespace: %s, code: %d: %s", raw.Codespace, raw.Code, text)
	}
	return contractText(text)
}

// withoutPath takes off how the message came to where it failed.
func withoutPath(text string) string {
	for {
		before := len(text)
		for _, step := range []string{"dispatch: submessages: ", "dispatch: ", "submessages: ", "reply: "} {
			text = strings.TrimPrefix(text, step)
		}
		if len(text) == before {
			return text
		}
	}
}

// contractText takes wasmd's own words off a contract's error.
func contractText(text string) string {
	for _, what := range []string{"execute", "instantiate", "query", "migrate", "reply", "sudo"} {
		text = strings.ReplaceAll(text, ": "+what+" wasm contract failed", "")
	}
	return text
}

// Native counts the events of the chain's own staking and distribution modules.
func (r *Result) Native() map[string]int {
	counts := map[string]int{}
	for _, event := range r.Events {
		switch event.Type {
		case "delegate", "unbond", "redelegate", "withdraw_rewards":
			counts[event.Type]++
		}
	}
	return counts
}
