// Generated from schema/ by scripts/client. Do not edit.

export * from "./Basket.react-query.js";
export * from "./Calls.react-query.js";
export * from "./Collector.react-query.js";
export * from "./Hedge.react-query.js";
export * from "./Hub.react-query.js";
export * from "./Lever.react-query.js";
export * from "./Market.react-query.js";
export * from "./Oracle.react-query.js";
export * from "./Queue.react-query.js";
export * from "./Registry.react-query.js";
export * from "./Restake.react-query.js";
export * from "./Splitter.react-query.js";
export * from "./Timelock.react-query.js";
export * from "./Token.react-query.js";
export * from "./Vault.react-query.js";
