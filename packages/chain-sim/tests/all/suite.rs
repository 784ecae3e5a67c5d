//! A chain of three validators, and short words for what users do on it.

use ballast_chain_sim::{
    account, sim_app, valoper, ChainDriver, ChainParams, GenesisValidator, MsgUndelegateResponse,
    MsgWithdrawDelegatorRewardResponse, SdkError, SimApp, SimError,
};
use cosmwasm_std::{
    coin, Addr, Coin, CosmosMsg, Decimal, Decimal256, DistributionMsg, StakingMsg, Uint128,
};
use cw_multi_test::error::{AnyError, AnyResult};
use cw_multi_test::{AppResponse, Executor};
use prost::Message;

pub const STAKE: &str = "ustake";
pub const USD: &str = "uusd";
/// Self-stake of each validator.
pub const OWN: u128 = 1_000_000_000;
pub const DAY: u64 = 86_400;

pub struct Suite {
    pub app: SimApp,
    pub vals: Vec<String>,
}

pub fn params() -> ChainParams {
    ChainParams::default().with(|p| p.window = 4)
}

impl Suite {
    pub fn new() -> Self {
        Self::with(params(), &[OWN, OWN, OWN])
    }

    pub fn with(params: ChainParams, stakes: &[u128]) -> Self {
        let mut app = sim_app("wasm");
        let name = |n| valoper(&account(app.api(), &format!("val{n}")).unwrap()).unwrap();
        let vals: Vec<String> = (0..stakes.len()).map(name).collect();
        let all = vals
            .iter()
            .zip(stakes)
            .map(|(v, own)| GenesisValidator::new(v, *own))
            .collect();
        app.genesis(params, all).unwrap();
        Self { app, vals }
    }

    /// Numbers for working by hand: every unit is a unit of power, and there is no commission.
    pub fn small(stakes: &[u128]) -> Self {
        let params = params().with(|p| p.power_reduction = Uint128::one());
        let mut app = sim_app("wasm");
        let name = |n| valoper(&account(app.api(), &format!("val{n}")).unwrap()).unwrap();
        let vals: Vec<String> = (0..stakes.len()).map(name).collect();
        let free = |(val, own): (&String, &u128)| {
            GenesisValidator::new(val, *own).with_commission(
                Decimal::zero(),
                Decimal::one(),
                Decimal::one(),
            )
        };
        app.genesis(params, vals.iter().zip(stakes).map(free).collect())
            .unwrap();
        Self { app, vals }
    }

    /// A user with this many `ustake`.
    pub fn user(&mut self, name: &str, amount: u128) -> Addr {
        let user = account(self.app.api(), name).unwrap();
        if amount > 0 {
            self.app.mint(&user, vec![coin(amount, STAKE)]).unwrap();
        }
        user
    }

    pub fn operator(&self, val: usize) -> Addr {
        ballast_chain_sim::operator_account(&self.vals[val]).unwrap()
    }

    pub fn send(&mut self, from: &Addr, msg: impl Into<CosmosMsg>) -> AnyResult<AppResponse> {
        self.app.execute(from.clone(), msg.into())
    }

    pub fn delegate(&mut self, from: &Addr, val: usize, amount: u128) -> AnyResult<AppResponse> {
        let validator = self.vals[val].clone();
        self.send(
            from,
            StakingMsg::Delegate {
                validator,
                amount: coin(amount, STAKE),
            },
        )
    }

    /// Returns what will be paid.
    pub fn undelegate(&mut self, from: &Addr, val: usize, amount: u128) -> AnyResult<u128> {
        let validator = self.vals[val].clone();
        let msg = StakingMsg::Undelegate {
            validator,
            amount: coin(amount, STAKE),
        };
        let response = self.send(from, msg)?;
        let bytes = &response.msg_responses[0].value;
        let got = MsgUndelegateResponse::decode(bytes.as_slice()).unwrap();
        Ok(got.amount.unwrap().amount.parse()?)
    }

    pub fn redelegate(
        &mut self,
        from: &Addr,
        src: usize,
        dst: usize,
        amount: u128,
    ) -> AnyResult<AppResponse> {
        let msg = StakingMsg::Redelegate {
            src_validator: self.vals[src].clone(),
            dst_validator: self.vals[dst].clone(),
            amount: coin(amount, STAKE),
        };
        self.send(from, msg)
    }

    /// Returns what was paid.
    pub fn withdraw(&mut self, from: &Addr, val: usize) -> AnyResult<Vec<Coin>> {
        let validator = self.vals[val].clone();
        let response = self.send(from, DistributionMsg::WithdrawDelegatorReward { validator })?;
        let bytes = &response.msg_responses[0].value;
        let got = MsgWithdrawDelegatorRewardResponse::decode(bytes.as_slice()).unwrap();
        Ok(got
            .amount
            .into_iter()
            .map(|c| coin(c.amount.parse().unwrap(), c.denom))
            .collect())
    }

    /// Fees of this block, and the block that allots them.
    pub fn fees(&mut self, amount: u128, denom: &str) {
        self.app.reward(vec![coin(amount, denom)]).unwrap();
        self.block();
    }

    pub fn block(&mut self) {
        self.app.next_block(5).unwrap();
    }

    pub fn blocks(&mut self, n: u64) {
        self.app.next_blocks(n, 5).unwrap();
    }

    pub fn height(&self) -> u64 {
        self.app.block_info().height
    }

    pub fn balance(&self, of: &Addr, denom: &str) -> u128 {
        self.app
            .wrap()
            .query_balance(of, denom)
            .unwrap()
            .amount
            .u128()
    }

    pub fn supply(&self, denom: &str) -> u128 {
        self.app.wrap().query_supply(denom).unwrap().amount.u128()
    }

    /// What contracts are told of a delegation.
    pub fn staked(&self, of: &Addr, val: usize) -> u128 {
        let found = self
            .app
            .wrap()
            .query_delegation(of, &self.vals[val])
            .unwrap();
        found.map_or(0, |d| d.amount.amount.u128())
    }

    pub fn tokens(&self, val: usize) -> u128 {
        self.app.validator(&self.vals[val]).unwrap().tokens.u128()
    }

    pub fn pool(&self, denom: &str) -> Decimal256 {
        let pool = self.app.community_pool().unwrap();
        pool.iter()
            .find(|c| c.denom == denom)
            .map_or(Decimal256::zero(), |c| c.amount)
    }

    pub fn pending(&self, of: &Addr, val: usize, denom: &str) -> Decimal256 {
        let all = self.app.rewards_of(of, &self.vals[val]).unwrap();
        all.iter()
            .find(|c| c.denom == denom)
            .map_or(Decimal256::zero(), |c| c.amount)
    }

    /// `percent` off, by evidence of a double sign at this height.
    pub fn double_sign(&mut self, val: usize, height: u64) {
        let val = self.vals[val].clone();
        self.app.double_sign_block(&val, height, 5).unwrap();
    }

    /// Slashed by half, as of now: entries that are unbonding are spared.
    pub fn halve(&mut self, val: usize) {
        let (val, height) = (self.vals[val].clone(), self.height());
        self.app.slash(&val, Decimal::percent(50), height).unwrap();
    }
}

/// Codespace and code of a refusal.
pub fn refusal<T: std::fmt::Debug>(result: AnyResult<T>) -> (&'static str, u32) {
    let error: AnyError = result.unwrap_err();
    let sdk = error
        .downcast_ref::<SdkError>()
        .unwrap_or_else(|| panic!("not the chain's: {error}"));
    (sdk.codespace, sdk.code)
}

pub fn driver_refusal<T: std::fmt::Debug>(result: Result<T, SimError>) -> (&'static str, u32) {
    match result.unwrap_err() {
        SimError::Sdk(sdk) => (sdk.codespace, sdk.code),
        other => panic!("not the chain's: {other}"),
    }
}

pub fn dec(text: &str) -> Decimal256 {
    text.parse().unwrap()
}

pub fn uint(amount: u128) -> Uint128 {
    Uint128::new(amount)
}
