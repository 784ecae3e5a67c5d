//! The built contracts, `artifacts/ballast_*.wasm`, in the virtual machine of the chain (`cosmwasm-vm`), in place of the
//! native ones that the testing kit runs otherwise.
//!
//! [`install`] turns the switch for a whole process; [`code`] makes one. Every call is counted in [`gas`]: what the VM
//! charges for computing, and what the SDK's store charges for keys.
//!
//! The artifacts are those of `scripts/build-wasm`, or of the folder that `BALLAST_ARTIFACTS` names.

mod backend;
mod code;
pub mod gas;

pub use code::{artifacts, code, install, CAPABILITIES};
