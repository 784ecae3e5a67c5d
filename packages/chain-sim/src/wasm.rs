//! What contracts learn about their messages. Facts from wasmd's `x/wasm/keeper/msg_dispatcher.go`.

use std::cell::{Cell, RefCell};

use cosmwasm_std::{
    Addr, Api, Binary, BlockInfo, CosmosMsg, CustomMsg, CustomQuery, Empty, Event, Querier,
    QueryRequest, Record, Storage, WasmMsg, WasmQuery,
};
use cw_multi_test::error::AnyResult;
use cw_multi_test::{
    AppResponse, Contract, ContractData, CosmosRouter, SudoMsg, Wasm, WasmKeeper, WasmSudo,
};
use serde::de::DeserializeOwned;

/// The wasm module, which handles the events of contracts' messages as wasmd does.
///
/// As on a chain, a contract's `reply` gets no events of a native message, and all events of a call
/// of another contract. The transaction's response has all of them. Events of native messages
/// follow the events of the call that sent them; on a chain each is in the place of its message.
/// Events of coins that come with a call are left out, as in cw-multi-test.
#[derive(Clone, Debug)]
pub struct SimWasm<W = WasmKeeper<Empty, Empty>>(W);

impl<ExecC, QueryC> SimWasm<WasmKeeper<ExecC, QueryC>>
where
    ExecC: CustomMsg + DeserializeOwned + 'static,
    QueryC: CustomQuery + DeserializeOwned + 'static,
{
    /// The module around cw-multi-test's own keeper.
    pub fn new() -> Self {
        Self(WasmKeeper::new())
    }
}

impl<ExecC, QueryC> Default for SimWasm<WasmKeeper<ExecC, QueryC>>
where
    ExecC: CustomMsg + DeserializeOwned + 'static,
    QueryC: CustomQuery + DeserializeOwned + 'static,
{
    fn default() -> Self {
        Self::new()
    }
}

impl<W> SimWasm<W> {
    /// The module around another keeper, such as one with an address generator.
    pub fn over(keeper: W) -> Self {
        Self(keeper)
    }
}

/// Passes contracts' messages on, and holds back the events of native ones.
struct Dispatcher<'a, ExecC, QueryC> {
    router: &'a dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    /// Whether the keeper moves coins before it calls the contract: the first message is then not
    /// the contract's.
    has_funds: Cell<bool>,
    native: RefCell<Vec<Event>>,
}

impl<ExecC: CustomMsg, QueryC: CustomQuery> CosmosRouter for Dispatcher<'_, ExecC, QueryC> {
    type ExecC = ExecC;
    type QueryC = QueryC;

    fn execute(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        block: &BlockInfo,
        sender: Addr,
        msg: CosmosMsg<ExecC>,
    ) -> AnyResult<AppResponse> {
        let is_call = matches!(msg, CosmosMsg::Wasm(_));
        let is_funds = self.has_funds.take();
        let mut response = self.router.execute(api, storage, block, sender, msg)?;
        if !is_call && !is_funds {
            self.native.borrow_mut().append(&mut response.events);
        }
        Ok(response)
    }

    fn query(
        &self,
        api: &dyn Api,
        storage: &dyn Storage,
        block: &BlockInfo,
        request: QueryRequest<QueryC>,
    ) -> AnyResult<Binary> {
        self.router.query(api, storage, block, request)
    }

    fn sudo(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        block: &BlockInfo,
        msg: SudoMsg,
    ) -> AnyResult<AppResponse> {
        self.router.sudo(api, storage, block, msg)
    }
}

/// Runs a call of a contract. If it fails, all of it is undone, including the events of its native
/// messages.
fn dispatched<ExecC: CustomMsg, QueryC: CustomQuery>(
    router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    has_funds: bool,
    call: impl FnOnce(&Dispatcher<'_, ExecC, QueryC>) -> AnyResult<AppResponse>,
) -> AnyResult<AppResponse> {
    let dispatcher = Dispatcher {
        router,
        has_funds: Cell::new(has_funds),
        native: RefCell::default(),
    };
    let mut response = call(&dispatcher)?;
    response.events.append(&mut dispatcher.native.into_inner());
    Ok(response)
}

impl<ExecC, QueryC, W> Wasm<ExecC, QueryC> for SimWasm<W>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
    W: Wasm<ExecC, QueryC>,
{
    fn execute(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        sender: Addr,
        msg: WasmMsg,
    ) -> AnyResult<AppResponse> {
        let has_funds = match &msg {
            WasmMsg::Execute { funds, .. }
            | WasmMsg::Instantiate { funds, .. }
            | WasmMsg::Instantiate2 { funds, .. } => !funds.is_empty(),
            _ => false,
        };
        dispatched(router, has_funds, |to| {
            self.0.execute(api, storage, to, block, sender, msg)
        })
    }

    fn query(
        &self,
        api: &dyn Api,
        storage: &dyn Storage,
        querier: &dyn Querier,
        block: &BlockInfo,
        request: WasmQuery,
    ) -> AnyResult<Binary> {
        self.0.query(api, storage, querier, block, request)
    }

    fn sudo(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        msg: WasmSudo,
    ) -> AnyResult<AppResponse> {
        dispatched(router, false, |to| {
            self.0.sudo(api, storage, to, block, msg)
        })
    }

    fn store_code(&mut self, creator: Addr, code: Box<dyn Contract<ExecC, QueryC>>) -> u64 {
        self.0.store_code(creator, code)
    }

    fn store_code_with_id(
        &mut self,
        creator: Addr,
        code_id: u64,
        code: Box<dyn Contract<ExecC, QueryC>>,
    ) -> AnyResult<u64> {
        self.0.store_code_with_id(creator, code_id, code)
    }

    fn duplicate_code(&mut self, code_id: u64) -> AnyResult<u64> {
        self.0.duplicate_code(code_id)
    }

    fn contract_data(&self, storage: &dyn Storage, address: &Addr) -> AnyResult<ContractData> {
        self.0.contract_data(storage, address)
    }

    fn dump_wasm_raw(&self, storage: &dyn Storage, address: &Addr) -> Vec<Record> {
        self.0.dump_wasm_raw(storage, address)
    }

    fn contract_namespace(&self, contract: &Addr) -> Vec<u8> {
        self.0.contract_namespace(contract)
    }

    fn contract_storage<'a>(
        &self,
        storage: &'a dyn Storage,
        address: &Addr,
    ) -> Box<dyn Storage + 'a> {
        self.0.contract_storage(storage, address)
    }

    fn contract_storage_mut<'a>(
        &self,
        storage: &'a mut dyn Storage,
        address: &Addr,
    ) -> Box<dyn Storage + 'a> {
        self.0.contract_storage_mut(storage, address)
    }
}
