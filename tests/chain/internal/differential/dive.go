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
	contract, inner := "vault", msg{"refresh": msg{}}
	if g.IntN(14) > 0 {
		contract, inner = g.turn()
	}
	return msg{"wasm": msg{"execute": msg{"contract_addr": "${" + contract + "}", "msg": msg{"$b64": inner}, "funds": []any{}}}}
}
