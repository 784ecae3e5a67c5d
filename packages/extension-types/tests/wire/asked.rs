//! What is asked has the bytes of cosmwasm-std's questions, and what is answered is read as it reads it.

use ballast_extension_types::consumer::QueryMsg;
use ballast_wire::{answer_of, checksum_of, coins_of, contract_of, entry::Replied, stored, Wire};
use cosmwasm_std::{
    from_json, to_json_binary, Addr, Attribute, Binary, Coin, ContractResult, Event, MsgResponse,
    Querier, QuerierResult, QuerierWrapper, Reply, StdError, SubMsgResponse, SubMsgResult,
    SystemError, SystemResult,
};
use std::cell::RefCell;

/// A chain that answers everything alike, and keeps what it was asked.
struct Chain {
    asked: RefCell<Vec<Binary>>,
    answer: QuerierResult,
}

impl Querier for Chain {
    fn raw_query(&self, question: &[u8]) -> QuerierResult {
        self.asked.borrow_mut().push(question.into());
        self.answer.clone()
    }
}

impl Chain {
    fn new(answer: QuerierResult) -> Self {
        Self {
            asked: RefCell::default(),
            answer,
        }
    }

    fn says(answer: &str) -> Self {
        Self::new(SystemResult::Ok(ContractResult::Ok(
            answer.as_bytes().into(),
        )))
    }

    fn querier(&self) -> QuerierWrapper<'_> {
        QuerierWrapper::new(self)
    }

    /// That all questions so far were the same.
    fn ensure_one_question(&self) {
        let asked = self.asked.take();
        assert_eq!(asked.len(), 2);
        assert_eq!(asked[0], asked[1], "{}", String::from_utf8_lossy(&asked[0]));
    }
}

/// Addresses and keys, one that has to be escaped among them.
fn names() -> [&'static str; 3] {
    ["cosmos1abc", "", "a\"b\\c\n\u{1}ü"]
}

#[test]
fn contracts_are_asked() {
    for name in names() {
        let (chain, contract) = (Chain::says("5"), Addr::unchecked(name));
        let querier = chain.querier();
        let ours = answer_of(&querier, &contract, &QueryMsg::Exposure {}).unwrap();
        let theirs: u64 = querier
            .query_wasm_smart(&contract, &QueryMsg::Exposure {})
            .unwrap();
        assert_eq!((ours.as_slice(), theirs), (b"5".as_slice(), 5));
        chain.ensure_one_question();
        for key in [name.as_bytes(), b"\x00\xff\x80"] {
            let ours = stored(&querier, &contract, key).unwrap();
            let theirs = querier.query_wasm_raw(&contract, key).unwrap();
            assert_eq!(Some(ours.to_vec()), theirs);
            chain.ensure_one_question();
        }
    }
}

#[test]
fn the_chain_is_asked() {
    let checksum = "722c8c993fd75a7627d69ed941344fe2a1423a3e75efd3e6778a142884227104";
    let code = format!(r#"{{"code_id":7,"creator":"a","checksum":"{checksum}"}}"#);
    let chain = Chain::says(&code);
    let ours = checksum_of(&chain.querier(), 7).unwrap();
    let theirs = chain.querier().query_wasm_code_info(7).unwrap().checksum;
    assert_eq!(ours, theirs);
    chain.ensure_one_question();
    for name in names() {
        let account = Addr::unchecked(name);
        let info = r#"{"code_id":7,"creator":"a","admin":"b","pinned":false,"ibc_port":null}"#;
        let chain = Chain::says(info);
        let ours = contract_of(&chain.querier(), &account).unwrap();
        let theirs = chain.querier().query_wasm_contract_info(&account).unwrap();
        assert_eq!(ours.code_id, theirs.code_id);
        assert_eq!(ours.creator, theirs.creator.as_str());
        assert_eq!(ours.admin, theirs.admin);
        chain.ensure_one_question();
        let chain = Chain::says(r#"{"amount":{"denom":"uatom","amount":"9"}}"#);
        let ours = coins_of(&chain.querier(), &account, name).unwrap();
        let theirs: Coin = chain.querier().query_balance(&account, name).unwrap();
        assert_eq!(ours, theirs.amount);
        chain.ensure_one_question();
    }
}

#[test]
fn what_fails_is_told_alike() {
    let contract = Addr::unchecked("contract");
    let fails = [
        SystemResult::Ok(ContractResult::Err("no such row".to_string())),
        SystemResult::Err(SystemError::NoSuchContract {
            addr: "contract".to_string(),
        }),
        SystemResult::Err(SystemError::Unknown {}),
    ];
    for answer in fails {
        let chain = Chain::new(answer);
        let ours = stored(&chain.querier(), &contract, b"key").unwrap_err();
        let theirs: StdError = chain
            .querier()
            .query_wasm_raw(&contract, b"key".as_slice())
            .unwrap_err();
        assert_eq!(ours.to_string(), theirs.to_string());
    }
}

#[test]
fn replies_are_read_but_for_what_was_emitted() {
    let event = Event::new("wasm").add_attributes([Attribute::new("a\"", "ü\n")]);
    #[allow(deprecated)]
    let said = SubMsgResponse {
        events: vec![event.clone(), event],
        data: Some(Binary::from(b"data")),
        msg_responses: vec![MsgResponse {
            type_url: "/x".to_string(),
            value: Binary::from(b"value"),
        }],
    };
    #[allow(deprecated)]
    let read = SubMsgResponse {
        events: vec![],
        data: None,
        msg_responses: vec![],
    };
    let results = [
        (SubMsgResult::Ok(said), SubMsgResult::Ok(read)),
        (
            SubMsgResult::Err("codespace: wasm, code: 5".to_string()),
            SubMsgResult::Err("codespace: wasm, code: 5".to_string()),
        ),
    ];
    for (said, read) in results {
        let mut reply = Reply {
            id: 7,
            payload: Binary::from(b"payload"),
            gas_used: u64::MAX,
            result: said,
        };
        let json = to_json_binary(&reply).unwrap();
        let Wire(Replied(ours)) = from_json(json).unwrap();
        reply.result = read;
        assert_eq!(ours, reply);
    }
    // chains before CosmWasm 2 say neither payload nor gas
    let old = r#"{"id":7,"result":{"ok":{"events":[],"data":null}}}"#;
    let Wire(Replied(ours)) = from_json(old).unwrap();
    assert_eq!(ours, from_json(old).unwrap());
    for wrong in [
        "{}",
        r#"{"id":7}"#,
        r#"{"id":-7,"result":{"error":"x"}}"#,
        r#"{"id":7,"result":{"err":"x"}}"#,
        r#"{"id":7,"result":{"error":7}}"#,
        r#"{"id":7,"payload":"?","result":{"error":"x"}}"#,
    ] {
        from_json::<Reply>(wrong).unwrap_err();
        from_json::<Wire<Replied>>(wrong).unwrap_err();
    }
}
