package gas

import (
	"encoding/json"
	"fmt"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

// insurance: what underwriters and operators do, and a loss that bond and pool pay.
func (l *lab) insurance(take taker) {
	l.exec("insurer", "hub", msg{"bond": msg{}}, "20000000000")
	l.turn()
	l.send("insurer", "vault", "1000000", msg{"underwrite": msg{}})
	take("vault: underwrite", l.send("insurer", "vault", "9000000000", msg{"underwrite": msg{}}))
	l.send("insurer", "vault", "1000", msg{"post_bond": msg{"validator": "${val1}"}})
	take("vault: post a bond", l.send("insurer", "vault", "9000", msg{"post_bond": msg{"validator": "${val1}"}}))
	asked := l.exec("insurer", "vault", msg{"request_exit": msg{"layer": "pool", "shares": "1000000000"}}, "")
	take("vault: request an exit", asked)
	take("vault: cancel an exit", l.exec("insurer", "vault", msg{"cancel_exit": msg{"exit_id": number(attribute(asked, "exit_id"))}}, ""))
	asked = l.exec("insurer", "vault", msg{"request_exit": msg{"layer": "pool", "shares": "1000000000"}}, "")

	// no redelegation is open any more: a loss where one is costs a question more (movedAndLost)
	l.advance(unbonding + 86_400)
	l.alone("sync")
	l.blocks(3)
	l.do(msg{"cmd": "double_sign", "val": "val1"})
	lost := l.alone("sync")
	for _, part := range []string{"ballast-loss.paid_by_bond", "ballast-loss.paid_by_pool"} {
		if paid := attribute(lost, part); paid == "" || paid == "0" {
			l.fail("%s is %q: %s", part, paid, scenario.Encode(lost.Answer))
		}
	}
	if !l.later {
		take("sync, a loss covered by bond and pool", lost)
	}
	l.turn()
	l.advance(unbonding + interval + 86_400)
	l.turn()
	take("vault: exit", l.exec("insurer", "vault", msg{"exit": msg{"exit_id": number(attribute(asked, "exit_id"))}}, ""))
}

// movedAndLost is a loss of a validator that stake was just moved to: whose fault it was, only the bonded set says.
func movedAndLost(validators int, codes app.Codes, take taker) error {
	l, _ := populated(validators, codes)
	defer l.close()
	l.exec("insurer", "hub", msg{"bond": msg{}}, "20000000000")
	l.turn()
	l.send("insurer", "vault", "9000000000", msg{"underwrite": msg{}})
	l.exec("owner", "registry", msg{"update_validator": msg{"address": "${val1}", "weight": 2}}, "")
	if moved := l.hub("rebalance"); moved.Native["redelegate"] == 0 {
		l.fail("nothing was moved: %s", scenario.Encode(moved.Answer))
	}
	l.blocks(3)
	l.do(msg{"cmd": "double_sign", "val": "val1"})
	lost := l.alone("sync")
	if paid := attribute(lost, "ballast-loss.paid_by_pool"); paid == "" || paid == "0" {
		l.fail("nobody paid: %s", scenario.Encode(lost.Answer))
	}
	take("sync, a loss where stake was moved to lately", lost)
	return l.err
}

func number(text string) json.Number { return json.Number(text) }

// governance: the owner's and the guardian's messages.
func (l *lab) governance(take taker) {
	last := fmt.Sprintf("${val%d}", l.validators-1)
	take("registry: update a validator", l.exec("owner", "registry", msg{"update_validator": msg{"address": last, "weight": 3}}, ""))
	take("registry: remove a validator", l.exec("owner", "registry", msg{"remove_validator": msg{"address": last}}, ""))
	take("registry: add it again", l.exec("owner", "registry", msg{"add_validator": msg{"address": last}}, ""))
	take("registry: observe", l.exec("keeper", "registry", msg{"observe": msg{}}, ""))
	take("hub: update_config", l.exec("owner", "hub", msg{"update_config": msg{"min_bond": "2"}}, ""))
	take("hub: pause", l.exec("owner", "hub", msg{"pause": msg{"scope": "cranks"}}, ""))
	take("hub: unpause", l.exec("owner", "hub", msg{"unpause": msg{"scope": "cranks"}}, ""))
}

// questions cost nothing to who asks a node, but count for who asks from a contract, and nodes limit them.
func (l *lab) questions(take taker) {
	for _, question := range []struct {
		contract, name string
		fields         msg
	}{
		{"hub", "state", msg{}}, {"hub", "exchange_rate", msg{}}, {"hub", "preview_bond", msg{"amount": "1000000"}},
		{"hub", "delegations", msg{}}, {"hub", "due", msg{}}, {"hub", "solvency", msg{}},
		{"hub", "position", msg{"address": "${user0}"}}, {"registry", "targets", msg{}}, {"queue", "tickets", msg{"owner": "${user0}"}},
		{"vault", "coverage", msg{}},
	} {
		take("query "+question.contract+": "+question.name, l.ask(question.contract, msg{question.name: question.fields}))
	}
}

// crowd is how many exits wait in one batch.
const crowd = 10_000

// MeasureCrowd says what the same messages cost with ten thousand exits in a batch, all of one owner, and after
// that batch, with its tickets in the queue.
func MeasureCrowd(validators int, codes app.Codes, into *Table) error {
	l, _ := populated(validators, codes)
	defer l.close()
	take := taking(into.putCrowd, validators)
	l.exec("whale", "hub", msg{"bond": msg{}}, "100000000000")
	l.turn()
	for i := range crowd {
		exit := msg{
			"cmd": "exec", "from": "whale", "contract": "token", "same_block": i%500 != 0,
			"msg": msg{"send": msg{"contract": "${queue}", "amount": "1000", "msg": msg{"$b64": msg{"unbond": msg{}}}}},
		}
		l.join(exit, i%500 != 499)
	}
	take("one exit more", l.send("whale", "queue", "1000", msg{"unbond": msg{}}))
	l.tickets = crowd + 1
	l.advance(interval)
	take("submit of all", l.hub("submit_batch"))
	l.turn()
	l.advance(unbonding)
	take("settle of all", l.hub("settle"))
	take("claim of one of them", l.exec("whale", "queue", msg{"claim": msg{"ticket_ids": []string{"5000"}}}, ""))
	l.turn()
	l.stay(take)
	l.exit(take)
	l.crank(take)
	l.insurance(take)
	l.governance(take)
	l.questions(take)
	return l.err
}
