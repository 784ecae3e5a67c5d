//! What is written has the bytes that serde writes: all answers, and the rows and messages of libraries.

use super::json::{Dice, Maker};
use ballast_extension_types::{
    basket, calls, consumer, hedge, lever, market, oracle, price, restake, splitter,
};
use ballast_wire::{json, Write};
use cosmwasm_schema::schemars::JsonSchema;
use cosmwasm_std::{from_json, to_json_binary, Addr};
use serde::{de::DeserializeOwned, Serialize};

fn same<T: Write + Serialize + DeserializeOwned>(text: &str) {
    let value: T = from_json(text).unwrap();
    let serdes = to_json_binary(&value).unwrap();
    let ours = String::from_utf8(json(&value).to_vec()).unwrap();
    assert_eq!(ours, String::from_utf8_lossy(&serdes));
}

fn law<T: Write + Serialize + DeserializeOwned + JsonSchema>() {
    let maker = Maker::of_good::<T>();
    for variant in 0..maker.variants() {
        same::<T>(&maker.whole(variant).text());
    }
    for seed in 0..1_000 {
        same::<T>(&maker.some(&mut Dice::new(seed)).text());
    }
}

macro_rules! laws {
    ($($extension:ident: $($answer:ident),*;)*) => {$(
        #[test]
        fn $extension() {
            $(law::<$extension::$answer>();)*
        }
    )*};
}

laws! {
    basket: StateResponse, Door, PartsResponse, PartResponse, PreviewDepositResponse, PreviewRedeemResponse, PieceResponse, DueResponse, Config, ExecuteMsg;
    calls: ConfigResponse, StateResponse, OfferResponse, OffersResponse, PreviewBuyResponse, PreviewExerciseResponse, Redeemable, PositionResponse, Check, SolvencyResponse;
    hedge: StateResponse, PreviewActivateResponse, PreviewTopUpResponse, QuoteResponse, PositionResponse, DepositsResponse, WaitingResponse, WaitingDeposit, DepositResponse, Config, Trigger, BackerTerms;
    lever: StateResponse, Can, AssetsResponse, SharesResponse, PreviewDepositResponse, PreviewRedeemResponse, PreviewFillResponse, PreviewBuyDownResponse, PreviewRebalanceResponse, OrderResponse, OrdersResponse, PausedResponse, SolvencyResponse, Config;
    market: ConfigResponse, MarketResponse, PositionResponse, DebtResponse, PositionsResponse, PositionRow, ManagersResponse, ManagerRow, SharesResponse, AmountResponse, MaxRedeemResponse, PreviewBorrowResponse, PreviewRepayResponse, PreviewLiquidateResponse, ExposureResponse, PausedResponse, SolvencyResponse, Config, LoanCoin, Oracle, Roles, Attached, BorrowerMsg, Watch;
    oracle: PriceResponse, SafePriceResponse, FeedResponse, FeedsResponse, RoundResponse, ReportResponse, WouldResponse, ReporterResponse, MissedResponse, ReportersResponse, SecurityResponse, SolvencyResponse, Config, Source, ExpectMsg;
    restake: StateResponse, WindowResponse, SlashableResponse, SharesResponse, LstResponse, PreviewRedeemResponse, PreviewSlashResponse, PositionResponse, RedemptionsResponse, RedemptionResponse, SlashData, Config, Mode, Ratio;
    splitter: ConfigResponse, StateResponse, PreviewSplitResponse, LstResponse, ValueResponse, PositionResponse, InstantiateMsg, Check, SolvencyResponse;
}

#[test]
fn what_several_say() {
    law::<consumer::QueryMsg>();
    law::<consumer::ExposureResponse>();
    law::<price::QueryMsg>();
    law::<ballast_types::deploy::Suite>();
}

#[test]
fn libraries() {
    law::<cw20::Cw20ReceiveMsg>();
    law::<cw20::BalanceResponse>();
    law::<cw20::TokenInfoResponse>();
    law::<cw20::MinterResponse>();
    law::<cw20::AllowanceResponse>();
    law::<cw20::AllAllowancesResponse>();
    law::<cw20::AllSpenderAllowancesResponse>();
    law::<cw20::AllAccountsResponse>();
    law::<cw20_base::state::TokenInfo>();
    law::<cw_ownable::Ownership<Addr>>();
    law::<cw_ownable::Action>();
}

/// Every letter that JSON writes in another way, and many others, each alone and within a word.
#[test]
fn text() {
    for code in 0..0x3000_u32 {
        let Some(letter) = char::from_u32(code) else {
            continue;
        };
        for text in [letter.to_string(), format!("a{letter}b{letter}")] {
            assert_eq!(json(&text), to_json_binary(&text).unwrap(), "{code}");
            let account = Addr::unchecked(text);
            assert_eq!(json(&account), to_json_binary(&account).unwrap(), "{code}");
        }
    }
}
