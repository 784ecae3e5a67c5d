"""Five reporters' bots on a real node: three honest, one that lies from a third of the time on, one that falls silent."""

import json
import random
import subprocess
import threading
import time

import picture
from node import CHAIN, ROOT, Failed, events

FEED = "atom/usd"
ROUND = 20
PLEDGES = {"r1": 100, "r2": 100, "r3": 100, "r4": 60, "r5": 60}
LIAR, SILENT = "r4", "r5"


def play(node, seconds, out):
    node.deploy(ROOT / "networks/ballast-local.toml")
    node.tx("registry", {"add_validator": {"address": node.address("signer", "val")}}, "owner")
    node.tx("hub", {"bond": {}}, "owner", 1_000_000_000)
    keys = {name: node.add_key(name, 100_000_000) for name in PLEDGES}
    oracle = _oracle(node)
    market = Market(node)
    bots = {name: _bot(node, oracle, name, keys[name]) for name in PLEDGES}
    try:
        began = node.block_time()
        market.run(seconds, lambda: _ended(bots, SILENT))
    finally:
        for bot in bots.values():
            bot.terminate()
    rounds = _rounds(node, oracle, began)
    rows = _table(node, rounds, market)
    file = out or node.home / "oracle-round-by-round.svg"
    file.write_text(picture.draw(rows))
    node.say(f"drawn: {file}")
    _judge(node, oracle, rows)


def _oracle(node):
    token = json.loads(node.record.read_text())["contracts"]["token"]["address"]
    oracle = node.make("ballast_oracle", "oracle", {
        "hub": node.hub, "min_pledge": "10000000", "round_secs": ROUND, "suspend_secs": 600, "leave_secs": 3600,
        "reporters": [node.address(name) for name in PLEDGES]})
    node.execute(oracle, {"add_feed": {"id": FEED, "source": "reported", "expect": {"min": "5", "max": "20"}}}, "owner")
    for name, pledge in PLEDGES.items():
        amount = str(pledge * 1_000_000)
        node.execute(token, {"transfer": {"recipient": node.address(name), "amount": amount}}, "owner")
        node.execute(token, {"send": {"contract": oracle, "amount": amount, "msg": "eyJwbGVkZ2UiOnt9fQ=="}}, name)
    node.say(f"an oracle with five reporters, {oracle}")
    return oracle


def _bot(node, oracle, name, key):
    log = open(node.home / f"{name}.log", "w")
    return subprocess.Popen(
        [node.ballast, "report", "--oracle", oracle, "--hub", node.hub, "--chain-id", CHAIN, "--rest", node.rest, "--key-file", str(key),
         "--gas-prices", "0.025ustake", "--prices", str(node.home / f"{name}.json"), "--every", "2s",
         "--state", str(node.home / f"{name}-{int(time.time())}")],
        cwd=ROOT, env=node.env, stdout=log, stderr=log)


def _ended(bots, name):
    if bots[name].poll() is None:
        bots[name].terminate()


class Market:
    """What the feed is worth, and what each reporter has heard of it."""

    def __init__(self, node):
        self.node, self.worth, self.seen = node, 10.0, []
        self.dice = random.Random(7)
        self.write(lying=False)

    def write(self, lying):
        for name in PLEDGES:
            heard = self.worth * (1 + self.dice.uniform(-0.002, 0.002))
            if name == LIAR and lying:
                heard *= 1.3
            file = self.node.home / f"{name}.json"
            new = file.with_suffix(".new")
            new.write_text(json.dumps({FEED: f"{heard:.6f}"}))
            new.replace(file)
        self.seen.append((self.node.block_time(), self.worth))

    def run(self, seconds, silence):
        """Walks; falls by a tenth at half time, as no honest bot can have known."""
        began = time.time()
        silent = fallen = False
        while (gone := time.time() - began) < seconds:
            self.worth *= 1 + self.dice.uniform(-0.003, 0.003)
            if gone > seconds / 2 and not fallen:
                fallen = True
                self.worth *= 0.9
                self.node.say("the market falls by a tenth")
            if gone > seconds / 3 and not silent:
                silent = True
                silence()
                self.node.say(f"{LIAR} lies from here on, {SILENT} is silent")
            self.write(lying=gone > seconds / 3)
            time.sleep(5)

    def at(self, when):
        before = [worth for seen, worth in self.seen if seen <= when]
        return before[-1] if before else self.seen[0][1]


def _rounds(node, oracle, began):
    """Everything that was said and decided, from the transactions in blocks."""
    names = {node.address(name): name for name in PLEDGES}
    rounds = {}
    for sender, name in names.items():
        for tx in node.sent_by(name):
            if tx["code"]:
                rounds.setdefault("refused", []).append((name, tx["raw_log"][:200]))
                continue
            for kind, said in events(tx):
                if said.get("_contract_address") != oracle:
                    continue
                _note(rounds, names, tx, kind, said, name)
    rounds["began"] = began
    return rounds


def _note(rounds, names, tx, kind, said, name):
    def row(number):
        return rounds.setdefault(int(number), {"reports": {}, "fines": [], "suspended": []})

    if kind == "wasm" and said.get("action") == "report":
        message = next(m for m in tx["tx"]["body"]["messages"] if "msg" in m)["msg"]
        row(said["round"])["reports"][name] = float(message["report"]["prices"][0]["price"])
    elif kind == "wasm-ballast-price":
        row(said["round"])["price"] = float(said["price"])
    elif kind == "wasm-ballast-void":
        row(said["round"])["void"] = said["reason"]
    elif kind == "wasm-ballast-fine":
        row(said["round"])["fines"].append((names[said["reporter"]], int(said["lst"])))
    elif kind == "wasm-ballast-suspend":
        row(int(said["until"]) // ROUND)["suspended"].append(names[said["reporter"]])


def _table(node, rounds, market):
    rows = []
    for number in sorted(n for n in rounds if isinstance(n, int)):
        row = rounds[number]
        if not row["reports"]:
            continue
        rows.append({"round": number, "worth": market.at(number * ROUND + ROUND / 2), **row})
        price = f"{row['price']:.4f}" if "price" in row else f"void ({row.get('void', 'open')})"
        said = "  ".join(f"{name} {row['reports'][name]:8.4f}" if name in row["reports"] else f"{name}        -" for name in PLEDGES)
        fined = "".join(f"  {name} pays {lst / 1e6:g} LST" for name, lst in row["fines"])
        node.say(f"round {number}: worth {rows[-1]['worth']:.4f}  {said}  ->  {price}{fined}")
    for name, why in rounds.get("refused", []):
        node.say(f"refused: {name}: {why}")
    return rows


def _judge(node, oracle, rows):
    """The liar has paid, nobody honest has, and the price was never off by more than the honest were."""
    fined = {name for row in rows for name, _ in row["fines"]}
    if fined != {LIAR}:
        raise Failed(f"fined: {fined or 'nobody'}")
    priced = [row for row in rows if "price" in row]
    off = max(abs(row["price"] / row["worth"] - 1) for row in priced)
    closed = [row for row in rows if "price" in row or "void" in row]
    node.say(f"{len(closed)} rounds closed, {len(priced)} with a price, {len(closed) - len(priced)} void; at most {off:.2%} from the market")
    if len(priced) < len(closed) * 0.8:
        raise Failed("more than a fifth of the rounds is void")
    if off > 0.02 and len([r for r in priced if abs(r["price"] / r["worth"] - 1) > 0.02]) > 1:
        raise Failed(f"the price is {off:.2%} off")
    solvency = node.query(oracle, {"solvency": {}})
    if not solvency["solvent"]:
        raise Failed(f"the oracle's books do not hold: {solvency}")
    node.say(f"done: {', '.join(fined)} fined, {SILENT} silent, the books hold")
