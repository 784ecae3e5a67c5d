package scenario

import (
	"strconv"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// actPlainly carries out commands that are no transactions: questions, blocks, what validators do and suffer.
func (r *Runner) actPlainly(line *Line) (*outcome, *Failure) {
	switch line.Cmd {
	case "query":
		return r.query(line)
	case "balance", "delegations", "unbondings", "redelegations", "rewards":
		return r.holding(line)
	case "validator":
		name, failure := r.validator(line.text("val"))
		if failure != nil {
			return nil, failure
		}
		return answered(r.chain.Validator(app.Operator(name)))
	case "mark":
		r.marks[line.text("name")] = r.chain.Height()
		return answered(object{"height": r.chain.Height()})
	case "check":
		r.unchecked = line.Own["off"].(bool)
		return answered(object{"off": r.unchecked})
	case "slash", "fail", "break", "restart":
		return nil, failed("`%s` is possible on the embedded chain only: begin the file with {\"cmd\":\"only\",\"chain\":\"sim\"}", line.Cmd)
	}
	return r.makeBlocks(line)
}

func (r *Runner) query(line *Line) (*outcome, *Failure) {
	contract, failure := r.contract(line.text("contract"))
	if failure != nil {
		return nil, failure
	}
	msg, failure := r.names.value(line.Own["msg"])
	if failure != nil {
		return nil, failure
	}
	data, gas, err := r.chain.Query(contract, []byte(Encode(msg)))
	if err != nil {
		return &outcome{refused: pointer(app.QueryText(err)), gas: int64(gas)}, nil
	}
	answer, err := Decode(data)
	if err != nil {
		return nil, failed("the answer is no JSON: %v", err)
	}
	return &outcome{answer: answer, gas: int64(gas)}, nil
}

func pointer[T any](value T) *T { return &value }

// holding is what an account or contract has, in one respect.
func (r *Runner) holding(line *Line) (*outcome, *Failure) {
	of, failure := r.holder(line.text("of"))
	if failure != nil {
		return nil, failure
	}
	var answer any
	var err error
	switch line.Cmd {
	case "balance":
		answer = r.balance(of)
	case "delegations":
		var amounts map[string]string
		amounts, err = r.chain.Delegations(of)
		answer = byName(r.names, amounts)
	case "rewards":
		var amounts map[string]map[string]string
		amounts, err = r.chain.Rewards(of)
		answer = byName(r.names, amounts)
	case "unbondings":
		var entries []app.UnbondingView
		entries, err = r.chain.Unbondings(of)
		answer = object{"entries": r.names.unbondings(entries)}
	case "redelegations":
		var entries []app.RedelegationView
		entries, err = r.chain.Redelegations(of)
		answer = object{"entries": r.names.redelegations(entries)}
	}
	if err != nil {
		return nil, failed("%v", err)
	}
	return answered(answer)
}

// balance is coins by denom; the bonded denom is there even if it is 0.
func (r *Runner) balance(of sdk.AccAddress) map[string]string {
	amounts := map[string]string{r.chain.Genesis.Denom: "0"}
	for _, coin := range r.chain.Balances(of) {
		amounts[coin.Denom] = coin.Amount.String()
	}
	return amounts
}

func (r *Runner) makeBlocks(line *Line) (*outcome, *Failure) {
	span := line.Common.span()
	switch line.Cmd {
	case "block":
		n := line.count("n")
		if n > 1_000_000 {
			return nil, bad("block: %d blocks are too many, use `advance`", n)
		}
		return r.done(r.chain.Blocks(n, span))
	case "set_params":
		return r.done(r.chain.SetParams(line.Change, span))
	case "advance":
		return r.done(r.chain.Advance(span))
	}
	name, failure := r.validator(line.text("val"))
	if failure != nil {
		return nil, failure
	}
	if line.Cmd == "absent" {
		return r.done(r.chain.Absent(name, line.count("blocks"), span))
	}
	height, failure := r.heightOf(line)
	if failure != nil {
		return nil, failure
	}
	return r.done(r.chain.DoubleSign(name, height))
}

// heightOf is the height of an infraction: a mark's, or now.
func (r *Runner) heightOf(line *Line) (int64, *Failure) {
	if line.Own["infraction"] == nil {
		return r.chain.Height(), nil
	}
	mark, failure := r.names.text(line.text("infraction"))
	if failure != nil {
		return 0, failure
	}
	if height, ok := r.marks[mark]; ok {
		return height, nil
	}
	height, err := strconv.ParseInt(mark, 10, 64)
	if err != nil || height < 0 {
		return 0, bad("unknown mark `%s`", mark)
	}
	return height, nil
}
