"""A bad day of a hedge on a real node: the slash is booked, the backer pays, and the holder leaves, all in one transaction of hers."""

import json

from node import CHAIN, DENOM, ROOT, Failed, events

# A deposit waits, and a new backer's stake with it: three weeks, which the node's own clock passes.
WAITING = 21 * 86400
DEPOSIT, BACKED = 400_000_000, 200_000_000
SHARES = DEPOSIT * 1000


def play(node, _seconds, _out):
    node.deploy(_config(node))
    for name in ("signer", "silent1"):
        node.tx("registry", {"add_validator": {"address": node.address(name, "val")}}, "owner")
    node.tx("hub", {"bond": {}}, "alice", 500_000_000)
    node.tx("hub", {"bond": {}}, "bob", 500_000_000)
    node.tx("hub", {"advance": {}}, "keeper")
    node.tx("hub", {"advance": {}}, "keeper")
    hedge, backer = _hedge(node)
    token = json.loads(node.record.read_text())["contracts"]["token"]["address"]
    node.execute(token, _send(backer, BACKED, "eyJkZXBvc2l0Ijp7fX0="), "bob")
    node.execute(token, _send(hedge, DEPOSIT, "eyJkZXBvc2l0Ijp7fX0="), "alice")
    node.say(f"alice hedges {DEPOSIT}, bob backs it with {BACKED}, for {WAITING // 86400} days both wait")
    began = node.block_time()
    node.run("scripts/localnet", "pass", f"{WAITING // 3600 + 1}h")
    node.say(f"{(node.block_time() - began) / 86400:.1f} days of the chain have passed")
    node.execute(hedge, {"activate": {"deposit_id": 1}}, "keeper")

    node.slash()
    before = Purse(node, token, hedge, backer)
    refused = node.send_all("alice", [(hedge, {"top_up": {}}), (hedge, {"redeem": {"shares": str(SHARES)}})])
    if refused["code"] == 0 or "is not booked" not in refused["raw_log"]:
        raise Failed(f"without `sync` it should be refused: {refused['raw_log']}")
    node.say(f"without `sync` first: {refused['raw_log'].split(': execute wasm')[0][-160:]}")
    done = node.send_all("alice", [(node.hub, {"sync": {}}), (hedge, {"top_up": {}}), (hedge, {"redeem": {"shares": str(SHARES)}})])
    if done["code"]:
        raise Failed(done["raw_log"])
    after = Purse(node, token, hedge, backer)
    _judge(node, done, before, after)


class Purse:
    """What the token's own books say of the three."""

    def __init__(self, node, token, hedge, backer):
        self.alice, self.hedge, self.backer = (_balance(node, token, who) for who in (node.address("alice"), hedge, backer))


def _judge(node, done, before, after):
    loss = next(attributes for _, attributes in events(done, "wasm-ballast-loss"))
    paid = int(next(attributes["paid"] for _, attributes in events(done, "wasm-ballast-top-up")))
    gained, gave = after.alice - before.alice, before.backer - after.backer
    node.say(f"height {done['height']}, {done['gas_used']} gas, one transaction: {json.dumps(loss)[:200]}")
    node.say(f"the backer gave {gave} LST, of which the top-up says {paid}; alice left with {gained} for the {DEPOSIT} that she had put in")
    if paid == 0 or gave != paid:
        raise Failed(f"the backer gave {gave}, and the event says {paid}")
    # a unit for the rounding of a share's price
    if not DEPOSIT + paid - 1 <= gained <= DEPOSIT + paid:
        raise Failed(f"alice got {gained}, not {DEPOSIT} + {paid}")
    solvency = node.ask("hub", {"solvency": {}})
    if not solvency["ok"]:
        raise Failed(f"the books do not hold: {solvency}")
    node.say("done: booked, paid and redeemed in one transaction on a real node; the books hold")


def _hedge(node):
    restake = int(node.store("ballast_restake"))
    hedge = node.make("ballast_hedge", "hedge", {
        "hub": node.hub, "name": "Protected bSTAKE", "symbol": "hSTAKE", "trigger": {"rate_drop": {"deductible_bps": 150, "event_secs": 2592000}},
        "reserve_bps": 2500, "waiting_secs": WAITING, "premium": {"min_bps": 0, "kink_bps": 0, "max_bps": 0}, "restake_code_id": restake})
    backer = node.instantiate(restake, "backer", {
        "hub": node.hub, "name": "Backer of hSTAKE", "symbol": "bhSTAKE", "slasher": hedge, "mode": "instant", "cooldown_secs": WAITING,
        "max_slash_bps": 10000, "floor": "1000000", "ratio": {"consumer": hedge, "ratio_bps": 10000, "hold_secs": 3024000}})
    node.execute(hedge, {"attach": {"backer": backer}}, "owner")
    node.say(f"a hedge with a backer, {hedge}")
    return hedge, backer


def _send(contract, amount, message):
    return {"send": {"contract": contract, "amount": str(amount), "msg": message}}


def _balance(node, token, who):
    return int(node.query(token, {"balance": {"address": who}})["balance"])


def _config(node):
    text = (ROOT / "networks/ballast-local.toml").read_text()
    file = node.home / "network.toml"
    file.write_text(text)
    return file
