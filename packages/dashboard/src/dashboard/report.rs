//! A story as one file: what was done, charts, and the books at each step.

use super::act::mark;
use crate::page::Page;
use crate::{Contract, Deployed, Embedded, Observer, World, WorldError};
use serde_json::{json, Value};

/// Accounts whose holdings are shown at most.
const MOST_PEOPLE: usize = 12;

/// A story in the making.
pub struct Report {
    title: String,
    observer: Observer,
    steps: Vec<Value>,
}

/// What one step was.
pub struct Step<'a> {
    /// The command, as it was written.
    pub command: &'a Value,
    /// Its answer, or why it was refused.
    pub answer: Result<&'a Value, &'a str>,
    /// The block afterwards.
    pub height: u64,
    /// Its time, unix seconds.
    pub time: u64,
}

impl Report {
    /// A story without steps.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            observer: Observer::default(),
            steps: vec![],
        }
    }

    /// Adds a step, and the books after it once there is a suite.
    ///
    /// # Errors
    /// Contracts that do not answer.
    pub fn step(
        &mut self,
        step: &Step<'_>,
        deployed: Option<Deployed<'_>>,
    ) -> Result<(), WorldError> {
        let mut told = json!({
            "command": step.command, "height": step.height, "time": step.time,
        });
        match step.answer {
            Ok(answer) => told["answer"] = answer.clone(),
            Err(refused) => told["refused"] = json!(refused),
        }
        if let Some(deployed) = deployed {
            let world = Embedded(deployed);
            self.observer.sample(&world, mark(step.command))?;
            told["books"] = self.books(&world)?;
        }
        self.steps.push(told);
        Ok(())
    }

    fn books(&mut self, world: &dyn World) -> Result<Value, WorldError> {
        let denom = self.observer.token(world)?.denom;
        let operators = world.validators()?;
        let accounts = world.people().into_iter().filter(|person| {
            let operates = operators
                .iter()
                .any(|validator| validator.name == person.name);
            !operates
        });
        let mut people = vec![];
        for person in accounts.take(MOST_PEOPLE) {
            let native = world.balance(&person.address, &denom)?;
            let question = json!({"balance": {"address": person.address}});
            let lst = world.ask(Contract::Token, &question)?["balance"].clone();
            people.push(json!({"name": person.name, "native": native.to_string(), "lst": lst}));
        }
        let state = world.ask(Contract::Hub, &json!({"state": {}}))?;
        let coverage = world.ask(Contract::Vault, &json!({"coverage": {}}))?;
        Ok(json!({"state": state, "coverage": coverage, "people": people}))
    }

    /// The whole report, as one HTML file.
    ///
    /// # Errors
    /// A story without a suite; contracts that do not answer.
    pub fn html(mut self, deployed: Option<Deployed<'_>>) -> Result<String, WorldError> {
        let deployed = deployed.ok_or_else(|| {
            WorldError::BadInput("a report needs a deployed suite, and the story has none".into())
        })?;
        let view = self.observer.view(&Embedded(deployed))?;
        let data = json!({"title": self.title, "steps": self.steps, "view": view});
        let page = Page {
            title: &self.title,
            style: include_str!("../../assets/report.css"),
            script: include_str!("../../assets/app/report.js"),
            data: &data,
        };
        Ok(page.html())
    }
}
