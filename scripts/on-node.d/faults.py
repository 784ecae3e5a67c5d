"""Kills of `deploy` and `keep`, and a node that stalls, dies, raises its gas price and runs out of disk: nothing is done twice, nothing hangs."""

import os
import random
import subprocess
import time

from keeper import Keeper, judge
from node import CHAIN, ROOT, Failed

KILLS = 50


def play(node, _seconds, _out):
    _deployments(node)
    node.tx("registry", {"add_validator": {"address": node.address("signer", "val")}}, "owner")
    node.tx("hub", {"bond": {}}, "alice", 1_000_000_000)
    keeper = Keeper(node)
    try:
        _kills(node, keeper)
        for name, fault in FAULTS:
            _through(node, keeper, name, fault)
    finally:
        keeper.end()
    judge(node, keeper)


def _deployments(node):
    """Suites, each on a chain begun anew, until `deploy` was killed often enough; each by seven transactions."""
    kills, suites = 0, 0
    while kills < KILLS:
        if suites:
            node.start()
        suites += 1
        before = node.sequence("owner")
        config = _config(node, suites)
        node.forget()
        patience = 8.0
        while (ended := _deploy(node, config, random.uniform(0.3, patience) if kills < KILLS else 600)) != "done":
            if ended == "killed":
                kills += 1
                patience *= 1.05  # a slow machine gets somewhere too
        sent = node.sequence("owner") - before
        if sent != 7:
            raise Failed(f"suite {suites}: {sent} transactions, not seven")
        node.run(node.ballast, "deploy", "verify", "--binary", node.wasmd, *node.reach, "--deployment", node.record)
        node.say(f"suite {suites} by seven transactions; deploy was killed {kills} times so far")
    node.load()


def _deploy(node, config, after):
    """Whether it was killed after so many seconds, while its daemon goes on, as it would; or found a lock; or got to its end."""
    log = open(node.home / "deploy.log", "w")
    running = subprocess.Popen(
        [node.ballast, "deploy", "--binary", node.wasmd, *node.reach, "--chain-id", CHAIN, "--from", "owner", "--config", str(config),
         "--deployment", str(node.record)], cwd=ROOT, env=node.env, stdout=log, stderr=log)
    try:
        code = running.wait(after)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        time.sleep(random.uniform(0, 2))
        return "killed"
    # a step of the run before that is not in a block yet, and a lock that its daemon still holds, are for the next run
    if code not in (0, 3):
        raise Failed(f"deploy ended with {code}: {(node.home / 'deploy.log').read_text()[-2000:]}")
    return "locked" if code else "done"


def _config(node, number):
    text = (ROOT / "networks/ballast-local.toml").read_text()
    file = node.home / "suite.toml"
    file.write_text(text.replace('salt = "ballast"', f'salt = "suite-{number}"'))
    return file


def _kills(node, keeper):
    for kill in range(KILLS):
        if kill % 3 == 0:
            node.tx("hub", {"bond": {}}, "carol", 5_000_000)
        time.sleep(random.uniform(0.1, 5))
        keeper.kill()
        keeper.begin()
    node.say(f"keep was killed {KILLS} times")


def _through(node, keeper, name, fault):
    """The keeper lives through it, and does what is due after it."""
    began = time.time()
    fault(node, keeper)
    node.tx("hub", {"bond": {}}, "bob", 5_000_000)
    end = time.time() + 900
    while time.time() < end:
        if keeper.process.poll() is not None:
            raise Failed(f"{name}: the keeper ended by itself, {keeper.process.returncode}")
        if not node.ask("hub", {"due": {}})["work"]:
            node.say(f"{name}: over after {time.time() - began:.0f} s, nothing is due")
            return
        time.sleep(2)
    raise Failed(f"{name}: work is left after 15 minutes: {node.ask('hub', {'due': {}})}")


def _stalls(node, _keeper):
    """It accepts connections and answers nothing, for 90 seconds: longer than a call may take."""
    node.tx("hub", {"bond": {}}, "bob", 5_000_000)
    node.signal("STOP")
    time.sleep(90)
    node.signal("CONT")
    time.sleep(3)


def _dies(node, _keeper):
    """It is killed between blocks and begins again, three times."""
    for _ in range(3):
        node.tx("hub", {"bond": {}}, "bob", 5_000_000)
        node.signal("KILL")
        time.sleep(5)
        node.resume()
        time.sleep(random.uniform(1, 4))


def _raises_its_price(node, keeper):
    """It asks for more than the keeper pays: refused, told, and no loop; then it asks for less again."""
    node.set_price("1ustake")
    before, seen = node.sequence("keeper"), keeper.said()
    # somebody pays that price, and makes work
    node.send_native("tx", "wasm", "execute", node.hub, '{"bond":{}}', "--amount", "5000000ustake", sender="bob", price="1.1")
    time.sleep(45)
    if node.sequence("keeper") != before:
        raise Failed("the keeper got a transaction in below the price")
    tries = sum("insufficient fee" in line for line in keeper.said()[len(seen):].splitlines())
    if not 1 <= tries <= 8:
        raise Failed(f"told {tries} times within 45 s that the fee is too low")
    node.say(f"refused {tries} times within 45 s, later and later")
    node.set_price("0.01ustake")


def _runs_out_of_disk(node, _keeper):
    """Its data lie on a full disk: it stops; with space again it goes on."""
    if os.geteuid() != 0:
        node.say("a full disk is left out: that takes root")
        return
    data = node.home / "node" / "data"
    node.signal("KILL")
    time.sleep(1)
    aside = node.home / "data-aside"
    data.rename(aside)
    data.mkdir()
    size = sum(file.stat().st_size for file in aside.rglob("*") if file.is_file()) // 2**20 + 64
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", str(data)], check=True)
    try:
        subprocess.run(["cp", "-a", f"{aside}/.", str(data)], check=True)
        node.resume()
        filler = data / "filler"
        with open(filler, "wb") as file:
            try:
                while True:
                    file.write(b"\0" * 65536)
                    file.flush()
            except OSError:
                pass
        time.sleep(60)
        stopped = not node.answers() or node.height() == (time.sleep(5), node.height())[1]
        if not stopped:
            raise Failed("it makes blocks on a full disk")
        filler.unlink()
        node.signal("KILL")
        time.sleep(1)
        node.resume()
        time.sleep(5)
    finally:
        node.signal("KILL")
        time.sleep(1)
        subprocess.run(["rm", "-rf", str(aside)], check=True)
        subprocess.run(["cp", "-a", str(data), str(aside)], check=True)
        subprocess.run(["umount", str(data)], check=True)
        data.rmdir()
        aside.rename(data)
        node.resume()


FAULTS = [("a node that stalls", _stalls), ("a node that dies", _dies), ("a node that raises its price", _raises_its_price),
          ("a node that runs out of disk", _runs_out_of_disk)]
