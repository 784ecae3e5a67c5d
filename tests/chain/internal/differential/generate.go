// Package differential holds the embedded chain against a real one: the same scenario on both, every
// answer and everything that can be seen compared after every command.
package differential

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

// generator writes one random scenario. It knows nothing of a chain: most of what it asks for makes
// sense, some does not, and either outcome is fine as long as it is the same on both chains.
type generator struct {
	*rand.Rand
	out        strings.Builder
	validators int
	unbonding  int
	entries    int
	tickets    int
	exits      int
	marks      int
	// gaps are what transactions' blocks may be apart, beside the usual five seconds; often says how often.
	gaps  []float64
	often int
	// stakes are the validators' own, at genesis; places those in the set.
	stakes []int
	places int
	// depth is the chain's limit of calls, 0 if nobody dives.
	depth int
}

type msg = map[string]any

var people = []string{"alice", "bob", "carol", "dave"}

// Generate writes the scenario of this seed, of so many steps after the deployment. With a depth, half of the calls that
// anyone may send come from about so deep, the limit of the chain, and the scenario is for real chains only.
func Generate(seed uint64, steps, depth int) string {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0xba11a57)), depth: depth}
	fmt.Fprintf(&g.out, "// Random scenario of seed %d.\n", seed)
	if depth > 0 {
		g.say(msg{"cmd": "only", "chain": "real"})
	}
	g.genesis()
	g.deploy()
	if depth > 0 {
		g.say(msg{"cmd": "instantiate", "code": "deep", "as": "deep", "from": "keeper", "msg": msg{}})
		g.say(msg{"cmd": "grant", "from": "keeper", "to": "${deep}"})
	}
	for range steps {
		g.step()
	}
	return g.out.String()
}

func (g *generator) say(command msg) {
	g.out.WriteString(scenario.Encode(command))
	g.out.WriteByte('\n')
}

// pick is one of some, all alike.
func pick[T any](g *generator, some ...T) T { return some[g.IntN(len(some))] }

// amount is of any size: as a rule some millions, sometimes odd, tiny or far too much.
func (g *generator) amount() string {
	switch g.IntN(12) {
	case 0:
		return fmt.Sprint(g.IntN(3))
	case 1:
		return fmt.Sprint(g.IntN(2_000))
	case 2:
		return fmt.Sprint(g.Int64N(1_000_000_000_000))
	default:
		return fmt.Sprint(1_000 + g.Int64N(60_000_000))
	}
}

func (g *generator) genesis() {
	g.validators = 1 + g.IntN(6)
	g.unbonding = pick(g, 1_000, 36_000, 1_814_400)
	g.entries = pick(g, 7, 7, 3, 1)
	validators := []msg{}
	for i := range g.validators {
		stake := pick(g, 10_000_000, 1_000_000, 33_333_333, 999_999, 1_000_000+g.IntN(90_000_000))
		if i == 0 {
			stake = 200_000_000 // somebody must be left to vote
		}
		g.stakes = append(g.stakes, stake)
		validators = append(validators, msg{"self_stake": fmt.Sprint(stake), "commission": pick(g, "0", "0.05", "0.1", "0.013")})
	}
	g.places = pick(g, 100, 100, 3)
	g.gaps, g.often = []float64{1, 6, 60}, 8
	if g.IntN(3) > 0 { // a quick chain: blocks share seconds, and lie across their ends
		g.gaps, g.often = []float64{0.3, 0.4, 0.4, 0.75, 1.125, 2.5, 5.3, 7}, 2
	}
	accounts := msg{"owner": "1000000000000", "keeper": "1000000", "nobody": ""}
	for _, name := range people {
		accounts[name] = pick(g, "1000000000", "1000000000000ustake,5000uatom")
	}
	genesis := msg{
		"cmd": "genesis", "validators": validators, "accounts": accounts, "unbonding_secs": g.unbonding,
		"max_entries": g.entries, "max_validators": g.places, "window": 4 + g.IntN(17),
		"slash_downtime": pick(g, "0.01", "0.0001", "0.07"), "slash_double_sign": pick(g, "0.05", "0.3", "1"),
		"jail_secs": pick(g, 60, 600), "community_tax": pick(g, "0", "0", "0.02"), "inflation": pick(g, "0", "0.1", "0.13"),
	}
	if g.depth > 0 {
		genesis["call_depth"] = g.depth
	}
	g.say(genesis)
}

// bonded says whether a validator is in the set at first, whatever its address: the owner can list no other.
func (g *generator) bonded(i int) bool {
	before := 0
	for other, stake := range g.stakes {
		if other != i && stake/1_000_000 >= g.stakes[i]/1_000_000 {
			before++
		}
	}
	return g.stakes[i] >= 1_000_000 && before < g.places
}

func (g *generator) deploy() {
	listed := []msg{}
	for i := range g.validators {
		if g.bonded(i) && (i == 0 || g.IntN(5) > 0) {
			listed = append(listed, msg{"address": fmt.Sprintf("${val%d}", i), "weight": 1 + g.IntN(3)})
		}
	}
	hub := msg{
		"unbonding_secs": g.unbonding, "max_entries": g.entries, "drip_secs": pick(g, 0, 3_600, 86_400), "netting_bps": pick(g, 0, 100, 1_000),
		"max_ops": pick(g, 20, 2, 3, 50), "rebalance_band_bps": pick(g, 0, 100), "min_move": pick(g, "1", "1000"),
		"gate_every_call": g.IntN(4) == 0,
	}
	registry := msg{
		"cap_bps": pick(g, 2_500, 10_000), "open": g.IntN(2) == 0, "probation_secs": pick(g, 0, 3_600, 604_800),
		"leverage": pick(g, "20", "3"), "require_bonds": g.IntN(6) == 0, "max_commission": pick(g, "0.1", "0.2"),
	}
	collector := msg{"fee_bps": pick(g, 0, 500), "tip_bps": pick(g, 0, 20), "premium_max_bps": pick(g, 0, 1_000)}
	g.say(msg{
		"cmd": "deploy", "from": "owner", "funds": pick(g, "1000000", "1000000", "50000000"), "msg": msg{
			"token":      msg{"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6},
			"validators": listed, "guardian": "${carol}", "treasury": "${dave}",
			"params": msg{"hub": hub, "registry": registry, "collector": collector},
		},
	})
	for _, name := range people {
		g.exec(name, "hub", msg{"bond": msg{}}, msg{"funds": fmt.Sprint(1_000_000 + g.IntN(80_000_000))})
	}
	g.exec("keeper", "hub", msg{"advance": msg{}}, nil)
}

// exec is a transaction of which either outcome is fine.
func (g *generator) exec(from, contract string, message msg, more msg) {
	command := msg{"cmd": "exec", "from": from, "contract": contract, "msg": message, "may_fail": true}
	for key, value := range more {
		command[key] = value
	}
	if g.IntN(g.often) == 0 {
		command["secs"] = pick(g, g.gaps...)
	}
	g.say(command)
}

func (g *generator) val() string     { return fmt.Sprintf("val%d", g.IntN(g.validators)) }
func (g *generator) person() string  { return people[g.IntN(len(people))] }
func (g *generator) valoper() string { return "${" + g.val() + "}" }

// send is LST sent to a contract with a message inside.
func (g *generator) send(contract, amount string, inner msg) msg {
	return msg{"send": msg{"contract": "${" + contract + "}", "amount": amount, "msg": msg{"$b64": inner}}}
}

// step is one command, or a few that belong together.
func (g *generator) step() {
	switch n := g.IntN(100); {
	case n < 14:
		g.stay()
	case n < 32:
		g.crank()
	case n < 44:
		g.insure()
	case n < 56:
		g.pass()
	case n < 66:
		g.misfortune()
	case n < 74:
		g.rule()
	case n < 82:
		g.give()
	default:
		g.ask()
	}
}
