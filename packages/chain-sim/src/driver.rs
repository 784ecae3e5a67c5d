//! The driver: what tests do to a chain, in the chain's own terms.

use std::time::Duration;

use cosmwasm_std::{Addr, Coin, DecCoin, Decimal, Event, Uint128};

use crate::blocks::BlockEvents;
use crate::error::SimError;
use crate::params::{ChainParams, FailKind, GenesisValidator};
use crate::state::ModuleAccounts;
use crate::views::{DelegationView, RedelegationView, UnbondingView, ValidatorView};

/// Seconds of blocks for which the caller names no time.
const BLOCK_SECS: u64 = 5;

/// An App with [`SimWasm`](crate::SimWasm), [`SimStaking`](crate::SimStaking) and
/// [`SimDistribution`](crate::SimDistribution), and any other modules.
///
/// The App's current block is the one in which messages run: its BeginBlock is done, its EndBlock
/// is not. Validators are named by operator address. A call that fails changes nothing.
pub trait ChainDriver: crate::host::Host {
    /// Starts the chain in the App's current block, and mints the self-stakes.
    fn genesis(
        &mut self,
        params: ChainParams,
        validators: Vec<GenesisValidator>,
    ) -> Result<(), SimError> {
        self.start(params, validators)
    }

    /// Ends the current block, and begins the next one, `secs` later.
    fn next_block(&mut self, secs: u64) -> Result<BlockEvents, SimError> {
        self.make_block(Duration::from_secs(secs), None)
    }

    /// Ends the current block, and begins the next one, `span` later, to the nanosecond.
    fn next_block_after(&mut self, span: Duration) -> Result<BlockEvents, SimError> {
        self.make_block(span, None)
    }

    /// Ends the current block, and starts a new chain from the exported state (`export
    /// --for-zero-height`). Its first block has this height, which must not be above the present
    /// one, and comes `span` later.
    ///
    /// The export pays out all rewards and commissions. Entries, redelegations and validators that
    /// unbond keep the time at which they complete, and count as begun at height 0: no infraction
    /// on the new chain reaches them. Evidence and votes of the old chain are dropped. The first
    /// block's fees go to the community pool, because it has no commit; at height 1 they wait for
    /// the second block.
    fn restart(&mut self, height: u64, span: Duration) -> Result<BlockEvents, SimError> {
        self.make_block(span, Some(height))
    }

    /// Makes `n` blocks of `secs` each. Any number of blocks in which nothing happens takes the
    /// computing time of one.
    fn next_blocks(&mut self, n: u64, secs: u64) -> Result<BlockEvents, SimError> {
        let (mut left, mut events) = (n, BlockEvents::default());
        while left > 0 {
            events.absorb(self.next_block(secs)?);
            left = left.saturating_sub(1);
            left = left.saturating_sub(self.skip_blocks(left, Duration::from_secs(secs))?);
        }
        let block = self.current_block();
        (events.height, events.time) = (block.height, block.time);
        Ok(events)
    }

    /// Lets time pass: makes one block that comes `secs` later, however long that is.
    fn advance(&mut self, secs: u64) -> Result<BlockEvents, SimError> {
        self.next_block(secs)
    }

    /// Lets the unbonding time pass, plus one block: an entry that is made now is paid at the end
    /// of the first block after its time, so messages see the coins one block later.
    fn pass_unbonding(&mut self) -> Result<BlockEvents, SimError> {
        let mut events = self.next_block(self.params()?.unbonding_secs)?;
        events.absorb(self.next_block(BLOCK_SECS)?);
        Ok(events)
    }

    /// Lets time pass in one block, and pays what a yearly rate on all bonded stake yields in it:
    /// as fees, so less commission and community tax, by the validators' votes. Returns the fees.
    ///
    /// Rewards do not compound within this time. A year has 365 days.
    fn accrue(&mut self, apr: Decimal, secs: u64) -> Result<Coin, SimError> {
        let fees = self.run(|chain| chain.yield_of(apr, secs))?;
        self.reward(vec![fees.clone()])?;
        self.next_block(secs)?;
        Ok(fees)
    }

    /// Runs only EndBlock of the current block. Messages are refused until the next block has
    /// begun.
    fn end_block(&mut self) -> Result<Vec<Event>, SimError> {
        self.end_of_block()
    }

    /// Makes `blocks` blocks in which the validator misses its vote.
    fn absent(
        &mut self,
        validator: &str,
        blocks: u64,
        secs_per_block: u64,
    ) -> Result<BlockEvents, SimError> {
        let mut events = BlockEvents::default();
        for _ in 0..blocks {
            self.absent_next(&[validator])?;
            events.absorb(self.next_block(secs_per_block)?);
        }
        Ok(events)
    }

    /// Makes these validators absent in the commit that the next block brings.
    fn absent_next(&mut self, validators: &[&str]) -> Result<(), SimError> {
        self.run(|chain| chain.mark_absent(validators))
    }

    /// Submits evidence that the validator signed two blocks at `infraction_height`, for BeginBlock
    /// of the next block. Entries that were made in the block before that height, or later, are
    /// slashed.
    fn double_sign(&mut self, validator: &str, infraction_height: u64) -> Result<(), SimError> {
        self.run(|chain| chain.submit_evidence(validator, infraction_height))
    }

    /// Submits the evidence, and makes the block that handles it.
    fn double_sign_block(
        &mut self,
        validator: &str,
        infraction_height: u64,
        secs: u64,
    ) -> Result<BlockEvents, SimError> {
        self.double_sign(validator, infraction_height)?;
        self.next_block(secs)
    }

    /// Slashes at once, without jail, by the same rules. Entries that were made at
    /// `infraction_height` or later are slashed; none if that is the current block.
    ///
    /// The slash is computed on the power with which the validator voted at that height, or on its
    /// present power if that is the current block or it had no vote. Returns the amount that was
    /// taken from the supply.
    fn slash(
        &mut self,
        validator: &str,
        fraction: Decimal,
        infraction_height: u64,
    ) -> Result<Uint128, SimError> {
        self.run(|chain| chain.slash_now(validator, fraction, infraction_height))
    }

    /// Jails without a slash, for the jail time of downtime.
    fn jail(&mut self, validator: &str) -> Result<(), SimError> {
        self.run(|chain| chain.jail_now(validator))
    }

    /// `MsgUnjail`, sent by the operator.
    fn unjail(&mut self, validator: &str) -> Result<(), SimError> {
        self.run(|chain| {
            let address = chain.view().known(validator)?;
            chain.unjail(&address)
        })
    }

    /// `MsgEditValidator`, sent by the operator: once in 24 hours, within the validator's limits.
    fn set_commission(&mut self, validator: &str, rate: Decimal) -> Result<(), SimError> {
        self.run(|chain| {
            let address = chain.view().known(validator)?;
            chain.set_commission(&address, rate)
        })
    }

    /// `MsgWithdrawValidatorCommission`, sent by the operator.
    fn withdraw_commission(&mut self, validator: &str) -> Result<Vec<Coin>, SimError> {
        self.run(|chain| {
            let address = chain.view().known(validator)?;
            chain.withdraw_commission(&address)
        })
    }

    /// `MsgCancelUnbondingDelegation`, sent by the delegator.
    fn cancel_unbonding(
        &mut self,
        delegator: &Addr,
        validator: &str,
        amount: Coin,
        creation_height: u64,
    ) -> Result<(), SimError> {
        self.run(|chain| {
            let (owner, address) = (
                chain.view().account_or(delegator.as_str())?,
                chain.view().operator(validator)?,
            );
            chain.cancel_unbonding(&owner, &address, &amount, creation_height)
        })
    }

    /// Mints rewards for one validator and allocates them at once: first commission, then
    /// delegators.
    fn allocate_rewards(&mut self, validator: &str, coins: Vec<Coin>) -> Result<(), SimError> {
        self.run(|chain| chain.reward_validator(validator, &coins))
    }

    /// Mints fees of the current block; the next block allocates them by power.
    fn reward(&mut self, coins: Vec<Coin>) -> Result<(), SimError> {
        let fees = self.module_accounts()?.fee_collector;
        self.mint(&fees, coins)
    }

    /// Pays fees of the current block out of an account.
    fn pay_fees(&mut self, from: &Addr, coins: Vec<Coin>) -> Result<(), SimError> {
        self.run(|chain| {
            let fees = chain.config.accounts.fee_collector.clone();
            chain.send(from, &fees, coins)
        })
    }

    /// Mints coins to an account.
    fn mint(&mut self, to: &Addr, coins: Vec<Coin>) -> Result<(), SimError> {
        self.run(|chain| chain.bank.mint(chain.store, to, coins))
    }

    /// Adds a validator, whose self-stake is minted. It is in the set from the next EndBlock on.
    fn add_validator(&mut self, validator: GenesisValidator) -> Result<(), SimError> {
        self.run(|chain| chain.join(&validator))
    }

    /// The operator undelegates all its stake, and blocks are made until the validator is removed.
    ///
    /// Fails if there are other delegators: a validator with shares is never removed.
    fn remove(&mut self, validator: &str) -> Result<BlockEvents, SimError> {
        self.run(|chain| chain.leave(validator))?;
        let mut events = self.next_block(1)?;
        let secs = self.params()?.unbonding_secs;
        events.absorb(self.next_block(secs)?);
        events.absorb(self.next_block(1)?);
        Ok(events)
    }

    /// Makes messages of this kind to this validator fail, with an error as contracts see it, or
    /// work again.
    fn fail(&mut self, validator: &str, what: FailKind, on: bool) -> Result<(), SimError> {
        self.run(|chain| chain.set_failing(validator, what, on))
    }

    /// Changes parameters at once, as governance does. The denomination and the power reduction
    /// cannot change.
    fn set_params(&mut self, params: ChainParams) -> Result<(), SimError> {
        self.run(|chain| chain.set_params(params))
    }

    /// Changes some parameters.
    fn update_params(&mut self, change: impl FnOnce(&mut ChainParams)) -> Result<(), SimError>
    where
        Self: Sized,
    {
        let mut params = self.params()?;
        change(&mut params);
        self.set_params(params)
    }

    /// The parameters in force.
    fn params(&self) -> Result<ChainParams, SimError> {
        self.look(|view| Ok(view.config.params.clone()))
    }

    /// The modules' accounts.
    fn module_accounts(&self) -> Result<ModuleAccounts, SimError> {
        self.look(|view| Ok(view.config.accounts.clone()))
    }

    /// A validator; an error if there is none with this address.
    fn validator(&self, operator: &str) -> Result<ValidatorView, SimError> {
        self.look(|view| view.validator(operator))
    }

    /// All validators, by address.
    fn validators(&self) -> Result<Vec<ValidatorView>, SimError> {
        self.look(|view| view.validators())
    }

    /// All delegations of an account, by validator.
    fn delegations_of(&self, delegator: &Addr) -> Result<Vec<DelegationView>, SimError> {
        self.look(|view| view.delegations_view(&view.account_or(delegator.as_str())?))
    }

    /// All open unbonding entries of an account, by validator, then in the order in which they were
    /// made.
    fn unbondings_of(&self, delegator: &Addr) -> Result<Vec<UnbondingView>, SimError> {
        self.look(|view| view.unbondings(&view.account_or(delegator.as_str())?))
    }

    /// All open redelegations of an account, by source and destination.
    fn redelegations_of(&self, delegator: &Addr) -> Result<Vec<RedelegationView>, SimError> {
        self.look(|view| view.redelegations(&view.account_or(delegator.as_str())?))
    }

    /// What a delegation has earned and was not paid, to the last decimal.
    fn rewards_of(&self, delegator: &Addr, validator: &str) -> Result<Vec<DecCoin>, SimError> {
        self.look(|view| {
            let owner = view.account_or(delegator.as_str())?;
            Ok(view.rewards(&owner, &view.known(validator)?)?.to_public())
        })
    }

    /// The address that an account's rewards are paid to.
    fn withdraw_address_of(&self, delegator: &Addr) -> Result<Addr, SimError> {
        self.look(|view| {
            let owner = view.account_or(delegator.as_str())?;
            view.withdraw_address(&owner)?.humanize(view.api)
        })
    }

    /// The coins of the community pool.
    fn community_pool(&self) -> Result<Vec<DecCoin>, SimError> {
        self.look(|view| Ok(crate::rewards::pool(view.store)?.to_public()))
    }

    /// The powers by which BeginBlock of this block shared fees, highest first.
    fn votes(&self) -> Result<Vec<(String, u64)>, SimError> {
        self.look(|view| view.votes())
    }

    /// The events that the modules have emitted in this block so far; contracts never see them.
    fn events(&self) -> Result<Vec<Event>, SimError> {
        self.look(|view| view.events())
    }

    /// Compares the modules' balances with their records.
    fn check_balances(&self) -> Result<(), SimError> {
        crate::balances::check(self)
    }
}
