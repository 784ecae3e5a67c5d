package gas

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

// Span is what one message of an extension cost, in all scenarios of that extension that carry it out.
type Span struct {
	Message string `json:"message"`
	Least   int64  `json:"least"`
	Most    int64  `json:"most"`
	// In is the scenario in which it cost most.
	In string `json:"in"`
}

// Extensions are the messages of each extension, by name.
type Extensions map[string][]Span

// MeasureExtensions runs the scenarios of every extension, which begin with its name, and notes what its messages cost.
func MeasureExtensions(folder string, names []string, codes app.Codes) (Extensions, error) {
	found := Extensions{}
	for _, name := range names {
		files, err := filepath.Glob(filepath.Join(folder, name+"-*.jsonl"))
		if err != nil {
			return nil, err
		}
		slices.Sort(files)
		for _, file := range files {
			if err := found.measure(name, file, codes); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
		}
		slices.SortFunc(found[name], func(a, b Span) int { return strings.Compare(a.Message, b.Message) })
	}
	return found, nil
}

func (e Extensions) measure(extension, file string, codes app.Codes) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	lines, failure := scenario.Parse(string(text))
	if failure != nil {
		return failure
	}
	if scenario.Only(lines) == "sim" {
		return nil
	}
	made := map[string]bool{}
	_, failure = scenario.Run(lines, codes, func(_ *scenario.Runner, line *scenario.Line, report *scenario.Report) {
		if report.Refused != nil || report.GasUsed == 0 {
			return
		}
		if message := messageTo(extension, line, made); message != "" {
			e.note(extension, message, report.GasUsed, strings.TrimSuffix(filepath.Base(file), ".jsonl"))
		}
	})
	if failure != nil {
		return failure
	}
	return nil
}

// messageTo is the name of a message to the extension, "" if the line is none. Made are the extension's contracts.
func messageTo(extension string, line *scenario.Line, made map[string]bool) string {
	switch line.Cmd {
	case "instantiate":
		if line.Own["code"] != extension {
			return ""
		}
		name, _ := line.Own["as"].(string)
		made[name] = true
		return "instantiate"
	case "exec":
		contract, _ := line.Own["contract"].(string)
		name, body := only(line.Own["msg"])
		if made[contract] {
			return name
		}
		if contract == "token" && name == "send" {
			return sentTo(body, made)
		}
	}
	return ""
}

// sentTo is the message that LST is sent with, if it is sent to the extension.
func sentTo(body any, made map[string]bool) string {
	fields, _ := body.(map[string]any)
	to, _ := fields["contract"].(string)
	if !made[strings.TrimSuffix(strings.TrimPrefix(to, "${"), "}")] {
		return ""
	}
	_, inner := only(fields["msg"])
	name, _ := only(inner)
	return "LST sent with " + name
}

// only is the one field of a message.
func only(msg any) (string, any) {
	fields, _ := msg.(map[string]any)
	for name, body := range fields {
		return name, body
	}
	return "", nil
}

func (e Extensions) note(extension, message string, gas int64, file string) {
	at := slices.IndexFunc(e[extension], func(span Span) bool { return span.Message == message })
	if at < 0 {
		e[extension] = append(e[extension], Span{message, gas, gas, file})
		return
	}
	span := &e[extension][at]
	span.Least = min(span.Least, gas)
	if gas > span.Most {
		span.Most, span.In = gas, file
	}
}

// LoadExtensions reads what Save wrote.
func LoadExtensions(path string) (Extensions, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	found := Extensions{}
	return found, json.Unmarshal(text, &found)
}

// Save writes the figures for LoadExtensions.
func (e Extensions) Save(path string) error {
	text, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

// Regressions are messages that became dearer by more than 2 %.
func (e Extensions) Regressions(before Extensions) []string {
	var dearer []string
	for name, spans := range e {
		for _, now := range spans {
			for _, old := range before[name] {
				if now.Message == old.Message && now.Most*100 > old.Most*102 {
					dearer = append(dearer, fmt.Sprintf("%s of %s: %d gas, was %d", now.Message, name, now.Most, old.Most))
				}
			}
		}
	}
	slices.Sort(dearer)
	return dearer
}

// Page is the figures for people.
func (e Extensions) Page() string {
	var out strings.Builder
	out.WriteString(`# Gas of the extensions

What their messages cost on a real chain: wasmd in process, whole transactions, signature and size included, as in [GAS.md](GAS.md), in thousands. Each is measured wherever a
scenario of the extension carries it out: the least and the most. Written by ` + "`scripts/gas --extensions`; `scripts/gas --extensions --check`" + ` fails if the most
of a message rose by more than 2 %.
`)
	names := make([]string, 0, len(e))
	for name := range e {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&out, "\n## %s\n\n| message | least | most | in |\n|---|---|---|---|\n", name)
		for _, span := range e[name] {
			fmt.Fprintf(&out, "| %s | %.1f | %.1f | `%s` |\n", span.Message, float64(span.Least)/1000, float64(span.Most)/1000, span.In)
		}
	}
	return out.String()
}
