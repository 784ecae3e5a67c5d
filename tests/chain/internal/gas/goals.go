package gas

import (
	"fmt"
	"strings"
)

// goal is what a message should cost, and what the better of two peers needs for the same, in thousands.
// The peers are Steak 3.0.14 and Eris 1.8.0, rebuilt and measured by the same steps on the same chain.
type goal struct {
	name       string
	validators int
	// goal and each: for every message that it sends beyond the first `free`.
	goal, each float64
	event      string
	peer       float64
	peerNote   string
}

var goals = []goal{
	{name: "bond", validators: 5, goal: 230, peer: 470},
	{name: "bond", validators: 20, goal: 268, peer: 858},
	{name: "bond", validators: 50, goal: 348, peer: 1_627},
	{name: "bond", validators: 100, goal: 480, peer: 2_911},
	{name: "bond, later in the block", validators: 100, goal: 212, peer: 2_911},
	{name: "queue an exit", validators: 20, goal: 198, peer: 200},
	{name: "claim of one", validators: 20, goal: 134, peer: 139},
	{name: "submit, paid by deposits", validators: 20, goal: 345, peer: 454},
	{name: "submit with one undelegation", validators: 20, goal: 500, peer: 454},
	{name: "submit, paid by deposits", validators: 100, goal: 550, peer: 672},
	{name: "submit with one undelegation", validators: 100, goal: 700, peer: 672},
	{name: "settle, one entry", validators: 20, goal: 205, peer: 115},
	{name: "harvest of all, its pages in one transaction", validators: 20, goal: 1_490, peer: 2_189, peerNote: "with its restaking"},
	{name: "distribute", validators: 20, goal: 320},
	{name: "harvest of all, its pages in one transaction", validators: 100, goal: 7_000, peer: 9_681, peerNote: "in one message"},
	{name: "rebalance", validators: 20, goal: 160, each: 255, event: "redelegate", peer: 5_450, peerNote: "all moves"},
	{name: "rebalance", validators: 100, goal: 370, each: 255, event: "redelegate", peer: 50_277, peerNote: "all moves"},
	{name: "sync, a loss covered by bond and pool", validators: 20, goal: 450},
	{name: "sync, a loss covered by bond and pool", validators: 100, goal: 650},
	{name: "advance, everything due", validators: 100, goal: 10_000},
	{name: stayName, validators: 20, goal: 600, peer: 1_197},
	{name: "deploy", validators: 5, goal: 1_100},
}

const stayName = "a whole stay: bond, exit, claim"

func (t *Table) goals(out *strings.Builder) {
	t.wholeStay()
	out.WriteString("| message | validators | ours | goal | met | better peer | ratio |\n|---|---|---|---|---|---|---|\n")
	met := 0
	for _, goal := range goals {
		row := t.Find(goal.name)
		if row == nil {
			fmt.Fprintf(out, "| %s | %d | not measured | | | | |\n", goal.name, goal.validators)
			continue
		}
		figure := row.Figures[goal.validators]
		ours, wanted := float64(figure.Gas)/1_000, goal.goal+goal.each*float64(figure.Native[goal.event])
		verdict := "no"
		if ours <= wanted {
			verdict = "yes"
			met++
		}
		fmt.Fprintf(out, "| %s%s | %d | %.1f | %.0f | %s | %s |\n", goal.name, sent(figure), goal.validators, ours, wanted, verdict, goal.against(ours))
	}
	fmt.Fprintf(out, "\n%d of %d targets are met.\n", met, len(goals))
}

func (g goal) against(ours float64) string {
	if g.peer == 0 {
		return "none has it |"
	}
	note := g.peerNote
	if note != "" {
		note = " " + note
	}
	return fmt.Sprintf("%.0f%s | %.2f", g.peer, note, ours/g.peer)
}

// wholeStay adds up what one stay costs its staker.
func (t *Table) wholeStay() {
	for _, validators := range Sizes {
		var sum int64
		for _, name := range []string{"bond", "queue an exit", "claim of one"} {
			sum += figures(t.Rows, name)[validators].Gas
		}
		t.put(stayName, validators, sum, nil)
	}
}
