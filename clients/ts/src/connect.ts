import { CosmWasmClient, SigningCosmWasmClient, type SigningCosmWasmClientOptions } from "@cosmjs/cosmwasm-stargate";
import { sha256 } from "@cosmjs/crypto";
import { toHex } from "@cosmjs/encoding";
import type { OfflineSigner } from "@cosmjs/proto-signing";
import { BroadcastTxError, type DeliverTxResponse, type SequenceResponse } from "@cosmjs/stargate";
import { type CometClient, Comet1Client, Comet38Client, Tendermint37Client } from "@cosmjs/tendermint-rpc";
import { QueryAccountInfoRequest, QueryAccountInfoResponse } from "cosmjs-types/cosmos/auth/v1beta1/query";
import { AccountNumber, Refused, Unread } from "./errors.js";

/** A node's RPC, by the version it says. cosmjs itself takes CometBFT 0.39 for Tendermint 0.37. */
async function comet(rpc: string): Promise<CometClient> {
  const first = await Comet38Client.connect(rpc);
  const { version } = (await first.status()).nodeInfo;
  if (version.startsWith("0.37.")) return Tendermint37Client.connect(rpc);
  return version.startsWith("1.") ? Comet1Client.connect(rpc) : first;
}

/** A client that reads by RPC. */
export async function connectReader(rpc: string): Promise<CosmWasmClient> {
  return CosmWasmClient.create(await comet(rpc));
}

/** A client that signs, whatever number the chain gave the account, and never throws as if unsent what was sent. */
export async function connect(
  rpc: string,
  signer: OfflineSigner,
  options: SigningCosmWasmClientOptions = {},
): Promise<SigningCosmWasmClient> {
  return new WholeNumbers(await comet(rpc), signer, options);
}

/** Account numbers have 64 bits, and those of cosmjs 53: the signer is told the whole one. */
class WholeNumbers extends SigningCosmWasmClient {
  constructor(node: CometClient, signer: OfflineSigner, options: SigningCosmWasmClientOptions) {
    super(node, toldNumbers(signer, async (address) => (await this.account(address)).accountNumber), options);
  }

  /** The account number is 0 where it is beyond 53 bits: it is only for signing, where the signer is told the whole one. */
  override async getSequence(address: string): Promise<SequenceResponse> {
    const { accountNumber, sequence } = await this.account(address);
    const number = Number(accountNumber);
    return { accountNumber: Number.isSafeInteger(number) ? number : 0, sequence: Number(sequence) };
  }

  override broadcastTx(tx: Uint8Array, timeoutMs?: number, pollMs?: number): Promise<DeliverTxResponse> {
    return broadcast(this, tx, timeoutMs, pollMs);
  }

  private async account(address: string): Promise<{ accountNumber: bigint; sequence: bigint }> {
    const question = QueryAccountInfoRequest.encode({ address }).finish();
    const path = "/cosmos.auth.v1beta1.Query/AccountInfo";
    const { value } = await this.forceGetQueryClient()
      .queryAbci(path, question)
      .catch((cause: unknown) => {
        throw new Error(`${address} is not on the chain yet: send it coins first. Nothing was sent`, { cause });
      });
    const { info } = QueryAccountInfoResponse.decode(value);
    if (info === undefined) throw new Error(`${address} is not an account that can sign. Nothing was sent`);
    return info;
  }
}

function toldNumbers(signer: OfflineSigner, numberOf: (address: string) => Promise<bigint>): OfflineSigner {
  const getAccounts = () => signer.getAccounts();
  if ("signDirect" in signer) {
    return {
      getAccounts,
      signDirect: async (address, doc) => signer.signDirect(address, { ...doc, accountNumber: await numberOf(address) }),
    };
  }
  return {
    getAccounts,
    signAmino: async (address, doc) => signer.signAmino(address, { ...doc, account_number: String(await numberOf(address)) }),
  };
}

/** A client that was made elsewhere, with the same promise about what was sent; account numbers are as it has them. */
export function careful<C extends CosmWasmClient>(client: C): C {
  if (client instanceof WholeNumbers || !("broadcastTx" in client)) return client;
  const own: PropertyDescriptorMap = {
    broadcastTx: { value: (tx: Uint8Array, timeoutMs?: number, pollMs?: number) => broadcast(client, tx, timeoutMs, pollMs) },
    getSequence: {
      value: async (address: string) => {
        try {
          return await client.getSequence(address);
        } catch (cause) {
          throw /53 bits|safe integer|uint53/i.test(String(cause)) ? new AccountNumber(address, cause) : cause;
        }
      },
    },
  };
  return Object.create(client, own) as C;
}

/** What the SDK answers for a transaction that the node has already. */
const KNOWN = 19;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Sends a transaction and waits for its block. Every error after the node may have it has the hash. */
async function broadcast(client: CosmWasmClient, tx: Uint8Array, timeoutMs = 60_000, pollMs = 1_000): Promise<DeliverTxResponse> {
  const hash = toHex(sha256(tx)).toUpperCase();
  let cause: unknown = new Error(`it was in no block for ${timeoutMs / 1000} s`);
  let isAccepted = true;
  try {
    await client.broadcastTxSync(tx);
  } catch (refusal) {
    if (refusal instanceof BroadcastTxError || isRefusal(refusal)) {
      const { code, codespace, log } = refusal;
      if (code !== KNOWN || codespace !== "sdk") throw new Refused(hash, undefined, codespace, code, log ?? "");
    } else {
      isAccepted = false;
      cause = refusal;
    }
  }
  const until = Date.now() + timeoutMs;
  for (;;) {
    await wait(pollMs);
    const found = await client.getTx(hash).catch((failure: unknown) => {
      cause = failure;
      return null;
    });
    if (found !== null && found.code !== 0) {
      throw new Refused(hash, found.height, "", found.code, found.rawLog);
    }
    if (found !== null) return { ...found, transactionHash: hash };
    if (Date.now() > until) throw new Unread(hash, isAccepted, cause);
  }
}

/** As of another copy of cosmjs than ours. */
function isRefusal(error: unknown): error is { code: number; codespace: string; log: string | undefined } {
  return error instanceof Error && "code" in error && "codespace" in error && typeof error.code === "number";
}
