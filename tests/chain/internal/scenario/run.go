package scenario

import (
	"errors"
	"strings"

	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// Counts are what was done so far.
type Counts struct {
	Commands     int `json:"commands"`
	Expectations int `json:"expectations"`
	Invariants   int `json:"invariants"`
}

// Report is what a command did.
type Report struct {
	// Answer is that of a command that was carried out.
	Answer any
	// Refused is the error of a refusal that was allowed.
	Refused *string
	// Height and Time are those of the block the chain is in afterwards.
	Height, Time int64
	// GasUsed is that of a transaction, or of a query as a node counts it; 0 otherwise.
	GasUsed int64
	// Native are the messages to the chain's own modules that were carried out, by the events they emit.
	Native map[string]int
}

// Runner is a scenario at work.
type Runner struct {
	// Codes are the contracts: the suite's, stored before the first block, and those that `instantiate` brings.
	Codes app.Codes

	chain     *app.Chain
	names     *names
	marks     map[string]int64
	watch     watcher
	unchecked bool
	started   bool
	counts    Counts
}

// Only is the chain a scenario is for, "" if it is for all.
func Only(lines []*Line) string {
	if len(lines) > 0 && lines[0].Cmd == "only" {
		return lines[0].text("chain")
	}
	return ""
}

// Run runs a whole scenario and hands every report to each.
func Run(lines []*Line, codes app.Codes, each func(*Runner, *Line, *Report)) (Counts, *Failure) {
	runner := &Runner{Codes: codes}
	defer runner.Close()
	for i, line := range lines {
		joined := i+1 < len(lines) && lines[i+1].Common.SameBlock
		report, failure := runner.Step(line, joined)
		if failure != nil {
			return runner.Counts(), failure
		}
		each(runner, line, report)
	}
	return runner.Counts(), nil
}

// Close ends the chain, if there is one.
func (r *Runner) Close() {
	if r.chain != nil {
		r.chain.Close()
	}
}

// Counts are what was done so far.
func (r *Runner) Counts() Counts {
	counts := r.counts
	counts.Invariants = r.watch.checked
	return counts
}

// Chain is the chain, nil before genesis.
func (r *Runner) Chain() *app.Chain { return r.chain }

// Address is that of a name, "" if nobody has it.
func (r *Runner) Address(name string) string {
	if r.names == nil {
		return ""
	}
	address, failure := r.names.resolve(name)
	if failure != nil {
		return ""
	}
	return address
}

// Step carries out one command. Joined: the next one goes into the same block.
func (r *Runner) Step(line *Line, joined bool) (*Report, *Failure) {
	report, failure := r.try(line, joined)
	return report, failure.at(line.Number)
}

// outcome is what came of a command, before anything is expected of it.
type outcome struct {
	answer  any
	refused *string
	gas     int64
	native  map[string]int
}

func answered(answer any) (*outcome, *Failure) { return &outcome{answer: answer}, nil }

func refused(text string) *outcome { return &outcome{refused: &text} }

func (r *Runner) try(line *Line, joined bool) (*Report, *Failure) {
	outcome, failure := r.act(line)
	if failure != nil {
		return nil, failure
	}
	r.started = true
	if r.chain != nil && !joined {
		if err := r.chain.EndBlock(); err != nil {
			return nil, failed("the block could not be ended: %v", err)
		}
	}
	report := &Report{Refused: outcome.refused, GasUsed: outcome.gas, Native: outcome.native}
	if outcome.refused == nil {
		report.Answer = Plain(outcome.answer)
	}
	if failure := r.judge(line, report); failure != nil {
		return nil, failure
	}
	r.counts.Commands++
	if r.chain != nil {
		report.Height, report.Time = r.chain.Height(), r.chain.Now()
	}
	return report, nil
}

func (r *Runner) judge(line *Line, report *Report) *Failure {
	common := line.Common
	if report.Refused != nil {
		return r.judgeRefusal(common, *report.Refused)
	}
	if common.Fails != nil {
		return failed("the command was expected to fail, and succeeded").
			detail("asked for an error with `%s`", *common.Fails).detail("came %s", Encode(report.Answer))
	}
	return r.meet(common, report.Answer)
}

func (r *Runner) judgeRefusal(common Common, text string) *Failure {
	if common.Fails == nil {
		if common.MayFail {
			return nil
		}
		return failed("refused: %s", text)
	}
	part, failure := r.names.text(*common.Fails)
	if failure != nil {
		return failure
	}
	if !strings.Contains(strings.ToLower(text), strings.ToLower(part)) {
		return failed("the command failed, but not as expected").
			detail("asked for an error with `%s`", *common.Fails).detail("came %s", text)
	}
	r.counts.Expectations++
	return nil
}

func (r *Runner) meet(common Common, answer any) *Failure {
	if len(common.Expect)+len(common.Save) == 0 {
		return nil
	}
	wanted, failure := r.names.object(common.Expect)
	if failure != nil {
		return failure
	}
	for _, path := range sortedKeys(wanted) {
		found, there := Find(answer, path)
		if why := matches(found, there, wanted[path]); why != "" {
			return failed("`%s` is not as expected: %s", path, why).detail("the whole answer is %s", Encode(answer))
		}
		r.counts.Expectations++
	}
	for _, name := range sortedKeys(common.Save) {
		path, failure := r.names.text(common.Save[name].(string))
		if failure != nil {
			return failure
		}
		found, there := Find(answer, path)
		if !there {
			return failed("save `%s`: there is no `%s` in the answer", name, path).detail("the whole answer is %s", Encode(answer))
		}
		if r.names.taken(name) {
			return bad("save `%s`: this name is taken", name)
		}
		value, isText := found.(string)
		if !isText {
			value = Encode(found)
		}
		r.names.saved[name] = value
	}
	return nil
}

func (r *Runner) act(line *Line) (*outcome, *Failure) {
	switch {
	case line.Cmd == "only":
		return r.only(line.text("chain"))
	case line.Cmd == "genesis":
		return r.genesis(line.Own)
	case r.chain == nil:
		return nil, bad("no chain yet: `genesis` comes first")
	case line.IsTx():
		return r.transaction(line)
	}
	outcome, failure := r.actPlainly(line)
	if failure != nil {
		return nil, failure
	}
	return outcome, r.check()
}

func (r *Runner) only(chain string) (*outcome, *Failure) {
	if r.started {
		return nil, bad("`only` is the first command of a file")
	}
	if chain == "real" {
		return answered(object{"chain": chain})
	}
	return nil, failed("this scenario is for chain `%s` only; this is a wasmd application, `real`", chain)
}

func (r *Runner) genesis(fields object) (*outcome, *Failure) {
	if r.chain != nil {
		return nil, bad("a chain has one genesis")
	}
	genesis, err := readGenesis(fields)
	if err != nil {
		return nil, bad("genesis: %v", err)
	}
	for _, name := range Contracts {
		if _, taken := genesis.Accounts[name]; taken {
			return nil, bad("account `%s`: the name of a contract", name)
		}
	}
	if n := len(genesis.Validators); n == 0 || n > 1_000 {
		return nil, bad("genesis: a chain has 1 to 1000 validators")
	}
	genesis.Codes = r.Codes.Genesis
	chain, err := app.New(genesis)
	if err != nil {
		return nil, bad("%v", err)
	}
	r.chain, r.names, r.marks = chain, newNames(genesis), map[string]int64{}
	return answered(r.block())
}

// block is the block the chain is in.
func (r *Runner) block() object {
	return object{"height": r.chain.Height(), "time": r.chain.Now()}
}

// done is the block the chain is in, or what its driver refused.
func (r *Runner) done(err error) (*outcome, *Failure) {
	var refusal app.Refusal
	switch {
	case err == nil:
		return answered(r.block())
	case errors.As(err, &refusal):
		return refused(refusal.Text), nil
	default:
		return nil, failed("%v", err)
	}
}

// exists says whether there is a contract at an address.
func (r *Runner) exists(address sdk.AccAddress) bool { return r.chain.ContractInfo(address) != nil }

// check holds the suite against the chain.
func (r *Runner) check() *Failure {
	if r.unchecked || len(r.names.contracts) == 0 {
		return nil
	}
	if err := r.watch.check(r.chain, r.names); err != nil {
		return failed("%v", err)
	}
	return nil
}

func (r *Runner) holder(name string) (sdk.AccAddress, *Failure) {
	text, failure := r.names.text(name)
	if failure != nil {
		return nil, failure
	}
	return r.names.holder(text)
}

func (r *Runner) contract(name string) (sdk.AccAddress, *Failure) {
	text, failure := r.names.text(name)
	if failure != nil {
		return nil, failure
	}
	return r.names.contract(text, r.exists)
}

func (r *Runner) validator(name string) (string, *Failure) {
	text, failure := r.names.text(name)
	if failure != nil {
		return "", failure
	}
	return r.names.validator(text)
}

func (r *Runner) sender(name string) (string, *Failure) {
	text, failure := r.names.text(name)
	if failure != nil {
		return "", failure
	}
	return r.names.sender(text)
}

func (r *Runner) coins(name string) ([]sdk.Coin, *Failure) {
	text, failure := r.names.text(name)
	if failure != nil {
		return nil, failure
	}
	coins, err := readCoins(text, r.chain.Genesis.Denom)
	if err != nil {
		return nil, bad("%v", err)
	}
	return coins, nil
}
