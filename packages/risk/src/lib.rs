#![doc = include_str!("../README.md")]

mod agree;
mod books;
mod concentration;
mod cover;
mod definitions;
mod diff;
mod error;
mod exit;
mod extensions;
mod facets;
mod facts;
mod growth;
mod holder;
mod html;
mod loss;
mod make;
mod numbers;
mod policy;
mod powers;
mod report;
mod snapshot;
mod usage;

pub use definitions::definitions;
pub use diff::{diff, parse as parse_report, Moved};
pub use error::{PolicyError, RiskError};
pub use extensions::hub_of;
pub use facts::{
    ChainValidator, ChainValidators, ContractInfo, SlashingParams, StakingParams, StakingPool,
};
pub use html::{html, html_page, STYLE};
pub use make::{report, schema};
pub use policy::{Least, Limit, Margins, Members, Most, Overdue, Policy, Spread};
pub use report::{
    AtRisk, Attached, Basket, BasketPart, Books, Calls, Color, Concentration, Coverage, Exit,
    ExitLoad, Facet, Feed, Growth, Hedge, History, HolderKind, Lever, Loss, Market, MarketFall,
    Part, Period, Point, Power, Powers, Report, Restake, Splitter, Token, Use, ValidatorRow,
    REPORT_SCHEMA,
};
pub use snapshot::{Answer, Extension, Gap, Sample, Snapshot, SNAPSHOT_SCHEMA};
pub use usage::is_contract;
