//! Commission, withdraw addresses, the community pool, and a validator's end. Facts from
//! `x/distribution/keeper/{keeper,hooks,msg_server}.go`.

use cosmwasm_std::{Coin, Event, Uint128};

use crate::address::Address;
use crate::chain::Chain;
use crate::coins::{coins_text, DecCoins};
use crate::error::{self, Res, SdkError};
use crate::rewards::rewards_of;
use crate::state::{HISTORY, REWARDS, SLASHES, WITHDRAW_TO};

impl Chain<'_> {
    /// `AfterValidatorRemoved`: pays the commission out; dust goes to the pool.
    pub fn forget_rewards(&mut self, validator: &Address) -> Res<()> {
        let record = rewards_of(self.store, validator)?;
        let (coins, dust) = record.commission.truncate()?;
        self.add_to_pool(&dust)?;
        if !coins.is_empty() {
            self.pay_rewards(validator, coins)?;
        }
        self.add_to_pool(&record.outstanding.sub(&record.commission)?)?;
        REWARDS.remove(self.store, validator);
        HISTORY.clear_under(self.store, validator);
        SLASHES.clear_under(self.store, validator);
        Ok(())
    }

    /// `MsgWithdrawValidatorCommission`: pays whole coins; a commission of dust pays nothing.
    pub fn withdraw_commission(&mut self, validator: &Address) -> Res<Vec<Coin>> {
        let mut record = rewards_of(self.store, validator)?;
        if record.commission.is_empty() {
            return Err(error::no_commission());
        }
        let (coins, dust) = record.commission.truncate()?;
        record.commission = dust;
        record.outstanding = record.outstanding.sub(&DecCoins::from_coins(&coins)?)?;
        REWARDS.save(self.store, validator, &record);
        if !coins.is_empty() {
            self.pay_rewards(validator, coins.clone())?;
        }
        let event = Event::new("withdraw_commission").add_attribute("amount", coins_text(&coins));
        self.events.push(event);
        Ok(coins)
    }

    /// `SetWithdrawAddr`: refused if disabled, and for module accounts.
    pub fn set_withdraw_address(&mut self, delegator: &Address, to: &Address) -> Res<()> {
        let text = self.account(to)?;
        let accounts = &self.config.accounts;
        let blocked = [
            &accounts.bonded_pool,
            &accounts.not_bonded_pool,
            &accounts.distribution,
            &accounts.fee_collector,
            &accounts.mint,
        ];
        if blocked.contains(&&text) {
            let log = format!("{text} is not allowed to receive external funds: unauthorized");
            return Err(SdkError::new("sdk", 4, log).into());
        }
        if !self.config.params.withdraw_addr_enabled {
            return Err(error::withdraw_address_disabled());
        }
        WITHDRAW_TO.save(self.store, delegator, to);
        let event = Event::new("set_withdraw_address").add_attribute("withdraw_address", text);
        self.events.push(event);
        Ok(())
    }

    /// `MsgFundCommunityPool`.
    pub fn fund_pool(&mut self, from: &Address, coins: &[Coin]) -> Res<()> {
        let from = self.account(from)?;
        for coin in coins {
            let balance = self.bank.balance(self.store, &from, &coin.denom)?;
            if balance < coin.amount {
                return Err(insufficient(balance, coin).into());
            }
        }
        let to = self.config.accounts.distribution.clone();
        self.send(&from, &to, coins.to_vec())?;
        self.add_to_pool(&DecCoins::from_coins(coins)?)
    }
}

/// `x/bank/keeper/send.go: subUnlockedCoins`.
fn insufficient(balance: Uint128, coin: &Coin) -> SdkError {
    let Coin { denom, amount } = coin;
    let log = format!(
        "spendable balance {balance}{denom} is smaller than {amount}{denom}: insufficient funds"
    );
    SdkError::new("sdk", 5, log)
}
