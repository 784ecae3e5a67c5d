//! I-6 on random lives of a queue: whatever is asked, in any order.

use crate::desk::{payments, shares, Desk};
use ballast_queue::state::{owned_after, TICKETS};
use ballast_types::{
    queue::{ExecuteMsg, QueryMsg, BATCHES, OPEN_BATCH},
    Amount, Shares,
};
use cosmwasm_std::{to_json_binary, Order, StdResult};
use cw721::msg::NumTokensResponse;
use proptest::prelude::*;
use std::collections::BTreeMap;

const NAMES: [&str; 4] = ["alice", "bob", "carol", "dan"];

#[derive(Debug, Clone)]
enum Step {
    Unbond(usize, u128),
    Cancel(usize),
    Close { owed: u128, percent: u128 },
    Fund { percent: u128, lost_percent: u128 },
    Transfer(usize, usize),
    Claim(Vec<usize>),
}

fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![1..10u128, 1..1_000_000u128, 1..1u128 << 100]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4usize, amount()).prop_map(|(who, shares)| Step::Unbond(who, shares)),
        1 => any::<usize>().prop_map(Step::Cancel),
        2 => (amount(), 0..=100u128).prop_map(|(owed, percent)| Step::Close { owed, percent }),
        3 => (0..=100u128, 0..=100u128)
            .prop_map(|(percent, lost_percent)| Step::Fund { percent, lost_percent }),
        1 => (any::<usize>(), 0..4usize).prop_map(|(ticket, to)| Step::Transfer(ticket, to)),
        3 => prop::collection::vec(any::<usize>(), 1..4).prop_map(Step::Claim),
    ]
}

/// The queue beside what its bank messages add up to.
struct Life {
    desk: Desk,
    balance: u128,
    /// What each ticket ever got, with its batch and shares.
    tickets: BTreeMap<String, (u64, u128, u128)>,
}

impl Life {
    fn pick(&self, n: usize) -> Option<String> {
        let ids: Vec<_> = self.tickets.keys().collect();
        (!ids.is_empty()).then(|| ids[n % ids.len()].clone())
    }

    fn claim(&mut self, ids: Vec<String>) {
        let stranger = self.desk.who("stranger");
        let ticket_ids = ids.clone();
        let Ok(response) = self.desk.run(&stranger, ExecuteMsg::Claim { ticket_ids }) else {
            return;
        };
        let paid: u128 = payments(&response).iter().map(|(_, amount)| amount).sum();
        self.balance = self.balance.checked_sub(paid).expect("never short");
        let mut told = 0;
        for event in &response.events {
            let value = |key| {
                &event
                    .attributes
                    .iter()
                    .find(|a| a.key == key)
                    .unwrap()
                    .value
            };
            let amount: u128 = value("amount").parse().unwrap();
            self.tickets.get_mut(value("ticket_id")).unwrap().2 += amount;
            told += amount;
        }
        assert_eq!(told, paid, "events tell what was paid");
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Unbond(who, amount) => {
                let token = self.desk.suite.token.clone();
                let sender = self.desk.who(NAMES[who]);
                let msg = to_json_binary(&serde_unbond()).unwrap();
                let next = OPEN_BATCH.load(&self.desk.storage).unwrap();
                if self
                    .desk
                    .receive(&token, sender.as_str(), amount, msg)
                    .is_ok()
                {
                    let row = (next.id, amount, 0);
                    self.tickets.insert(next.next_ticket.to_string(), row);
                }
            }
            Step::Cancel(n) => {
                let Some(id) = self.pick(n) else { return };
                for name in NAMES {
                    if self.desk.cancel(name, &id).is_ok() {
                        self.tickets.remove(&id);
                    }
                }
            }
            Step::Close { owed, percent } => {
                let open = OPEN_BATCH.load(&self.desk.storage).unwrap();
                let funded = owed * percent / 100;
                if self.desk.close(open.id, owed, funded).is_ok() {
                    self.balance += funded;
                }
            }
            Step::Fund {
                percent,
                lost_percent,
            } => {
                let open = OPEN_BATCH.load(&self.desk.storage).unwrap().id;
                for id in 1..open {
                    let batch = BATCHES.load(&self.desk.storage, id).unwrap();
                    let missing = batch.owed.raw().u128() - batch.funded.raw().u128();
                    let lost = missing * lost_percent / 100;
                    let amount = (missing - lost) * percent / 100;
                    self.desk.fund(id, amount, lost).unwrap();
                    self.balance += amount;
                }
            }
            Step::Transfer(n, to) => {
                let Some(id) = self.pick(n) else { return };
                for name in NAMES {
                    let msg = ExecuteMsg::TransferNft {
                        recipient: self.desk.who(NAMES[to]).to_string(),
                        token_id: id.clone(),
                    };
                    let sender = self.desk.who(name);
                    if self.desk.run(&sender, msg).is_ok() {
                        break;
                    }
                }
            }
            Step::Claim(picks) => {
                let ids = picks.into_iter().filter_map(|n| self.pick(n)).collect();
                self.claim(ids);
            }
        }
    }

    /// I-1 and I-6, and that the indices agree.
    fn check(&self) {
        let storage = &self.desk.storage;
        let open = OPEN_BATCH.load(storage).unwrap();
        let rows: Vec<_> = TICKETS
            .range(storage, None, None, Order::Ascending)
            .collect::<StdResult<_>>()
            .unwrap();
        let mut unclaimed = 0;
        for id in 1..open.id {
            let batch = BATCHES.load(storage, id).unwrap();
            assert!(batch.claimed <= batch.funded && batch.funded <= batch.owed);
            let live = rows.iter().filter(|(_, t)| t.batch_id == id).count();
            assert_eq!(batch.tickets, live as u64);
            let paid: u128 = self.of(id).map(|(_, _, paid)| paid).sum();
            assert_eq!(batch.claimed.raw().u128(), paid);
            unclaimed += batch.funded.raw().u128() - paid;
        }
        assert_eq!(self.balance, unclaimed);
        let in_open = rows.iter().filter(|(_, t)| t.batch_id == open.id);
        let sum = Shares::sum(in_open.clone().map(|(_, t)| t.shares)).unwrap();
        assert_eq!((open.shares, open.tickets), (sum, in_open.count() as u64));
        for (number, ticket) in &rows {
            let listed = |given| {
                let mut listed = owned_after(storage, &ticket.owner, given, None);
                listed.any(|listed| listed.unwrap() == *number)
            };
            assert!(listed(ticket.given) && !listed(!ticket.given));
        }
        let num: NumTokensResponse = self.desk.ask(QueryMsg::NumTokens {}).unwrap();
        assert_eq!(num.count, rows.len() as u64);
    }

    fn of(&self, batch_id: u64) -> impl Iterator<Item = (u64, u128, u128)> + '_ {
        self.tickets
            .values()
            .copied()
            .filter(move |(batch, ..)| *batch == batch_id)
    }
}

fn serde_unbond() -> ballast_types::queue::ReceiveMsg {
    ballast_types::queue::ReceiveMsg::Unbond { receiver: None }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// I-6: claims <= funded <= owed at every step; in the end every ticket, claimed in any order, got
    /// exactly its part of what came, the last like the first, and the dust is less than one a ticket.
    #[test]
    fn claims_never_exceed_what_arrived(
        steps in prop::collection::vec(step(), 1..60),
        order in any::<u64>(),
    ) {
        let mut life = Life {
            desk: Desk::default(),
            balance: 0,
            tickets: BTreeMap::new(),
        };
        for step in steps {
            life.take(step);
            life.check();
        }

        life.take(Step::Close { owed: 1_000_003, percent: 0 });
        life.take(Step::Fund { percent: 100, lost_percent: 7 });
        life.take(Step::Fund { percent: 100, lost_percent: 0 });
        let mut ids: Vec<_> = life.tickets.keys().cloned().collect();
        ids.sort_by_key(|id| id.parse::<u64>().unwrap().wrapping_mul(order | 1));
        for id in ids {
            life.claim(vec![id]);
        }
        life.check();

        let closed = OPEN_BATCH.load(&life.desk.storage).unwrap().id;
        for id in 1..closed {
            let batch = BATCHES.load(&life.desk.storage, id).unwrap();
            prop_assert!(batch.is_settled());
            prop_assert_eq!(batch.tickets, 0);
            for (_, held, paid) in life.of(id) {
                let part = batch.funded.portion_floor(shares(held), batch.shares).unwrap();
                prop_assert_eq!(paid, part.raw().u128());
            }
            let dust = batch.funded.checked_sub(batch.claimed).unwrap().raw().u128();
            prop_assert!(dust < life.of(id).count() as u128);
        }
    }

    /// One user's claims change nothing for another: with or without them, the same is paid.
    #[test]
    fn claims_do_not_depend_on_other_claims(
        mine in amount(),
        theirs in amount(),
        instalments in prop::collection::vec((0..1u128 << 90, any::<bool>()), 1..6),
    ) {
        let total: u128 = instalments.iter().map(|(amount, _)| amount).sum::<u128>() + 1;
        let run = |with_others: bool| {
            let mut desk = Desk::default();
            desk.unbond("alice", mine);
            desk.unbond("bob", theirs);
            desk.close(1, total, 1).unwrap();
            for (amount, claim) in &instalments {
                desk.fund(1, *amount, 0).unwrap();
                if with_others && *claim {
                    let _ = desk.claim(&["2"]);
                }
            }
            desk.claim(&["1"]).unwrap().iter().map(|(_, paid)| *paid).sum::<u128>()
        };

        prop_assert_eq!(run(true), run(false));
    }
}
