//! Downtime and double signs. Facts from `x/slashing/keeper/infractions.go`, `hooks.go` and
//! `x/evidence/keeper/infraction.go`.

use cosmwasm_std::{Event, Timestamp, Uint128};

use crate::address::Address;
use crate::chain::Chain;
use crate::clock::time_of;
use crate::dec::Dec;
use crate::error::Res;
use crate::state::{Evidence, Misses, Power, Status, ABSENT, EVIDENCE, MISSES, SIGNING};
use crate::validators;

/// The number of blocks from the votes of an infraction to the block that submits them.
const VOTE_DELAY: u64 = 2;
/// `ValidatorUpdateDelay`.
const UPDATE_DELAY: u64 = 1;

impl Chain<'_> {
    /// `HandleValidatorSignature`, only for validators that matter: those that are absent, and
    /// those with a miss in the window. The votes are loaded only if there are some.
    pub fn handle_votes(&mut self, votes: impl FnOnce(&Self) -> Res<Vec<Power>>) -> Res<()> {
        let absent = ABSENT.may_load(self.store)?.unwrap_or_default();
        let someone = MISSES.first(self.store)?.is_some();
        if absent.is_empty() && !someone {
            return Ok(());
        }
        ABSENT.remove(self.store);
        for (validator, power) in votes(self)? {
            let missed = absent.contains(&validator);
            if missed || MISSES.has(self.store, &validator) {
                self.handle_vote(&validator, power, missed)?;
            }
        }
        Ok(())
    }

    /// Jailed and removed validators are skipped. The window consists of the validator's own votes.
    fn handle_vote(&mut self, address: &Address, power: u64, missed: bool) -> Res<()> {
        let Some(validator) = validators::find(self.store, address)? else {
            return Ok(());
        };
        if validator.jailed {
            return Ok(());
        }
        let mut misses = MISSES.may_load(self.store, address)?.unwrap_or_default();
        misses.votes = misses.votes.saturating_add(1);
        if missed {
            misses.missed.push(misses.votes);
        }
        let window = self.config.params.window;
        let oldest = misses.votes.saturating_sub(window);
        misses.missed.retain(|vote| *vote > oldest);
        let count = u64::try_from(misses.missed.len()).unwrap_or(u64::MAX);
        if missed {
            self.liveness_event(address, count)?;
        }

        let mut signing = validators::signing(self.store, address)?;
        let past_start = self.height > signing.start_height.saturating_add(window);
        if past_start && count > self.most_missed()? && validator.status != Status::Unbonded {
            let infraction = self.height.saturating_sub(VOTE_DELAY);
            let fraction = Dec::from(self.config.params.slash_downtime);
            let burned = self.slash(address, infraction, power, fraction)?;
            self.slash_event(address, power, "missing_signature", burned)?;
            let mut validator = validators::load(self.store, address)?;
            self.jail(address, &mut validator)?;
            signing.jailed_until = Some(self.later(self.config.params.jail_secs)?);
            SIGNING.save(self.store, address, &signing);
            misses = Misses::default();
        }
        if misses.missed.is_empty() {
            MISSES.remove(self.store, address);
            return Ok(());
        }
        MISSES.save(self.store, address, &misses);
        Ok(())
    }

    /// The window less `MinSignedPerWindow`, which is rounded half to even.
    fn most_missed(&self) -> Res<u64> {
        let params = &self.config.params;
        let window = Uint128::from(params.window);
        let signed = Dec::from(params.min_signed)
            .mul(Dec::int(window))?
            .round()?;
        Ok(u64::try_from(window.saturating_sub(signed).u128()).unwrap_or(u64::MAX))
    }

    /// `AfterValidatorBonded`: earlier misses still count, but only once a window has passed.
    pub fn after_bonded(&mut self, validator: &Address, height: u64) -> Res<()> {
        let mut signing = validators::signing(self.store, validator)?;
        signing.start_height = height;
        SIGNING.save(self.store, validator, &signing);
        Ok(())
    }

    /// Handles the evidence that was submitted with this block.
    pub fn handle_evidence(&mut self) -> Res<()> {
        let Some(all) = EVIDENCE.may_load(self.store)? else {
            return Ok(());
        };
        EVIDENCE.remove(self.store);
        all.iter()
            .try_for_each(|evidence| self.handle_equivocation(evidence))
    }

    /// `handleEquivocationEvidence`: drops evidence that is too old, and evidence against unbonded
    /// and tombstoned validators.
    fn handle_equivocation(&mut self, evidence: &Evidence) -> Res<()> {
        let address = &evidence.validator;
        let Some(validator) = validators::find(self.store, address)? else {
            return Ok(());
        };
        let mut signing = validators::signing(self.store, address)?;
        if self.too_old(evidence.height)?
            || validator.status == Status::Unbonded
            || signing.tombstoned
        {
            return Ok(());
        }
        let infraction = evidence.height.saturating_sub(UPDATE_DELAY);
        let fraction = Dec::from(self.config.params.slash_double_sign);
        let burned = self.slash(address, infraction, evidence.power, fraction)?;
        self.slash_event(address, evidence.power, "double_sign", burned)?;
        let mut validator = validators::load(self.store, address)?;
        if !validator.jailed {
            self.jail(address, &mut validator)?;
        }
        signing.tombstoned = true;
        signing.jailed_until = Some(Timestamp::from_nanos(u64::MAX));
        SIGNING.save(self.store, address, &signing);
        Ok(())
    }

    /// Whether evidence is too old: both limits must be passed.
    fn too_old(&self, height: u64) -> Res<bool> {
        let params = &self.config.params;
        let time = time_of(self.store, height)?.unwrap_or(self.now);
        let secs = self.now.nanos().saturating_sub(time.nanos());
        let limit = params.evidence_max_age_secs.saturating_mul(1_000_000_000);
        Ok(secs > limit && self.height.saturating_sub(height) > params.evidence_max_age_blocks)
    }

    fn liveness_event(&mut self, validator: &Address, missed: u64) -> Res<()> {
        let event = Event::new("liveness")
            .add_attribute("address", self.valoper(validator)?)
            .add_attribute("missed_blocks", missed.to_string())
            .add_attribute("height", self.height.to_string());
        self.events.push(event);
        Ok(())
    }

    fn slash_event(
        &mut self,
        validator: &Address,
        power: u64,
        reason: &str,
        burned: Uint128,
    ) -> Res<()> {
        let event = Event::new("slash")
            .add_attribute("address", self.valoper(validator)?)
            .add_attribute("power", power.to_string())
            .add_attribute("reason", reason)
            .add_attribute("burned", burned.to_string());
        self.events.push(event);
        Ok(())
    }
}
