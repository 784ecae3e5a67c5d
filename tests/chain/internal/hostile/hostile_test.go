package hostile

import (
	"os"
	"testing"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"
	sdk "github.com/cosmos/cosmos-sdk/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

const beginning = `
{"cmd":"genesis","validators":2,"self_stake":"10000000","commission":"0","slash_double_sign":"0.1","accounts":{"owner":"1000000000","alice":"1000000000","bob":"1000000000","keeper":"1000000000"}}
{"cmd":"deploy","from":"owner","funds":"1000000","msg":{"token":{"name":"Ballast STAKE","symbol":"bSTAKE","decimals":6},"validators":[{"address":"${val0}"},{"address":"${val1}"}],"params":{"hub":{"drip_secs":0,"netting_bps":0},"collector":{"fee_bps":0,"tip_bps":0},"registry":{"require_bonds":true}}}}
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"19000000"}
{"cmd":"exec","from":"owner","contract":"hub","msg":{"bond":{}},"funds":"20000000"}
{"cmd":"exec","from":"owner","contract":"token","msg":{"send":{"contract":"${vault}","amount":"8000000","msg":{"$b64":{"underwrite":{}}}}}}
{"cmd":"exec","from":"owner","contract":"token","msg":{"send":{"contract":"${vault}","amount":"4000000","msg":{"$b64":{"post_bond":{"validator":"${val0}"}}}}}}
{"cmd":"exec","from":"owner","contract":"token","msg":{"send":{"contract":"${vault}","amount":"4000000","msg":{"$b64":{"post_bond":{"validator":"${val1}"}}}}}}
{"cmd":"exec","from":"alice","contract":"token","msg":{"send":{"contract":"${queue}","amount":"4000000","msg":{"$b64":{"unbond":{}}}}}}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"advance":{}}}
{"cmd":"block","n":3}
`

// stalled: the vault burns all gas of every call. The hub books the loss without cover, remembers what is
// owed, keeps everybody else going; the vault's LST stays where it is.
const stalled = `
{"cmd":"check","off":true}
{"cmd":"double_sign","val":"val1"}
{"cmd":"query","note":"a price that would need the vault's answer cannot be told","contract":"hub","msg":{"state":{}},"fails":"gas"}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"sync":{}},"expect":{"loss":{"gt":0},"covered":"0","ballast-loss.paid_by_bond":"0","ballast-loss.paid_by_pool":"0"},"save":{"loss":"loss","id":"ballast-loss.loss_id"}}
{"cmd":"check","off":false}
{"cmd":"query","contract":"hub","msg":{"state":{}},"expect":{"pending_loss":"0","pending_cover":{"gt":0}}}
{"cmd":"query","contract":"hub","msg":{"solvency":{}},"expect":{"ok":true}}
{"cmd":"exec","note":"who enters now would share in a repair that is not theirs","from":"bob","contract":"hub","msg":{"bond":{}},"funds":"5","fails":"cover"}
{"cmd":"exec","from":"alice","contract":"token","msg":{"send":{"contract":"${queue}","amount":"1000000","msg":{"$b64":{"unbond":{}}}}},"save":{"ticket":"queue.ticket_id"}}
{"cmd":"reward","funds":"3000000"}
{"cmd":"block","n":3}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"harvest":{}},"expect":{"rewards":{"gt":0}}}
{"cmd":"exec","from":"keeper","contract":"queue","msg":{"claim":{"ticket_ids":["1"]}},"expect":{"amount":4000000}}
{"cmd":"advance","secs":310000}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"submit_batch":{}},"expect":{"owed":{"gt":0},"exiting":{"gt":0}}}
{"cmd":"advance","secs":1814400}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"settle":{}},"expect":{"arrived":{"gt":900000}}}
{"cmd":"exec","from":"keeper","contract":"queue","msg":{"claim":{"ticket_ids":["${ticket}"]}},"expect":{"amount":{"gt":900000}}}
{"cmd":"exec","note":"rewards wait until the cover is paid","from":"keeper","contract":"collector","msg":{"distribute":{}},"fails":"call retry_cover first"}
{"cmd":"exec","note":"what backs a quota is read from its storage, and runs no code of it","from":"keeper","contract":"hub","msg":{"rebalance":{}}}
{"cmd":"exec","note":"but all other steps are done","from":"keeper","contract":"hub","msg":{"advance":{"limit":2}},"expect":{"ballast-skipped.step":{"ne":null}}}
{"cmd":"query","contract":"token","msg":{"balance":{"address":"${vault}"}},"expect":{"balance":"16000000"}}
`

// repaired: the vault's own code is back, with its storage as it was, and pays what it owes.
const repaired = `
{"cmd":"exec","note":"rewards wait until the cover is paid","from":"keeper","contract":"collector","msg":{"distribute":{}},"fails":"call retry_cover first"}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"retry_cover":{"loss_id":1}},"expect":{"loss_id":"${id}"}}
{"cmd":"exec","from":"keeper","contract":"collector","msg":{"distribute":{}},"expect":{"rewards":{"gt":1000000}}}
{"cmd":"query","contract":"hub","msg":{"state":{}},"expect":{"pending_cover":"0"}}
{"cmd":"query","contract":"token","msg":{"balance":{"address":"${vault}"}},"expect":{"balance":{"lt":16000000}}}
{"cmd":"exec","from":"bob","contract":"hub","msg":{"bond":{}},"funds":"5000000","expect":{"shares":{"gt":0}}}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"advance":{}}}
`

func TestAVaultThatBurnsAllItsGasStopsNothing(t *testing.T) {
	runner := &scenario.Runner{Codes: codes(t)}
	defer runner.Close()

	play(t, runner, beginning)
	runner.Chain().GasLimit = 25_000_000 // every burnt unit takes time
	migrate(t, runner, "hostile")
	synced := play(t, runner, stalled)[3]
	migrate(t, runner, "vault")
	play(t, runner, repaired)

	if synced.GasUsed < 5_000_000 || synced.GasUsed > 6_000_000 {
		t.Errorf("the sync used %d gas: the vault was to burn the 5,000,000 it is given, and no more", synced.GasUsed)
	}
	t.Logf("sync with a vault that burns its gas: %d", synced.GasUsed)
}

func codes(t *testing.T) app.Codes {
	folder := os.Getenv("BALLAST_ARTIFACTS")
	if folder == "" {
		folder = "../../../../artifacts"
	}
	codes, err := app.LoadCodes(folder, scenario.Contracts)
	if err != nil {
		t.Fatal(err)
	}
	codes.Genesis = append(codes.Genesis, app.Code{Name: "hostile", Wasm: Vault()})
	return codes
}

func play(t *testing.T, runner *scenario.Runner, text string) []*scenario.Report {
	t.Helper()
	lines, failure := scenario.Parse(text)
	if failure != nil {
		t.Fatal(failure)
	}
	var reports []*scenario.Report
	for _, line := range lines {
		report, failure := runner.Step(line, false)
		if failure != nil {
			t.Fatal(line.Text, failure, failure.Details)
		}
		reports = append(reports, report)
	}
	return reports
}

// migrate gives the vault another code, as its admin may.
func migrate(t *testing.T, runner *scenario.Runner, code string) {
	t.Helper()
	chain := runner.Chain()
	deliver(t, chain, "owner", &wasmtypes.MsgMigrateContract{
		Sender: app.Account("owner").String(), Contract: runner.Address("vault"), CodeID: chain.CodeID(code), Msg: []byte(`{}`),
	})
}

// deliver is a transaction in a block of its own.
func deliver(t *testing.T, chain *app.Chain, from string, message sdk.Msg) {
	t.Helper()
	if err := chain.NextBlock(app.BlockSpan); err != nil {
		t.Fatal(err)
	}
	if result, err := chain.Deliver(from, message); err != nil || result.Refused != "" {
		t.Fatal(err, result)
	}
	if err := chain.EndBlock(); err != nil {
		t.Fatal(err)
	}
}
