package gas

import (
	"fmt"
	"strings"
)

// Page is docs/GAS.md.
func (t *Table) Page() string {
	var out strings.Builder
	out.WriteString(head)
	out.WriteString("\n## Against the targets\n\n")
	t.goals(&out)
	out.WriteString("\n## Every message\n\n")
	rows(&out, t.Rows)
	fmt.Fprintf(&out, "\n## With %d exits in the batch, all of one owner\n\n", crowd)
	rows(&out, t.Crowd)
	return out.String()
}

const head = `# Gas

What messages cost on a real chain: wasmd in process, whole transactions, signature and size included, no memo,
from accounts that have sent before. In thousands. Written by ` + "`scripts/gas`" + `; ` + "`scripts/gas --check`" + ` fails if a message
became dearer by more than 2 %. A (k) is the number of messages sent to staking and distribution.
`

func rows(out *strings.Builder, all []*Row) {
	out.WriteString("| message |")
	for _, n := range Sizes {
		fmt.Fprintf(out, " %d |", n)
	}
	out.WriteString("\n|---|" + strings.Repeat("---|", len(Sizes)) + "\n")
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
