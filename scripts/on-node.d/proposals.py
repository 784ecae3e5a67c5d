"""A suite that contracts own: what `--generate-only` writes is proposed, voted and carried out by a cw3 multisig and by a DAO of DAO DAO."""

import base64
import json

from node import CHAIN, ROOT, Failed, attribute, events

DAO_DAO = ["dao-dao-core", "dao-proposal-single", "dao-pre-propose-single", "dao-voting-cw4"]


def play(node, _seconds, _out):
    if not all((ROOT / "artifacts/testing" / f"{name.replace('-', '_')}.wasm").exists() for name in DAO_DAO):
        node.say("building DAO DAO's contracts, as published: minutes")
        node.run("scripts/build-wasm", "--outside", "scripts/on-node.d/dao-dao", *DAO_DAO)
    node.deploy(ROOT / "networks/ballast-local.toml")
    members = [{"addr": node.address(name), "weight": 1} for name in ("alice", "bob", "carol")]
    cw3 = _cw3(node, members)
    dao = _dao(node, members)
    node.tx("hub", {"update_ownership": {"transfer_ownership": {"new_owner": cw3.address}}}, "owner")

    cw3.do("accept", "hub", {"update_ownership": "accept_ownership"})
    _owner(node, cw3.address)
    cw3.do("pause", "hub", {"pause": {"scope": "bond"}})
    if "bond" not in json.dumps(node.ask("hub", {"paused": {}})):
        raise Failed("the hub is not paused")
    cw3.do("unpause", "hub", {"unpause": {"scope": "bond"}})
    node.send_native("tx", "bank", "send", "owner", cw3.address, "5000000ustake", sender="owner")
    cw3.do("bond", "hub", {"bond": {}}, "5000000")
    if int(node.ask("token", {"balance": {"address": cw3.address}})["balance"]) != 5_000_000:
        raise Failed("the multisig has no LST")
    cw3.do("hand-over", "hub", {"update_ownership": {"transfer_ownership": {"new_owner": dao.address}}})
    node.say("a cw3 multisig: accepted the hub, paused it, bonded with coins of its own, handed it on")

    dao.do("accept", "hub", {"update_ownership": "accept_ownership"})
    _owner(node, dao.address)
    dao.do("limits", "hub", {"update_config": {"min_move": "7"}})
    if node.ask("hub", {"config": {}})["params"]["min_move"] != "7":
        raise Failed("the parameter is as it was")
    node.say("done: a DAO of DAO DAO accepted the hub and set a parameter, all by what `--generate-only` wrote")


def _owner(node, address):
    owner = node.ask("hub", {"ownership": {}})["owner"]
    if owner != address:
        raise Failed(f"the hub's owner is {owner}, not {address}")


class Voters:
    """A contract that votes: alice proposes, bob votes too, anyone executes."""

    def __init__(self, node, kind, address, takes_proposals, votes):
        self.node, self.kind, self.address, self.takes, self.votes = node, kind, address, takes_proposals, votes

    def do(self, name, contract, message, funds=None):
        node = self.node
        file = node.home / f"{self.kind}-{name}.json"
        for old in file.parent.glob(f"{self.kind}-{name}*.json"):
            old.unlink()
        coins = ["--funds", f"{funds}ustake"] if funds else []
        node.run(node.ballast, "tx", contract, json.dumps(message), "--deployment", node.record, "--from", self.address,
                 "--generate-only", file, *coins)
        proposal = json.loads(file.with_suffix(f".{self.kind}.json").read_text())
        made = node.execute(self.takes, proposal, "alice")
        number = int(attribute(made, "wasm", "proposal_id"))
        if self.kind == "dao-dao":
            node.execute(self.votes, {"vote": {"proposal_id": number, "vote": "yes"}}, "alice")
        node.execute(self.votes, {"vote": {"proposal_id": number, "vote": "yes"}}, "bob")
        done = node.execute(self.votes, {"execute": {"proposal_id": number}}, "bob")
        if not any(kind.startswith("wasm") and said.get("_contract_address") == json.loads(node.record.read_text())["contracts"][contract]["address"]
                   for kind, said in events(done)):
            raise Failed(f"{name}: the {contract} was not called")


def _cw3(node, members):
    group = node.make("testing/cw4_group", "group", {"admin": None, "members": members})
    cw3 = node.make("testing/cw3_flex", "multisig", {
        "group_addr": group, "threshold": {"absolute_count": {"weight": 2}}, "max_voting_period": {"time": 3600}, "executor": None,
        "proposal_deposit": None})
    return Voters(node, "cw3", cw3, cw3, cw3)


def _packed(message):
    return base64.b64encode(json.dumps(message).encode()).decode()


def _dao(node, members):
    core, single, pre, voting = (node.store(f"testing/{name.replace('-', '_')}") for name in DAO_DAO)
    group = node.store("testing/cw4_group")

    def module(code, label, message):
        return {"code_id": int(code), "label": label, "msg": _packed(message), "admin": {"core_module": {}}, "funds": []}

    pre_propose = module(pre, "pre-propose", {
        "deposit_info": None, "submission_policy": {"specific": {"dao_members": True, "allowlist": [], "denylist": []}}, "extension": {}})
    proposals = module(single, "proposals", {
        "threshold": {"absolute_count": {"threshold": "2"}}, "max_voting_period": {"time": 3600}, "min_voting_period": None,
        "only_members_execute": True, "allow_revoting": False, "pre_propose_info": {"module_may_propose": {"info": pre_propose}},
        "close_proposal_on_execution_failure": True, "veto": None})
    votes = module(voting, "votes", {"group_contract": {"new": {"cw4_group_code_id": int(group), "initial_members": members}}})
    dao = node.instantiate(core, "dao", {
        "admin": None, "name": "Ballast", "description": "owns a hub", "image_url": None, "automatically_add_cw20s": True,
        "automatically_add_cw721s": True, "voting_module_instantiate_info": votes, "proposal_modules_instantiate_info": [proposals],
        "initial_items": None, "dao_uri": None})
    single_address = node.query(dao, {"proposal_modules": {}})[0]["address"]
    takes = node.query(single_address, {"proposal_creation_policy": {}})["module"]["addr"]
    node.say(f"a DAO on {CHAIN}: {dao}")
    return Voters(node, "dao-dao", dao, takes, single_address)
