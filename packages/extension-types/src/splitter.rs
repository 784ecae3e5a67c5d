//! Principal and yield of the LST, apart: messages, answers and raw keys of a splitter.
//!
//! LST goes in; out come PT, a claim on its value in native at the mark, and as many YT, the right
//! to the rewards of as much native until maturity. Together they are the LST again, at any time
//! before maturity. YT is the splitter's own cw20; PT is a second contract of the same code, which
//! is a cw20 and nothing else. Amounts of LST are [`Shares`](ballast_types::Shares), of PT and YT
//! [`Principal`].

mod answers;
mod msg;
mod reads;
mod state;
mod writes;

pub use answers::*;
pub use msg::*;
pub use state::*;
