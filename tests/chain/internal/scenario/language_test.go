package scenario

import (
	"strings"
	"testing"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
)

const start = `
// a comment, and a blank line

{"cmd":"genesis","validators":3,"self_stake":"10000000","commission":"0","window":20,"accounts":{"alice":"1000000000ustake,50uatom","bob":"1000"}}
`

// run runs lines after a genesis, on a chain without contracts.
func run(t *testing.T, lines string) ([]*Report, *Failure) {
	t.Helper()
	parsed, failure := Parse(start + lines)
	if failure != nil {
		return nil, failure
	}
	var reports []*Report
	_, failure = Run(parsed, third(t), func(_ *Runner, _ *Line, report *Report) { reports = append(reports, report) })
	return reports, failure
}

func good(t *testing.T, lines string) []*Report {
	t.Helper()
	reports, failure := run(t, lines)
	if failure != nil {
		t.Fatal(failure, failure.Details)
	}
	return reports
}

func TestCommandsAreCarriedOut(t *testing.T) {
	good(t, `
{"cmd":"bank_send","from":"alice","to":"bob","funds":"3uatom","expect":{"height":2,"time":1700000005,"contract":null}}
{"cmd":"bank_send","from":"alice","to":"${bob}","funds":"5","secs":7,"expect":{"time":1700000012}}
{"cmd":"balance","of":"bob","expect":{"uatom":"3","ustake":"1005"},"save":{"had":"ustake"}}
{"cmd":"bank_send","from":"bob","to":"alice","funds":"${had}"}
{"cmd":"balance","of":"bob","expect":{"ustake":0}}
{"cmd":"reward","funds":"300,30uatom"}
{"cmd":"block","n":2,"secs":6}
{"cmd":"rewards","of":"val1","expect":{"val1.ustake":{"near":[99,1]},"val1.uatom":{"le":10,"gt":8}}}
{"cmd":"mark","name":"here"}
{"cmd":"set_commission","val":"val2","rate":"0.01","fails":"24h"}
{"cmd":"advance","secs":90000}
{"cmd":"set_commission","val":"val2","rate":"0.01"}
`)
	good(t, `
{"cmd":"absent","val":"val1","blocks":34}
{"cmd":"validator","val":"val1","expect":{"jailed":true,"status":"unbonding","tokens":"9900000","power":0}}
{"cmd":"unjail","val":"val1","fails":"jailed"}
{"cmd":"advance","secs":700}
{"cmd":"unjail","val":"val1"}
{"cmd":"validator","val":"val1","expect":{"jailed":false,"status":"bonded"}}
{"cmd":"mark","name":"here"}
{"cmd":"block","n":3}
{"cmd":"double_sign","val":"val2","infraction":"here"}
{"cmd":"validator","val":"val2","expect":{"tombstoned":true,"tokens":"9500000","address":"${val2}"}}
{"cmd":"double_sign","val":"val0","infraction":"900","fails":"future"}
`)
}

func TestSameBlockTransactionsSeeEachOther(t *testing.T) {
	reports := good(t, `
{"cmd":"bank_send","from":"alice","to":"bob","funds":"7","save":{"height":"height"}}
{"cmd":"bank_send","from":"bob","to":"alice","funds":"1007","same_block":true,"expect":{"height":"${height}"}}
{"cmd":"bank_send","from":"bob","to":"alice","funds":"1","same_block":true,"fails":"insufficient"}
{"cmd":"balance","of":"bob","expect":{"ustake":0}}
`)

	if reports[1].GasUsed == 0 || reports[1].Height != reports[3].Height {
		t.Error(reports[1], reports[3])
	}
}

func TestBlocksMayBePartsOfASecondApart(t *testing.T) {
	reports := good(t, `
{"cmd":"bank_send","from":"alice","to":"bob","funds":"1","secs":0.4,"expect":{"time":1700000000}}
{"cmd":"bank_send","from":"alice","to":"bob","funds":"1","secs":0.6,"expect":{"time":1700000001}}
{"cmd":"block","n":3,"secs":0.3,"expect":{"time":1700000001}}
{"cmd":"absent","val":"val1","blocks":2,"secs":0.05,"expect":{"time":1700000002}}
{"cmd":"advance","secs":1814400.999,"expect":{"time":1701814412}}
{"cmd":"advance","secs":0.001,"expect":{"time":1701814423}}
{"cmd":"block","secs":99999999999,"fails":"99999999999 seconds from now the clock overflows"}
{"cmd":"advance","secs":18446744073709551615,"fails":"18446744073709551615 seconds from now the clock overflows"}
`)
	if last := reports[len(reports)-1]; last.Height != 15 {
		t.Error("an advance that is refused goes on:", last)
	}
}

func TestTheObserverKeepsNanoseconds(t *testing.T) {
	lines, failure := Parse(start + `{"cmd":"block","n":3,"secs":0.7}`)
	if failure != nil {
		t.Fatal(failure)
	}
	observer := &Observer{}
	var seen any
	_, failure = Run(lines, third(t), func(runner *Runner, _ *Line, _ *Report) {
		var err error
		if seen, err = observer.Observe(runner); err != nil {
			t.Error(err)
		}
	})
	if failure != nil {
		t.Fatal(failure)
	}
	if now := seen.(object); now["time"] != int64(1_700_000_002) || now["nanos"] != 100_000_000 {
		t.Error(now["time"], now["nanos"])
	}
}

func TestOnlyTheRealChain(t *testing.T) {
	lines, failure := Parse(`{"cmd":"only","chain":"real"}` + start)
	if failure != nil || Only(lines) != "real" {
		t.Fatal(failure)
	}
	if _, failure := Run(lines, app.Codes{}, func(*Runner, *Line, *Report) {}); failure != nil {
		t.Error(failure)
	}
	lines, _ = Parse(`{"cmd":"only","chain":"sim"}` + start)
	if _, failure := Run(lines, app.Codes{}, func(*Runner, *Line, *Report) {}); failure == nil || failure.Exit != 1 || !strings.Contains(failure.Message, "`real`") {
		t.Error(failure)
	}
}

func TestWhatIsNotAsExpectedSaysWhatWasAskedAndWhatCame(t *testing.T) {
	_, failure := run(t, `{"cmd":"balance","of":"bob","expect":{"ustake":"7"}}`)

	if failure == nil || failure.Exit != 1 || failure.Line != 5 || !strings.Contains(failure.Message, `"7"`) || !strings.Contains(failure.Message, `"1000"`) {
		t.Error(failure)
	}
}

func TestWhatIsNoneOfTheLanguageIsBadInput(t *testing.T) {
	for line, what := range map[string]string{
		`{"cmd":"block"`:                                   "malformed JSON",
		`[1]`:                                              "a command is an object",
		`{"command":"block"}`:                              "needs its name",
		`{"cmd":"blok"}`:                                   "unknown command `blok`",
		`{"cmd":"block","m":1}`:                            "unknown field `m`",
		`{"cmd":"block","n":-1}`:                           "`n`",
		`{"cmd":"block","n":99999999999}`:                  "too many",
		`{"cmd":"advance"}`:                                "missing field `secs`",
		`{"cmd":"block","secs":0.0005}`:                    "secs`: 0.0005 is not a number of seconds with at most three decimals",
		`{"cmd":"block","secs":-1}`:                        "secs`: -1 is not a number of seconds with at most three decimals",
		`{"cmd":"block","secs":1e3}`:                       "secs`: 1e3 is not a number of seconds with at most three decimals",
		`{"cmd":"block","secs":"5"}`:                       "is not a number of seconds with at most three decimals",
		`{"cmd":"set_params","module":"bank","params":{}}`: "unknown module `bank`; there are distribution, mint, slashing, staking",
		`{"cmd":"set_params","module":"mint","params":{"max":1}}`:                       "unknown field `max`, expected one of inflation",
		`{"cmd":"set_params","module":"staking","params":{"inflation":"0"}}`:            "unknown field `inflation`, expected one of max_entries, max_validators, min_commission, unbonding_secs",
		`{"cmd":"set_params","module":"staking","params":7}`:                            "expected an object",
		`{"cmd":"set_params","module":"staking"}`:                                       "missing field `params`",
		`{"cmd":"set_params","params":{}}`:                                              "missing field `module`",
		`{"cmd":"set_params","module":"staking","params":{"max_entries":4294967296}}`:   "4294967295 at most",
		`{"cmd":"set_params","module":"staking","params":{"unbonding_secs":0.5}}`:       "expected a whole number",
		`{"cmd":"set_params","module":"slashing","params":{"min_signed":0.5}}`:          "expected a string",
		`{"cmd":"set_params","module":"staking","params":{},"same_block":true}`:         "no meaning here",
		`{"cmd":"instantiate","code":"burner","as":"bob","from":"alice","msg":{}}`:      "instantiate `bob`: this name is taken",
		`{"cmd":"instantiate","code":"burner","as":"val1","from":"alice","msg":{}}`:     "instantiate `val1`: this name is taken",
		`{"cmd":"instantiate","code":"burner","as":"hub","from":"alice","msg":{}}`:      "instantiate `hub`: this name is taken",
		`{"cmd":"instantiate","code":"burner","as":"a b","from":"alice","msg":{}}`:      "a name has letters, digits",
		`{"cmd":"instantiate","code":"zed","as":"z","from":"alice","msg":{}}`:           "no code `zed`",
		`{"cmd":"instantiate","code":"../x","as":"z","from":"alice","msg":{}}`:          "is not the name of a code",
		`{"cmd":"instantiate","code":"burner","as":"z","from":"alice"}`:                 "missing field `msg`",
		`{"cmd":"instantiate","code":"burner","as":"z","from":"zed","msg":{}}`:          "unknown account `zed`",
		`{"cmd":"instantiate","code":"burner","as":"z","from":"bob","msg":{},"to":"x"}`: "unknown field `to`",
		`{"cmd":"grant","from":"alice"}`:                                                "missing field `to`",
		`{"cmd":"grant","from":"alice","to":"zed"}`:                                     "`zed`",
		`{"cmd":"exec","from":"alice","contract":"hub"}`:                                "missing field `msg`",
		`{"cmd":"exec","from":"alice","contract":"hub","msg":{}}`:                       "`deploy` comes first",
		`{"cmd":"bank_send","from":"zed","to":"bob","funds":"1"}`:                       "unknown account `zed`",
		`{"cmd":"bank_send","from":"bob","to":"zed","funds":"1"}`:                       "`zed`",
		`{"cmd":"bank_send","from":"bob","to":"bob","funds":"x"}`:                       "not an amount",
		`{"cmd":"bank_send","from":"bob","to":"${zed}","funds":"1"}`:                    "unknown name `zed`",
		`{"cmd":"bank_send","from":"bob","to":"${zed","funds":"1"}`:                     "without `}`",
		`{"cmd":"balance","of":"bob","same_block":true}`:                                "no meaning here",
		`{"cmd":"balance","of":"bob","secs":1}`:                                         "no meaning here",
		`{"cmd":"balance","of":"bob","expect":{"x":{"ge":1,"gee":2}}}`:                  "unknown bound `gee`",
		`{"cmd":"balance","of":"bob","expect":{"x":{"near":1}}}`:                        "near",
		`{"cmd":"balance","of":"bob","save":{"alice":"ustake"}}`:                        "taken",
		`{"cmd":"balance","of":"bob","save":{"x":1}}`:                                   "a path is a string",
		`{"cmd":"validator","val":"val9"}`:                                              "no validator `val9`",
		`{"cmd":"double_sign","val":"val0","infraction":"x"}`:                           "unknown mark `x`",
		`{"cmd":"genesis"}`:             "one genesis",
		`{"cmd":"only","chain":"test"}`: "unknown chain `test`; there are real, sim",
		`{"cmd":"instantiate","code":"burner","as":"wasm1xwu5ku9m6s60ptgpjftxn0klx35cx26cvh9yal","from":"alice","msg":{}}`: "this name is taken",
		`{"cmd":"only","chain":"sim"}`:                                           "first command",
		`{"cmd":"bank_send","from":"bob","to":"bob","funds":"1","same_block":1}`: "same_block",
	} {
		_, failure := run(t, line)
		if failure == nil || failure.Exit != 2 || failure.Line != 5 || !strings.Contains(failure.Message, what) {
			t.Errorf("%s: %v, not `%s`", line, failure, what)
		}
	}
}

func TestCommandsOfTheEmbeddedChainAreRefused(t *testing.T) {
	for _, line := range []string{
		`{"cmd":"slash","val":"val0","fraction":"0.1"}`, `{"cmd":"fail","val":"val0","what":"delegate"}`, `{"cmd":"break","contract":"vault"}`,
		`{"cmd":"restart","height":1,"secs":0.4}`,
	} {
		_, failure := run(t, line)
		if failure == nil || failure.Exit != 1 || !strings.Contains(failure.Message, "embedded chain only") {
			t.Error(line, failure)
		}
	}
}

func TestNumbersInStringsCompareAsNumbers(t *testing.T) {
	value := func(text string) any {
		read, err := Decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return read
	}
	for _, c := range []struct {
		found, matcher string
		same           bool
	}{
		{`"5"`, `5`, true},
		{`5`, `"5.0"`, true},
		{`"05"`, `"5"`, true},
		{`"5"`, `"6"`, false},
		{`"true"`, `true`, false},
		{`{"a":["1"]}`, `{"a":[1]}`, true},
		{`"-3"`, `{"lt":0}`, true},
		{`"1.000000000000000001"`, `{"gt":"1"}`, true},
		{`"100"`, `{"near":["98",2]}`, true},
		{`"101"`, `{"near":["98",2]}`, false},
		{`"7"`, `{"ge":7,"le":"7","ne":8}`, true},
		{`"x"`, `{"ge":7}`, false},
		{`null`, `null`, true},
		{`{"ge":7}`, `{"x":7}`, false},
	} {
		if why := matches(value(c.found), true, value(c.matcher)); (why == "") != c.same {
			t.Error(c, why)
		}
	}
}

func TestPathsReachIntoListsAndDottedKeys(t *testing.T) {
	value, _ := Decode([]byte(`{"a":[{"b":1}],"ibc/x.y":"2","d":{"e.f":{"g":3}}}`))
	for path, want := range map[string]string{"a.0.b": "1", "ibc/x.y": `"2"`, "d.e.f.g": "3", "a.1.b": "nothing"} {
		found, there := at(value, path)
		if shown := map[bool]string{true: Encode(found), false: "nothing"}[there]; shown != want {
			t.Errorf("%s: %s", path, shown)
		}
	}
}
