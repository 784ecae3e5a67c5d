/**
 * The transaction was sent, and what came of it is not known.
 *
 * Sending it again may do it twice: look for `hash` first, with `Suite.outcome` or an explorer.
 */
export class Unread extends Error {
  override readonly name = "Unread";

  constructor(
    /** Its hash, upper-case hex. */
    readonly hash: string,
    /** The node said that it has it; else the node did not answer when it was handed over. */
    readonly isAccepted: boolean,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const sent = isAccepted ? `sent, hash ${hash}` : `handed to a node that did not answer, perhaps sent, hash ${hash}`;
    super(`${sent}; what came of it could not be read (${why}). Look for the hash before you send again`, { cause });
  }
}

/** The chain refused a transaction. Nothing changed but the fee, which is taken if it came into a block. */
export class Refused extends Error {
  override readonly name = "Refused";

  constructor(
    /** Its hash, upper-case hex. */
    readonly hash: string,
    /** The block it is in; none if the node refused it at its door. */
    readonly height: number | undefined,
    /** The module whose code it is, `wasm` or `sdk`. */
    readonly codespace: string,
    readonly code: number,
    /** What the node said, whole. */
    readonly log: string,
  ) {
    const where = height === undefined ? "refused by the node, nothing was sent" : `refused in block ${height}, hash ${hash}`;
    super(`${where}: ${inWords(log)}`);
  }
}

/** What cosmjs says of an account number beyond 53 bits, in words. */
export class AccountNumber extends Error {
  override readonly name = "AccountNumber";

  constructor(address: string, cause: unknown) {
    super(
      `the chain gave ${address} an account number beyond 53 bits, which cosmjs cannot hold (SDK 0.54 derives the number of a new account from its address). ` +
        "Nothing was sent. `Suite.sign`, or a client of `connect`, signs with the whole number",
      { cause },
    );
  }
}

/** A contract's own words, out of the node's wrapping. */
export function inWords(log: string): string {
  const inner = /^failed to execute message; message index: \d+: (?:dispatch: )?(?:submessages: )*(.*)$/s.exec(log)?.[1] ?? log;
  return inner.replace(/: execute wasm contract failed$|: query wasm contract failed(: unknown request)?$/, "");
}
