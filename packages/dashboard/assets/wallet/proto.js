// The few messages of protobuf that a transaction is made of, written by hand: they have not changed since SDK 0.40.

const utf8 = new TextEncoder();

function varint(n) {
  const bytes = [];
  let left = BigInt(n);
  do {
    const low = Number(left & 127n);
    left >>= 7n;
    bytes.push(left ? low | 128 : low);
  } while (left);
  return bytes;
}

const joined = (parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const number = (field, n) => (BigInt(n) ? [...varint(field << 3), ...varint(n)] : []);
/** A field with a length; one of a list is written when it is empty too. */
const inside = (field, bytes) => [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
const text = (field, string) => (string ? inside(field, utf8.encode(string)) : []);

const any = (type, value) => joined([text(1, type), inside(2, value)]);
const coin = ({ denom, amount }) => joined([text(1, denom), text(2, String(amount))]);

/** A message to a contract: {sender, contract, msg, funds}. */
function execute({ sender, contract, msg, funds }) {
  const said = utf8.encode(JSON.stringify(msg));
  const value = joined([text(1, sender), text(2, contract), inside(3, said), ...funds.map((one) => inside(5, coin(one)))]);
  return any("/cosmwasm.wasm.v1.MsgExecuteContract", value);
}

export const txBody = (messages) => joined(messages.map((one) => inside(1, execute(one))));

export const DIRECT = 1;
export const AMINO = 127;

/** Who signs how, and the fee. */
export function authInfo({ keyType, pubKey, mode, sequence, fee, gas }) {
  const key = any(keyType, joined([inside(1, pubKey)]));
  const signer = joined([inside(1, key), inside(2, joined([inside(1, joined([number(1, mode)]))])), number(3, sequence)]);
  const paid = joined([...fee.map((one) => inside(1, coin(one))), number(2, gas)]);
  return joined([inside(1, signer), inside(2, paid)]);
}

export const txRaw = (body, auth, signature) => joined([inside(1, body), inside(2, auth), inside(3, signature)]);

export function base64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export const fromBase64 = (string) => Uint8Array.from(atob(string), (c) => c.charCodeAt(0));

/** The fields of a message that hold bytes, by number; all that is read of an answer by RPC. */
export function bytesOf(message, wanted) {
  let at = 0;
  const next = () => {
    let [n, shift] = [0n, 0n];
    for (;;) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError("the answer ends too early");
      n |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(n);
      shift += 7n;
    }
  };
  while (at < message.length) {
    const head = next();
    if ((head & 7) !== 2) {
      next();
      continue;
    }
    const length = next();
    const value = message.subarray(at, at + length);
    at += length;
    if (head >> 3 === wanted) return value;
  }
  return new Uint8Array();
}

/** A question to a contract, as the chain's query service takes it. */
export const smartQuery = (contract, msg) => joined([text(1, contract), inside(2, utf8.encode(JSON.stringify(msg)))]);
