// A node's REST endpoint, and its RPC for how things were: asked by the page itself, so both must allow its origin (CORS).
import { inWords } from "../app/words.js";
import { base64, bytesOf, fromBase64, smartQuery } from "./proto.js";

const PATIENCE = 15_000;

/** The node did not answer, or not as nodes do: nothing is known of what was asked. */
export class Silent extends Error {}

async function ask(url, options = {}) {
  let response;
  try {
    response = await fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    throw new Silent(`The node at ${new URL(url).host} does not answer, or does not allow this page (CORS)`);
  }
  const answer = await response.json().catch(() => null);
  if (answer === null || (!response.ok && typeof answer.message !== "string")) {
    throw new Silent(`The node at ${new URL(url).host} answered ${response.status}, and not as nodes do`);
  }
  if (!response.ok) throw Object.assign(new Error(inWords(answer.message)), { status: response.status, raw: answer.message });
  return answer;
}

const post = (url, body) => ask(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export function nodeOf({ rest, rpc }) {
  const get = (path) => ask(rest.replace(/\/+$/, "") + path);
  const put = (path, body) => post(rest.replace(/\/+$/, "") + path, body);
  const smart = async (contract, msg) =>
    (await get(`/cosmwasm/wasm/v1/contract/${contract}/smart/${encodeURIComponent(base64(new TextEncoder().encode(JSON.stringify(msg))))}`)).data;

  /** All of a list that comes in pages, `row` by `key`. */
  async function all(contract, question, rows, key, limit = 100) {
    const found = [];
    for (let after = null; found.length < 2_000;) {
      const page = (await smart(contract, { [question]: { start_after: after, limit } }))[rows];
      found.push(...page);
      if (page.length < limit) break;
      after = page[page.length - 1][key];
    }
    return found;
  }

  return {
    smart,
    all,

    async block() {
      const { block } = await get("/cosmos/base/tendermint/v1beta1/blocks/latest");
      return { chain: block.header.chain_id, height: Number(block.header.height), time: Date.parse(block.header.time) / 1000 };
    },

    async balance(address, denom) {
      const answer = await get(`/cosmos/bank/v1beta1/balances/${address}/by_denom?denom=${encodeURIComponent(denom)}`);
      return answer.balance?.amount ?? "0";
    },

    /** Number and sequence as texts: numbers have 64 bits. */
    async account(address) {
      try {
        const { info } = await get(`/cosmos/auth/v1beta1/account_info/${address}`);
        return { number: info.account_number, sequence: info.sequence, keyType: info.pub_key?.["@type"] };
      } catch (error) {
        if (error.status === 404) throw new Error("this account is not on the chain yet: it needs coins for the fee");
        throw error;
      }
    },

    /** Moniker and commission of every validator. */
    async validators() {
      const found = new Map();
      for (let key = ""; found.size < 1_000;) {
        const page = await get(`/cosmos/staking/v1beta1/validators?pagination.limit=200${key && `&pagination.key=${encodeURIComponent(key)}`}`);
        for (const one of page.validators) found.set(one.operator_address, one);
        key = page.pagination?.next_key ?? "";
        if (!key) break;
      }
      return found;
    },

    async simulate(tx) {
      const { gas_info: gas } = await put("/cosmos/tx/v1beta1/simulate", { tx_bytes: base64(tx) });
      return Number(gas.gas_used);
    },

    async broadcast(tx) {
      const { tx_response: said } = await put("/cosmos/tx/v1beta1/txs", { tx_bytes: base64(tx), mode: "BROADCAST_MODE_SYNC" });
      return said;
    },

    /** What came of a transaction; null while it is in no block. */
    async outcome(hash) {
      try {
        return (await get(`/cosmos/tx/v1beta1/txs/${hash}`)).tx_response;
      } catch (error) {
        if (error instanceof Silent || error.status !== 404) throw error;
        return null;
      }
    },

    /** An answer of a contract at a height, with the block's time; by RPC, which takes a height without asking first. */
    async then(contract, msg, height) {
      const base = rpc.replace(/\/+$/, "");
      const data = [...smartQuery(contract, msg)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const path = encodeURIComponent('"/cosmwasm.wasm.v1.Query/SmartContractState"');
      const [said, head] = await Promise.all([
        ask(`${base}/abci_query?path=${path}&data=0x${data}&height=%22${height}%22`), ask(`${base}/header?height=%22${height}%22`)]);
      const { response } = said.result;
      if (response.code) throw new Error(response.log);
      const answer = JSON.parse(new TextDecoder().decode(bytesOf(fromBase64(response.value), 1)));
      return { time: Date.parse(head.result.header.time) / 1000, height, answer };
    },
  };
}
