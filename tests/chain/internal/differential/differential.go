package differential

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

// Setup is what both chains need.
type Setup struct {
	// Ballast is the command line that has the embedded chain.
	Ballast string
	// Other is this program for another line of releases, "" if there is none: files for real chains only are compared
	// with it, and have to go as they expect without it.
	Other string
	Codes app.Codes
	Rules []Rule
}

// Outcome is what came of one file.
type Outcome struct {
	File    string
	Skipped bool
	// RealOnly: the file is for real chains only.
	RealOnly bool
	Commands int
	Refused  int
	// Dives are calls by way of the deep caller, TooDeep those that the chain's limit ended.
	Dives, TooDeep int
	Values         int
	// Differences are all, also those that a rule accepts.
	Differences []Difference
}

// Open are the differences that no rule accepts.
func (o *Outcome) Open() []Difference {
	var open []Difference
	for _, difference := range o.Differences {
		if difference.Rule == "" {
			open = append(open, difference)
		}
	}
	return open
}

// Run carries out one file on both chains and compares.
func (s *Setup) Run(file string) (*Outcome, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	outcome := &Outcome{File: filepath.Base(file)}
	lines, failure := scenario.Parse(string(text))
	if failure != nil {
		return nil, fmt.Errorf("%s: %w", file, failure)
	}
	program, chain := s.Ballast, "embedded"
	switch scenario.Only(lines) {
	case "":
	case "real":
		outcome.RealOnly = true
		if s.Other == "" {
			s.alone(outcome, lines)
			return outcome, nil
		}
		program, chain = s.Other, filepath.Base(s.Other)
	default:
		outcome.Skipped = true
		return outcome, nil
	}
	var first []any
	ran := make(chan error)
	go func() {
		var err error
		first, err = runBy(program, file)
		ran <- err
	}()
	here := onReal(lines, s.Codes)
	if err := <-ran; err != nil {
		return nil, err
	}
	s.compare(outcome, chain, lines, first, here)
	return outcome, nil
}

// alone runs a file for real chains only: there is nothing to compare with, but it has to go as it expects.
func (s *Setup) alone(outcome *Outcome, lines []*scenario.Line) {
	counts, failure := scenario.Run(lines, s.Codes, func(*scenario.Runner, *scenario.Line, *scenario.Report) {})
	outcome.Commands = counts.Commands
	if failure == nil {
		return
	}
	difference := Difference{File: outcome.File, Line: failure.Line, Path: "ended", Chain: "no other", First: "not run", Here: failure.Error()}
	for _, line := range lines {
		if line.Number == failure.Line {
			difference.Command = line.Text
		}
	}
	outcome.Differences = append(outcome.Differences, difference)
}

// runBy runs the file on another program's chain, in a process of its own.
func runBy(program, file string) ([]any, error) {
	command := exec.Command(program, "run", "--json", "--observe", file)
	// as under cargo: cw-multi-test appends a backtrace to what a failed message says
	command.Env = append(os.Environ(), "RUST_LIB_BACKTRACE=0")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	output, err := command.Output()
	var exited *exec.ExitError
	if err != nil && !errors.As(err, &exited) {
		return nil, fmt.Errorf("%s: %w", program, err)
	}
	var said []any
	reader := bufio.NewReader(bytes.NewReader(output))
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) == 0 {
			break
		}
		value, bad := scenario.Decode(line)
		if bad != nil {
			return nil, fmt.Errorf("%s on %s: %w: %s%s", program, file, bad, line, stderr.Bytes())
		}
		said = append(said, value)
		if err != nil {
			break
		}
	}
	if len(said) == 0 {
		return nil, fmt.Errorf("%s on %s said nothing: %s", program, file, stderr.Bytes())
	}
	return said, nil
}

// onReal runs the same lines on a wasmd application, and says the same.
func onReal(lines []*scenario.Line, codes app.Codes) []any {
	var said []any
	observer := &scenario.Observer{}
	_, failure := scenario.Run(lines, codes, func(runner *scenario.Runner, line *scenario.Line, report *scenario.Report) {
		one := report.JSON(line)
		seen, err := observer.Observe(runner)
		if err != nil {
			seen = map[string]any{"error": err.Error()}
		}
		one["observe"] = seen
		said = append(said, scenario.Plain(one))
	})
	if failure != nil {
		said = append(said, scenario.Plain(failure.JSON()))
	}
	return said
}

// compare goes through a scenario command by command: what another chain said first, and this one.
func (s *Setup) compare(outcome *Outcome, chain string, lines []*scenario.Line, first, here []any) {
	other, own := newSide(), newSide()
	for i, line := range lines {
		a, b := said(first, i), said(here, i)
		if a == nil && b == nil {
			return // both ended before
		}
		other.learn(a["observe"])
		own.learn(b["observe"])
		meet(other, own, a["answer"], b["answer"])
		found := &comparison{}
		found.compare("", other.part(a), own.part(b))
		if ended(a) && ended(b) && len(found.differences) == 0 {
			// an expectation or an invariant that fails on both is no agreement
			found.differences = []Difference{{Path: "ended", First: shown(a["error"]), Here: shown(b["error"])}}
		}
		outcome.Commands++
		outcome.Values += found.values
		why, refused := b["refused"].(string)
		if refused {
			outcome.Refused++
		}
		if strings.Contains(line.Text, `{"dive":`) {
			outcome.Dives++
			if strings.Contains(why, "max call depth") {
				outcome.TooDeep++
			}
		}
		for _, difference := range found.differences {
			difference.File, difference.Line, difference.Command, difference.Chain = outcome.File, line.Number, line.Text, chain
			difference.Rule = s.accepts(difference)
			outcome.Differences = append(outcome.Differences, difference)
		}
		if ended(a) || ended(b) {
			return
		}
	}
}

// said is what was said of a command, nil if the run had ended before.
func said(all []any, i int) map[string]any {
	if i >= len(all) {
		return nil
	}
	fields, _ := all[i].(map[string]any)
	return fields
}

func ended(said map[string]any) bool {
	_, is := said["error"]
	return is || said == nil
}

// part is what of a command's report is compared: all but gas, and with contracts' names for addresses.
func (s *side) part(said map[string]any) any {
	if ended(said) {
		return map[string]any{"ended": s.named(said["error"])}
	}
	part := map[string]any{}
	for key, value := range said {
		switch key {
		case "gas_used":
		case "answer":
			part[key] = s.named(s.answer(value))
		case "refused":
			text, _ := s.named(value).(string)
			part[key] = kind(text)
		case "observe":
			part[key] = s.named(without(value, "contracts"))
		default:
			part[key] = value
		}
	}
	return part
}

func (s *side) answer(value any) any {
	fields, ok := value.(map[string]any)
	if !ok || fields["events"] == nil {
		return value
	}
	shown := without(value, "").(map[string]any)
	shown["data"] = s.data(fields["data"])
	shown["events"] = inOrder(fields["events"])
	return shown
}

// inOrder sorts the attributes of each event by key (row D-1).
func inOrder(events any) any {
	list, _ := events.([]any)
	sorted := []any{}
	for _, event := range list {
		shown, ok := without(event, "").(map[string]any)
		if !ok {
			return events
		}
		attributes, _ := shown["attributes"].([]any)
		attributes = slices.Clone(attributes)
		slices.SortStableFunc(attributes, func(a, b any) int { return strings.Compare(key(a), key(b)) })
		shown["attributes"] = attributes
		sorted = append(sorted, shown)
	}
	return sorted
}

func key(attribute any) string {
	pair, _ := attribute.([]any)
	if len(pair) == 0 {
		return ""
	}
	text, _ := pair[0].(string)
	return text
}

func without(value any, name string) any {
	fields, ok := value.(map[string]any)
	if !ok {
		return value
	}
	rest := map[string]any{}
	for key, item := range fields {
		if key != name {
			rest[key] = item
		}
	}
	return rest
}
