package scenario

import (
	"maps"
	"slices"
	"strings"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	slashingtypes "github.com/cosmos/cosmos-sdk/x/slashing/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// prepared is a transaction with all names resolved.
type prepared struct {
	from   string
	msg    sdk.Msg
	called string
	reward sdk.Coins
	// code is what `instantiate` needs on the chain.
	code *app.Code
}

// transaction goes into a block of its own or into that of the command before.
func (r *Runner) transaction(line *Line) (*outcome, *Failure) {
	tx, failure := r.prepare(line)
	if failure != nil {
		return nil, failure
	}
	if line.Common.SameBlock {
		if !r.chain.IsOpen() {
			return nil, bad("`same_block`: the command before made no block, or one that is closed")
		}
	} else if err := r.chain.NextBlock(line.Common.span()); err != nil {
		return nil, bad("%v", err)
	}
	if failure := r.store(tx); failure != nil {
		return nil, failure
	}
	result, err := r.send(tx)
	if err != nil {
		return nil, failed("I-14 is broken: %v", err)
	}
	if result.Refused == "" {
		if failure := r.learn(line, tx, result); failure != nil {
			return nil, failure
		}
	}
	if failure := r.check(); failure != nil {
		return nil, failure
	}
	if result.Refused != "" {
		return &outcome{refused: &result.Refused, gas: result.GasUsed}, nil
	}
	return &outcome{answer: r.names.txAnswer(result, tx.called), gas: result.GasUsed, native: result.Native()}, nil
}

func (r *Runner) send(tx *prepared) (*app.Result, error) {
	if tx.msg == nil {
		return r.chain.Reward(tx.reward)
	}
	return r.chain.Deliver(tx.from, tx.msg)
}

// prepare reads names and amounts, so that bad input is found before a block is made.
func (r *Runner) prepare(line *Line) (*prepared, *Failure) {
	switch line.Cmd {
	case "unjail", "set_commission":
		return r.prepareOperator(line)
	case "reward":
		coins, failure := r.coins(line.text("funds"))
		return &prepared{reward: sorted(coins)}, failure
	}
	from, failure := r.sender(line.text("from"))
	if failure != nil {
		return nil, failure
	}
	coins, failure := r.coins(line.text("funds"))
	if failure != nil {
		return nil, failure
	}
	funds, sender := sorted(coins), app.Account(from)
	switch line.Cmd {
	case "bank_send":
		to, failure := r.holder(line.text("to"))
		return &prepared{from: from, msg: banktypes.NewMsgSend(sender, to, funds)}, failure
	case "deploy":
		msg, failure := r.deployment(line.Own["msg"])
		return &prepared{from: from, msg: &wasmtypes.MsgInstantiateContract{
			Sender: sender.String(), Admin: sender.String(), CodeID: r.chain.CodeID("hub"), Label: "ballast", Msg: msg, Funds: funds,
		}}, failure
	case "instantiate":
		return r.prepareInstance(line, from, funds)
	case "grant":
		return r.prepareGrant(line, from)
	case "migrate":
		return r.prepareMigration(line, from)
	case "set_admin":
		return r.prepareAdmin(line, from)
	}
	contract, failure := r.contract(line.text("contract"))
	if failure != nil {
		return nil, failure
	}
	msg, failure := r.names.value(line.Own["msg"])
	return &prepared{from: from, called: contract.String(), msg: &wasmtypes.MsgExecuteContract{
		Sender: sender.String(), Contract: contract.String(), Msg: []byte(Encode(msg)), Funds: funds,
	}}, failure
}

func (r *Runner) prepareOperator(line *Line) (*prepared, *Failure) {
	name, failure := r.validator(line.text("val"))
	if failure != nil {
		return nil, failure
	}
	operator := app.Operator(name).String()
	if line.Cmd == "unjail" {
		return &prepared{from: name, msg: slashingtypes.NewMsgUnjail(operator)}, nil
	}
	text, failure := r.names.text(line.text("rate"))
	if failure != nil {
		return nil, failure
	}
	rate, err := fraction(text)
	if err != nil {
		return nil, bad("%v", err)
	}
	keep := stakingtypes.DoNotModifyDesc
	description := stakingtypes.Description{Moniker: keep, Identity: keep, Website: keep, SecurityContact: keep, Details: keep}
	return &prepared{from: name, msg: stakingtypes.NewMsgEditValidator(operator, description, &rate, nil)}, nil
}

// deployment is the hub's message, with the ids of the siblings' codes.
func (r *Runner) deployment(value any) ([]byte, *Failure) {
	replaced, failure := r.names.value(value)
	if failure != nil {
		return nil, failure
	}
	msg := object{}
	switch fields := replaced.(type) {
	case object:
		msg = maps.Clone(fields)
	case nil:
	default:
		return nil, bad("deploy: `msg` is an object, not %s", Encode(replaced))
	}
	if _, given := msg["code_ids"]; !given {
		ids := object{}
		for _, name := range Contracts {
			if id := r.chain.CodeID(name); name != "hub" && id > 0 {
				ids[name] = id
			}
		}
		msg["code_ids"] = ids
	}
	return []byte(Encode(msg)), nil
}

// deployed takes over the addresses of a new suite, as its hub tells them.
func (r *Runner) deployed(tx *prepared, result *app.Result) *Failure {
	address, failure := instance(result)
	if failure != nil {
		return failure
	}
	hub := sdk.MustAccAddressFromBech32(address)
	data, _, err := r.chain.Query(hub, []byte(`{"config":{}}`))
	if err != nil {
		return failed("the new hub does not answer: %v", err)
	}
	config, err := Decode(data)
	if err != nil {
		return failed("the new hub's config: %v", err)
	}
	contracts := map[string]string{"hub": address}
	for _, name := range Contracts[1:] {
		if address, ok := config.(object)[name].(string); ok {
			contracts[name] = address
		}
	}
	tx.called = address
	r.names.deployed(contracts)
	return nil
}

// sorted is how every client sends coins.
func sorted(coins []sdk.Coin) sdk.Coins {
	coins = slices.Clone(coins)
	slices.SortStableFunc(coins, func(a, b sdk.Coin) int { return strings.Compare(a.Denom, b.Denom) })
	return coins
}
