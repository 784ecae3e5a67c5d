//! Random histories, as a state machine: the model is the reference, the contracts are on trial.

use crate::commands::{command, Clock, Command, Mood};
use crate::world::{met, Failure, Setup, World};
use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use std::cell::RefCell;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Mutex;
use std::time::Duration;

/// The reference as proptest sees it: commands are words without names, so any sequence makes
/// sense, and the model itself is carried along with the contracts, since it is told what the chain
/// does.
pub struct Plan;

impl ReferenceStateMachine for Plan {
    type State = Setup;
    type Transition = Command;

    fn init_state() -> BoxedStrategy<Setup> {
        setup(Mood::Any, EVERYDAY)
    }

    fn transitions(setup: &Setup) -> BoxedStrategy<Command> {
        command(setup.mood, setup.clock)
    }

    fn apply(setup: Setup, _: &Command) -> Setup {
        setup
    }
}

/// How time passes in the everyday run. `BALLAST_CLOCK` (`whole` or `fine`) says otherwise for one
/// run.
const EVERYDAY: Clock = Clock::Fine;

/// The clock of this run.
///
/// # Panics
/// If `BALLAST_CLOCK` names none.
pub fn clock() -> Clock {
    match std::env::var("BALLAST_CLOCK").as_deref() {
        Err(_) => EVERYDAY,
        Ok("whole") => Clock::Whole,
        Ok("fine") => Clock::Fine,
        Ok(other) => panic!("BALLAST_CLOCK is whole or fine, not {other}"),
    }
}

/// A beginning, in a mood.
pub fn setup(mood: Mood, clock: Clock) -> BoxedStrategy<Setup> {
    let decimals = prop_oneof![4 => Just(6u8), 1 => Just(18u8)];
    let double_sign = prop_oneof![3 => Just(5u8), 1 => Just(50u8)];
    let setup = move |(decimals, double_sign), inflation| Setup {
        mood,
        clock,
        decimals,
        double_sign,
        inflation,
    };
    let numbers = (decimals, double_sign);
    match clock {
        Clock::Whole => numbers.prop_map(move |n| setup(n, 0)).boxed(),
        Clock::Fine => (numbers, prop_oneof![Just(0u8), Just(7u8), Just(50u8)])
            .prop_map(move |(n, inflation)| setup(n, inflation))
            .boxed(),
    }
}

/// What histories came to.
#[derive(Default)]
pub struct Tally {
    pub steps: AtomicU64,
    /// Steps after which contracts and model were compared, number by number.
    pub compared: AtomicU64,
    pub histories: AtomicU64,
}

static TALLY: Tally = Tally {
    steps: AtomicU64::new(0),
    compared: AtomicU64::new(0),
    histories: AtomicU64::new(0),
};

thread_local! {
    static LAST_FAILURE: RefCell<Option<Failure>> = const { RefCell::new(None) };
}

/// The contracts and the model under test.
pub struct Machine;

impl StateMachineTest for Machine {
    type SystemUnderTest = World;
    type Reference = Plan;

    fn init_test(setup: &Setup) -> World {
        World::new(*setup)
    }

    fn apply(mut world: World, _: &Setup, command: Command) -> World {
        TALLY.steps.fetch_add(1, Ordering::Relaxed);
        if let Err(failure) = world.take(command) {
            fail(failure);
        }
        world
    }

    fn teardown(mut world: World, _: Setup) {
        TALLY.histories.fetch_add(1, Ordering::Relaxed);
        TALLY.compared.fetch_add(world.compared, Ordering::Relaxed);
        if let Err(failure) = world.finish() {
            fail(failure);
        }
    }
}

/// Fails the history, and keeps its scenario. No hook prints it: shrinking fails often.
fn fail(failure: Failure) -> ! {
    let what = failure.what.clone();
    LAST_FAILURE.set(Some(failure));
    resume_unwind(Box::new(what))
}

/// The generator of a seed.
pub fn generator(seed: u64) -> TestRng {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
}

/// Runs one history of `steps`. One that fails is shrunk, and written as a scenario that `ballast
/// run` replays.
///
/// # Errors
/// What went wrong, and where the scenario is.
pub fn history(seed: u64, mood: Mood, steps: usize) -> Result<(), String> {
    let (setup, commands) = plan(seed, mood, steps);
    let Err(failure) = run(setup, &commands) else {
        return Ok(());
    };
    let (commands, failure) = shrink(setup, commands, failure);
    let path = write(&format!("machine-{seed}.jsonl"), &failure.scenario);
    Err(format!(
        "seed {seed}, {mood:?}, shrunk to {} commands: {}\nballast run {}",
        commands.len(),
        failure.what,
        path.display()
    ))
}

/// What a seed stands for.
pub fn plan(seed: u64, mood: Mood, steps: usize) -> (Setup, Vec<Command>) {
    let mut runner = TestRunner::new_with_rng(Config::default(), generator(seed));
    let commands = proptest::collection::vec(command(mood, clock()), steps);
    let plan = (setup(mood, clock()), commands);
    plan.new_tree(&mut runner).expect("no filter").current()
}

fn run(setup: Setup, commands: &[Command]) -> Result<(), Failure> {
    let plan = (setup, commands.to_vec());
    let done = catch_unwind(AssertUnwindSafe(|| {
        Machine::test_sequential(Config::default(), plan.0, plan.1, None);
    }));
    done.map_err(|why| {
        LAST_FAILURE.take().unwrap_or_else(|| Failure {
            what: format!("a panic: {:?}", why.downcast_ref::<String>()),
            scenario: String::new(),
        })
    })
}

/// Leaves out commands, first many at once, then one by one, as long as anything fails.
fn shrink(
    setup: Setup,
    mut commands: Vec<Command>,
    mut failure: Failure,
) -> (Vec<Command>, Failure) {
    let mut tries = from_env("BALLAST_SHRINK").unwrap_or(400);
    let mut chunk = commands.len() / 2;
    while chunk > 0 {
        let mut at = commands.len();
        while at > 0 && tries > 0 {
            tries -= 1;
            at = at.saturating_sub(chunk);
            let mut fewer = commands.clone();
            fewer.drain(at..(at + chunk).min(commands.len()));
            if let Err(other) = run(setup, &fewer) {
                (commands, failure) = (fewer, other);
            }
        }
        chunk /= 2;
    }
    (commands, failure)
}

/// Writes a scenario where the build keeps what it makes.
pub fn write(name: &str, text: &str) -> PathBuf {
    let folder = std::env::var_os("BALLAST_OUT")
        .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

/// A number from the environment.
pub fn from_env(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Runs histories of 100 steps from a seed on.
fn everyday(first: u64, mood: Mood, steps: u64) {
    let first = from_env("BALLAST_SEED").unwrap_or(first);
    for seed in first..first + steps / 100 {
        history(seed, mood, 100).unwrap_or_else(|why| panic!("{why}"));
    }
}

// 20,000 steps in all, in four tests, so that they share the processors.

#[test]
fn any_history_is_as_the_model_says() {
    everyday(1_000, Mood::Any, 5_000);
}

#[test]
fn a_calm_history_is_as_the_model_says() {
    everyday(2_000, Mood::Calm, 5_000);
}

#[test]
fn a_stormy_history_is_as_the_model_says() {
    everyday(3_000, Mood::Stormy, 5_000);
}

#[test]
fn a_history_that_a_real_chain_can_have_is_as_the_model_says() {
    everyday(4_000, Mood::Real, 5_000);
}

/// What chains change while they live is met by histories, each of it.
#[test]
fn histories_meet_what_chains_do() {
    everyday(5_000, Mood::Any, 5_000);
    let met = met::take();
    let is_all = met.values().all(|count| *count > 0);
    assert!(is_all || clock() == Clock::Whole, "{met:#?}");
}

/// Histories of `scripts/fuzz` that once failed.
#[test]
fn what_once_failed_is_as_the_model_says() {
    // The model named a loss of nothing when a validator had stake from two jailed ones, and the
    // first of them bore all of what was missing. In 951236 insurers paid a loss of 25 units, which
    // the model takes for rounding, and the vault found a gift then.
    for seed in [958, 974, 951_236] {
        history(seed, Mood::of(seed), 100).unwrap_or_else(|why| panic!("{why}"));
    }
}

/// `scripts/fuzz`: as many steps as are asked for, on all processors.
#[test]
#[ignore = "long: run by scripts/fuzz"]
fn long_run() {
    let steps = from_env("BALLAST_STEPS").unwrap_or(1_000_000);
    let first = from_env("BALLAST_SEED").unwrap_or(1);
    let each = from_env("BALLAST_LENGTH").unwrap_or(100);
    let limit = Duration::from_secs(60 * from_env("BALLAST_MINUTES").unwrap_or(60 * 24));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let bar = indicatif::ProgressBar::new(steps);
    let style = "{bar:40} {pos}/{len} steps, {per_sec}, {elapsed} of {duration}: {msg}";
    bar.set_style(indicatif::ProgressStyle::with_template(style).unwrap());
    let next = AtomicU64::new(first);
    let last = first + steps.div_ceil(each);
    let keep_going = from_env("BALLAST_KEEP_GOING").is_some();
    let broken: Mutex<Vec<String>> = Mutex::new(vec![]);
    let met = Mutex::new(met::Met::new());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| loop {
                let failed = !keep_going && !broken.lock().unwrap().is_empty();
                if failed || bar.elapsed() > limit || next.load(Ordering::Relaxed) >= last {
                    let mut met = met.lock().unwrap();
                    for (kind, count) in met::take() {
                        *met.entry(kind).or_default() += count;
                    }
                    return;
                }
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if let Err(why) = history(seed, Mood::of(seed), each as usize) {
                    broken.lock().unwrap().push(why);
                }
                bar.inc(each);
                bar.set_message(format!("seed {seed}"));
            });
        }
    });
    bar.finish();
    let count = |n: &AtomicU64| n.load(Ordering::Relaxed);
    println!(
        "seeds {first} to {}: {} histories, {} steps, {} of them compared with the model, in {:.0} s",
        next.load(Ordering::Relaxed) - 1,
        count(&TALLY.histories),
        count(&TALLY.steps),
        count(&TALLY.compared),
        bar.elapsed().as_secs_f64(),
    );
    println!("they met: {:#?}", met.into_inner().unwrap());
    let broken = broken.into_inner().unwrap();
    let failed = broken.len();
    assert!(broken.is_empty(), "{failed} failed\n{}", broken.join("\n"));
}

/// `scripts/random-scenarios`: files that any chain can run.
#[test]
#[ignore = "writes files: run by scripts/random-scenarios"]
fn write_scenarios() {
    let count = from_env("BALLAST_COUNT").unwrap_or(10);
    let first = from_env("BALLAST_SEED").unwrap_or(1);
    let steps = from_env("BALLAST_LENGTH").unwrap_or(60) as usize;
    for seed in first..first + count {
        let (setup, commands) = plan(seed, Mood::Real, steps);
        let mut world = World::new(setup);
        for command in commands {
            if let Err(failure) = world.take(command) {
                panic!("seed {seed}: {}", failure.what);
            }
        }
        let text = world.scenario();
        ballast_scenario::run_text(&text, |_, _| {}).expect("what was done can be done again");
        let path = write(&format!("random-{seed}.jsonl"), &text);
        println!("{}", path.display());
    }
}
