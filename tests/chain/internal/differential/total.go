package differential

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/ballast-labs/ballast/tests/chain/line"
)

// Total is the sum over all files.
type Total struct {
	Files, Skipped, RealOnly, Commands, Refused, Values, Dives, TooDeep int
	// Open are differences that no rule accepts.
	Open     int
	accepted map[string]int
}

// Add counts a file in; its open differences are counted by who prints them.
func (t *Total) Add(outcome *Outcome) {
	if t.accepted == nil {
		t.accepted = map[string]int{}
	}
	if outcome.Skipped {
		t.Skipped++
		return
	}
	if outcome.RealOnly {
		t.RealOnly++
	} else {
		t.Files++
	}
	t.Commands += outcome.Commands
	t.Refused += outcome.Refused
	t.Dives += outcome.Dives
	t.TooDeep += outcome.TooDeep
	t.Values += outcome.Values
	for _, difference := range outcome.Differences {
		if difference.Rule != "" {
			t.accepted[difference.Rule]++
		}
	}
}

// Report says it in a few lines, each of which names the line of releases.
func (t *Total) Report(took time.Duration) string {
	var out strings.Builder
	say := func(format string, args ...any) {
		fmt.Fprintf(&out, "differential, %s line: "+format+"\n", append([]any{line.Name}, args...)...)
	}
	say("%d scenarios on this chain and the embedded one, %d on real ones only (%d for the embedded one are left out), %d commands, of which %d are refused on both", t.Files, t.RealOnly, t.Skipped, t.Commands, t.Refused)
	say("%d values compared, %d differences, in %.0f s", t.Values, t.Open, took.Seconds())
	if t.Dives > 0 {
		say("%d calls by a deep caller, of which the limit of call depth ended %d", t.Dives, t.TooDeep)
	}
	rules := make([]string, 0, len(t.accepted))
	for rule := range t.accepted {
		rules = append(rules, rule)
	}
	slices.Sort(rules)
	for _, rule := range rules {
		say("accepted by %s of docs/DIFFERENCES.md: %d", rule, t.accepted[rule])
	}
	return out.String()
}

// Documented refuses a rule that has no row in the table, and a row that has no rule.
func Documented(path string, rules []Rule) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var rows []string
	for line := range strings.Lines(string(text)) {
		if cells := strings.Split(line, "|"); len(cells) > 2 && strings.HasPrefix(strings.TrimSpace(cells[1]), "D-") {
			rows = append(rows, strings.TrimSpace(cells[1]))
		}
	}
	for _, rule := range rules {
		if !slices.Contains(rows, rule.ID) {
			return fmt.Errorf("%s has no row %s", path, rule.ID)
		}
	}
	for _, row := range rows {
		if !slices.ContainsFunc(rules, func(rule Rule) bool { return rule.ID == row }) {
			return fmt.Errorf("%s: nothing is accepted by row %s", path, row)
		}
	}
	return nil
}
