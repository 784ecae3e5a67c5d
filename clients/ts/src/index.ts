export { type Amount, formatAmount, parseAmount } from "./amount.js";
export { connect, connectReader } from "./connect.js";
export { AccountNumber, Refused, Unread } from "./errors.js";
export { type ChainEvent, decodeEvents } from "./events.js";
export { Lcd, type Reader } from "./lcd.js";
export { ReadSuite, Suite, decodeTicketId, innerMsg, type QueueReceiveMsg, type VaultReceiveMsg } from "./suite.js";
export type * from "./generated/events.js";

export { HubClient, HubQueryClient } from "./generated/Hub.client.js";
export { TokenClient, TokenQueryClient } from "./generated/Token.client.js";
export { QueueClient, QueueQueryClient } from "./generated/Queue.client.js";
export { RegistryClient, RegistryQueryClient } from "./generated/Registry.client.js";
export { VaultClient, VaultQueryClient } from "./generated/Vault.client.js";
export { CollectorClient, CollectorQueryClient } from "./generated/Collector.client.js";

export { HubMsgComposer } from "./generated/Hub.message-composer.js";
export { TokenMsgComposer } from "./generated/Token.message-composer.js";
export { QueueMsgComposer } from "./generated/Queue.message-composer.js";
export { RegistryMsgComposer } from "./generated/Registry.message-composer.js";
export { VaultMsgComposer } from "./generated/Vault.message-composer.js";
export { CollectorMsgComposer } from "./generated/Collector.message-composer.js";

export type * as hub from "./generated/Hub.types.js";
export type * as token from "./generated/Token.types.js";
export type * as queue from "./generated/Queue.types.js";
export type * as registry from "./generated/Registry.types.js";
export type * as vault from "./generated/Vault.types.js";
export type * as collector from "./generated/Collector.types.js";

export * from "./generated/extensions.js";
