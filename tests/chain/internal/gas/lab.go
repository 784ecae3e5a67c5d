// Package gas measures what Ballast's messages cost on a real wasmd application.
package gas

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

type msg = map[string]any

// lab is a suite on a chain of so many validators. Whoever is measured has sent before: an account's first
// transaction stores its public key, 13,300 gas.
type lab struct {
	runner     *scenario.Runner
	validators int
	// later: before every call, a call of the hub in the same block asks the chain for its delegations.
	later bool
	// tickets there were before the story.
	tickets int
	// err is the first that happened; afterwards nothing is done.
	err   error
	lines int
}

func (l *lab) fail(format string, args ...any) {
	if l.err == nil {
		l.err = fmt.Errorf("at %d validators: %w", l.validators, fmt.Errorf(format, args...))
	}
}

// do carries out one command of the scenario language.
func (l *lab) do(command msg) *scenario.Report {
	return l.join(command, false)
}

// join is do; joined: the next command goes into the same block.
func (l *lab) join(command msg, joined bool) *scenario.Report {
	if l.err != nil {
		return &scenario.Report{}
	}
	l.lines++
	line, failure := scenario.ParseLine(scenario.Encode(command), l.lines)
	if failure == nil {
		var report *scenario.Report
		if report, failure = l.runner.Step(line, joined); failure == nil {
			return report
		}
	}
	l.fail("%s: %w %s", scenario.Encode(command), failure, strings.Join(failure.Details, "; "))
	return &scenario.Report{}
}

// exec is one call in a block of its own.
func (l *lab) exec(from, contract string, message msg, funds string) *scenario.Report {
	command := msg{"cmd": "exec", "from": from, "contract": contract, "msg": message}
	if funds != "" {
		command["funds"] = funds
	}
	if l.later {
		l.ahead()
		command["same_block"] = true
	}
	return l.do(command)
}

// ahead is a call of the hub, and the block stays open for the next.
func (l *lab) ahead() {
	l.join(msg{"cmd": "exec", "from": "asker", "contract": "hub", "msg": msg{"sync": msg{}}}, true)
}

// together is a call of the hub so many times, as the messages of one transaction: what the scenario language cannot say.
func (l *lab) together(name string, times int) *scenario.Report {
	call := &wasmtypes.MsgExecuteContract{
		Sender: app.Account("keeper").String(), Contract: l.runner.Address("hub"), Msg: []byte(scenario.Encode(msg{name: msg{}})),
	}
	if l.later {
		l.ahead()
	}
	return l.deliver("keeper", slices.Repeat([]sdk.Msg{call}, times)...)
}

// deliver is one transaction, in a block of its own if none is open.
func (l *lab) deliver(from string, messages ...sdk.Msg) *scenario.Report {
	if l.err != nil {
		return &scenario.Report{}
	}
	chain := l.runner.Chain()
	var err error
	if !chain.IsOpen() {
		err = chain.NextBlock(app.BlockSpan)
	}
	result := &app.Result{}
	if err == nil {
		result, err = chain.Deliver(from, messages...)
	}
	if err == nil && result.Refused != "" {
		err = errors.New(result.Refused)
	}
	if err == nil {
		err = chain.EndBlock()
	}
	if err != nil {
		l.fail("%d messages of %s: %w", len(messages), from, err)
		return &scenario.Report{}
	}
	return &scenario.Report{GasUsed: result.GasUsed, Native: result.Native()}
}

// hub is a call of the hub without funds, from somebody who is nobody.
func (l *lab) hub(name string) *scenario.Report {
	return l.exec("keeper", "hub", msg{name: msg{}}, "")
}

// alone is the first call in its block whatever is measured.
func (l *lab) alone(name string) *scenario.Report {
	later := l.later
	l.later = false
	defer func() { l.later = later }()
	return l.hub(name)
}

// send is LST sent to a contract with a message inside.
func (l *lab) send(from, contract, amount string, inner msg) *scenario.Report {
	return l.exec(from, "token", msg{"send": msg{"contract": "${" + contract + "}", "amount": amount, "msg": msg{"$b64": inner}}}, "")
}

func (l *lab) ask(contract string, message msg) *scenario.Report {
	return l.do(msg{"cmd": "query", "contract": contract, "msg": message})
}

func (l *lab) blocks(n int) { l.do(msg{"cmd": "block", "n": n}) }

func (l *lab) advance(secs int) { l.do(msg{"cmd": "advance", "secs": secs}) }

// settled turns the hub's crank until nothing is due.
func (l *lab) turn() {
	for range 200 {
		if l.err != nil || len(l.due()) == 0 {
			return
		}
		l.hub("advance")
	}
	l.fail("the hub does not come to rest: %v", l.due())
}

// ticket is the id of the story's n-th ticket.
func (l *lab) ticket(n int) string { return strconv.Itoa(l.tickets + n) }

func (l *lab) due() []any {
	answer, _ := l.ask("hub", msg{"due": msg{}}).Answer.(map[string]any)
	work, _ := answer["work"].([]any)
	return work
}

// attribute is one of the called contract's own, "" if there is none.
func attribute(report *scenario.Report, path string) string {
	found, _ := scenario.Find(report.Answer, path)
	text, _ := found.(string)
	return text
}

func users(validators int) int { return max(20, validators) }

func user(i int) string { return "user" + strconv.Itoa(i) }

// newLab starts a chain and deploys: every validator listed, parameters as they come.
func newLab(validators int, codes app.Codes) (*lab, *scenario.Report) {
	l := &lab{runner: &scenario.Runner{Codes: codes}, validators: validators}
	accounts := msg{"owner": "1000000000000", "keeper": "1000000000", "asker": "1000000000", "whale": "1000000000000000", "insurer": "1000000000000"}
	for i := range users(validators) {
		accounts[user(i)] = "1000000000000"
	}
	l.do(msg{"cmd": "genesis", "validators": validators, "window": 20, "accounts": accounts})
	l.do(msg{"cmd": "check", "off": true})
	for _, name := range []string{"owner", "keeper", "asker", "whale", "insurer"} {
		l.do(msg{"cmd": "bank_send", "from": name, "to": name, "funds": "1"})
	}
	listed := []msg{}
	for i := range validators {
		listed = append(listed, msg{"address": fmt.Sprintf("${val%d}", i)})
	}
	deployed := l.do(msg{"cmd": "deploy", "from": "owner", "funds": "1000000", "msg": msg{
		"token":      msg{"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6},
		"validators": listed,
	}})
	return l, deployed
}

// populated is a lab in which everybody has bonded and every validator has stake from the pool.
func populated(validators int, codes app.Codes) (*lab, *scenario.Report) {
	l, deployed := newLab(validators, codes)
	for i := range users(validators) {
		l.exec(user(i), "hub", msg{"bond": msg{}}, "100000000")
	}
	l.turn()
	l.blocks(20)
	return l, deployed
}

func (l *lab) close() { l.runner.Close() }
