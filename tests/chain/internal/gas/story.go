package gas

import (
	"strconv"

	"github.com/ballast-labs/ballast/tests/chain/internal/app"
	"github.com/ballast-labs/ballast/tests/chain/internal/scenario"
)

const (
	interval  = 302_400
	unbonding = 1_814_400
	pageOps   = 20 // messages of one crank call, `max_ops`
	exits     = 9  // users who leave with one batch
)

// Measure runs the whole story at so many validators and takes down what each message costs.
func Measure(validators int, codes app.Codes, into *Table) error {
	l, deployed := populated(validators, codes)
	defer l.close()
	take := taking(into.put, validators)
	take("deploy", deployed)
	l.stay(take)
	l.exit(take)
	l.crank(take)
	l.insurance(take)
	l.governance(take)
	l.questions(take)
	if l.err != nil {
		return l.err
	}
	return movedAndLost(validators, codes, take)
}

// MeasureLater runs the same with a call of the hub before each one, in the same block. The hub asks the
// chain for its delegations in a block's first call of it and no more.
func MeasureLater(validators int, codes app.Codes, into *Table) error {
	l, _ := populated(validators, codes)
	defer l.close()
	l.stay(func(string, ...*scenario.Report) {}) // there it is measured
	l.later = true
	take := taking(into.putLater, validators)
	l.exit(take)
	l.crank(take)
	l.insurance(take)
	l.governance(take)
	return l.err
}

// taking adds up reports and puts the sums into a table.
func taking(put func(string, int, int64, map[string]int), validators int) taker {
	return func(name string, reports ...*scenario.Report) {
		var gas int64
		native := map[string]int{}
		for _, report := range reports {
			gas += report.GasUsed
			for event, count := range report.Native {
				native[event] += count
			}
		}
		put(name, validators, gas, native)
	}
}

type taker func(name string, reports ...*scenario.Report)

// stay: two bonds, the second in the block of the first.
func (l *lab) stay(take taker) {
	bond := msg{"cmd": "exec", "from": user(0), "contract": "hub", "msg": msg{"bond": msg{}}, "funds": "10000000"}
	first := l.join(bond, true)
	bond["from"], bond["same_block"] = user(1), true
	take("bond", first)
	take("bond, later in the block", l.join(bond, false))
	take(sendName, l.do(msg{"cmd": "bank_send", "from": user(2), "to": user(3), "funds": "1000"}))
	take("token: transfer", l.exec(user(2), "token", msg{"transfer": msg{"recipient": "${" + user(3) + "}", "amount": "1000"}}, ""))
}

// leave queues the exits of nine users and says what the last one cost.
func (l *lab) leave(amount string) (last *scenario.Report) {
	for i := range exits {
		last = l.send(user(i), "queue", amount, msg{"unbond": msg{}})
	}
	return last
}

// exit: one batch that deposits pay, one that is undelegated; tickets sold, cancelled, claimed.
func (l *lab) exit(take taker) {
	take("queue an exit", l.leave("100000"))
	extra := l.send(user(10), "queue", "100000", msg{"unbond": msg{}})
	ticket := attribute(extra, "queue.ticket_id")
	take("transfer a ticket", l.exec(user(10), "queue", msg{"transfer_nft": msg{"recipient": "${" + user(11) + "}", "token_id": ticket}}, ""))
	take("cancel an exit", l.exec(user(11), "queue", msg{"cancel": msg{"ticket_id": ticket}}, ""))
	l.advance(interval)
	take("submit, paid by deposits", l.hub("submit_batch"))
	take("claim of one", l.exec(user(4), "queue", msg{"claim": msg{"ticket_ids": []string{l.ticket(5)}}}, ""))

	l.turn()
	l.leave("1000000")
	l.advance(interval)
	take("submit with one undelegation", l.hub("submit_batch"))
	take("undelegate, nothing left", l.hub("undelegate"))
	l.blocks(20)
	l.turn()
	l.advance(unbonding)
	settled := l.hub("settle")
	if attribute(settled, "arrived") == "0" || attribute(settled, "arrived") == "" {
		l.fail("nothing was settled: %s", scenario.Encode(settled.Answer))
	}
	take("settle, one entry", settled)
	many := []string{}
	for id := 11; id < 11+exits; id++ {
		many = append(many, l.ticket(id))
	}
	take("claim of nine", l.exec("keeper", "queue", msg{"claim": msg{"ticket_ids": many}}, ""))
}

// earn gives every validator rewards for its stakers.
func (l *lab) earn() {
	l.do(msg{"cmd": "reward", "funds": strconv.Itoa(l.validators * 10_000_000)})
	l.blocks(20)
}

// crank: rewards in, stake to validators, stake moved.
func (l *lab) crank(take taker) {
	l.turn()
	needed := (l.validators + pageOps - 1) / pageOps
	l.earn()
	take("harvest of all, its pages in one transaction", l.together("harvest", needed))
	l.earn()
	pages := []*scenario.Report{}
	for range needed {
		pages = append(pages, l.hub("harvest"))
	}
	take("harvest of all, a transaction a page", pages...)
	take("distribute", l.exec("keeper", "collector", msg{"distribute": msg{}}, ""))
	take(askName, l.hub("sync"))
	l.turn()
	take("advance, nothing due", l.hub("advance"))

	l.exec(user(0), "hub", msg{"bond": msg{}}, "10000000")
	take("delegate", l.hub("delegate"))
	l.exec("owner", "registry", msg{"update_validator": msg{"address": "${val0}", "weight": 2}}, "")
	moved := l.hub("rebalance")
	take("rebalance", moved)
	l.turn()
	if !l.later {
		l.staker(take, moved.Native["redelegate"])
	}

	l.leave("1000000")
	l.advance(interval)
	l.turn()
	l.leave("1000000")
	l.advance(unbonding)
	l.do(msg{"cmd": "reward", "funds": strconv.Itoa(l.validators * 10_000_000)})
	l.blocks(3)
	l.exec(user(0), "hub", msg{"bond": msg{}}, "10000000")
	l.exec("owner", "registry", msg{"update_validator": msg{"address": "${val0}", "weight": 1}}, "")
	take("advance, everything due", l.hub("advance"))
	l.turn()
}
