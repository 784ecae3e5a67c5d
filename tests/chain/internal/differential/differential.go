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
	Codes   app.Codes
	Rules   []Rule
}

// Outcome is what came of one file.
type Outcome struct {
	File    string
	Skipped bool
	// Alone: the file is for the real chain only, where it has to go as it expects.
	Alone    bool
	Commands int
	Refused  int
	Values   int
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
	switch scenario.Only(lines) {
	case "":
	case "real":
		s.alone(outcome, lines)
		return outcome, nil
	default:
		outcome.Skipped = true
		return outcome, nil
	}
	var embedded []any
	ran := make(chan error)
	go func() {
		var err error
		embedded, err = s.embedded(file)
		ran <- err
	}()
	real := onReal(lines, s.Codes)
	if err := <-ran; err != nil {
		return nil, err
	}
	s.compare(outcome, lines, embedded, real)
	return outcome, nil
}

// alone runs a file for the real chain only: there is nothing to compare with, but it has to go as it expects.
func (s *Setup) alone(outcome *Outcome, lines []*scenario.Line) {
	outcome.Alone = true
	counts, failure := scenario.Run(lines, s.Codes, func(*scenario.Runner, *scenario.Line, *scenario.Report) {})
	outcome.Commands = counts.Commands
	if failure == nil {
		return
	}
	difference := Difference{File: outcome.File, Line: failure.Line, Path: "ended", Sim: "not run", Real: failure.Error()}
	for _, line := range lines {
		if line.Number == failure.Line {
			difference.Command = line.Text
		}
	}
	outcome.Differences = append(outcome.Differences, difference)
}

// embedded runs the file on the embedded chain, in a process of its own.
func (s *Setup) embedded(file string) ([]any, error) {
	command := exec.Command(s.Ballast, "run", "--json", "--observe", file)
	// as under cargo: cw-multi-test appends a backtrace to what a failed message says
	command.Env = append(os.Environ(), "RUST_LIB_BACKTRACE=0")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	output, err := command.Output()
	var exited *exec.ExitError
	if err != nil && !errors.As(err, &exited) {
		return nil, fmt.Errorf("%s: %w", s.Ballast, err)
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
			return nil, fmt.Errorf("%s on %s: %w: %s%s", s.Ballast, file, bad, line, stderr.Bytes())
		}
		said = append(said, value)
		if err != nil {
			break
		}
	}
	if len(said) == 0 {
		return nil, fmt.Errorf("%s on %s said nothing: %s", s.Ballast, file, stderr.Bytes())
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

// compare goes through a scenario command by command.
func (s *Setup) compare(outcome *Outcome, lines []*scenario.Line, embedded, real []any) {
	sim, chain := newSide(), newSide()
	for i, line := range lines {
		a, b := said(embedded, i), said(real, i)
		if a == nil && b == nil {
			return // both ended before
		}
		sim.learn(a["observe"])
		chain.learn(b["observe"])
		found := &comparison{}
		found.compare("", sim.part(a), chain.part(b))
		if ended(a) && ended(b) && len(found.differences) == 0 {
			// an expectation or an invariant that fails on both is no agreement
			found.differences = []Difference{{Path: "ended", Sim: shown(a["error"]), Real: shown(b["error"])}}
		}
		outcome.Commands++
		outcome.Values += found.values
		if _, refused := b["refused"]; refused {
			outcome.Refused++
		}
		for _, difference := range found.differences {
			difference.File, difference.Line, difference.Command = outcome.File, line.Number, line.Text
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
