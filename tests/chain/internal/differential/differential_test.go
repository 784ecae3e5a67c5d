package differential

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
	"github.com/ballast-labs/ballast/tests/chain/line"
)

func TestASeedIsAScenario(t *testing.T) {
	for seed := range uint64(50) {
		text := Generate(seed, 40, 0)
		if text != Generate(seed, 40, 0) {
			t.Fatal(seed, "gives two scenarios")
		}
		lines, failure := scenario.Parse(text)
		if failure != nil {
			t.Fatal(seed, failure)
		}
		if len(lines) < 40 {
			t.Error(seed, len(lines))
		}
	}
	if Generate(1, 40, 0) == Generate(2, 40, 0) {
		t.Error("all seeds give one scenario")
	}
}

// said is what two chains could say of one command.
func compareTexts(t *testing.T, sim, real string) (*Outcome, *Setup) {
	t.Helper()
	read := func(text string) []any {
		value, err := scenario.Decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return []any{value}
	}
	setup, outcome := &Setup{Rules: Rules}, &Outcome{File: "x"}
	lines := []*scenario.Line{{Number: 1, Text: "{}"}}
	setup.compare(outcome, "embedded", lines, read(sim), read(real))
	return outcome, setup
}

func TestOnlyWhatIsAcceptedMayDiffer(t *testing.T) {
	for name, c := range map[string]struct {
		sim, real string
		open      int
	}{
		"nothing":            {`{"line":1,"answer":{"a":"1"}}`, `{"line":1,"answer":{"a":"1"},"gas_used":7}`, 0},
		"a unit":             {`{"line":1,"answer":{"a":"1"}}`, `{"line":1,"answer":{"a":"2"}}`, 1},
		"a field":            {`{"line":1,"answer":{"a":"1"}}`, `{"line":1,"answer":{}}`, 1},
		"null is no absence": {`{"line":1,"answer":{"a":null}}`, `{"line":1,"answer":{}}`, 1},
		"a key of storage":   {`{"observe":{"storage":{"hub":{"k":"1"}}}}`, `{"observe":{"storage":{}}}`, 1},
		"refused here only":  {`{"line":1,"answer":{"a":"1"}}`, `{"line":1,"refused":"no"}`, 2},
		"a contract's words": {`{"refused":"too few: 3"}`, `{"refused":"too few: 4"}`, 1},
		"a module's words":   {`{"refused":"codespace: staking, code: 27: full"}`, `{"refused":"codespace: staking, code: 27: it is full"}`, 0},
		"a module's code":    {`{"refused":"codespace: staking, code: 27: full"}`, `{"refused":"codespace: staking, code: 28: full"}`, 1},
		"order in an event": {
			`{"answer":{"data":null,"events":[{"attributes":[["b","1"],["a","2"]]}]}}`,
			`{"answer":{"data":null,"events":[{"attributes":[["a","2"],["b","1"]]}]}}`, 0,
		},
		"order of one key": {
			`{"answer":{"data":null,"events":[{"attributes":[["a","1"],["a","2"]]}]}}`,
			`{"answer":{"data":null,"events":[{"attributes":[["a","2"],["a","1"]]}]}}`, 2,
		},
		"contracts' addresses": {
			`{"answer":{"x":"to wasm1aa"},"observe":{"contracts":{"hub":"wasm1aa"}}}`,
			`{"answer":{"x":"to wasm1bb"},"observe":{"contracts":{"hub":"wasm1bb"}}}`, 0,
		},
		"an address of another": {
			`{"answer":{"x":"wasm1aa"},"observe":{"contracts":{"hub":"wasm1aa","queue":"wasm1cc"}}}`,
			`{"answer":{"x":"wasm1dd"},"observe":{"contracts":{"hub":"wasm1bb","queue":"wasm1dd"}}}`, 1,
		},
		"words for an address": {
			"{\"refused\":\"`x` is not an address of this chain: so\"}", "{\"refused\":\"`x` is not an address of this chain: thus\"}", 0,
		},
		"another address": {
			"{\"refused\":\"`x` is not an address of this chain: so\"}", "{\"refused\":\"`y` is not an address of this chain: so\"}", 1,
		},
		"both ended": {`{"error":"line 1: broken"}`, `{"error":"line 1: broken"}`, 1},
		"one ended":  {`{"line":1,"answer":{}}`, `{"error":"line 1: broken"}`, 3},
	} {
		outcome, _ := compareTexts(t, c.sim, c.real)
		if open := len(outcome.Open()); open != c.open {
			t.Errorf("%s: %d differences, %v", name, open, outcome.Open())
		}
	}
}

const realOnly = `{"cmd":"only","chain":"real"}
{"cmd":"genesis","accounts":{"alice":"5"}}
{"cmd":"balance","of":"alice","expect":{"ustake":"%s"}}
`

func runText(t *testing.T, text, other string) *Outcome {
	t.Helper()
	file := filepath.Join(t.TempDir(), "real.jsonl")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	outcome, err := (&Setup{Ballast: "not asked for", Other: other, Rules: Rules}).Run(file)
	if err != nil {
		t.Fatal(err)
	}
	return outcome
}

func TestFilesForRealChainsRunAloneWithoutTheOtherLine(t *testing.T) {
	if good := runText(t, fmt.Sprintf(realOnly, "5"), ""); !good.RealOnly || good.Skipped || good.Commands != 3 || len(good.Open()) != 0 {
		t.Error(good)
	}
	if bad := runText(t, fmt.Sprintf(realOnly, "6"), ""); len(bad.Open()) != 1 || bad.Open()[0].Line != 3 || !strings.Contains(bad.Open()[0].Here, `"6"`) {
		t.Error(bad)
	}
	if sim := runText(t, strings.Replace(realOnly, "real", "sim", 1), ""); !sim.Skipped || sim.RealOnly {
		t.Error(sim)
	}
}

func TestFilesForRealChainsAreComparedWithTheOtherLine(t *testing.T) {
	text := fmt.Sprintf(realOnly, "5")
	lines, failure := scenario.Parse(text)
	if failure != nil {
		t.Fatal(failure)
	}
	var said strings.Builder
	for _, one := range onReal(lines, app.Codes{}) {
		fmt.Fprintln(&said, scenario.Encode(one))
	}
	other := func(said string) string {
		program := filepath.Join(t.TempDir(), "other")
		if err := os.WriteFile(program, []byte("#!/bin/sh\ncat <<'END'\n"+said+"END\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		return program
	}

	if same := runText(t, text, other(said.String())); !same.RealOnly || same.Values == 0 || len(same.Open()) != 0 {
		t.Error(same.Open())
	}
	changed := runText(t, text, other(strings.Replace(said.String(), `"ustake":"5"`, `"ustake":"6"`, 1)))
	if open := changed.Open(); len(open) != 1 || open[0].Chain != "other" || !strings.Contains(open[0].String(), line.Name+" line: ") {
		t.Error(open)
	}
}

func TestEveryRuleHasItsRow(t *testing.T) {
	if err := Documented("../../../../docs/DIFFERENCES.md", Rules); err != nil {
		t.Error(err)
	}
	if err := Documented("../../../../docs/DIFFERENCES.md", append(Rules, Rule{ID: "D-99"})); err == nil || !strings.Contains(err.Error(), "D-99") {
		t.Error(err)
	}
	if err := Documented("../../../../docs/DIFFERENCES.md", Rules[1:]); err == nil || !strings.Contains(err.Error(), "D-1") {
		t.Error(err)
	}
}
