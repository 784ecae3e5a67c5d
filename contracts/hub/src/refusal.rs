//! What counts as a refusal by the chain.

use crate::ContractError;
use ballast_types::refusal::is_of_depth;
use cosmwasm_std::{MsgResponse, SubMsgResult};

/// The answer to a native message: what the module said, or why it refused.
///
/// # Errors
/// The message did not reach its module: see [`is_of_depth`].
pub fn native(result: SubMsgResult) -> Result<Result<Vec<MsgResponse>, String>, ContractError> {
    match result {
        SubMsgResult::Ok(response) => Ok(Ok(response.msg_responses)),
        SubMsgResult::Err(error) if is_of_depth(&error) => Err(ContractError::NotRefused { error }),
        SubMsgResult::Err(error) => Ok(Err(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_wasm_module_is_no_refusal() {
        let refused = "codespace: staking, code: 27: error executing staking message".to_string();
        assert_eq!(native(SubMsgResult::Err(refused.clone())), Ok(Err(refused)));
        for error in [
            "codespace: wasm, code: 30",
            "dispatch: codespace: wasm, code: 2",
        ] {
            let error = error.to_string();
            assert_eq!(
                native(SubMsgResult::Err(error.clone())),
                Err(ContractError::NotRefused { error })
            );
        }
    }
}
