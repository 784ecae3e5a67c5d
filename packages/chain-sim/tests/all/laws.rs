//! Laws that hold whatever happens, over random histories.

use std::collections::BTreeMap;

use ballast_chain_sim::{ChainDriver, SimError};
use cosmwasm_std::{coins, Addr, Decimal, Decimal256};
use cw_multi_test::error::AnyResult;
use proptest::prelude::*;

use crate::suite::{params, refusal, Suite, DAY, OWN, STAKE, USD};

const USERS: usize = 4;
const VALS: usize = 4;
/// Histories, and steps of each: 12,000 steps.
const CASES: u32 = 100;
const STEPS: usize = 120;

#[derive(Clone, Debug)]
enum Step {
    Delegate {
        user: usize,
        val: usize,
        amount: u128,
    },
    Undelegate {
        user: usize,
        val: usize,
        permille: u128,
    },
    UndelegateQueried {
        user: usize,
        val: usize,
    },
    Redelegate {
        user: usize,
        src: usize,
        dst: usize,
        permille: u128,
    },
    Withdraw {
        user: usize,
        val: usize,
    },
    Fees {
        amount: u128,
    },
    Slash {
        val: usize,
        permille: u64,
        ago: u64,
    },
    DoubleSign {
        val: usize,
        ago: u64,
    },
    Jail {
        val: usize,
    },
    Unjail {
        val: usize,
    },
    Absent {
        val: usize,
        blocks: u64,
    },
    Block {
        secs: u64,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let (user, val) = (0..USERS, 0..VALS);
    let amount = prop_oneof![1..50u128, 1..3_000_000u128, 1..OWN];
    let part = || prop_oneof![1..1_001u128, Just(1_000)];
    let (u, v) = (user.clone(), val.clone());
    prop_oneof![
        6 => (u.clone(), v.clone(), amount)
            .prop_map(|(user, val, amount)| Step::Delegate { user, val, amount }),
        4 => (u.clone(), v.clone(), part())
            .prop_map(|(user, val, permille)| Step::Undelegate { user, val, permille }),
        4 => (u.clone(), v.clone()).prop_map(|(user, val)| Step::UndelegateQueried { user, val }),
        5 => (u.clone(), v.clone(), v.clone(), part())
            .prop_map(|(user, src, dst, permille)| Step::Redelegate { user, src, dst, permille }),
        2 => (u, v.clone()).prop_map(|(user, val)| Step::Withdraw { user, val }),
        3 => (1..5_000_000u128).prop_map(|amount| Step::Fees { amount }),
        3 => (v.clone(), 1..600u64, 0..12u64)
            .prop_map(|(val, permille, ago)| Step::Slash { val, permille, ago }),
        1 => (v.clone(), 0..8u64).prop_map(|(val, ago)| Step::DoubleSign { val, ago }),
        1 => v.clone().prop_map(|val| Step::Jail { val }),
        2 => v.clone().prop_map(|val| Step::Unjail { val }),
        1 => (v, 1..4u64).prop_map(|(val, blocks)| Step::Absent { val, blocks }),
        6 => prop_oneof![3 => Just(5), 1 => 1..10 * DAY].prop_map(|secs| Step::Block { secs }),
    ]
}

struct World {
    s: Suite,
    users: Vec<Addr>,
}

/// What each user has at each validator: (staked, unbonding).
type Holdings = BTreeMap<(usize, String), (u128, u128)>;

impl World {
    fn new() -> Self {
        let mut s = Suite::with(params(), &[OWN, OWN / 2, 2 * OWN, 3_000_001]);
        let users = (0..USERS)
            .map(|n| s.user(&format!("user{n}"), 20 * OWN))
            .collect();
        Self { s, users }
    }

    /// A Go panic is never a fair refusal.
    fn fair<T>(result: AnyResult<T>) {
        if let Err(error) = result {
            assert!(!error.to_string().contains("111222"), "{error:?}");
        }
    }

    fn block(&mut self, secs: u64) {
        self.s.app.next_block(secs).unwrap();
        let (now, ended) = (self.s.app.block_info().time, secs * 1_000_000_000);
        for user in &self.users {
            for entry in self.s.app.unbondings_of(user).unwrap() {
                let before = entry.completes.nanos() > now.nanos() - ended;
                assert!(before, "due in the block that has ended, and still there");
            }
        }
    }

    fn apply(&mut self, step: Step) {
        match step {
            Step::Delegate { user, val, amount } => {
                Self::fair(self.s.delegate(&self.users[user], val, amount));
            }
            Step::Undelegate {
                user,
                val,
                permille,
            } => {
                let amount = self.s.staked(&self.users[user], val) * permille / 1_000;
                Self::fair(self.s.undelegate(&self.users[user], val, amount));
            }
            Step::UndelegateQueried { user, val } => self.undelegate_queried(user, val),
            Step::Redelegate {
                user,
                src,
                dst,
                permille,
            } => {
                let amount = self.s.staked(&self.users[user], src) * permille / 1_000;
                Self::fair(self.s.redelegate(&self.users[user], src, dst, amount));
            }
            Step::Withdraw { user, val } => Self::fair(self.s.withdraw(&self.users[user], val)),
            Step::Fees { amount } => self.s.app.reward(coins(amount, USD)).unwrap(),
            Step::Slash { val, permille, ago } => self.slash(val, permille, ago),
            Step::DoubleSign { val, ago } => {
                let (val, height) = (self.s.vals[val].clone(), self.s.height() - ago.min(5));
                match self.s.app.double_sign(&val, height) {
                    Ok(()) | Err(SimError::NoVote { .. }) => self.block(5),
                    Err(other) => panic!("{other}"),
                }
            }
            Step::Jail { val } => drop(self.s.app.jail(&self.s.vals[val].clone())),
            Step::Unjail { val } => drop(self.s.app.unjail(&self.s.vals[val].clone())),
            Step::Absent { val, blocks } => {
                self.s
                    .app
                    .absent(&self.s.vals[val].clone(), blocks, 5)
                    .map(drop)
                    .unwrap();
            }
            Step::Block { secs } => self.block(secs),
        }
    }

    fn undelegate_queried(&mut self, user: usize, val: usize) {
        let (owner, validator) = (self.users[user].clone(), &self.s.vals[val]);
        let queried = self.s.staked(&owner, val);
        let entries = self.s.app.unbondings_of(&owner).unwrap();
        let open = entries.iter().filter(|e| e.validator == *validator).count();
        if queried > 0 && open < 7 {
            match self.s.undelegate(&owner, val, queried) {
                Ok(got) => assert!(got == queried || got + 1 == queried, "{got} of {queried}"),
                // see worked::the_queried_amount_may_be_refused_where_half_is_slashed
                Err(error) => {
                    assert_eq!(refusal::<()>(Err(error)), ("sdk", 18));
                    let v = self.s.app.validator(&self.s.vals[val]).unwrap();
                    let rate = Decimal256::from_ratio(v.tokens, 1u8) / v.delegator_shares;
                    assert!(rate <= Decimal256::percent(50), "refused at rate {rate}");
                }
            }
        }
    }

    /// Nobody gains: not at the slashed validator; elsewhere at most by the rounding of a unit for
    /// each redelegation out of it, of which what the destination pays is rounded down.
    fn slash(&mut self, val: usize, permille: u64, ago: u64) {
        let (name, height) = (self.s.vals[val].clone(), self.s.height() - ago.min(5));
        let (before, supply) = (self.holdings(), self.s.supply(STAKE));
        let moves = self
            .users
            .iter()
            .flat_map(|user| self.s.app.redelegations_of(user).unwrap());
        let moved = moves.filter(|moved| moved.src == name).count().max(1);
        match self.s.app.slash(&name, Decimal::permille(permille), height) {
            Ok(burned) => assert_eq!(supply - self.s.supply(STAKE), burned.u128()),
            Err(SimError::Unbonded(_)) => return,
            Err(other) => panic!("{other}"),
        }
        let after = self.holdings();
        for (key, (staked, unbonding)) in before {
            let (staked_after, unbonding_after) = after.get(&key).copied().unwrap_or_default();
            let slack = if key.1 == name {
                0
            } else {
                u128::try_from(moved).unwrap()
            };
            assert!(
                staked_after <= staked + slack,
                "{key:?} gained {staked} {staked_after}"
            );
            assert!(unbonding_after <= unbonding, "{key:?} gained");
        }
    }

    fn holdings(&self) -> Holdings {
        let mut all = Holdings::new();
        for (n, user) in self.users.iter().enumerate() {
            for d in self.s.app.delegations_of(user).unwrap() {
                all.entry((n, d.validator)).or_default().0 = d.amount.u128();
            }
            for u in self.s.app.unbondings_of(user).unwrap() {
                all.entry((n, u.validator)).or_default().1 += u.balance.u128();
            }
        }
        all
    }

    /// The books: records agree with pools, supply is all there is, and stake covers delegations.
    fn check(&self) {
        self.s.app.check_balances().unwrap();
        let modules = self.s.app.module_accounts().unwrap();
        let owners = (0..VALS).map(|val| self.s.operator(val));
        let modules = [
            modules.bonded_pool,
            modules.not_bonded_pool,
            modules.distribution,
            modules.fee_collector,
        ];
        for denom in [STAKE, USD] {
            let all = self
                .users
                .iter()
                .cloned()
                .chain(owners.clone())
                .chain(modules.clone());
            let sum: u128 = all.map(|who| self.s.balance(&who, denom)).sum();
            assert_eq!(sum, self.s.supply(denom), "{denom}");
        }
        for (val, name) in self.s.vals.iter().enumerate() {
            let all = self.users.iter().cloned().chain(owners.clone());
            let sum: u128 = all.map(|who| self.s.staked(&who, val)).sum();
            let tokens = self.s.app.validator(name).unwrap().tokens.u128();
            assert!(sum <= tokens, "{sum} delegated of {tokens}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_books_hold_whatever_happens(steps in prop::collection::vec(step(), STEPS)) {
        let mut world = World::new();
        world.s.blocks(6);
        for step in steps {
            world.apply(step);
            world.check();
        }
    }
}
