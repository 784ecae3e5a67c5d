//! What someone has, and what an act would give.

use super::{Observer, ROWS};
use crate::amount::{base_units, clipped};
use crate::world::is_address;
use crate::{Contract, Question, World, WorldError};
use ballast_tool::answer::list;
use serde_json::{json, Value};

impl Observer {
    /// Coins, LST, insurance and a page of tickets of an address or a name.
    ///
    /// # Errors
    /// Neither a name nor an address; a node that does not answer.
    pub fn person(
        &mut self,
        world: &dyn World,
        who: &str,
        after: Option<&str>,
    ) -> Result<Value, WorldError> {
        let who = who.trim();
        let named = world.people().into_iter().find(|person| person.name == who);
        let address = named.map_or_else(|| who.to_string(), |person| person.address);
        if !is_address(&address) {
            let shown = clipped(who);
            return Err(WorldError::BadInput(format!(
                "`{shown}` is neither a name nor an address"
            )));
        }
        let tickets = json!({"tickets": {"owner": address, "start_after": after, "limit": ROWS}});
        let questions = [
            Question::new(Contract::Token, json!({"balance": {"address": address}})),
            Question::new(Contract::Vault, json!({"position": {"owner": address}})),
            Question::new(Contract::Queue, tickets),
        ];
        world.expect(&questions);
        let denom = self.token(world)?.denom;
        let native = world.balance(&address, &denom)?;
        let [lst, insured, tickets] = questions.each_ref().map(|one| one.ask(world));
        let (lst, insured, tickets) = (lst?, insured?, tickets?);
        let tickets = list(&tickets["tickets"]);
        let full = tickets.len() as u64 >= ROWS;
        Ok(json!({
            "address": address,
            "native": native.to_string(),
            "shares": lst["balance"],
            "insurance": insured,
            "tickets": {"rows": tickets, "more": full},
        }))
    }

    /// What `bond`, `unbond` or `underwrite` of an amount would give now.
    ///
    /// # Errors
    /// Amounts that are none; what the contract would say.
    pub fn preview(
        &mut self,
        world: &dyn World,
        what: &str,
        amount: &str,
    ) -> Result<Value, WorldError> {
        let decimals = self.token(world)?.decimals;
        let amount = base_units(amount, decimals)?.to_string();
        let (contract, question) = match what {
            "bond" => (Contract::Hub, json!({"preview_bond": {"amount": amount}})),
            "unbond" => (Contract::Hub, json!({"preview_unbond": {"shares": amount}})),
            "underwrite" => (
                Contract::Vault,
                json!({"preview_underwrite": {"lst": amount}}),
            ),
            other => {
                let shown = clipped(other);
                let why = format!("`{shown}`: there are previews of bond, unbond and underwrite");
                return Err(WorldError::BadInput(why));
            }
        };
        world.ask(contract, &question)
    }
}
