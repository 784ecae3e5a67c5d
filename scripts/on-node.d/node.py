"""One wasmd of this machine, with a suite on it."""

import base64
import hashlib
import json
import os
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
CHAIN = "ballast-local"
DENOM = "ustake"


class Failed(Exception):
    """The story did not go as it should."""


class Node:
    """A local node, what signs on it, and the suite deployed there."""

    def __init__(self, story, line, port, settings=()):
        self.home = ROOT / ".ballast" / f"on-node-{story}"
        self.port = port
        self.rpc = f"tcp://127.0.0.1:{port}"
        self.rest = f"http://127.0.0.1:{port + 2}"
        self.record = self.home / "deployment.json"
        self.began = time.time()
        self.env = {
            **os.environ,
            "LOCALNET_HOME": str(self.home),
            "LOCALNET_PORT": str(port),
            "LOCALNET_LINE": line,
            **{f"LOCALNET_{name.upper()}": str(value) for name, value in dict(settings).items()},
        }
        self.ballast = os.environ.get("BALLAST") or self._built()
        self.wasmd = self._localnet("build").strip()
        self.keys = ["--keyring-backend", "test", "--home", str(self.home / "node")]
        self.reach = ["--node", self.rpc, *self.keys]

    def start(self):
        """A chain begun anew."""
        self._localnet("stop")
        self._localnet("start")
        # the daemon is named once by --binary, which goes into a list of the user's: this one is of the run alone. Not before the
        # node's folder is its own: Go too writes where the user's settings are, and `start` takes no folder that holds other things.
        self.env["XDG_CONFIG_HOME"] = str(self.home / "config")

    def stop(self):
        self._localnet("stop")

    def say(self, text):
        print(f"{time.time() - self.began:5.0f} s  {text}", flush=True)

    def run(self, *words, check=True):
        """A program's output. Fails with what it said, if it fails."""
        done = subprocess.run([str(word) for word in words], cwd=ROOT, env=self.env, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise Failed(f"{' '.join(map(str, words[:4]))} …: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def deploy(self, config):
        """The six contracts, as this configuration says."""
        self.forget()
        self.run(self.ballast, "deploy", "--binary", self.wasmd, *self.reach, "--chain-id", CHAIN, "--from", "owner",
                 "--config", config, "--deployment", self.record)
        self.load()
        self.say(f"a suite, hub {self.hub}")

    def forget(self):
        """Drops the record of a suite on another chain, and what a story that was ended may have left of a deployment."""
        self.record.unlink(missing_ok=True)
        self.run(self.ballast, "deploy", "forget", "--deployment", self.record, check=False)

    def load(self):
        """What the record says."""
        self.hub = json.loads(self.record.read_text())["contracts"]["hub"]["address"]

    def tx(self, contract, message, sender, funds=None):
        """A message by the command line."""
        coins = ["--funds", f"{funds}{DENOM}"] if funds else []
        return self.run(self.ballast, "tx", contract, json.dumps(message), "--deployment", self.record, "--yes", "--from", sender, *coins)

    def ask(self, contract, question):
        """A question by the command line."""
        return json.loads(self.run(self.ballast, "query", contract, json.dumps(question), "--deployment", self.record, "--json"))

    def daemon(self, *words, check=True):
        """The daemon's answer, read as JSON."""
        said = self.run(self.wasmd, *words, "--output", "json", check=check)
        return json.loads(said) if said.strip() else {}

    def address(self, name, kind="acc"):
        return self.run(self.wasmd, "keys", "show", name, "--address", "--bech", kind, *self.keys).strip()

    def add_key(self, name, coins):
        """A key with coins of the owner's, and its secret in a file of mode 600."""
        self.run(self.wasmd, "keys", "add", name, *self.keys)
        self.send_native("tx", "bank", "send", "owner", self.address(name), f"{coins}{DENOM}", sender="owner")
        return self.export(name)

    def export(self, name):
        """The secret of a key, in a file of mode 600."""
        done = subprocess.run([self.wasmd, "keys", "export", name, "--unarmored-hex", "--unsafe", *self.keys], input="y\n", text=True,
                              capture_output=True, env=self.env, check=True)
        file = self.home / f"{name}.key"
        file.touch(mode=0o600)
        file.write_text((done.stdout.strip() or done.stderr.strip()).splitlines()[-1] + "\n")
        return file

    def send_native(self, *words, sender, price="0.025"):
        """A message that the daemon makes. Waits for its block, and gives the transaction."""
        sent = self.daemon(*words, "--from", sender, "--chain-id", CHAIN, *self.reach, "--gas", "auto", "--gas-adjustment", "1.5",
                           "--gas-prices", f"{price}{DENOM}", "--yes")
        for _ in range(60):
            time.sleep(0.5)
            found = self.daemon("query", "tx", sent["txhash"], "--node", self.rpc, check=False)
            if found.get("txhash"):
                if found["code"]:
                    raise Failed(found["raw_log"])
                return found
        raise Failed(f"{sent} is in no block")

    def send_all(self, sender, messages):
        """Messages to contracts in one transaction, refused or not. Waits for its block, and gives the transaction."""
        whole = None
        for contract, message in messages:
            one = self.daemon("tx", "wasm", "execute", contract, json.dumps(message), "--from", self.address(sender), "--generate-only",
                              "--chain-id", CHAIN, *self.reach, "--gas", 5_000_000, "--gas-prices", f"0.025{DENOM}")
            if whole is None:
                whole = one
            else:
                whole["body"]["messages"] += one["body"]["messages"]
        unsigned, signed = self.home / "unsigned.json", self.home / "signed.json"
        unsigned.write_text(json.dumps(whole))
        signed.write_text(self.run(self.wasmd, "tx", "sign", unsigned, "--from", sender, "--chain-id", CHAIN, *self.reach, "--output", "json"))
        sent = self.daemon("tx", "broadcast", signed, "--node", self.rpc)
        for _ in range(60):
            time.sleep(0.5)
            found = self.daemon("query", "tx", sent["txhash"], "--node", self.rpc, check=False)
            if found.get("txhash"):
                return found
        raise Failed(f"{sent} is in no block")

    def slash(self):
        """A vote shortens the window in which blocks are counted, and the chain slashes silent1, which never signs, by 10 %."""
        before = self.validator("silent1")["tokens"]
        self.env |= {"SUITE_RPC": self.rpc, "SUITE_KEYS": str(self.home / "node"), "WASMD": self.wasmd}
        self.run("scripts/with-suite", "slash")
        for _ in range(120):
            time.sleep(1)
            now = self.validator("silent1")
            if now.get("jailed"):
                self.say(f"silent1 is slashed: {before} -> {now['tokens']}")
                return
        raise Failed("silent1 was not slashed in two minutes")

    def validator(self, name):
        said = self.daemon("query", "staking", "validator", self.address(name, "val"), "--node", self.rpc)
        return said.get("validator", said)

    def store(self, code):
        """Stores a contract of artifacts/. Gives its number."""
        stored = self.send_native("tx", "wasm", "store", f"artifacts/{code}.wasm", sender="owner")
        return attribute(stored, "store_code", "code_id")

    def instantiate(self, code_id, label, message):
        """Makes a contract. Gives its address."""
        made = self.send_native("tx", "wasm", "instantiate", code_id, json.dumps(message), "--label", label, "--no-admin", sender="owner")
        return attribute(made, "instantiate", "_contract_address")

    def make(self, code, label, message):
        """Stores a contract of artifacts/ and makes one. Gives its address."""
        return self.instantiate(self.store(code), label, message)

    def execute(self, contract, message, sender):
        """A message to any contract, by the daemon."""
        return self.send_native("tx", "wasm", "execute", contract, json.dumps(message), sender=sender)

    def query(self, contract, question):
        """A question to any contract, by the daemon."""
        return self.daemon("query", "wasm", "contract-state", "smart", contract, json.dumps(question), "--node", self.rpc)["data"]

    def sent_by(self, name):
        """Every transaction in a block that this key has signed, the oldest first."""
        found, page = [], 1
        while True:
            these = self.daemon("query", "txs", "--query", f"message.sender='{self.address(name)}'", "--node", self.rpc, "--limit", 100,
                                "--page", page)
            found += these["txs"] or []
            if page >= int(these["page_total"]):
                return found
            page += 1

    def signed_by(self, name):
        """What came of every transaction in a block that this key has signed, the oldest first. Read from the blocks: a node that was
        killed has lost what it had not put into its index."""
        signer, found = f"{self.address(name)}/", []
        for height in range(1, self.height() + 1):
            results = self.rpc_answer(f"block_results?height={height}")["txs_results"] or []
            ours = [at for at, result in enumerate(results) if any(
                told.get("acc_seq", "").startswith(signer) for _, told in events(result, "tx"))]
            for at in ours:
                raw = self.rpc_answer(f"block?height={height}")["block"]["data"]["txs"][at]
                name_of = hashlib.sha256(base64.b64decode(raw)).hexdigest().upper()
                found.append({**results[at], "txhash": name_of, "height": height, "raw_log": results[at].get("log", "")})
        return found

    def rpc_answer(self, question):
        """What the node answers to a question of CometBFT's."""
        with urlopen(f"http://127.0.0.1:{self.port}/{question}", timeout=10) as answer:
            return json.load(answer)["result"]

    def sequence(self, name):
        """How many transactions a key has had in blocks."""
        account = json.dumps(self.daemon("query", "auth", "account", self.address(name), "--node", self.rpc))
        at = account.find('"sequence":')
        return int("".join(c for c in account[at + 11:at + 30].split(",")[0] if c.isdigit()) or 0) if at >= 0 else 0

    def block_time(self):
        """The time of the last block, unix seconds."""
        last = json.loads(self.run("curl", "-s", f"http://127.0.0.1:{self.port}/status"))["result"]["sync_info"]["latest_block_time"]
        return time.mktime(time.strptime(last[:19], "%Y-%m-%dT%H:%M:%S")) - time.timezone

    def signal(self, name):
        """To the process of the node."""
        subprocess.run(["kill", f"-{name}", self._pid()], check=False, stderr=subprocess.DEVNULL)

    def resume(self):
        """The node again, on the chain that it has; waits for a block."""
        log = open(self.home / "log", "a")
        again = subprocess.Popen([self.wasmd, "start", "--home", str(self.home / "node")], stdout=log, stderr=log, start_new_session=True)
        (self.home / "pid").write_text(f"{again.pid}\n")
        for _ in range(120):
            if self.answers():
                return
            time.sleep(0.5)
        raise Failed("the node does not come back")

    def set_price(self, price):
        """The node begins again with another minimum gas price."""
        file = self.home / "node/config/app.toml"
        lines = [f'minimum-gas-prices = "{price}"' if line.startswith("minimum-gas-prices") else line for line in file.read_text().splitlines()]
        file.write_text("\n".join(lines) + "\n")
        self.signal("TERM")
        time.sleep(3)
        self.signal("KILL")
        self.resume()

    def answers(self):
        """Whether it has a height to tell."""
        return self.height() > 0

    def height(self):
        """The last block's, 0 if it does not say."""
        done = subprocess.run(["curl", "-s", "-m", "3", f"http://127.0.0.1:{self.port}/status"], capture_output=True, text=True)
        said = json.loads(done.stdout) if done.returncode == 0 else {}
        return int(said["result"]["sync_info"]["latest_block_height"]) if "result" in said else 0

    def _pid(self):
        return (self.home / "pid").read_text().strip()

    def _localnet(self, word):
        return self.run("scripts/localnet", word)

    def _built(self):
        self.run("cargo", "build", "--locked", "--quiet", "-p", "ballast-cli")
        return str(ROOT / "target/debug/ballast")


def events(transaction, kind=None):
    """Events of a transaction as (type, {attribute: value})."""
    for event in transaction.get("events", []):
        if kind is None or event["type"] == kind:
            yield event["type"], {a["key"]: a["value"] for a in event["attributes"]}


def attribute(transaction, kind, name):
    """An attribute of the first event of that kind."""
    for _, attributes in events(transaction, kind):
        if name in attributes:
            return attributes[name]
    raise Failed(f"no {kind}.{name} in {transaction['txhash']}")
