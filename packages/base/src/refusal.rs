//! Whether the error of a sub-message is a refusal by the module that it was sent to.

/// The codespace of x/wasm, as chains write it into the error of a sub-message.
const WASM: &str = "codespace: wasm";

/// Whether a native message failed before it reached its module. Chains before wasmd 0.54 count
/// every message of a transaction, native ones included, against the limit on call depth, and a
/// caller can use that limit up. Such an error is not a refusal, so nothing must be recorded for
/// it.
pub fn is_of_depth(error: &str) -> bool {
    error.contains(WASM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_wasm_module_is_no_refusal() {
        assert!(is_of_depth("codespace: wasm, code: 30"));
        assert!(is_of_depth("dispatch: codespace: wasm, code: 2"));
        assert!(!is_of_depth(
            "codespace: staking, code: 27: error executing staking message"
        ));
        assert!(!is_of_depth("codespace: bank, code: 5"));
    }
}
