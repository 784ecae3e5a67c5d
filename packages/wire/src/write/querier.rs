//! Queries that this crate writes. The full query type of cosmwasm-std would bring the code to
//! serialise every query of a chain.

use crate::{reads, writes, Read, Write};
use cosmwasm_std::{
    Addr, Binary, Checksum, ContractResult, QuerierWrapper, StdError, StdResult, SystemResult,
    Uint128,
};

/// What the chain says about a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// The id of its code.
    pub code_id: u64,
    /// The account that created it.
    pub creator: String,
    /// The account that may migrate it.
    pub admin: Option<Addr>,
}

reads!(open struct Contract { code_id, creator, admin });

/// A query of the chain.
enum Question<'a> {
    Wasm(Wasm<'a>),
    Bank(Bank<'a>),
}

writes! {
    enum Question<'_> {
        wasm: Wasm (_),
        bank: Bank (_),
    }
}

enum Wasm<'a> {
    Smart {
        contract_addr: &'a Addr,
        msg: Binary,
    },
    Raw {
        contract_addr: &'a Addr,
        key: Binary,
    },
    ContractInfo {
        contract_addr: &'a Addr,
    },
    CodeInfo {
        code_id: u64,
    },
}

writes! {
    enum Wasm<'_> {
        smart: Smart { contract_addr, msg },
        raw: Raw { contract_addr, key },
        contract_info: ContractInfo { contract_addr },
        code_info: CodeInfo { code_id },
    }
}

enum Bank<'a> {
    Balance { address: &'a Addr, denom: &'a str },
}

writes! {
    enum Bank<'_> {
        balance: Balance { address, denom },
    }
}

struct Balance {
    amount: Coins,
}

reads!(open struct Balance { amount });

struct Coins {
    amount: Uint128,
}

reads!(open struct Coins { amount });

struct Code {
    checksum: String,
}

reads!(open struct Code { checksum });

/// The answer of a contract as bytes, before it is read as `query_wasm_smart` would.
///
/// # Errors
/// The query fails.
pub fn answer_of(
    querier: &QuerierWrapper<'_>,
    contract: &Addr,
    question: &dyn Write,
) -> StdResult<Binary> {
    let question = Wasm::Smart {
        contract_addr: contract,
        msg: crate::json(question),
    };
    send_query(querier, &Question::Wasm(question))
}

/// Queries a contract, as `query_wasm_smart` does.
///
/// # Errors
/// The query fails, or its answer has another form.
pub fn answer_to<T: Read>(
    querier: &QuerierWrapper<'_>,
    contract: &Addr,
    question: &dyn Write,
) -> StdResult<T> {
    crate::ask::read(answer_of(querier, contract, question)?)
}

/// The value under `key` in a contract's storage; empty if there is no such row.
///
/// # Errors
/// There is no such contract.
pub fn stored(querier: &QuerierWrapper<'_>, contract: &Addr, key: &[u8]) -> StdResult<Binary> {
    let question = Wasm::Raw {
        contract_addr: contract,
        key: key.into(),
    };
    send_query(querier, &Question::Wasm(question))
}

/// The chain's record of a contract, as `query_wasm_contract_info` returns it.
///
/// # Errors
/// There is no such contract.
pub fn contract_of(querier: &QuerierWrapper<'_>, contract: &Addr) -> StdResult<Contract> {
    let question = Wasm::ContractInfo {
        contract_addr: contract,
    };
    crate::ask::read(send_query(querier, &Question::Wasm(question))?)
}

/// The checksum of a code, as `query_wasm_code_info` returns it.
///
/// # Errors
/// There is no such code.
pub fn checksum_of(querier: &QuerierWrapper<'_>, code_id: u64) -> StdResult<Checksum> {
    let answer = send_query(querier, &Question::Wasm(Wasm::CodeInfo { code_id }))?;
    let Code { checksum } = crate::ask::read(answer)?;
    Checksum::from_hex(&checksum)
}

/// The coins of one denom that an account has, as `query_balance` returns them.
///
/// # Errors
/// The query fails.
pub fn coins_of(querier: &QuerierWrapper<'_>, address: &Addr, denom: &str) -> StdResult<Uint128> {
    let question = Question::Bank(Bank::Balance { address, denom });
    let answer = send_query(querier, &question)?;
    crate::ask::read(answer).map(|Balance { amount }| amount.amount)
}

/// The answer, or an error in the words of cosmwasm-std.
#[allow(
    clippy::disallowed_methods,
    reason = "cosmwasm-std's own error, whose text callers and tests know"
)]
#[inline(never)]
fn send_query(querier: &QuerierWrapper<'_>, question: &Question<'_>) -> StdResult<Binary> {
    let (who, why) = match querier.raw_query(&crate::json(question)) {
        SystemResult::Ok(ContractResult::Ok(answer)) => return Ok(answer),
        SystemResult::Ok(ContractResult::Err(why)) => ("contract", why),
        SystemResult::Err(why) => ("system", why.to_string()),
    };
    Err(StdError::generic_err(format!("Querier {who} error: {why}")))
}
