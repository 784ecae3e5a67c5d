//! `prove_depth`: empty calls, `deeper` of them inside each other. If they succeed, an earlier call
//! of that depth did not fail for its depth.

use crate::{calls, Refused};
use ballast_types::event::acted;
use cosmwasm_std::{Env, Response};

pub fn prove_depth(env: &Env, deeper: u32) -> Result<Response, Refused> {
    let response = acted("prove_depth", &[], []);
    Ok(match deeper {
        0 => response,
        more => response.add_message(calls::prove_depth(env, more.saturating_sub(1))),
    })
}
