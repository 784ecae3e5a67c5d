package hostile

import (
	"testing"

	sdk "github.com/cosmos/cosmos-sdk/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
	"github.com/ballast-labs/ballast/tests/chain/line"
)

const twoValidators = `
{"cmd":"genesis","validators":2,"self_stake":"10000000","commission":"0","unbonding_secs":1000,"accounts":{"owner":"1000000000","alice":"1000000000","keeper":"1000000000"}}
{"cmd":"deploy","from":"owner","funds":"1000000","msg":{"token":{"name":"Ballast STAKE","symbol":"bSTAKE","decimals":6},"validators":[{"address":"${val0}"},{"address":"${val1}"}],"params":{"hub":{"drip_secs":0,"netting_bps":0},"collector":{"fee_bps":0,"tip_bps":0}}}}
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"19000000"}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"advance":{}}}
{"cmd":"delegations","of":"hub","expect":{"val1":"10000000"}}
`

// removed: the hub has the last shares of an unbonded validator, and the owner takes it off the list.
const removed = `
{"cmd":"advance","secs":1100}
{"cmd":"validator","val":"val1","expect":{"status":"unbonded","tokens":"10000000"}}
{"cmd":"exec","from":"owner","contract":"registry","msg":{"remove_validator":{"address":"${val1}"}}}
`

// Moved by one redelegation on the new line; on the old one the chain refuses it, and the stake stays.
var rebalanced = map[string]string{
	"new": `
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"rebalance":{}},"expect":{"ballast-skipped.error":null}}
{"cmd":"delegations","of":"hub","expect":{"val0":"20000000","val1":null}}
`,
	"old": `
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"rebalance":{}},"expect":{"ballast-skipped.step":"rebalance","ballast-skipped.error":"codespace: staking, code: 3"}}
{"cmd":"delegations","of":"hub","expect":{"val0":"10000000","val1":"10000000"}}
`,
}

// leaves: whoever leaves is paid in full.
const leaves = `
{"cmd":"exec","from":"alice","contract":"token","msg":{"send":{"contract":"${queue}","amount":"19000000","msg":{"$b64":{"unbond":{}}}}}}
{"cmd":"advance","secs":310000}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"advance":{}}}
{"cmd":"advance","secs":1100}
{"cmd":"exec","from":"keeper","contract":"hub","msg":{"advance":{}}}
{"cmd":"exec","from":"keeper","contract":"queue","msg":{"claim":{"ticket_ids":["1"]}},"expect":{"amount":"19000000"}}
{"cmd":"query","contract":"hub","msg":{"solvency":{}},"expect":{"ok":true}}
`

func TestTheLastSharesOfAnUnbondedValidatorHoldNobodyUp(t *testing.T) {
	runner := &scenario.Runner{Codes: codes(t)}
	defer runner.Close()

	play(t, runner, twoValidators)
	leave := stakingtypes.NewMsgUndelegate(app.Account("val1").String(), app.Operator("val1").String(), sdk.NewInt64Coin("ustake", 10_000_000))
	deliver(t, runner.Chain(), "val1", leave)
	play(t, runner, removed)
	play(t, runner, rebalanced[line.Name])
	play(t, runner, leaves)
}
