//! Restaked LST can be slashed by its consumer. This is what the restake contract asks it.

use ballast_wire::writes;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Uint128;

/// What a consumer is asked.
#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What has to stay slashable, and what could be slashed in this second.
    #[returns(ExposureResponse)]
    Exposure {},
}

writes! {
    enum QueryMsg {
        exposure: Exposure {},
    }
}

/// The answer to `exposure`, in LST.
#[cw_serde]
pub struct ExposureResponse {
    /// What must stay slashable.
    pub exposure: Uint128,
    /// What the consumer could slash in this second.
    pub due: Uint128,
}

writes!(struct ExposureResponse { exposure, due });

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use cosmwasm_std::to_json_string;

    #[test]
    fn what_goes_over_the_wire() {
        let asked = to_json_string(&QueryMsg::Exposure {}).unwrap();
        assert_eq!(asked, r#"{"exposure":{}}"#);
        let answer = ExposureResponse {
            exposure: Uint128::new(5),
            due: Uint128::new(2),
        };
        let answer = to_json_string(&answer).unwrap();
        assert_eq!(answer, r#"{"exposure":"5","due":"2"}"#);
    }
}
