"""A keeper on a real node: at rest while nothing is due, at work for users and after a slash, killed again and again."""

import json
import random
import signal
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

from node import CHAIN, ROOT, Failed, events

# Events of steps that have a reason of their own; an `advance` without any of them was for nothing.
QUIET = {"wasm-ballast-skipped"}


def play(node, seconds, _out):
    node.deploy(_config(node))
    signer = node.address("signer", "val")
    node.tx("registry", {"add_validator": {"address": signer}}, "owner")
    node.tx("hub", {"bond": {}}, "alice", 1_000_000_000)
    node.tx("token", {"send": {"contract": "${vault}", "amount": "300000000", "msg": {"$b64": {"underwrite": {}}}}}, "alice")
    keeper, end = Keeper(node), time.time() + seconds
    try:
        _rest(node, keeper, seconds * 0.3)
        _slash(node, keeper)
        _kills(node, keeper, seconds * 0.4)
        _rest(node, keeper, end - time.time())
    finally:
        keeper.end()
    node.say(f"a keeper for {(time.time() - end + seconds) / 60:.1f} minutes")
    judge(node, keeper)


def _rest(node, keeper, seconds):
    """After its first turns an idle keeper sends nothing, but what rewards make due twice a day."""
    began, turns = time.time(), keeper.said().count("nothing is due")
    _until(node, "the keeper does not come to rest", 120, lambda: keeper.said().count("nothing is due") > turns)
    seconds = max(seconds - (time.time() - began), 0)
    before, height = node.sequence("keeper"), node.height()
    time.sleep(seconds)
    idle = node.sequence("keeper") - before
    node.say(f"idle for {seconds:.0f} s and {node.height() - height} blocks, rewards in every block: {idle} transactions")
    if idle:
        raise Failed(f"{idle} transactions while nothing was due")


def _slash(node, keeper):
    """A validator that never signs is slashed; its loss is booked and shown."""
    silent = node.address("silent1", "val")
    _until(node, "silent1 was never jailed", 300, lambda: _validator(node, silent).get("jailed"))
    unjail = ["tx", "slashing", "unjail", "--from", "silent1", "--chain-id", CHAIN, *node.reach, "--gas-prices", "0.025ustake", "--yes"]

    def back():
        node.run(node.wasmd, *unjail, check=False)
        time.sleep(3)
        return _validator(node, silent)["status"] == "BOND_STATUS_BONDED"

    _until(node, "silent1 was not unjailed", 120, back)
    node.tx("registry", {"add_validator": {"address": silent}}, "owner")
    node.tx("hub", {"bond": {}}, "bob", 1_000_000_000)
    _until(node, "nothing came to silent1", 60, lambda: any(
        d["validator"] == silent and int(d["actual"]) > 0 for d in node.ask("hub", {"delegations": {}})["delegations"]))
    before = keeper.scrape()
    _until(node, "silent1 was not slashed again", 600, lambda: node.ask("hub", {"losses": {}})["losses"])
    loss = node.ask("hub", {"losses": {}})["losses"][0]
    time.sleep(12)
    after = keeper.scrape()
    node.say(f"a slash, booked by the keeper: {json.dumps(loss)[:200]}")
    changed = sorted(name for name in after if after[name] != before.get(name))
    node.say(f"a scrape before and one after, both as promtool reads them; {len(after)} figures, changed: {', '.join(changed)}")


def _kills(node, keeper, seconds):
    """It dies every few seconds, while users make work."""
    end, kills, users = time.time() + seconds, 0, 0
    while time.time() < end:
        if kills % 3 == 0:
            node.tx("hub", {"bond": {}}, "carol", 5_000_000)
            users += 1
        time.sleep(random.uniform(0.1, 6))
        keeper.kill()
        kills += 1
        keeper.begin()
    time.sleep(20)
    node.say(f"killed {kills} times, {users} bonds meanwhile")


def judge(node, keeper):
    """What is in blocks: once each, and none for nothing."""
    sent = node.signed_by("keeper")
    if len(sent) != node.sequence("keeper"):
        raise Failed(f"{len(sent)} transactions found, and a sequence of {node.sequence('keeper')}")
    failed = [tx["txhash"] for tx in sent if tx["code"]]
    idle = [tx["txhash"] for tx in sent if not tx["code"] and not _did(tx)]
    # stake at a validator that was slashed once comes to a unit less than was delegated: `sync` books that, and tells nothing
    rounded = [tx for tx in idle if f"did sync tx {tx}" in keeper.said()]
    idle = [tx for tx in idle if tx not in rounded]
    node.say(f"{len(sent)} transactions of the keeper in blocks, {len(failed)} failed, {len(idle)} for nothing, {len(rounded)} that only "
             "booked a rounding")
    delegated = [tx for tx in sent if any(kind == "delegate" for kind, _ in events(tx))]
    if len(rounded) > len(delegated):
        raise Failed(f"{len(rounded)} rounding errors booked, after {len(delegated)} delegations")
    solvency = node.ask("hub", {"solvency": {}})
    if not solvency["ok"]:
        raise Failed(f"the books do not hold: {solvency}")
    if failed or idle:
        raise Failed(f"failed {failed}, for nothing {idle}")
    node.say("done: at rest, at work, killed; nothing twice, nothing for nothing; the books hold")


def _did(tx):
    return any(kind.startswith("wasm-ballast") and kind not in QUIET for kind, _ in events(tx)) or any(
        kind in ("delegate", "redelegate", "unbond", "withdraw_rewards") for kind, _ in events(tx))


def _validator(node, address):
    said = node.daemon("query", "staking", "validator", address, "--node", node.rpc)
    return said.get("validator", said)


def _until(node, why, seconds, done):
    end = time.time() + seconds
    while time.time() < end:
        if done():
            return
        time.sleep(1)
    raise Failed(why)


def _config(node):
    """The local network's, with the parameters that a suite has by default: it is the keeper's rest that is seen."""
    text = (ROOT / "networks/ballast-local.toml").read_text()
    kept = [line for line in text.splitlines() if not line.startswith(("drip_secs", "min_move"))]
    file = node.home / "suite.toml"
    file.write_text("\n".join(kept) + "\n")
    return file


class Keeper:
    """`ballast keep`, begun again whenever it was killed."""

    def __init__(self, node):
        self.node, self.metrics = node, f"127.0.0.1:{node.port + 10}"
        self.state = node.home / f"keeper-{int(time.time())}"
        self.log = open(node.home / "keeper.log", "w")
        self.begin()

    def begin(self):
        node = self.node
        self.process = subprocess.Popen(
            [node.ballast, "keep", "--every", "2s", "--metrics", self.metrics, "--state", str(self.state), "--deployment", str(node.record),
             "--binary", node.wasmd, *node.reach, "--chain-id", CHAIN, "--from", "keeper", "--gas-prices", "0.025ustake"],
            cwd=ROOT, env=node.env, stdout=self.log, stderr=self.log, start_new_session=True)

    def kill(self):
        if self.process.poll() is not None:
            raise Failed(f"the keeper ended by itself, {self.process.returncode}: {self.said()[-2000:]}")
        self.process.kill()
        self.process.wait()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("the keeper did not obey SIGTERM")

    def said(self):
        """Its log."""
        return Path(self.log.name).read_text()

    def scrape(self):
        """The figures, after promtool has read them."""
        text = urlopen(f"http://{self.metrics}/metrics", timeout=10).read().decode()
        read = subprocess.run(["promtool", "check", "metrics"], input=text, text=True, capture_output=True)
        if read.returncode:
            raise Failed(f"promtool: {read.stdout}{read.stderr}")
        lines = [line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
        return {name: value for name, value in lines}
