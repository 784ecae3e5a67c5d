// Generated from schema/ by scripts/client. Do not edit.

export { TimelockClient, TimelockQueryClient } from "./Timelock.client.js";
export { TimelockMsgComposer } from "./Timelock.message-composer.js";
export type * as timelock from "./Timelock.types.js";
