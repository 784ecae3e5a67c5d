//! The token, which asks no other contract anything.

use ballast_types::{
    hub::TokenInfo,
    token::{ExecuteMsg, InstantiateMsg, QueryMsg},
    Amount, Shares,
};
use ballast_workbench::{account, desk, Bench};
use cosmwasm_std::Uint128;
use cw20::{AllowanceResponse, BalanceResponse, Expiration, TokenInfoResponse};
use cw20_base::msg::InstantiateMarketingInfo;

desk!(ballast_token, token, ());

impl Default for Desk {
    /// A seed of 1,000, and 100 for alice and for each of the six contracts but the hub.
    fn default() -> Self {
        let mut desk = Self::bare();
        let msg = desk.birth();
        desk.instantiate("hub", msg).unwrap();
        for name in ["alice", "token", "registry", "queue", "vault", "collector"] {
            let recipient = desk.text(name);
            let amount = Uint128::new(100);
            desk.run("hub", ExecuteMsg::Mint { recipient, amount })
                .unwrap();
        }
        desk
    }
}

impl Desk {
    /// Before the token is created.
    pub fn bare() -> Self {
        Self(Bench::new(()))
    }

    pub fn birth(&self) -> InstantiateMsg {
        InstantiateMsg {
            info: TokenInfo {
                name: "Ballast STAKE".to_string(),
                symbol: "bSTAKE".to_string(),
                decimals: 6,
                marketing: Some(InstantiateMarketingInfo {
                    project: Some("Ballast".to_string()),
                    description: None,
                    marketing: Some(self.text("carol")),
                    logo: None,
                }),
            },
            suite: self.suite.clone(),
            seed: Shares::new(1_000u128),
        }
    }

    pub fn text(&self, name: &str) -> String {
        account(name).into_string()
    }

    pub fn balance(&self, name: &str) -> u128 {
        let address = self.text(name);
        let answer: BalanceResponse = self.ask(QueryMsg::Balance { address }).unwrap();
        answer.balance.u128()
    }

    pub fn supply(&self) -> u128 {
        let answer: TokenInfoResponse = self.ask(QueryMsg::TokenInfo {}).unwrap();
        answer.total_supply.u128()
    }

    pub fn allow(&mut self, owner: &str, spender: &str, amount: u128, expires: Option<Expiration>) {
        let msg = ExecuteMsg::IncreaseAllowance {
            spender: self.text(spender),
            amount: amount.into(),
            expires,
        };
        self.run(owner, msg).unwrap();
    }

    pub fn allowance(&self, owner: &str, spender: &str) -> u128 {
        let msg = QueryMsg::Allowance {
            owner: self.text(owner),
            spender: self.text(spender),
        };
        let answer: AllowanceResponse = self.ask(msg).unwrap();
        answer.allowance.u128()
    }

    pub fn transfer(&self, recipient: &str, amount: u128) -> ExecuteMsg {
        ExecuteMsg::Transfer {
            recipient: self.text(recipient),
            amount: amount.into(),
        }
    }

    pub fn transfer_from(&self, owner: &str, recipient: &str, amount: u128) -> ExecuteMsg {
        ExecuteMsg::TransferFrom {
            owner: self.text(owner),
            recipient: self.text(recipient),
            amount: amount.into(),
        }
    }
}

pub fn burn(amount: u128) -> ExecuteMsg {
    ExecuteMsg::Burn {
        amount: amount.into(),
    }
}
