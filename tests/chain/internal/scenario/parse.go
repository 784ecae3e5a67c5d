package scenario

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

// Line is a line of a scenario.
type Line struct {
	// Number counts from 1.
	Number int
	// Text is as it was written.
	Text string
	// Cmd is the command's name, Own its fields.
	Cmd string
	Own object
	// Change is what `set_params` changes.
	Change app.Change
	// Common is what any command may carry.
	Common Common
}

// Common is what any command may carry.
type Common struct {
	Note      string
	Expect    object
	Save      object
	Fails     *string
	MayFail   bool
	SameBlock bool
	Secs      *app.Span
}

// span is the time between the command's block and the one before.
func (c Common) span() app.Span {
	if c.Secs != nil {
		return *c.Secs
	}
	return app.BlockSpan
}

// kind is what a field holds.
type kind int

const (
	text kind = iota
	count
	flag
	anything
)

type field struct {
	kind     kind
	required bool
	standard any
}

// commands are all there are, with their fields. `genesis` has a table of its own.
var commands = map[string]map[string]field{
	"genesis": {},
	"deploy":  {"from": {text, true, nil}, "msg": {anything, false, nil}, "funds": {text, false, ""}},
	"exec":    {"from": {text, true, nil}, "contract": {text, true, nil}, "msg": {anything, true, nil}, "funds": {text, false, ""}},
	"instantiate": {
		"code": {text, true, nil}, "as": {text, true, nil}, "from": {text, true, nil}, "msg": {anything, true, nil},
		"funds": {text, false, ""}, "admin": {text, false, nil},
	},
	"grant":          {"from": {text, true, nil}, "to": {text, true, nil}},
	"migrate":        {"from": {text, true, nil}, "contract": {text, true, nil}, "code": {text, true, nil}, "msg": {anything, true, nil}},
	"set_admin":      {"from": {text, true, nil}, "contract": {text, true, nil}, "to": {text, true, nil}},
	"query":          {"contract": {text, true, nil}, "msg": {anything, true, nil}},
	"block":          {"n": {count, false, uint64(1)}},
	"advance":        {},
	"set_params":     {"module": {text, true, nil}, "params": {anything, true, nil}},
	"double_sign":    {"val": {text, true, nil}, "infraction": {text, false, nil}},
	"absent":         {"val": {text, true, nil}, "blocks": {count, true, nil}},
	"unjail":         {"val": {text, true, nil}},
	"set_commission": {"val": {text, true, nil}, "rate": {text, true, nil}},
	"bank_send":      {"from": {text, true, nil}, "to": {text, true, nil}, "funds": {text, true, nil}},
	"balance":        {"of": {text, true, nil}},
	"delegations":    {"of": {text, true, nil}},
	"unbondings":     {"of": {text, true, nil}},
	"redelegations":  {"of": {text, true, nil}},
	"rewards":        {"of": {text, true, nil}},
	"validator":      {"val": {text, true, nil}},
	"reward":         {"funds": {text, true, nil}},
	"mark":           {"name": {text, true, nil}},
	"check":          {"off": {flag, true, nil}},
	"only":           {"chain": {text, true, nil}},
	"slash":          {"val": {text, true, nil}, "fraction": {text, true, nil}, "infraction_height": {count, false, nil}},
	"fail":           {"val": {text, true, nil}, "what": {text, true, nil}, "on": {flag, false, true}},
	"restart":        {"height": {count, true, nil}},
	"break":          {"contract": {text, true, nil}, "on": {flag, false, true}},
}

var (
	transactions = []string{"deploy", "exec", "instantiate", "grant", "migrate", "set_admin", "bank_send", "unjail", "set_commission", "reward"}
	clocks       = []string{"block", "advance", "absent", "set_params", "restart"}
	chains       = []string{"real", "sim"}
)

// IsTx says whether the command is a transaction, which has a place in a block.
func (l *Line) IsTx() bool { return slices.Contains(transactions, l.Cmd) }

func (l *Line) text(name string) string {
	value, _ := l.Own[name].(string)
	return value
}

func (l *Line) count(name string) uint64 {
	value, _ := l.Own[name].(uint64)
	return value
}

// Parse reads a scenario; blank lines and // comments are skipped.
func Parse(text string) ([]*Line, *Failure) {
	var lines []*Line
	for i, written := range strings.Split(text, "\n") {
		written = strings.TrimSpace(written)
		if written == "" || strings.HasPrefix(written, "//") {
			continue
		}
		line, failure := ParseLine(written, i+1)
		if failure != nil {
			return nil, failure.at(i + 1)
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// ParseLine reads one line.
func ParseLine(written string, number int) (*Line, *Failure) {
	value, err := Decode([]byte(written))
	if err != nil {
		return nil, bad("malformed JSON: %v", err)
	}
	fields, ok := value.(object)
	if !ok {
		return nil, bad(`a command is an object like {"cmd":"block"}`)
	}
	name, ok := fields["cmd"].(string)
	if !ok {
		return nil, bad(`a command needs its name: {"cmd":"block"}`)
	}
	known, ok := commands[name]
	if !ok {
		return nil, bad("unknown command `%s`, expected one of %s", name, strings.Join(sortedKeys(commands), ", "))
	}
	line := &Line{Number: number, Text: written, Cmd: name, Own: object{}}
	delete(fields, "cmd")
	if err := line.Common.take(fields); err != nil {
		return nil, bad("%s: %v", name, err)
	}
	if name == "genesis" {
		line.Own = fields
	} else if err := line.own(fields, known); err != nil {
		return nil, bad("%s: %v", name, err)
	}
	if failure := line.misplaced(); failure != nil {
		return nil, failure
	}
	return line, line.Common.validate()
}

func (l *Line) own(fields object, known map[string]field) error {
	for _, key := range sortedKeys(fields) {
		spec, ok := known[key]
		if !ok {
			return fmt.Errorf("unknown field `%s`, expected one of %s", key, strings.Join(sortedKeys(known), ", "))
		}
		value, err := read(fields[key], spec)
		if err != nil {
			return fmt.Errorf("field `%s`: %w", key, err)
		}
		l.Own[key] = value
	}
	for _, key := range sortedKeys(known) {
		if _, there := l.Own[key]; there {
			continue
		}
		if known[key].required {
			return fmt.Errorf("missing field `%s`", key)
		}
		if known[key].standard != nil {
			l.Own[key] = known[key].standard
		}
	}
	if l.Cmd == "set_params" {
		var err error
		l.Change, err = readChange(l.text("module"), l.Own["params"])
		return err
	}
	return nil
}

func read(value any, spec field) (any, error) {
	switch spec.kind {
	case text:
		if value == nil && !spec.required {
			return spec.standard, nil
		}
		if _, ok := value.(string); !ok {
			return nil, fmt.Errorf("invalid type: %s, expected a string", Encode(value))
		}
	case flag:
		if _, ok := value.(bool); !ok {
			return nil, fmt.Errorf("invalid type: %s, expected a boolean", Encode(value))
		}
	case count:
		if value == nil && !spec.required && spec.standard == nil {
			return nil, nil
		}
		return whole(value)
	}
	return value, nil
}

func whole(value any) (uint64, error) {
	written, ok := value.(json.Number)
	if !ok {
		return 0, fmt.Errorf("invalid type: %s, expected a whole number", Encode(value))
	}
	n, err := strconv.ParseUint(written.String(), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("invalid value: %s, expected a whole number", written)
	}
	return n, nil
}

// seconds reads a JSON number with at most three decimals.
func seconds(value any) (app.Span, error) {
	written, ok := value.(json.Number)
	if !ok {
		return app.Span{}, fmt.Errorf("%s is not a number of seconds with at most three decimals", Encode(value))
	}
	return app.ParseSpan(written.String())
}

// take moves what any command may carry out of its fields.
func (c *Common) take(fields object) error {
	for _, key := range []string{"note", "expect", "save", "fails", "may_fail", "same_block", "secs"} {
		value, there := fields[key]
		if !there {
			continue
		}
		delete(fields, key)
		ok := true
		switch key {
		case "note":
			c.Note, ok = value.(string)
		case "expect":
			c.Expect, ok = value.(object)
		case "save":
			c.Save, ok = value.(object)
		case "fails":
			var part string
			part, ok = value.(string)
			c.Fails = &part
		case "may_fail":
			c.MayFail, ok = value.(bool)
		case "same_block":
			c.SameBlock, ok = value.(bool)
		case "secs":
			if value == nil {
				break
			}
			span, err := seconds(value)
			if err != nil {
				return fmt.Errorf("field `secs`: %w", err)
			}
			c.Secs = &span
		}
		if !ok && value != nil {
			return fmt.Errorf("field `%s`: invalid type: %s", key, Encode(value))
		}
		if value == nil {
			c.Fails = forget(key == "fails", c.Fails)
		}
	}
	return nil
}

func forget[T any](really bool, value *T) *T {
	if really {
		return nil
	}
	return value
}

func (l *Line) misplaced() *Failure {
	takesSecs := l.IsTx() || slices.Contains(clocks, l.Cmd)
	for _, rule := range []struct {
		field string
		is    bool
	}{
		{"same_block", l.Common.SameBlock && !l.IsTx()},
		{"secs", l.Common.Secs != nil && !takesSecs},
		{"may_fail", l.Common.MayFail && l.Common.Fails != nil},
	} {
		if rule.is {
			return bad("%s: `%s` has no meaning here", l.Cmd, rule.field)
		}
	}
	if chain := l.text("chain"); l.Cmd == "only" && !slices.Contains(chains, chain) {
		return bad("only: unknown chain `%s`; there are %s", chain, strings.Join(chains, ", "))
	}
	if l.Cmd == "advance" && l.Common.Secs == nil {
		return bad("advance: missing field `secs`")
	}
	return nil
}
