//! What can happen, before it is known to whom: shrinks to fewer, earlier and smaller.

use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, Union};

/// A kind of step. Those that come first are simpler: shrinking goes towards them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    // time
    Blocks,
    Jump,
    // people
    Bond,
    BondFor,
    Unbond,
    UnbondFor,
    Cancel,
    Claim,
    ClaimMany,
    GiveTicket,
    GiveLst,
    BurnLst,
    // insurers
    Underwrite,
    PostBond,
    RequestExit,
    CancelExit,
    Exit,
    // anyone
    Advance,
    Sync,
    Settle,
    SubmitBatch,
    Undelegate,
    Delegate,
    Rebalance,
    Harvest,
    Distribute,
    Observe,
    RetryCover,
    Refresh,
    Sweep,
    // gifts
    SendToHub,
    SendToQueue,
    SendToCollector,
    LstToVault,
    // validators
    Reward,
    DoubleSign,
    Absent,
    Unjail,
    SetCommission,
    // owner and guardian
    HubParams,
    CollectorParams,
    VaultParams,
    RegistryParams,
    SetTreasury,
    Pause,
    Unpause,
    AddValidator,
    UpdateValidator,
    RemoveValidator,
    Apply,
    // who may not
    Stranger,
    // what chains change while they live
    Govern,
    RewardIn,
    JailAtEnd,
    // only on the embedded chain
    Slash,
    Fail,
    BreakVault,
    Restart,
}

/// A step: its kind, and numbers that say who, whom, how much and how soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command {
    pub kind: Kind,
    pub a: u8,
    pub b: u8,
    pub part: u16,
    pub tick: u16,
}

/// How time passes in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// In whole seconds, five to a block; no rewards but those of `reward`; heights only rise.
    Whole,
    /// As on a chain: blocks take a part of a second or several, and every block may pay rewards.
    /// Heights may fall once.
    Fine,
}

/// How often what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// A bit of everything.
    Any,
    /// People come and go, insurers too; validators behave.
    Calm,
    /// Validators are slashed, fail, are jailed; the vault breaks.
    Stormy,
    /// Only what a real chain can do too.
    Real,
}

impl Mood {
    /// The mood of a seed in a long run: all in turn.
    pub fn of(seed: u64) -> Self {
        match seed % 4 {
            0 => Self::Any,
            1 => Self::Calm,
            2 => Self::Stormy,
            _ => Self::Real,
        }
    }
}

/// Any command, in a mood.
pub fn command(mood: Mood, clock: Clock) -> BoxedStrategy<Command> {
    let weighted = weights(mood, clock)
        .into_iter()
        .map(|(weight, kind)| (weight, Just(kind)));
    let kind = Union::new_weighted(weighted.collect());
    let numbers = (kind, any::<u8>(), any::<u8>(), any::<u16>());
    let command = |(kind, a, b, part): (Kind, u8, u8, u16), tick: u16| Command {
        kind,
        a,
        b,
        part,
        tick,
    };
    match clock {
        // draws what it always drew: a seed stays the same history
        Clock::Whole => numbers.prop_map(move |n| command(n, 0)).boxed(),
        Clock::Fine => (numbers, any::<u16>())
            .prop_map(move |(n, tick)| command(n, tick))
            .boxed(),
    }
}

/// How often time passes, and people come and go.
const PEOPLE: [(u32, Kind); 17] = [
    (2, Kind::Blocks),
    (8, Kind::Jump),
    (10, Kind::Bond),
    (1, Kind::BondFor),
    (8, Kind::Unbond),
    (1, Kind::UnbondFor),
    (2, Kind::Cancel),
    (4, Kind::Claim),
    (1, Kind::ClaimMany),
    (1, Kind::GiveTicket),
    (2, Kind::GiveLst),
    (1, Kind::BurnLst),
    (5, Kind::Underwrite),
    (4, Kind::PostBond),
    (4, Kind::RequestExit),
    (1, Kind::CancelExit),
    (5, Kind::Exit),
];

/// How often somebody sends what nobody asked for, and rewards come.
const GIFTS: [(u32, Kind); 5] = [
    (1, Kind::SendToHub),
    (1, Kind::SendToQueue),
    (1, Kind::SendToCollector),
    (1, Kind::LstToVault),
    (4, Kind::Reward),
];

/// How often validators, owner and guardian say something, and others in their place.
const POWERS: [(u32, Kind); 13] = [
    (1, Kind::SetCommission),
    (1, Kind::HubParams),
    (1, Kind::CollectorParams),
    (1, Kind::VaultParams),
    (1, Kind::RegistryParams),
    (1, Kind::SetTreasury),
    (1, Kind::Pause),
    (1, Kind::Unpause),
    (1, Kind::AddValidator),
    (1, Kind::UpdateValidator),
    (1, Kind::RemoveValidator),
    (1, Kind::Apply),
    (2, Kind::Stranger),
];

/// How often each kind comes, in the order in which they are drawn: another order is another history
/// of a seed.
fn weights(mood: Mood, clock: Clock) -> Vec<(u32, Kind)> {
    use Kind::*;
    let storm = match mood {
        Mood::Calm => 0,
        Mood::Any | Mood::Real => 1,
        Mood::Stormy => 3,
    };
    let unreal = if mood == Mood::Real { 0 } else { storm };
    let falls = u32::from(mood != Mood::Real && clock == Clock::Fine);
    // so are chains that change: seeds of a whole clock stay the same histories
    let changes = u32::from(clock == Clock::Fine);
    // a fine clock is about payments: people call soon after one, and again in the same second
    let soon = match clock {
        Clock::Whole => 0,
        Clock::Fine => 8,
    };
    let cranks = [
        (8 + soon, Advance),
        (2, Sync),
        (3 + soon, Settle),
        (4, SubmitBatch),
        (2, Undelegate),
        (4, Delegate),
        (2, Rebalance),
        (2, Harvest),
        (2, Distribute),
        (1, Observe),
        (1, Refresh),
        (1, Sweep),
    ];
    let faults = [(2 * storm, DoubleSign), (storm, Absent), (storm, Unjail)];
    let rest = [
        (2 * changes, Govern),
        (changes, RewardIn),
        (storm * changes, JailAtEnd),
        (storm, RetryCover),
        (2 * unreal, Slash),
        (unreal, Fail),
        (unreal, BreakVault),
        (falls, Restart),
    ];
    let all: [&[_]; 6] = [&PEOPLE, &cranks, &GIFTS, &faults, &POWERS, &rest];
    let mut all = all.concat();
    all.retain(|(weight, _)| *weight > 0);
    all
}
