// A wallet for tests: the interface that Keplr puts into pages, with a key of its own that signs for real.
// It does what Keplr does as far as pages see it: chains that it was not told of, rejections, Ledgers that sign JSON alone.
import { Secp256k1Wallet } from "@cosmjs/amino";
import { DirectSecp256k1Wallet } from "@cosmjs/proto-signing";

const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const text = (data) => Buffer.from(data).toString("base64");

export class TestWallet {
  /** What it was asked to sign, in order. */
  signed = [];
  /** Chains that it was told of. */
  chains = new Map();
  rejects = false;
  isLedger = false;
  /** Another body than the one it was asked for, as a bad wallet would sign. */
  tampers = false;

  constructor(secret, prefix) {
    this.secret = secret;
    this.prefix = prefix;
  }

  async call(method, args) {
    if (this.rejects && method !== "getKey") throw new Error("Request rejected");
    const known = (chainId) => {
      if (!this.chains.has(chainId)) throw new Error(`There is no modular chain info for ${chainId}`);
    };
    const direct = await DirectSecp256k1Wallet.fromKey(this.secret, this.prefix);
    const [account] = await direct.getAccounts();
    switch (method) {
      case "suggest":
        this.chains.set(args.chainId, args);
        return null;
      case "enable":
        return known(args);
      case "getKey":
        known(args);
        return { name: "test key", bech32Address: account.address, pubKey: text(account.pubkey), algo: "secp256k1", isNanoLedger: this.isLedger };
      case "signDirect": {
        if (this.isLedger) throw new Error("a Ledger does not sign this");
        const doc = { ...args.doc, bodyBytes: bytes(args.doc.bodyBytes), authInfoBytes: bytes(args.doc.authInfoBytes), accountNumber: BigInt(args.doc.accountNumber) };
        if (this.tampers) doc.bodyBytes = new Uint8Array([...doc.bodyBytes, 18, 1, 65]);
        this.signed.push(doc);
        const { signed, signature } = await direct.signDirect(args.signer, doc);
        return { signed: { bodyBytes: text(signed.bodyBytes), authInfoBytes: text(signed.authInfoBytes) }, signature };
      }
      case "signAmino": {
        this.signed.push(args.doc);
        const amino = await Secp256k1Wallet.fromKey(this.secret, this.prefix);
        return amino.signAmino(args.signer, args.doc);
      }
      default:
        throw new Error(`no ${method}`);
    }
  }

  /** Puts it into all pages of a browser. */
  async install(context) {
    await context.exposeFunction("testWallet", async (method, args) => {
      try {
        return { answer: await this.call(method, args) };
      } catch (error) {
        return { error: error.message };
      }
    });
    await context.addInitScript(() => {
      const toText = (data) => btoa(String.fromCharCode(...data));
      const toBytes = (string) => Uint8Array.from(atob(string), (c) => c.charCodeAt(0));
      const call = async (method, args) => {
        const { answer, error } = await window.testWallet(method, args);
        if (error) throw new Error(error);
        return answer;
      };
      window.keplr = {
        enable: (chainId) => call("enable", chainId),
        experimentalSuggestChain: (info) => call("suggest", JSON.parse(JSON.stringify(info))),
        getKey: async (chainId) => { const key = await call("getKey", chainId); return { ...key, pubKey: toBytes(key.pubKey) }; },
        signDirect: async (chainId, signer, doc) => {
          const plain = { bodyBytes: toText(doc.bodyBytes), authInfoBytes: toText(doc.authInfoBytes), chainId: doc.chainId, accountNumber: String(doc.accountNumber) };
          const { signed, signature } = await call("signDirect", { signer, doc: plain });
          return { signed: { ...doc, bodyBytes: toBytes(signed.bodyBytes), authInfoBytes: toBytes(signed.authInfoBytes) }, signature };
        },
        signAmino: (chainId, signer, doc) => call("signAmino", { signer, doc }),
      };
    });
  }
}
