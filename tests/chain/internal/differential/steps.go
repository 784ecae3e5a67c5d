package differential

import "fmt"

// stay is what stakers do.
func (g *generator) stay() {
	who := g.person()
	switch g.IntN(9) {
	case 0, 1:
		more := msg{"funds": g.amount()}
		inner := msg{}
		if g.IntN(3) == 0 {
			inner["receiver"] = "${" + g.person() + "}"
		}
		if g.IntN(6) == 0 {
			inner["min_shares"] = g.amount()
		}
		g.exec(who, "hub", msg{"bond": inner}, more)
		if g.IntN(3) == 0 {
			more["same_block"] = true
			g.say(merge(msg{"cmd": "exec", "from": g.person(), "contract": "hub", "msg": msg{"bond": msg{}}, "may_fail": true}, more))
		}
	case 2, 3, 4:
		g.tickets++
		g.exec(who, "token", g.send("queue", g.amount(), msg{"unbond": msg{}}), nil)
	case 5:
		g.exec(who, "queue", msg{"cancel": msg{"ticket_id": g.ticket()}}, nil)
	case 6:
		g.exec(who, "queue", msg{"transfer_nft": msg{"recipient": "${" + g.person() + "}", "token_id": g.ticket()}}, nil)
	case 7:
		g.exec(pick(g, who, "keeper"), "queue", msg{"claim": msg{"ticket_ids": []string{g.ticket()}}}, nil)
	default:
		ids := []string{}
		for id := max(1, g.tickets-8); id <= g.tickets; id++ {
			ids = append(ids, fmt.Sprint(id))
		}
		g.exec("keeper", "queue", msg{"claim": msg{"ticket_ids": ids}}, nil)
	}
}

func merge(a, b msg) msg {
	for key, value := range b {
		a[key] = value
	}
	return a
}

func (g *generator) ticket() string { return fmt.Sprint(1 + g.IntN(g.tickets+1)) }

// crank is what anyone may turn.
func (g *generator) crank() {
	if g.depth > 0 && g.IntN(2) == 0 {
		g.dive()
		return
	}
	contract, message := g.turn()
	g.exec("keeper", contract, message, nil)
}

// turn is a crank's message, and to whom.
func (g *generator) turn() (string, msg) {
	inner := msg{}
	if g.IntN(4) == 0 {
		inner["limit"] = 1 + g.IntN(5)
	}
	switch name := pick(g, "advance", "advance", "advance", "sync", "settle", "submit_batch", "undelegate", "delegate", "rebalance", "harvest", "distribute", "observe", "retry_cover"); name {
	case "sync", "submit_batch":
		return "hub", msg{name: msg{}}
	case "harvest":
		if g.IntN(4) == 0 {
			inner["start_after"] = g.valoper()
		}
		return "hub", msg{name: inner}
	case "distribute":
		return "collector", msg{name: msg{}}
	case "observe":
		return "registry", msg{name: inner}
	case "retry_cover":
		return "hub", msg{name: msg{"loss_id": 1 + g.IntN(3)}}
	default:
		return "hub", msg{name: inner}
	}
}

// insure is what underwriters and operators do in the vault.
func (g *generator) insure() {
	who := g.person()
	layer := any("pool")
	if g.IntN(3) == 0 {
		layer = msg{"bond": msg{"validator": g.valoper()}}
	}
	switch g.IntN(7) {
	case 0, 1:
		g.exec(who, "token", g.send("vault", g.amount(), msg{"underwrite": msg{}}), nil)
	case 2, 3:
		g.exec(who, "token", g.send("vault", g.amount(), msg{"post_bond": msg{"validator": g.valoper()}}), nil)
	case 4:
		g.exits++
		g.exec(who, "vault", msg{"request_exit": msg{"layer": layer, "shares": pick(g, g.amount(), g.amount()+"000")}}, nil)
	case 5:
		g.exec(who, "vault", msg{"cancel_exit": msg{"exit_id": 1 + g.IntN(g.exits+1)}}, nil)
	default:
		g.exec(who, "vault", msg{"exit": msg{"exit_id": 1 + g.IntN(g.exits+1)}}, nil)
	}
}

// pass lets time go by.
func (g *generator) pass() {
	switch g.IntN(6) {
	case 0, 1:
		g.say(msg{"cmd": "block", "n": 1 + g.IntN(6), "secs": pick(g, append(g.gaps, 5, 37)...)})
	case 2:
		g.say(msg{"cmd": "advance", "secs": g.unbonding})
	case 3:
		g.say(msg{"cmd": "advance", "secs": float64(g.unbonding/3+1) + pick(g, 0, 0.5, 0.999)})
	case 4:
		g.say(msg{"cmd": "advance", "secs": pick(g, 700, 86_400, 3_600)})
	default:
		g.marks++
		g.say(msg{"cmd": "mark", "name": fmt.Sprint("m", g.marks)})
	}
}

// misfortune is what validators suffer; val0 is spared, so that somebody votes.
func (g *generator) misfortune() {
	if g.validators == 1 {
		g.pass()
		return
	}
	val := fmt.Sprintf("val%d", 1+g.IntN(g.validators-1))
	switch g.IntN(6) {
	case 0, 1:
		g.say(msg{"cmd": "absent", "val": val, "blocks": 3 + g.IntN(20), "may_fail": true})
	case 2:
		command := msg{"cmd": "double_sign", "val": val, "may_fail": true}
		if g.marks > 0 {
			command["infraction"] = fmt.Sprint("m", 1+g.IntN(g.marks))
		}
		g.say(command)
	case 3:
		g.say(msg{"cmd": "advance", "secs": 700})
		g.say(msg{"cmd": "unjail", "val": val, "may_fail": true})
	default:
		g.say(msg{"cmd": "set_commission", "val": val, "rate": pick(g, "0.05", "0.06", "0.11", "0", "0.5"), "may_fail": true})
	}
}

// rule is what owners, guardians and operators decide.
func (g *generator) rule() {
	who := pick(g, "owner", "owner", "owner", g.person(), g.val())
	switch g.IntN(11) {
	case 0:
		g.exec(who, "registry", msg{"add_validator": msg{"address": g.valoper(), "weight": 1 + g.IntN(4)}}, nil)
	case 1:
		g.exec(who, "registry", msg{"remove_validator": msg{"address": g.valoper()}}, nil)
	case 2, 3:
		g.exec(who, "registry", msg{"update_validator": msg{"address": g.valoper(), "paused": g.IntN(2) == 0}}, nil)
	case 4:
		g.exec(who, "registry", msg{"update_validator": msg{"address": g.valoper(), "weight": g.IntN(5), "cap_bps": pick(g, 1_000, 10_000)}}, nil)
	case 5:
		val := g.val()
		g.exec(val, "registry", msg{"apply": msg{"address": "${" + val + "}"}}, nil)
	case 6:
		g.exec(pick(g, "carol", "owner", who), "hub", msg{pick(g, "pause", "unpause"): msg{"scope": pick(g, "bond", "unbond", "cranks")}}, nil)
	case 7:
		g.exec(who, "hub", msg{"update_config": msg{pick(g, "drip_secs", "max_ops", "netting_bps", "rebalance_band_bps"): g.IntN(60)}}, nil)
	case 8:
		g.exec(who, "collector", msg{"update_config": msg{"fee_bps": g.IntN(1_200)}}, nil)
	default:
		g.govern()
	}
}

// govern changes the chain's own parameters, except for the window of missed votes, in which the chains differ
// (docs/DIFFERENCES.md).
func (g *generator) govern() {
	module, params := "", msg{}
	switch g.IntN(6) {
	case 0:
		g.unbonding = pick(g, 1_000, 36_000, 1_814_400)
		module, params = "staking", msg{"unbonding_secs": g.unbonding}
	case 1:
		module, params = "staking", msg{"max_entries": 1 + g.IntN(8)}
	case 2:
		module, params = "staking", msg{"max_validators": 1 + g.IntN(g.validators+1)}
	case 3:
		module, params = "slashing", msg{
			"min_signed": pick(g, "0.5", "0.75", "0.05"), "jail_secs": pick(g, 60, 600),
			"slash_downtime": pick(g, "0.01", "0.07"), "slash_double_sign": pick(g, "0.05", "1"),
		}
	case 4:
		module, params = "distribution", msg{"community_tax": pick(g, "0", "0.02", "0.5"), "withdraw_addr_enabled": g.IntN(2) == 0}
	default:
		module, params = "mint", msg{"inflation": pick(g, "0", "0.07", "0.2")}
	}
	command := msg{"cmd": "set_params", "module": module, "params": params}
	if g.IntN(2) == 0 {
		command["secs"] = pick(g, g.gaps...)
	}
	g.say(command)
}

// give is coins from nowhere: rewards, gifts.
func (g *generator) give() {
	switch g.IntN(5) {
	case 0, 1:
		g.say(msg{"cmd": "reward", "funds": fmt.Sprint(1 + g.IntN(3_000_000)), "may_fail": true})
	case 2:
		g.say(msg{"cmd": "reward", "funds": fmt.Sprintf("%dustake,%duatom", 1+g.IntN(900_000), 1+g.IntN(500))})
	case 3:
		to := pick(g, "${hub}", "${queue}", "${collector}", "${vault}", "bob")
		g.say(msg{"cmd": "bank_send", "from": g.person(), "to": to, "funds": pick(g, g.amount(), "7uatom"), "may_fail": true})
	default:
		transfer := msg{"recipient": "${" + pick(g, g.person(), "vault", "hub") + "}", "amount": g.amount()}
		g.exec(g.person(), "token", msg{"transfer": transfer}, nil)
	}
}

// ask is a question; all contracts' are among them.
func (g *generator) ask() {
	query := func(contract string, message msg) {
		g.say(msg{"cmd": "query", "contract": contract, "msg": message, "may_fail": true})
	}
	switch g.IntN(14) {
	case 0:
		query("hub", msg{pick(g, "state", "exchange_rate", "due", "solvency", "config", "paused", "unbonding", "losses", "freshness"): msg{}})
	case 1:
		query("hub", msg{"delegations": msg{}})
	case 2:
		query("hub", msg{"preview_bond": msg{"amount": g.amount()}})
	case 3:
		query("hub", msg{"preview_unbond": msg{"shares": g.amount()}})
	case 4:
		query("hub", msg{"position": msg{"address": "${" + g.person() + "}"}})
	case 5:
		query("queue", msg{"ticket": msg{"ticket_id": g.ticket()}})
	case 6:
		query("queue", msg{pick(g, "open_batch", "batches", "num_tokens"): msg{}})
	case 7:
		query("queue", msg{"tickets": msg{"owner": "${" + g.person() + "}", "limit": g.IntN(4)}})
	case 8:
		query("registry", msg{pick(g, "validators", "targets"): msg{}})
	case 9:
		query("registry", msg{"validator": msg{"address": g.valoper()}})
	case 10:
		query("vault", msg{pick(g, "pool", "bonds", "coverage", "premium"): msg{}})
	case 11:
		query("vault", msg{"position": msg{"owner": "${" + g.person() + "}"}})
	case 12:
		query("collector", msg{"pending": msg{}})
	default:
		g.say(msg{"cmd": pick(g, "balance", "delegations", "unbondings", "redelegations", "rewards"), "of": pick(g, "hub", "collector", "alice")})
	}
}
