//! The rows of a cw20, as cw20-base writes them.

use ballast_wire::{json, Wire, Write};
use cosmwasm_std::{Addr, Storage};
use cw20::AllowanceResponse;
use cw20_base::state::TokenInfo;
use cw_storage_plus::{Item, Map};

pub use cw20_base::state::BALANCES;

/// The token's names and supply.
pub const TOKEN_INFO: Item<Wire<TokenInfo>> = Item::new("token_info");
/// Allowances by owner, then spender.
pub const ALLOWANCES: Map<(&Addr, &Addr), Wire<AllowanceResponse>> = Map::new("allowance");
/// The same by spender, then owner.
pub const ALLOWANCES_SPENDER: Map<(&Addr, &Addr), Wire<AllowanceResponse>> =
    Map::new("allowance_spender");

/// Writes a row, as serde would.
pub fn save(storage: &mut dyn Storage, key: &[u8], row: &dyn Write) {
    storage.set(key, &json(row));
}

#[cfg(test)]
mod tests {
    use super::*;
    use cw20_base::state;

    #[test]
    fn the_keys_are_those_of_cw20_base() {
        let (owner, spender) = (Addr::unchecked("a"), Addr::unchecked("b"));
        let key = (&owner, &spender);
        assert_eq!(TOKEN_INFO.as_slice(), state::TOKEN_INFO.as_slice());
        assert_eq!(*ALLOWANCES.key(key), *state::ALLOWANCES.key(key));
        let (ours, theirs) = (ALLOWANCES_SPENDER, state::ALLOWANCES_SPENDER);
        assert_eq!(*ours.key(key), *theirs.key(key));
    }
}
