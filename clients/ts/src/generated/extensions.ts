// Generated from schema/ by scripts/client. Do not edit.

export { HedgeClient, HedgeQueryClient } from "./Hedge.client.js";
export { HedgeMsgComposer } from "./Hedge.message-composer.js";
export type * as hedge from "./Hedge.types.js";
export { OracleClient, OracleQueryClient } from "./Oracle.client.js";
export { OracleMsgComposer } from "./Oracle.message-composer.js";
export type * as oracle from "./Oracle.types.js";
export { RestakeClient, RestakeQueryClient } from "./Restake.client.js";
export { RestakeMsgComposer } from "./Restake.message-composer.js";
export type * as restake from "./Restake.types.js";
export { TimelockClient, TimelockQueryClient } from "./Timelock.client.js";
export { TimelockMsgComposer } from "./Timelock.message-composer.js";
export type * as timelock from "./Timelock.types.js";
