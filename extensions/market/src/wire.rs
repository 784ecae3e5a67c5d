//! Messages and questions, read from JSON by one reader of a few hundred lines of machine code. The readers that serde derives are two
//! kilobytes for each of 62 variants, a third of the contract. They take the same JSON: the tests hold one to the
//! other.

use ballast_extension_types::market::{ExecuteMsg, Loan, PauseScope, QueryMsg, ReceiveMsg, Then};
use ballast_types::{Amount, Shares};
use core::fmt;
use cosmwasm_std::{Binary, Uint128, Uint64};
use cw20::{Cw20ReceiveMsg, Expiration};
use cw_ownable::Action;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

#[cfg(test)]
mod tests;

/// A message as an entry point takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire<T>(pub T);

impl<'de, T: Read> Deserialize<'de> for Wire<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(from)?;
        T::read(Some(node)).map(Self).map_err(D::Error::custom)
    }
}

/// JSON, but for lists, fractions and numbers under 0, which no message has.
pub enum Node {
    Null,
    Flag(bool),
    Number(u64),
    Text(String),
    Object(Fields),
}

/// What an object has that was not taken yet, and what was wrong with what was. Reading goes on after a fault, so that the code for a field
/// is one call.
#[derive(Default)]
pub struct Fields {
    all: Vec<(String, Node)>,
    fault: Option<String>,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a message")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_string()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = vec![];
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Node::Object(Fields {
            all: fields,
            fault: None,
        }))
    }
}

impl Fields {
    /// The field of this name, or nothing where it is wrong.
    #[inline(never)]
    fn take<T: Read + Default>(&mut self, name: &'static str) -> T {
        let node = self.find(name);
        T::read(node).unwrap_or_else(|why| {
            self.note(format!("{why}: `{name}`"));
            T::default()
        })
    }

    #[inline(never)]
    fn find(&mut self, name: &'static str) -> Option<Node> {
        let at = self.all.iter().position(|(found, _)| found == name)?;
        let (_, node) = self.all.swap_remove(at);
        if self.all.iter().any(|(found, _)| found == name) {
            self.note(format!("duplicate field `{name}`"));
        }
        Some(node)
    }

    #[inline(never)]
    fn note(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    /// Nothing was wrong, and nothing is left.
    #[inline(never)]
    fn end(mut self) -> Result<(), String> {
        if let Some((name, _)) = self.all.first() {
            let fault = format!("unknown field `{name}`");
            self.note(fault);
        }
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }
}

/// Something that can be read; none is a field that is not there.
pub trait Read: Sized {
    fn read(node: Option<Node>) -> Result<Self, String>;
}

/// What is neither there nor right.
fn wrong<T>(node: &Option<Node>) -> Result<T, String> {
    let why = match node {
        None => "missing field",
        Some(_) => "invalid type",
    };
    Err(why.to_string())
}

fn text(node: Option<Node>) -> Result<String, String> {
    match node {
        Some(Node::Text(text)) => Ok(text),
        other => wrong(&other),
    }
}

fn number(node: Option<Node>) -> Result<u64, String> {
    match node {
        Some(Node::Number(number)) => Ok(number),
        other => wrong(&other),
    }
}

fn amount(node: Option<Node>) -> Result<Uint128, String> {
    let text = text(node)?;
    Uint128::try_from(text.as_str()).map_err(|err| err.to_string())
}

/// The name of a variant, and what it has.
fn variant(node: Option<Node>) -> Result<(String, Option<Node>), String> {
    match node {
        Some(Node::Text(name)) => Ok((name, None)),
        Some(Node::Object(Fields { mut all, .. })) if all.len() == 1 => match all.pop() {
            Some((name, inner)) => Ok((name, Some(inner))),
            None => wrong(&None),
        },
        other => wrong(&other),
    }
}

fn fields(node: Option<Node>) -> Result<Fields, String> {
    match node {
        Some(Node::Object(fields)) => Ok(fields),
        other => wrong(&other),
    }
}

fn unknown<T>(name: &str) -> Result<T, String> {
    Err(format!("unknown variant `{name}`"))
}

impl Read for String {
    fn read(node: Option<Node>) -> Result<Self, String> {
        text(node)
    }
}

impl Read for Uint128 {
    fn read(node: Option<Node>) -> Result<Self, String> {
        amount(node)
    }
}

impl Read for Loan {
    fn read(node: Option<Node>) -> Result<Self, String> {
        amount(node).map(Self::new)
    }
}

impl Read for Shares {
    fn read(node: Option<Node>) -> Result<Self, String> {
        amount(node).map(Self::new)
    }
}

impl Read for u64 {
    fn read(node: Option<Node>) -> Result<Self, String> {
        number(node)
    }
}

impl Read for u32 {
    fn read(node: Option<Node>) -> Result<Self, String> {
        let number = number(node)?;
        Self::try_from(number).map_err(|err| err.to_string())
    }
}

impl Read for bool {
    fn read(node: Option<Node>) -> Result<Self, String> {
        match node {
            Some(Node::Flag(flag)) => Ok(flag),
            other => wrong(&other),
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: Option<Node>) -> Result<Self, String> {
        match node {
            None | Some(Node::Null) => Ok(None),
            some => T::read(some).map(Some),
        }
    }
}

impl Read for Binary {
    fn read(node: Option<Node>) -> Result<Self, String> {
        Self::from_base64(&text(node)?).map_err(|err| err.to_string())
    }
}

impl Read for PauseScope {
    fn read(node: Option<Node>) -> Result<Self, String> {
        match text(node)?.as_str() {
            "deposit" => Ok(Self::Deposit),
            "borrow" => Ok(Self::Borrow),
            other => unknown(other),
        }
    }
}

/// Reads an enum whose variants have fields by name.
macro_rules! variants {
    ($type:ty, $name:ident, $inner:ident: $($word:literal => $variant:ident { $($field:ident),* },)*; $($other:pat $(if $is:expr)? => $else:expr,)*) => {
        impl Read for $type {
            fn read(node: Option<Node>) -> Result<Self, String> {
                let ($name, $inner) = variant(node)?;
                match $name.as_str() {
                    $($word => {
                        #[allow(unused_mut)]
                        let mut fields = fields($inner)?;
                        let message = Self::$variant { $($field: fields.take(stringify!($field))),* };
                        fields.end()?;
                        Ok(message)
                    })*
                    $($other $(if $is)? => $else,)*
                }
            }
        }
    };
}

variants! {
    Then, name, inner:
        "bond" => Bond { min_shares },
        "call" => Call { msg },
    ;
        other => unknown(other),
}

variants! {
    ReceiveMsg, name, inner:
        "add_collateral" => AddCollateral { owner },
    ;
        other => unknown(other),
}

variants! {
    Expiration, name, inner:
        "never" => Never {},
    ;
        "at_height" => number(inner).map(Self::AtHeight),
        "at_time" => {
            let nanos = Uint64::try_from(text(inner)?.as_str()).map_err(|err| err.to_string())?;
            Ok(Self::AtTime(cosmwasm_std::Timestamp::from_nanos(nanos.u64())))
        },
        other => unknown(other),
}

variants! {
    Action, name, inner:
        "transfer_ownership" => TransferOwnership { new_owner, expiry },
    ;
        "accept_ownership" if inner.is_none() => Ok(Self::AcceptOwnership),
        "renounce_ownership" if inner.is_none() => Ok(Self::RenounceOwnership),
        other => unknown(other),
}

fn scoped(scope: Option<PauseScope>) -> Result<PauseScope, String> {
    scope.ok_or_else(|| "missing field: `scope`".to_string())
}

variants! {
    ExecuteMsg, name, inner:
        "deposit" => Deposit { receiver, min_shares },
        "redeem" => Redeem { shares, receiver, min_amount },
        "remove_collateral" => RemoveCollateral { lst, owner, receiver },
        "borrow" => Borrow { amount, owner, receiver },
        "repay" => Repay { owner, remove, receiver },
        "liquidate" => Liquidate { owner, receiver, min_lst },
        "attach" => Attach { restake },
        "watch" => Watch { owner },
        "approve" => Approve { manager, until },
        "revoke" => Revoke { manager },
        "accrue" => Accrue {},
        "collect" => Collect {},
        "update_config" => UpdateConfig { open_ltv_bps, borrow_cap, fee_bps },
        "ramp" => Ramp { liq_ltv_bps, secs },
        "set_treasury" => SetTreasury { address },
        "set_guardian" => SetGuardian { address },
        "prove_depth" => ProveDepth { deeper },
        "transfer" => Transfer { recipient, amount },
        "send" => Send { contract, amount, msg },
        "transfer_from" => TransferFrom { owner, recipient, amount },
        "send_from" => SendFrom { owner, contract, amount, msg },
        "increase_allowance" => IncreaseAllowance { spender, amount, expires },
        "decrease_allowance" => DecreaseAllowance { spender, amount, expires },
    ;
        "borrow_call" => {
            let mut fields = fields(inner)?;
            let (amount, owner) = (fields.take("amount"), fields.take("owner"));
            let then: Option<Then> = fields.take("then");
            fields.end()?;
            let then = then.ok_or("missing field: `then`")?;
            Ok(Self::BorrowCall {
                amount,
                owner,
                then,
            })
        },
        "pause" => {
            let mut fields = fields(inner)?;
            let (scope, secs) = (fields.take("scope"), fields.take("secs"));
            fields.end()?;
            Ok(Self::Pause {
                scope: scoped(scope)?,
                secs,
            })
        },
        "unpause" => {
            let mut fields = fields(inner)?;
            let scope = fields.take("scope");
            fields.end()?;
            Ok(Self::Unpause {
                scope: scoped(scope)?,
            })
        },
        "receive" => {
            let mut fields = fields(inner)?;
            let message = Cw20ReceiveMsg {
                sender: fields.take("sender"),
                amount: fields.take("amount"),
                msg: fields.take("msg"),
            };
            // the token's to extend
            fields.all.clear();
            fields.end()?;
            Ok(Self::Receive(message))
        },
        "update_ownership" => Action::read(inner).map(Self::UpdateOwnership),
        other => unknown(other),
}

variants! {
    QueryMsg, name, inner:
        "config" => Config {},
        "market" => Market {},
        "position" => Position { owner },
        "debt" => Debt { owner },
        "positions" => Positions { start_after, limit },
        "managers" => Managers { owner, start_after, limit },
        "convert_to_shares" => ConvertToShares { amount },
        "convert_to_assets" => ConvertToAssets { shares },
        "preview_deposit" => PreviewDeposit { amount },
        "preview_redeem" => PreviewRedeem { shares },
        "max_redeem" => MaxRedeem { owner },
        "preview_borrow" => PreviewBorrow { owner, amount, bond },
        "preview_repay" => PreviewRepay { owner, amount, remove },
        "preview_liquidate" => PreviewLiquidate { owner, amount },
        "exposure" => Exposure {},
        "watched" => Watched {},
        "paused" => Paused {},
        "ownership" => Ownership {},
        "solvency" => Solvency { start_after, limit },
        "balance" => Balance { address },
        "token_info" => TokenInfo {},
        "allowance" => Allowance { owner, spender },
        "all_allowances" => AllAllowances { owner, start_after, limit },
        "all_spender_allowances" => AllSpenderAllowances { spender, start_after, limit },
        "all_accounts" => AllAccounts { start_after, limit },
    ;
        other => unknown(other),
}
