//! Random steps on the contract beside the model, with every invariant of the suite and every law checked after each. What the contract
//! refuses the model refuses, for the same reason; a preview says before what happens then.
//!
//! `BALLAST_STEPS=100000 cargo test --release -p ballast-tests --test all restake::histories -- --nocapture` is the long run.

use super::super::dice::Dice;
use super::*;
use ballast_extension_math::restake::model::{Model, Refused, Rules};
use std::collections::BTreeMap;

/// Steps of one contract.
const A_RUN: u64 = 250;
const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "dave"];

/// What the contract says where the model says this.
fn words(refused: Refused) -> &'static str {
    match refused {
        "LayerDust" => "too small",
        "Paused" => "deposits are paused until",
        "SlashPending" => "is open until",
        "Spent" => "the stake is spent",
        "SlashDue" => "the consumer",
        "NotEnoughShares" => "not enough shares",
        "UnknownRedemption" => "there is no redemption",
        "Underflow" => "units",
        "NotReady" => "is ready at",
        "Held" => "the consumer needs",
        "ZeroAmount" => "a slash of 0 LST",
        "RequestOpen" => "one at a time",
        "Quiet" => "no slash request before",
        "NoRequest" => "is not open",
        "VetoOver" => "could be vetoed before",
        "NotYet" => "can be vetoed until",
        "PauseTooLong" => "is out of bounds: 1 to",
        "PauseTooSoon" => "may not be paused again before",
        other => panic!("no words for {other}"),
    }
}

struct Run {
    dex: Dex,
    model: Model,
    dice: Dice,
    /// How often each step was carried out, and refused.
    tally: BTreeMap<&'static str, [u64; 2]>,
}

fn one_of<T: Copy>(dice: &mut Dice, of: &[T]) -> T {
    of[dice.below(of.len() as u64) as usize]
}

fn rules(dice: &mut Dice) -> Rules {
    let veto = dice.one_in(2).then(|| {
        (
            one_of(dice, &[3_600, 3 * DAY]),
            one_of(dice, &[3_600, 3 * DAY]),
        )
    });
    let ratio = dice.one_in(2).then(|| {
        let bps = one_of(dice, &[5_000, 10_000, 100_000]);
        (bps, one_of(dice, &[0, 7 * DAY, 45 * DAY]))
    });
    Rules {
        cooldown: one_of(dice, &[13 * DAY, 21 * DAY]),
        window: one_of(dice, &[3_600, 7 * DAY]),
        max_bps: one_of(dice, &[100, 3_000, 10_000]),
        floor: one_of(dice, &[1_000, UNIT]),
        drip: one_of(dice, &[3_600, 7 * DAY]),
        veto,
        ratio,
    }
}

impl Run {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let rules = rules(&mut dice);
        let dex = Dex::with(Suite::builder(), |msg| {
            msg["cooldown_secs"] = json!(rules.cooldown);
            msg["window_secs"] = json!(rules.window);
            msg["max_slash_bps"] = json!(rules.max_bps);
            msg["floor"] = json!(rules.floor.to_string());
            msg["drip_secs"] = json!(rules.drip);
            if let Some((veto_secs, execute_secs)) = rules.veto {
                msg["mode"] =
                    json!({"veto": {"veto_secs": veto_secs, "execute_secs": execute_secs}});
            }
            if let Some((ratio_bps, hold_secs)) = rules.ratio {
                msg["ratio"] = json!({"ratio_bps": ratio_bps, "hold_secs": hold_secs});
            }
        });
        let mut model = Model::new(rules, 0);
        for who in PEOPLE {
            model.lst.insert(who.to_string(), dex.suite.shares(who));
        }
        Self {
            dex,
            model,
            dice,
            tally: BTreeMap::new(),
        }
    }

    fn now(&self) -> u64 {
        self.dex.suite.now()
    }

    /// Both did the same, or both refused for the same reason; what was refused changed nothing.
    fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &'static str,
        before: Model,
        ours: Result<T, String>,
        theirs: Result<T, Refused>,
    ) {
        let place = match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{what}");
                0
            }
            (Err(error), Err(refused)) => {
                let words = words(refused);
                assert!(error.contains(words), "{what}: {refused}, and `{error}`");
                self.model = before;
                1
            }
            (ours, theirs) => panic!("{what}: ours {ours:?}, the model's {theirs:?}"),
        };
        self.tally.entry(what).or_default()[place] += 1;
    }

    fn step(&mut self) {
        let mut secs = one_of(&mut self.dice, &[5, 5, 600, 3_600, DAY, 3 * DAY, 8 * DAY]);
        if let (Some(request), true) = (&self.model.request, self.dice.one_in(2)) {
            // requests live in seconds that random steps miss
            secs = request.veto_until.saturating_sub(self.now()).max(5);
        }
        self.dex.suite.block_after(Duration::from_secs(secs));
        let before = self.model.clone();
        let now = self.now();
        // what is asked for is asked in the block in which it is done
        self.model.touch(now, 0);
        self.compare();
        self.dex.at_once();
        match self.dice.below(16) {
            0..=3 => self.deposit(before),
            4..=5 => self.redeem(before),
            6..=7 => self.withdraw(before),
            8 => self.split(before),
            9..=10 => self.slash(before),
            11 => self.veto(before),
            12 => self.execute(before),
            13 => self.gift(before),
            14 => self.consumer(before),
            _ => self.pause(before),
        }
        self.model.check();
    }

    fn amount(&mut self) -> u128 {
        one_of(&mut self.dice, &[1, 7, 999, UNIT, 100 * UNIT, 1_000 * UNIT])
    }

    fn deposit(&mut self, before: Model) {
        let (who, lst) = (one_of(&mut self.dice, &PEOPLE), self.amount());
        if self.model.lst_of(who) < lst {
            self.model = before;
            return;
        }
        let preview = self
            .dex
            .preview(&json!({"preview_deposit": {"lst": lst.to_string()}}));
        let preview = preview.map(|answer| number(answer["shares"].as_str().unwrap()));
        let ours = self.dex.deposit(who, lst).map(|tx| tx.amount("shares"));
        let ours = ours.map_err(|error| error.to_string());
        previewed(&preview, &ours);
        let theirs = self.model.deposit(who, lst, self.now());
        self.same("deposit", before, ours, theirs);
    }

    fn redeem(&mut self, before: Model) {
        let who = one_of(&mut self.dice, &PEOPLE);
        let has = self.model.shares_of(who);
        let shares = one_of(&mut self.dice, &[has, has / 2, has / 3, 1, 1_000, has + 1]);
        let preview = self
            .dex
            .preview(&json!({"preview_redeem": {"shares": shares.to_string()}}));
        let ours = self.dex.try_redeem(who, shares).map(|tx| tx.amount("lst"));
        if let (Ok(preview), Ok(ours)) = (&preview, &ours) {
            assert_eq!(preview["lst"], json!(ours.to_string()));
        }
        let ours = ours.map_err(|error| error.to_string());
        let theirs = match shares {
            0 => Err("LayerDust"),
            shares => self
                .model
                .redeem(who, shares, self.now())
                .map(|(_, lst)| lst),
        };
        self.same("redeem", before, ours, theirs);
    }

    /// One to three of one owner.
    fn withdraw(&mut self, before: Model) {
        let ids: Vec<u64> = self.model.redemptions.keys().copied().collect();
        if ids.is_empty() {
            self.model = before;
            return;
        }
        let first = one_of(&mut self.dice, &ids);
        let owner = self.model.redemptions[&first].owner.clone();
        let many = 1 + self.dice.below(3) as usize;
        let of_owner = |id: &u64| *id >= first && self.model.redemptions[id].owner == owner;
        let ids: Vec<u64> = ids.iter().copied().filter(of_owner).take(many).collect();
        let preview = self
            .dex
            .preview(&json!({"preview_withdraw": {"redemption_id": first}}));
        let preview = preview.map(|answer| number(answer["lst"].as_str().unwrap()));
        let ours = self
            .dex
            .withdraw(&owner, &ids)
            .map_err(|error| error.to_string());
        if ids.len() == 1 {
            previewed(&preview, &ours);
        }
        let theirs = self.model.withdraw(&ids, self.now());
        self.same("withdraw", before, ours, theirs);
    }

    fn split(&mut self, before: Model) {
        let ids: Vec<u64> = self.model.redemptions.keys().copied().collect();
        if ids.is_empty() {
            self.model = before;
            return;
        }
        let id = one_of(&mut self.dice, &ids);
        let row = self.model.redemptions[&id].clone();
        let units = one_of(
            &mut self.dice,
            &[row.units, row.units / 3, 1, 0, row.units + 1],
        );
        let to = one_of(&mut self.dice, &PEOPLE);
        let receiver = self.dex.suite.addr(to);
        let msg = json!({"transfer_redemption": {"redemption_id": id, "units": units.to_string(), "receiver": receiver}});
        let ours = self
            .dex
            .tell(&row.owner, &msg)
            .map(|tx| tx.amount("new_id") as u64);
        let ours = ours.map_err(|error| error.to_string());
        let theirs = self.model.split(id, units, to);
        self.same("transfer", before, ours, theirs);
    }

    fn slash(&mut self, before: Model) {
        let some = (self.model.held() / 2).max(1);
        let amount = self.amount();
        let lst = one_of(&mut self.dice, &[amount, some, 10_000_000 * UNIT, 0]);
        let preview = self
            .dex
            .preview(&json!({"preview_slash": {"amount": lst.to_string()}}));
        let ours = self.dex.slash(lst).map(|tx| match self.dex.is_veto {
            true => None,
            false => Some(taken(&tx)),
        });
        if let (Ok(preview), Ok(Some(ours))) = (&preview, &ours) {
            assert_eq!(preview["taken"], json!(ours.to_string()));
        }
        let ours = ours.map_err(|error| error.to_string());
        let theirs = self.model.slash(lst, self.now(), "svc");
        let theirs = theirs.map(|slashed| slashed.map(|(taken, ..)| taken));
        self.same("slash", before, ours, theirs);
    }

    /// The request that is open, or none that there is.
    fn open_request(&self) -> u64 {
        self.dex.state().request.map_or(99, |request| request.id)
    }

    fn veto(&mut self, before: Model) {
        let id = self.open_request();
        let ours = self
            .dex
            .veto(id)
            .map(drop)
            .map_err(|error| error.to_string());
        let theirs = match self.dex.is_veto {
            true => self.model.veto(self.now()),
            // the contract has no resolver then
            false => {
                refused(ours, "only the resolver");
                self.model = before;
                return;
            }
        };
        self.same("veto", before, ours, theirs);
    }

    fn execute(&mut self, before: Model) {
        let id = self.open_request();
        let ours = self.dex.execute_slash(id).map(|tx| taken(&tx));
        let ours = ours.map_err(|error| error.to_string());
        let theirs = self
            .model
            .execute(self.now(), "svc")
            .map(|(taken, ..)| taken);
        self.same("execute", before, ours, theirs);
    }

    fn gift(&mut self, before: Model) {
        let (who, lst) = (one_of(&mut self.dice, &PEOPLE), self.amount());
        if self.model.lst_of(who) < lst {
            self.model = before;
            return;
        }
        self.dex.gift(who, lst);
        // nothing of the contract ran: what dripped in the meantime is counted by the next message
        self.model = before;
        self.model.give(who, lst).unwrap();
        self.tally.entry("gift").or_default()[0] += 1;
    }

    fn consumer(&mut self, before: Model) {
        self.model = before;
        if self.dice.one_in(3) {
            self.dex.behave(&json!("fail"));
            self.model.report = None;
        } else {
            self.dex.behave(&json!("right"));
            self.dex.at_once();
            let exposure = self.amount();
            let due = one_of(&mut self.dice, &[0, 0, 0, 1, u128::MAX]);
            self.dex.say(exposure, due);
            self.model.report = Some((exposure, due));
        }
        self.tally.entry("consumer").or_default()[0] += 1;
    }

    fn pause(&mut self, before: Model) {
        let secs = self.dice.below(15 * DAY);
        let ours = self.dex.tell("dave", &json!({"pause": {"secs": secs}}));
        let ours = ours.map(drop).map_err(|error| error.to_string());
        let theirs = self.model.begin_pause(secs, self.now());
        self.same("pause", before, ours, theirs);
    }

    /// Everything that can be asked is what the model has.
    fn compare(&self) {
        let (state, model, now) = (self.dex.state(), &self.model, self.now());
        assert_eq!(self.dex.held(), (model.active.lst, model.redeeming.lst));
        assert_eq!(state.shares.u128(), model.active.shares);
        assert_eq!(number(state.dripping), model.unreleased());
        assert_eq!(state.spent, model.is_spent());
        assert_eq!(self.dex.slashable(), model.slashable(now));
        assert_eq!(self.dex.suite.shares("dex"), model.here);
        for who in PEOPLE {
            let position = self.dex.position(who);
            assert_eq!(position.shares.u128(), model.shares_of(who));
            assert_eq!(
                number(position.lst),
                model.active.worth(model.shares_of(who))
            );
            let rows = model.redemptions.iter().filter(|(_, row)| row.owner == who);
            let rows: Vec<_> = rows.map(|(id, row)| (*id, row.units, row.ready)).collect();
            let ours = position.redemptions.iter();
            let ours: Vec<_> = ours
                .map(|row| (row.redemption_id, row.units.u128(), row.ready_at))
                .collect();
            assert_eq!(ours, rows);
        }
    }
}

/// what a preview says in a block is what happens in it.
fn previewed(preview: &Result<u128, String>, ours: &Result<u128, String>) {
    match (preview, ours) {
        (Ok(preview), Ok(ours)) => assert_eq!(preview, ours),
        (Err(preview), Err(ours)) => {
            let why = preview.rsplit(": ").next().unwrap_or_default();
            assert!(ours.contains(why), "`{preview}`, then `{ours}`");
        }
        (preview, ours) => panic!("{preview:?}, then {ours:?}"),
    }
}

#[test]
fn every_step_is_the_model_s() {
    let number = |name: &str, default: u64| {
        let asked = std::env::var(name).ok();
        asked.and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let (steps, seed) = (number("BALLAST_STEPS", 5_000), number("BALLAST_SEED", 1));
    let mut tally: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    let mut checked = 0;
    for run in 0..steps.div_ceil(A_RUN) {
        let mut run = Run::new(seed * 1_000_000 + run);
        for _ in 0..A_RUN {
            run.step();
        }
        for (what, [done, refused]) in run.tally {
            let sum = tally.entry(what).or_default();
            *sum = [sum[0] + done, sum[1] + refused];
        }
        checked += run.dex.suite.checked();
    }
    println!("{steps} steps, {checked} invariants, carried out and refused: {tally:?}");
    let is_tried = tally.values().all(|[done, _]| *done > 0);
    assert!(is_tried && tally.len() == 10, "{tally:?}");
}
