package differential

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ballast-labs/ballast/tests/chain/line"
)

// Difference is one value that is not the same.
type Difference struct {
	File string
	Line int
	// Command is the line as it is written.
	Command string
	// Path is where the value is in what was said of the command.
	Path string
	// Chain is the one that First is from; Here is from this program's.
	Chain       string
	First, Here string
	// Rule is the row of docs/DIFFERENCES.md that accepts it, "" if none does.
	Rule string
}

func (d Difference) String() string {
	return fmt.Sprintf("%s:%d %s\n  %s\n    %s: %s\n    %s line: %s", d.File, d.Line, d.Path, short(d.Command, 300), d.Chain, short(d.First, 600), line.Name, short(d.Here, 600))
}

func short(text string, most int) string {
	if len(text) > most {
		return text[:most] + "…"
	}
	return text
}

// side is what one chain says of a scenario; its contracts have addresses of their own.
type side struct {
	contracts map[string]string
	names     *strings.Replacer
}

func newSide() *side { return &side{contracts: map[string]string{}, names: strings.NewReplacer()} }

// learn takes over the addresses of the suite's contracts; those of an earlier suite stay known.
func (s *side) learn(seen any) {
	observed, _ := seen.(map[string]any)
	contracts, _ := observed["contracts"].(map[string]any)
	for name, address := range contracts {
		if text, ok := address.(string); ok && s.contracts[text] == "" {
			s.contracts[text] = name
		}
	}
	s.name()
}

// name makes the addresses that are known be read as names.
func (s *side) name() {
	var pairs []string
	for _, address := range slices.Sorted(maps.Keys(s.contracts)) {
		pairs = append(pairs, address, "<"+s.contracts[address]+">")
	}
	s.names = strings.NewReplacer(pairs...)
}

// meet names a contract that speaks in an answer and was made by another one, so that no scenario names it: it is the same on both
// sides if it speaks at the same place. Its address follows from a code's checksum too.
func meet(a, b *side, first, here any) {
	speakers, others := speakers(first), speakers(here)
	for i := range min(len(speakers), len(others)) {
		if _, known := a.contracts[speakers[i]]; known || speakers[i] == "" || speakers[i] == others[i] {
			continue
		}
		if _, known := b.contracts[others[i]]; known {
			continue
		}
		name := fmt.Sprintf("made-%d", len(a.contracts))
		a.contracts[speakers[i]], b.contracts[others[i]] = name, name
	}
	a.name()
	b.name()
}

// speakers are the contracts of an answer's events, in their order.
func speakers(answer any) []string {
	said, _ := answer.(map[string]any)
	events, _ := said["events"].([]any)
	all := make([]string, len(events))
	for i := range events {
		event, _ := events[i].(map[string]any)
		all[i], _ = event["contract"].(string)
	}
	return all
}

// named replaces the addresses of contracts by their names: they follow from the codes' checksums, which
// the embedded chain does not have.
func (s *side) named(value any) any {
	switch value := value.(type) {
	case string:
		return s.names.Replace(value)
	case []any:
		list := make([]any, len(value))
		for i := range value {
			list[i] = s.named(value[i])
		}
		return list
	case map[string]any:
		fields := make(map[string]any, len(value))
		for key := range value {
			fields[s.names.Replace(key)] = s.named(value[key])
		}
		return fields
	}
	return value
}

// data shows the protobuf of an answer with contracts' names in it.
func (s *side) data(value any) any {
	text, ok := value.(string)
	if !ok {
		return value
	}
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return value
	}
	return fmt.Sprintf("%q", s.names.Replace(string(bytes)))
}

// comparison counts values and collects differences.
type comparison struct {
	values      int
	differences []Difference
}

// compare walks through two values; numbers are compared as they are written.
func (c *comparison) compare(path string, sim, real any) {
	switch x := sim.(type) {
	case map[string]any:
		y, ok := real.(map[string]any)
		if !ok {
			break
		}
		for _, key := range union(x, y) {
			c.compare(path+"."+key, absent(x, key), absent(y, key))
		}
		return
	case []any:
		y, ok := real.([]any)
		if !ok || len(x) != len(y) {
			break
		}
		for i := range x {
			c.compare(fmt.Sprintf("%s.%d", path, i), x[i], y[i])
		}
		return
	}
	c.values++
	if a, b := shown(sim), shown(real); a != b {
		c.differences = append(c.differences, Difference{Path: strings.TrimPrefix(path, "."), First: a, Here: b})
	}
}

// nothing stands for what is not there, which is not the same as null.
type nothing struct{}

func absent(fields map[string]any, key string) any {
	if value, ok := fields[key]; ok {
		return value
	}
	return nothing{}
}

func union(x, y map[string]any) []string {
	keys := slices.Collect(maps.Keys(x))
	for key := range y {
		if _, both := x[key]; !both {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

func shown(value any) string {
	if _, ok := value.(nothing); ok {
		return "nothing"
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
