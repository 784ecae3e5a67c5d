package differential

// dive has `deep` send one message from about the deepest place that the chain allows, by itself or for the keeper, and as a rule
// another at depth one in the same transaction: whoever profits of what fails down there would do that.
func (g *generator) dive() {
	dive := msg{"depth": g.depth - 6 + g.IntN(8), "then": []any{g.deepCall()}, "after": []any{}}
	if g.IntN(3) > 0 {
		dive["after"] = []any{g.deepCall()}
	}
	if g.IntN(3) == 0 {
		dive["granter"] = "${keeper}"
	}
	g.exec("keeper", "deep", msg{"dive": dive}, nil)
}

// deepCall is a message that anyone may send.
func (g *generator) deepCall() msg {
	contract, inner := "hub", msg{}
	switch name := pick(g, "advance", "advance", "sync", "sync", "settle", "submit_batch", "undelegate", "delegate", "rebalance", "harvest", "retry_cover", "distribute", "observe", "refresh"); name {
	case "distribute":
		contract, inner = "collector", msg{name: msg{}}
	case "observe":
		contract, inner = "registry", msg{name: msg{}}
	case "refresh":
		contract, inner = "vault", msg{name: msg{}}
	case "retry_cover":
		inner = msg{name: msg{"loss_id": 1 + g.IntN(3)}}
	default:
		inner = msg{name: msg{}}
	}
	return msg{"wasm": msg{"execute": msg{"contract_addr": "${" + contract + "}", "msg": msg{"$b64": inner}, "funds": []any{}}}}
}
