// A wallet by the interface of Keplr, which Leap and others have too.
import { AMINO, DIRECT, authInfo, base64, fromBase64, txBody } from "./proto.js";

/** Wallets of this browser, by name. */
export function wallets() {
  const all = [["Keplr", window.keplr], ["Leap", window.leap]];
  return all.filter(([, api], i) => api && all.findIndex(([, other]) => other === api) === i);
}

/** The chain as wallets want to be told of it, from the deployment. */
export function chainInfo({ chain, rest, rpc }) {
  const { chain_id: chainId, name: chainName, prefix, denom, symbol, decimals, coin_type: coinType, gas_price: price } = chain;
  const currency = { coinDenom: symbol, coinMinimalDenom: denom, coinDecimals: decimals };
  const parts = { bech32PrefixAccAddr: "", bech32PrefixAccPub: "pub", bech32PrefixValAddr: "valoper", bech32PrefixValPub: "valoperpub",
    bech32PrefixConsAddr: "valcons", bech32PrefixConsPub: "valconspub" };
  return {
    chainId, chainName, rpc, rest,
    bip44: { coinType },
    bech32Config: Object.fromEntries(Object.entries(parts).map(([key, tail]) => [key, prefix + tail])),
    currencies: [currency],
    feeCurrencies: [{ ...currency, gasPriceStep: { low: price, average: price, high: price * 1.5 } }],
    stakeCurrency: currency,
  };
}

const said = (error) => (typeof error === "string" ? error : error?.message ?? String(error));
export const isRejected = (error) => /reject|denied|cancell?ed|declined/i.test(said(error));

/** Connects, and suggests the chain to a wallet that does not know it. */
export async function connect(api, config) {
  const { chain_id: chainId, prefix } = config.chain;
  try {
    try {
      await api.enable(chainId);
    } catch (error) {
      if (isRejected(error) || !api.experimentalSuggestChain) throw error;
      await api.experimentalSuggestChain(chainInfo(config));
      await api.enable(chainId);
    }
  } catch (error) {
    throw new Error(isRejected(error) ? "you rejected it in the wallet" : `the wallet does not connect to ${chainId}: ${said(error)}`);
  }
  const key = await api.getKey(chainId);
  if (!key.bech32Address?.startsWith(`${prefix}1`)) {
    throw new Error(`the wallet shows ${key.bech32Address}, which is no account of this chain: choose ${chainId} in it`);
  }
  return key;
}

/** How the key signs: a Ledger reads JSON alone. */
export const modeOf = (key) => (key.isNanoLedger ? AMINO : DIRECT);

const amino = ({ sender, contract, msg, funds }) => ({ type: "wasm/MsgExecuteContract", value: { contract, funds, msg, sender } });
const equal = (a, b) => base64(a) === base64(b);
/** The same JSON whatever the order of its keys. */
const sorted = (value) => JSON.stringify(value, (_, one) =>
  (one && typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one));
const changed = () => new Error("the wallet signed another transaction than the one shown here: it was not sent");

/** Has the wallet sign exactly these messages; the wallet itself may show and set another fee. */
export async function sign(api, key, { chainId, account, messages, fee, gas, keyType }) {
  const body = txBody(messages);
  const options = { preferNoSetFee: true, preferNoSetMemo: true };
  const auth = (mode, paid, limit) => authInfo({ keyType, pubKey: key.pubKey, mode, sequence: account.sequence, fee: paid, gas: limit });
  try {
    if (modeOf(key) === DIRECT) {
      const doc = { bodyBytes: body, authInfoBytes: auth(DIRECT, fee, gas), chainId, accountNumber: BigInt(account.number) };
      const { signed, signature } = await api.signDirect(chainId, key.bech32Address, doc, options);
      if (!equal(signed.bodyBytes, body)) throw changed();
      return { body, auth: signed.authInfoBytes, signature: fromBase64(signature.signature) };
    }
    const doc = {
      chain_id: chainId, account_number: String(account.number), sequence: String(account.sequence),
      fee: { amount: fee.map(({ denom, amount }) => ({ amount: String(amount), denom })), gas: String(gas) },
      msgs: messages.map(amino), memo: "",
    };
    const { signed, signature } = await api.signAmino(chainId, key.bech32Address, doc, options);
    if (sorted(signed.msgs) !== sorted(doc.msgs) || signed.memo) throw changed();
    return { body, auth: auth(AMINO, signed.fee.amount, signed.fee.gas), signature: fromBase64(signature.signature) };
  } catch (error) {
    if (isRejected(error)) throw new Error("You rejected it in the wallet. Nothing was signed or sent.");
    throw error instanceof Error ? error : new Error(said(error));
  }
}
