//! Rounds that are over are closed: by the first report of a later round, by anyone, and for
//! answers without being written.

use crate::{
    session::{Named, Session},
    ContractError,
};
use ballast_extension_math::oracle::{close, Closed, Fault, Refusal, Unpriced};
use ballast_extension_types::oracle::{event, Config, Feed, Row, Track, PRICES, ROWS};
use ballast_types::{event::Maybe, token::Token, Amount, Shares};
use cosmwasm_std::{Decimal, Deps, DepsMut, Env, Event, Response, StdResult};

/// A row of reports that is not closed yet.
pub struct OpenRow<'a> {
    /// The feed's name.
    pub id: &'a str,
    /// The feed.
    pub feed: &'a Feed,
    /// The reports.
    pub row: &'a Row,
}

/// What closing a row gives.
pub struct Outcome {
    /// The price, the outlier reports, and the good ones.
    pub closed: Closed,
    /// The numbers of the reporters who are out because they were missing too often.
    pub missing: Vec<u32>,
    /// What is remembered of the feed from then on.
    pub track: Track,
}

/// What closing a row would give: nothing is written.
pub fn outcome(
    session: &Session,
    mut track: Track,
    OpenRow { feed, row, .. }: &OpenRow<'_>,
) -> Result<Outcome, ContractError> {
    let weighed = session.weighed(row.round);
    let missing = track.miss(row, weighed, session.config.max_missed);
    let closed = settle(&mut track, feed, row, &session.config)?;
    Ok(Outcome {
        closed,
        missing,
        track,
    })
}

/// Closes the row in what is remembered of the feed.
fn settle(track: &mut Track, feed: &Feed, row: &Row, config: &Config) -> Result<Closed, Refusal> {
    let began = config.rules().begins(row.round);
    let how = (&feed.terms, &feed.expect);
    close(track, row, began, config.min_reports, how)
}

/// What is remembered of a reported feed, as if the round that is over were closed: nothing is
/// written.
pub fn track_if_closed(
    deps: Deps<'_>,
    Named { id, feed }: Named<'_>,
    config: &Config,
    now: u64,
) -> Result<Track, ContractError> {
    let round = config.rules().round(now);
    let mut track = PRICES.may_load(deps.storage, id)?.unwrap_or_default();
    let row = ROWS.may_load(deps.storage, id)?;
    if let Some(row) = row.filter(|row| row.round < round) {
        settle(&mut track, feed, &row, config)?;
    }
    Ok(track)
}

/// What one message does by closing rows: fines for the vault, rewards from the pot, and events.
/// Suspensions are in the session.
#[derive(Default)]
pub struct Closing {
    /// LST of reporters, which the vault gets.
    fines: Shares,
    /// What rewards are paid from; read when the first is due.
    pot: Option<Shares>,
    events: Vec<Event>,
}

impl Closing {
    /// Closes a row: books the price, rewards good reports, fines outlier reports, and suspends who
    /// is missing.
    pub fn close_row(
        &mut self,
        deps: DepsMut<'_>,
        env: &Env,
        session: &mut Session,
        open: &OpenRow<'_>,
    ) -> Result<(), ContractError> {
        let id = open.id;
        let track = PRICES.may_load(deps.storage, id)?.unwrap_or_default();
        let Outcome {
            closed,
            missing,
            track,
        } = outcome(session, track, open)?;
        PRICES.save(deps.storage, id, &track)?;
        let rewards = self.reward(deps.as_ref(), env, session, &closed.good)?;
        self.events.push(priced(id, open.row, &closed, rewards));
        for fault in &closed.faults {
            self.fine(session, id, fault)?;
        }
        for who in missing {
            self.suspend(session, id, who, Some(session.config.max_missed));
        }
        Ok(())
    }

    /// Each good report earns the reward, while the pot lasts.
    fn reward(
        &mut self,
        deps: Deps<'_>,
        env: &Env,
        session: &mut Session,
        good: &[u32],
    ) -> Result<Shares, ContractError> {
        let (reward, mut paid) = (session.config.reward, Shares::ZERO);
        if reward.is_zero() || good.is_empty() {
            return Ok(paid);
        }
        let mut pot = match self.pot {
            Some(pot) => pot,
            // fines of this message have not left yet
            None => pot(deps, env, session)?.saturating_sub(self.fines),
        };
        for who in good {
            if pot < reward {
                break;
            }
            if let Some(reporter) = session.numbered(*who) {
                let owed = &mut reporter.standing.owed;
                *owed = owed.checked_add(reward).map_err(Refusal::from)?;
                pot = pot.saturating_sub(reward);
                paid = paid.checked_add(reward).map_err(Refusal::from)?;
            }
        }
        self.pot = Some(pot);
        Ok(paid)
    }

    /// An outlier report is fined, and its reporter is suspended.
    fn fine(
        &mut self,
        session: &mut Session,
        id: &str,
        fault: &Fault,
    ) -> Result<(), ContractError> {
        let rules = session.rules;
        let Some(reporter) = session.numbered(fault.suspect.who) else {
            return Ok(());
        };
        let lst = reporter.standing.fine(&rules)?;
        self.events.push(
            event::Fine {
                reporter: &reporter.address,
                feed: id,
                round: fault.suspect.round,
                price: Decimal::new(fault.suspect.price.raw()),
                lo: Decimal::new(fault.lo.raw()),
                hi: Decimal::new(fault.hi.raw()),
                lst,
            }
            .into(),
        );
        self.fines = self.fines.checked_add(lst).map_err(Refusal::from)?;
        self.suspend(session, id, fault.suspect.who, None);
        Ok(())
    }

    fn suspend(&mut self, session: &mut Session, id: &str, who: u32, missed: Option<u32>) {
        let (rules, now) = (session.rules, session.now);
        let Some(reporter) = session.numbered(who) else {
            return;
        };
        if reporter.standing.suspended_until.is_some() {
            return;
        }
        let until = reporter.standing.suspend(now, &rules);
        self.events.push(
            event::Suspend {
                reporter: &reporter.address,
                feed: id,
                until,
                missed: Maybe(missed),
            }
            .into(),
        );
    }

    /// The events, and all fines as one transfer to the suite's vault.
    pub fn finish(self, session: &Session, response: Response) -> StdResult<Response> {
        let response = response.add_events(self.events);
        Ok(match self.fines.is_zero() {
            true => response,
            false => {
                let config = &session.config;
                response.add_message(Token(config.lst.clone()).transfer(&config.vault, self.fines)?)
            }
        })
    }
}

/// LST that is here and belongs to no reporter: rewards are paid from it.
pub fn pot(deps: Deps<'_>, env: &Env, session: &Session) -> Result<Shares, ContractError> {
    let token = Token(session.config.lst.clone());
    let here = token.balance(&deps.querier, &env.contract.address)?;
    let booked = Shares::sum(session.sums()?).map_err(Refusal::from)?;
    Ok(here.saturating_sub(booked))
}

fn priced(id: &str, row: &Row, closed: &Closed, rewards: Shares) -> Event {
    match closed.price {
        Ok(price) => event::Price {
            feed: id,
            round: row.round,
            price: Decimal::new(price.raw()),
            weight: closed.inside,
            active: row.active,
            rewards,
        }
        .into(),
        Err(why) => event::Void {
            feed: id,
            round: row.round,
            reason: match why {
                Unpriced::Few { .. } => "few_reports",
                Unpriced::Disagreed { .. } => "no_agreement",
                Unpriced::Unexpected { .. } => "unexpected",
            },
            weight: closed.inside,
            active: row.active,
        }
        .into(),
    }
}
