package scenario

import "testing"

func TestParametersChangeAsByGovernance(t *testing.T) {
	good(t, `
{"cmd":"set_params","module":"staking","params":{"max_validators":2,"unbonding_secs":3600,"max_entries":3},"secs":0.4,"expect":{"height":2,"time":1700000000}}
{"cmd":"validator","val":"val2","expect":{"status":"bonded"}}
{"cmd":"validator","val":"val1","expect":{"status":"unbonding"},"note":"its EndBlock has the new size of the set"}
{"cmd":"set_params","module":"slashing","params":{"window":4,"min_signed":"0.75","jail_secs":60,"slash_downtime":"0.1","slash_double_sign":"0.2"},"expect":{"time":1700000005}}
{"cmd":"set_params","module":"distribution","params":{"community_tax":"0.5","withdraw_addr_enabled":false}}
{"cmd":"set_params","module":"mint","params":{"inflation":"1"}}
{"cmd":"set_params","module":"mint","params":{"inflation":null}}
{"cmd":"set_params","module":"staking","params":{}}
`)
	good(t, `
{"cmd":"set_params","module":"slashing","params":{"window":4,"slash_downtime":"0.1"}}
{"cmd":"absent","val":"val1","blocks":8}
{"cmd":"validator","val":"val1","expect":{"jailed":true,"tokens":"9000000"}}
`)
	good(t, `
{"cmd":"set_params","module":"staking","params":{"min_commission":"0.3"}}
{"cmd":"validator","val":"val1","expect":{"commission":"0.3"}}
{"cmd":"set_params","module":"staking","params":{"min_commission":"0.05"}}
{"cmd":"validator","val":"val1","expect":{"commission":"0.3"}}
`)
	good(t, `
{"cmd":"reward","funds":"300"}
{"cmd":"set_params","module":"distribution","params":{"community_tax":"0.5"}}
{"cmd":"rewards","of":"val1","expect":{"val1.ustake":{"near":[99,1]}},"note":"shared out in BeginBlock, with the old tax"}
{"cmd":"reward","funds":"300"}
{"cmd":"block"}
{"cmd":"rewards","of":"val1","expect":{"val1.ustake":{"near":[149,2]}}}
`)
	good(t, `
{"cmd":"set_params","module":"mint","params":{"inflation":"0.1"}}
{"cmd":"rewards","of":"val1","expect":{"val1.ustake":null}}
{"cmd":"block","n":2}
{"cmd":"rewards","of":"val1","expect":{"val1.ustake":{"gt":0}}}
`)
}

func TestNoChainTakesTheseParameters(t *testing.T) {
	for params, what := range map[string]string{
		`"staking","params":{"max_entries":0}`:           "parameter max_entries: zero",
		`"staking","params":{"unbonding_secs":0}`:        "parameter unbonding_secs: zero",
		`"staking","params":{"min_commission":"1.1"}`:    "parameter min_commission: more than 1",
		`"slashing","params":{"window":0}`:               "parameter window: zero",
		`"slashing","params":{"jail_secs":0}`:            "parameter jail_secs: zero",
		`"slashing","params":{"min_signed":"1.1"}`:       "parameter min_signed: more than 1",
		`"distribution","params":{"community_tax":"2"}`:  "parameter community_tax: more than 1",
		`"mint","params":{"inflation":"1.000000000001"}`: "parameter inflation: more than 1",
	} {
		good(t, `{"cmd":"set_params","module":`+params+`,"fails":"`+what+`"}
{"cmd":"mark","name":"m","expect":{"height":2}}`)
	}
}
