//! What can happen, before it is known to whom: shrinks to fewer, earlier and smaller.

use proptest::prelude::*;
use proptest::strategy::Union;

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
    // only on the embedded chain
    Slash,
    Fail,
    BreakVault,
}

/// A step: its kind, and numbers that say who, whom and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command {
    pub kind: Kind,
    pub a: u8,
    pub b: u8,
    pub part: u16,
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
pub fn command(mood: Mood) -> impl Strategy<Value = Command> {
    let weighted = weights(mood)
        .into_iter()
        .map(|(weight, kind)| (weight, Just(kind)));
    let kind = Union::new_weighted(weighted.collect());
    (kind, any::<u8>(), any::<u8>(), any::<u16>()).prop_map(|(kind, a, b, part)| Command {
        kind,
        a,
        b,
        part,
    })
}

fn weights(mood: Mood) -> Vec<(u32, Kind)> {
    use Kind::*;
    let storm = match mood {
        Mood::Calm => 0,
        Mood::Any | Mood::Real => 1,
        Mood::Stormy => 3,
    };
    let unreal = if mood == Mood::Real { 0 } else { storm };
    let all = [
        (2, Blocks),
        (8, Jump),
        (10, Bond),
        (1, BondFor),
        (8, Unbond),
        (1, UnbondFor),
        (2, Cancel),
        (4, Claim),
        (1, ClaimMany),
        (1, GiveTicket),
        (2, GiveLst),
        (1, BurnLst),
        (5, Underwrite),
        (4, PostBond),
        (4, RequestExit),
        (1, CancelExit),
        (5, Exit),
        (8, Advance),
        (2, Sync),
        (3, Settle),
        (4, SubmitBatch),
        (2, Undelegate),
        (4, Delegate),
        (2, Rebalance),
        (2, Harvest),
        (2, Distribute),
        (1, Observe),
        (1, Refresh),
        (1, Sweep),
        (1, SendToHub),
        (1, SendToQueue),
        (1, SendToCollector),
        (1, LstToVault),
        (4, Reward),
        (2 * storm, DoubleSign),
        (storm, Absent),
        (storm, Unjail),
        (1, SetCommission),
        (1, HubParams),
        (1, CollectorParams),
        (1, VaultParams),
        (1, RegistryParams),
        (1, SetTreasury),
        (1, Pause),
        (1, Unpause),
        (1, AddValidator),
        (1, UpdateValidator),
        (1, RemoveValidator),
        (1, Apply),
        (2, Stranger),
        (storm, RetryCover),
        (2 * unreal, Slash),
        (unreal, Fail),
        (unreal, BreakVault),
    ];
    all.into_iter().filter(|(weight, _)| *weight > 0).collect()
}
