import { EVENTS, type Events, type Kind } from "./generated/events.js";

/** An event as cosmjs gives it, of a result or of a found transaction. */
export interface ChainEvent {
  readonly type: string;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
}

/**
 * Ballast's events in what a transaction did, decoded: amounts are bigints of base units, times unix seconds.
 *
 * Any contract may emit an event of any name: `emitters` are the contracts whose events count, of the suite or of the
 * extension `of`. An event that lacks an attribute, or whose number is none, throws.
 */
export function decodeEvents<Of extends keyof Events>(events: readonly ChainEvent[], emitters: readonly string[], of: Of): Events[Of][] {
  return events.flatMap((event) => {
    const shape = EVENTS[of][event.type.replace(/^wasm-/, "")];
    const said = new Map(event.attributes.map((one) => [one.key, one.value]));
    const contract = said.get("_contract_address");
    if (!event.type.startsWith("wasm-") || shape === undefined || contract === undefined || !emitters.includes(contract)) return [];
    const fields = Object.entries(shape).flatMap(([key, { kind, optional }]) => {
      const text = said.get(key);
      if (text !== undefined) return [[key, value(text, kind, `${event.type} ${key}`)] as const];
      if (optional) return [];
      throw new Error(`${event.type} of ${contract} has no ${key}`);
    });
    return [{ type: event.type.slice("wasm-".length), contract, ...Object.fromEntries(fields) } as unknown as Events[Of]];
  });
}

function value(text: string, kind: Kind, what: string): unknown {
  switch (kind) {
    case "amount":
    case "number":
      if (!/^\d+$/.test(text)) throw new Error(`${what} is no number: ${text}`);
      return kind === "amount" ? BigInt(text) : Number(text);
    case "bool":
      if (text !== "true" && text !== "false") throw new Error(`${what} is neither true nor false: ${text}`);
      return text === "true";
    case "decimal":
    case "text":
      return text;
  }
}
