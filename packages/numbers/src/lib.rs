#![doc = include_str!("../README.md")]

// the macro `amount!` names this crate as its users do
extern crate self as ballast_numbers;

mod bucket;
mod drip;
mod error;
mod layer;
mod price;
mod ratio;
#[cfg(any(test, feature = "testing"))]
#[allow(missing_docs)]
pub mod testing;
mod units;

pub use bucket::{Bucket, BucketBurn};
pub use drip::{drip_window, Drip, MAX_DRIP_SECS};
pub use error::{NumberError, Result};
pub use layer::{Cancelled, Layer, LayerBurn, Requested, Taken};
pub use price::{Price, OFFSET};
pub use ratio::{bps_ceil, bps_floor, mul_div_ceil, mul_div_floor, mul_div_rem, BPS};
pub use units::{wire, Amount, LayerShares, Native, Shares};
