package gas

import (
	"fmt"
	"strings"
)

const besideHead = `# Gas on the old line

What the messages of [GAS.md](GAS.md) cost on the old line of releases, measured in the same way: in thousands, and in brackets how
many times what the new line takes. Written by ` + "`scripts/gas --old`" + `; ` + "`scripts/gas --old --check`" + ` fails if a message became
dearer by more than 2 %. Why the lines differ is in [DIFFERENCES.md](DIFFERENCES.md#between-the-two-real-chains).

`

// Beside is docs/GAS-OLD.md: this table next to that of another line.
func (t *Table) Beside(other *Table) string {
	var out strings.Builder
	out.WriteString(besideHead)
	heading(&out)
	for _, row := range t.Rows {
		fmt.Fprintf(&out, "| %s |", row.Name)
		theirs := figures(other.Rows, row.Name)
		for _, n := range Sizes {
			if ours, other := row.Figures[n].Gas, theirs[n].Gas; ours > 0 && other > 0 {
				fmt.Fprintf(&out, " %s (%.2f)", thousands(ours), float64(ours)/float64(other))
			}
			out.WriteString(" |")
		}
		out.WriteByte('\n')
	}
	return out.String()
}
