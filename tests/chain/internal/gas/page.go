package gas

import (
	"fmt"
	"slices"
	"strings"
)

// Page is docs/GAS.md.
func (t *Table) Page() string {
	var out strings.Builder
	out.WriteString(head)
	out.WriteString("\n## Against the targets\n\n")
	t.goals(&out)
	out.WriteString("\n## Where a bond goes\n\n")
	t.breakdown(&out)
	out.WriteString(why)
	t.missed(&out)
	out.WriteString("\n## Every message\n\n")
	rows(&out, t.Rows)
	out.WriteString("\n## After a call of the hub in the same block\n\n")
	t.others(&out, t.Later)
	fmt.Fprintf(&out, "\n## With %d exits in the batch, all of one owner, and after it\n\n", crowd)
	t.others(&out, t.Crowd)
	return out.String()
}

const head = `# Gas

What messages cost on a real chain: wasmd in process, whole transactions, signature and size included, no memo,
from accounts that have sent before. In thousands. Written by ` + "`scripts/gas`" + `; ` + "`scripts/gas --check`" + ` fails if a message
became dearer by more than 2 %. A (k) is the number of messages sent to staking and distribution.
The same on the old line of releases is in [GAS-OLD.md](GAS-OLD.md).
`

const (
	sendName = "x/bank: send"
	askName  = "sync, nothing lost"
	// codeLoad is what the first call of a code costs in a transaction before it does anything.
	codeLoad = 60_000
)

const why = `
## Where missed goals go

What the chain takes for the same without a contract, what a call of the hub takes that asks the chain for its delegations and
does nothing more, and the rest, which is ours to shape: bonded set, roster and book read for targets, rows and records written.
The transaction itself is counted once. An account that moves stake twenty times into one validator pays more for each than
for one, because the chain keeps a list of all that ends in the same block.

`

// missed splits what costs more than its goal.
func (t *Table) missed(out *strings.Builder) {
	parts := &Table{}
	for _, n := range Sizes {
		gas := func(name string) int64 { return figures(t.Rows, name)[n].Gas }
		asked := gas(askName) - gas(sendName)
		parts.put("rebalance: as many moves of an account", n, gas(movesName), nil)
		parts.put("rebalance: the call, and the delegations", n, asked, nil)
		parts.put("rebalance: the rest", n, gas("rebalance")-gas(movesName)-asked, nil)
		leave := gas(leaveName) - gas(sendName)
		parts.put("submit with one undelegation: the same, paid by deposits", n, gas("submit, paid by deposits"), nil)
		parts.put("submit with one undelegation: an undelegation of an account", n, leave, nil)
		parts.put("submit with one undelegation: the rest", n, gas("submit with one undelegation")-gas("submit, paid by deposits")-leave, nil)
		later := figures(t.Later, "distribute")[n].Gas
		parts.put("distribute: after a call of the hub in the same block", n, later, nil)
		parts.put("distribute: the delegations, before anything is minted", n, gas("distribute")-later, nil)
	}
	rows(out, parts.Rows)
}

// breakdown splits the bond into what any chain takes and what is ours to shape.
func (t *Table) breakdown(out *strings.Builder) {
	part := func(name string) map[int]Figure { return figures(t.Rows, name) }
	first, later, send := part("bond"), part("bond, later in the block"), part(sendName)
	parts := &Table{}
	for _, n := range Sizes {
		parts.put("transaction, signature, transfer of the coin: what x/bank's send costs", n, send[n].Gas, nil)
		parts.put("loading the codes of hub and token", n, 2*codeLoad, nil)
		parts.put("the hub asking the chain for its delegations, once a block", n, first[n].Gas-later[n].Gas, nil)
		parts.put("hub and token: reads, writes, mint, events", n, later[n].Gas-send[n].Gas-2*codeLoad, nil)
		parts.put("bond", n, first[n].Gas, nil)
	}
	rows(out, parts.Rows)
}

// others are the rows that cost anything else than the same message with an ordinary history.
func (t *Table) others(out *strings.Builder, all []*Row) {
	other := slices.DeleteFunc(slices.Clone(all), func(row *Row) bool {
		first := t.Find(row.Name)
		return first != nil && !slices.ContainsFunc(Sizes, func(n int) bool {
			a, b := float64(row.Figures[n].Gas), float64(first.Figures[n].Gas)
			return a*tolerance < b || b*tolerance < a
		})
	})
	fmt.Fprintf(out, "%d messages and queries cost the same as above, to 2 %%. The others:\n\n", len(all)-len(other))
	rows(out, other)
}

func rows(out *strings.Builder, all []*Row) {
	heading(out)
	for _, row := range all {
		fmt.Fprintf(out, "| %s |", row.Name)
		for _, n := range Sizes {
			figure, there := row.Figures[n]
			if !there {
				out.WriteString(" |")
				continue
			}
			fmt.Fprintf(out, " %s%s |", thousands(figure.Gas), sent(figure))
		}
		out.WriteByte('\n')
	}
}

// heading is that of a table with a column for each number of validators.
func heading(out *strings.Builder) {
	out.WriteString("| message |")
	for _, n := range Sizes {
		fmt.Fprintf(out, " %d |", n)
	}
	out.WriteString("\n|---|" + strings.Repeat("---|", len(Sizes)) + "\n")
}

func sent(figure Figure) string {
	count := figure.Native["delegate"] + figure.Native["unbond"] + figure.Native["redelegate"]
	if count == 0 {
		count = figure.Native["withdraw_rewards"]
	}
	if count == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d)", count)
}

func thousands(gas int64) string {
	return fmt.Sprintf("%.1f", float64(gas)/1_000)
}
