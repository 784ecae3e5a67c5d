//! The timelock as owner and admin of a suite: stories, powers, random histories. Its attacks are
//! in `attacks::extensions`.

mod found;
mod histories;
mod powers;

use super::guest::{guest, Guest};
pub use super::kit::{DAY, UNIT};
use ballast_extension_types::timelock::{
    ExecuteMsg, ExitWindowResponse, InstantiateMsg, Lane, OpResponse, PreviewScheduleResponse,
    QueryMsg, Status,
};
use ballast_extensions::timelock::Timelock;
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr, Binary, CosmosMsg, WasmMsg};
use serde_json::{json, Value};

pub const FAST: u64 = 3 * DAY;
pub const NOTICE: u64 = 7 * DAY;
pub const CLAIM: u64 = 3 * DAY;

/// A suite whose owner and admin is a timelock. `owner` proposes, `dave` is the hub's guardian,
/// `erin` has the veto.
pub struct House {
    pub suite: Suite,
    pub at: Addr,
}

/// Alice has 49 tokens with three validators, bob and carol 10 each.
pub fn house() -> House {
    House::of(Suite::builder(), None)
}

guest!(House);

impl House {
    /// A timelock moves in.
    pub fn of(builder: SuiteBuilder, council: Option<&str>) -> Self {
        let mut suite = builder.guardian("dave").build();
        for (who, amount) in [("alice", 49), ("bob", 10), ("carol", 10)] {
            suite.bond(who, amount * UNIT).unwrap();
        }
        suite.delegate("keeper").unwrap();
        let msg = InstantiateMsg {
            hub: suite.addr("hub").to_string(),
            proposer: suite.addr("owner").to_string(),
            veto: Some(suite.addr("erin").to_string()),
            council: council.map(|name| suite.addr(name).to_string()),
            fast_secs: Some(FAST),
            notice_secs: Some(NOTICE),
            extensions: vec![],
        };
        let msg = to_json_binary(&msg).unwrap();
        let made = suite.make("owner", &Timelock, "timelock", &msg, &[]);
        let mut house = Self {
            at: made.unwrap(),
            suite,
        };
        house.take_over();
        house
    }

    /// The owner gives the suite away: ownership in two steps, and six admins.
    fn take_over(&mut self) {
        let new_owner = self.at.to_string();
        let transfer = json!({"update_ownership": {"transfer_ownership": {"new_owner": new_owner, "expiry": null}}});
        self.to("owner", "hub", &transfer).unwrap();
        let contract = self.suite.addr("hub").to_string();
        self.tell("bob", &ExecuteMsg::AcceptOwnership { contract })
            .unwrap();
        let contracts = self.suite.contracts().clone();
        for (_, contract) in contracts.contracts() {
            let msg = WasmMsg::UpdateAdmin {
                contract_addr: contract.to_string(),
                admin: self.at.to_string(),
            };
            self.suite.send("owner", msg.into()).unwrap();
        }
    }

    /// A message in JSON to a contract, by name.
    pub fn to(&mut self, who: &str, contract: &str, msg: &Value) -> Result<Tx, TxError> {
        let contract = self.suite.addr(contract);
        self.suite.execute(who, &contract, msg, &[])
    }

    pub fn try_schedule(&mut self, msgs: Vec<CosmosMsg>) -> Result<Tx, TxError> {
        let by = self.suite.now() + DAY;
        let title = "as voted".to_string();
        self.tell("owner", &ExecuteMsg::Schedule { title, msgs, by })
    }

    /// The proposer schedules; the number of the operation.
    pub fn schedule(&mut self, msgs: Vec<CosmosMsg>) -> u64 {
        let tx = self.try_schedule(msgs).unwrap();
        tx.attr_of(&self.at, "op_id").unwrap().parse().unwrap()
    }

    pub fn advance(&mut self, id: u64) -> Tx {
        self.tell("carol", &ExecuteMsg::Advance { id }).unwrap()
    }

    pub fn run(&mut self, id: u64) -> Result<Tx, TxError> {
        self.tell("bob", &ExecuteMsg::Execute { id })
    }

    pub fn cancel(&mut self, who: &str, id: u64) -> Result<Tx, TxError> {
        self.tell(who, &ExecuteMsg::Cancel { id })
    }

    pub fn op(&self, id: u64) -> OpResponse {
        self.suite.query(&self.at, &QueryMsg::Op { id })
    }

    pub fn status(&self, id: u64) -> Status {
        self.op(id).status
    }

    pub fn waits_for(&self, id: u64) -> String {
        self.op(id).waits_for.unwrap_or_default()
    }

    pub fn preview(&self, msgs: Vec<CosmosMsg>) -> PreviewScheduleResponse {
        self.suite
            .query(&self.at, &QueryMsg::PreviewSchedule { msgs })
    }

    pub fn exit_window(&self) -> ExitWindowResponse {
        self.suite.query(&self.at, &QueryMsg::ExitWindow {})
    }

    /// The call of a contract of the suite, by name, as an operation has it.
    pub fn call(&self, contract: &str, msg: &Value) -> CosmosMsg {
        raw(&self.suite.addr(contract), &msg.to_string())
    }

    /// The vault gets the code that it has.
    pub fn migrate(&self) -> CosmosMsg {
        let new_code_id = self.suite.chain().code_id("vault").unwrap();
        WasmMsg::Migrate {
            contract_addr: self.suite.addr("vault").to_string(),
            new_code_id,
            msg: Binary::from(b"{}"),
        }
        .into()
    }

    pub fn fee(&self, bps: u64) -> CosmosMsg {
        self.call("collector", &json!({"update_config": {"fee_bps": bps}}))
    }

    pub fn fee_bps(&self) -> u64 {
        let collector = self.suite.addr("collector");
        let config: Value = self.suite.query(&collector, &json!({"config": {}}));
        config["params"]["fee_bps"].as_u64().unwrap()
    }

    pub fn name_guardian(&self, who: &str) -> CosmosMsg {
        let address = self.suite.addr(who);
        self.call("hub", &json!({"set_guardian": {"address": address}}))
    }
}

/// A call with any text as its message.
pub fn raw(contract: &Addr, msg: &str) -> CosmosMsg {
    WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: Binary::from(msg.as_bytes()),
        funds: vec![],
    }
    .into()
}

#[test]
fn a_house_is_owned_by_its_timelock() {
    let house = house();
    let ownership: Value = house
        .suite
        .query(&house.suite.addr("hub"), &json!({"ownership": {}}));
    assert_eq!(ownership["owner"], json!(house.at));
    assert_eq!(house.exit_window().secs, NOTICE);
    let preview = house.preview(vec![house.fee(400)]);
    assert_eq!((preview.lane, preview.because), (Lane::Fast, None));
}
