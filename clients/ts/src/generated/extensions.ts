// Generated from schema/ by scripts/client. Do not edit.

export { BasketClient, BasketQueryClient } from "./Basket.client.js";
export { BasketMsgComposer } from "./Basket.message-composer.js";
export type * as basket from "./Basket.types.js";
export { CallsClient, CallsQueryClient } from "./Calls.client.js";
export { CallsMsgComposer } from "./Calls.message-composer.js";
export type * as calls from "./Calls.types.js";
export { HedgeClient, HedgeQueryClient } from "./Hedge.client.js";
export { HedgeMsgComposer } from "./Hedge.message-composer.js";
export type * as hedge from "./Hedge.types.js";
export { LeverClient, LeverQueryClient } from "./Lever.client.js";
export { LeverMsgComposer } from "./Lever.message-composer.js";
export type * as lever from "./Lever.types.js";
export { MarketClient, MarketQueryClient } from "./Market.client.js";
export { MarketMsgComposer } from "./Market.message-composer.js";
export type * as market from "./Market.types.js";
export { OracleClient, OracleQueryClient } from "./Oracle.client.js";
export { OracleMsgComposer } from "./Oracle.message-composer.js";
export type * as oracle from "./Oracle.types.js";
export { RestakeClient, RestakeQueryClient } from "./Restake.client.js";
export { RestakeMsgComposer } from "./Restake.message-composer.js";
export type * as restake from "./Restake.types.js";
export { SplitterClient, SplitterQueryClient } from "./Splitter.client.js";
export { SplitterMsgComposer } from "./Splitter.message-composer.js";
export type * as splitter from "./Splitter.types.js";
export { TimelockClient, TimelockQueryClient } from "./Timelock.client.js";
export { TimelockMsgComposer } from "./Timelock.message-composer.js";
export type * as timelock from "./Timelock.types.js";
