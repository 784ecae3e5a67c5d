// Every message and question of the generated clients, with every field, is one that the contracts know.
// They may refuse it for what it asks; never for how it is spelled.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LeverClient, MarketClient, RestakeClient, Suite, TimelockClient, innerMsg } from "../src/index.js";
import { Refused, Session } from "./session.js";

/** Arguments by method; `undefined` for methods without. */
type Samples = Record<string, Record<string, unknown> | unknown[] | undefined>;

let session: Session;
let suite: Suite;

before(async () => {
  session = new Session();
  suite = await Suite.at(session.client(), session.address("alice"), session.address("hub"));
  await suite.bond("5000000");
  await suite.unbond("1000000");
});

after(() => session.end());

const page = { startAfter: undefined, limit: 5 };
const expires = { at_time: "1800000000000000000" };
const msg = innerMsg({ unbond: {} });
const bob = () => session.address("bob");
const validator = async () => (await suite.registry.validators({})).validators[0]!.address;

async function samples(): Promise<Record<keyof Omit<Suite, "denom" | "bond" | "unbond" | "underwrite" | "postBond">, Samples>> {
  const one = await validator();
  return {
    hub: {
      config: undefined,
      state: undefined,
      exchangeRate: undefined,
      previewBond: { amount: "5" },
      previewUnbond: { shares: "5" },
      delegations: { startAfter: one, limit: 5 },
      unbonding: { startAfter: 1, limit: 5 },
      losses: { startAfter: 1, limit: 5 },
      due: undefined,
      solvency: undefined,
      position: { address: bob() },
      paused: undefined,
      freshness: undefined,
      redemptionRate: { denom: "ustake" },
      probeDepth: { deeper: 0 },
      ownership: undefined,
      bond: { receiver: bob(), minShares: "1" },
      advance: { limit: 5 },
      sync: undefined,
      settle: { limit: 5 },
      submitBatch: undefined,
      undelegate: { limit: 5 },
      delegate: { limit: 5 },
      rebalance: { limit: 5 },
      harvest: { startAfter: one, limit: 5 },
      retryCover: { lossId: 1 },
      fine: { fines: [{ validator: one, amount: "1" }] },
      addRewards: { mint: [{ to: bob(), amount: "1" }] },
      updateConfig: {
        batchIntervalSecs: 400000, dripSecs: 5, gateEveryCall: false, maxEntries: 7, maxOps: 5, minBond: "1",
        minMove: "1", nettingBps: 5, rebalanceBandBps: 5, unbondingSecs: 1814400,
      },
      pause: { scope: "bond", secs: 60 },
      unpause: { scope: "bond" },
      setGuardian: { address: bob() },
      setTreasury: { address: bob() },
      advanceStep: { step: "settle", caller: bob() },
      proveDepth: { deeper: 0 },
      updateOwnership: [{ transfer_ownership: { new_owner: bob(), expiry: expires } }],
    },
    token: {
      balance: { address: bob() },
      tokenInfo: undefined,
      minter: undefined,
      allowance: { owner: bob(), spender: bob() },
      allAllowances: { owner: bob(), ...page },
      allSpenderAllowances: { spender: bob(), ...page },
      allAccounts: page,
      marketingInfo: undefined,
      downloadLogo: undefined,
      transfer: { recipient: bob(), amount: "1" },
      burn: { amount: "1" },
      send: { contract: suite.queue.contractAddress, amount: "1", msg },
      increaseAllowance: { spender: bob(), amount: "1", expires },
      decreaseAllowance: { spender: bob(), amount: "1", expires },
      transferFrom: { owner: bob(), recipient: bob(), amount: "1" },
      sendFrom: { owner: bob(), contract: suite.queue.contractAddress, amount: "1", msg },
      burnFrom: { owner: bob(), amount: "1" },
      mint: { recipient: bob(), amount: "1" },
      updateMinter: { newMinter: bob() },
      updateMarketing: { project: "p", description: "d", marketing: bob() },
      uploadLogo: [{ url: "u" }],
    },
    queue: {
      config: undefined,
      ticket: { ticketId: "1" },
      tickets: { owner: bob(), startAfter: "1", limit: 5 },
      holdings: { owner: bob() },
      openBatch: undefined,
      batch: { batchId: 1 },
      batches: { startAfter: 1, limit: 5 },
      ownerOf: { tokenId: "1", includeExpired: true },
      approval: { tokenId: "1", spender: bob(), includeExpired: true },
      approvals: { tokenId: "1", includeExpired: true },
      operator: { owner: bob(), operator: bob(), includeExpired: true },
      allOperators: { owner: bob(), includeExpired: true, startAfter: bob(), limit: 5 },
      numTokens: undefined,
      contractInfo: undefined,
      nftInfo: { tokenId: "1" },
      allNftInfo: { tokenId: "1", includeExpired: true },
      tokens: { owner: bob(), startAfter: "1", limit: 5 },
      allTokens: { startAfter: "1", limit: 5 },
      receive: { sender: bob(), amount: "1", msg },
      cancel: { ticketId: "99" },
      claim: { ticketIds: ["1"] },
      closeBatch: { batchId: 1, owed: "1", expectedAt: 1 },
      fund: { parts: [{ batch_id: 1, amount: "1", owed_less: "0" }] },
      transferNft: { recipient: bob(), tokenId: "99" },
      sendNft: { contract: bob(), tokenId: "99", msg },
      approve: { spender: bob(), tokenId: "1", expires },
      revoke: { spender: bob(), tokenId: "1" },
      approveAll: { operator: bob(), expires },
      revokeAll: { operator: bob() },
    },
    registry: {
      config: undefined,
      validator: { address: one },
      validators: { startAfter: one, limit: 5 },
      unobserved: undefined,
      targets: undefined,
      addValidator: { address: one, weight: 1, capBps: 5, maxCommission: "0.1" },
      apply: { address: one, maxCommission: "0.1" },
      updateValidator: { address: one, weight: 1, capBps: 2500, maxCommission: "0.1", paused: false },
      removeValidator: { address: bob() },
      observe: { startAfter: one, limit: 5 },
      updateConfig: {
        capBps: 2500, leverage: "20", maxCommission: "0.1", maxValidators: 100, minBond: "1", minStake: "0",
        open: true, probationSecs: 5, requireBonds: false,
      },
    },
    vault: {
      config: undefined,
      position: { owner: bob() },
      exits: { owner: bob(), startAfter: 1, limit: 5 },
      pool: undefined,
      bonds: { startAfter: one, limit: 5 },
      coverage: undefined,
      premium: undefined,
      previewUnderwrite: { lst: "5" },
      previewExit: { layer: { bond: { validator: one } }, shares: "5" },
      previewCover: {
        before: { value: "5", shares: "5" },
        losses: [{ loss_id: 1, validator: one, amount: "1" }],
      },
      backing: { validators: [one] },
      receive: { sender: bob(), amount: "1", msg },
      requestExit: { layer: "pool", shares: "1" },
      cancelExit: { exitId: 1 },
      exit: { exitId: 1 },
      refresh: { validator: one },
      fine: { totals: { value: "5", shares: "5" }, fines: [{ validator: one, lst: "1" }] },
      cover: { before: { value: "5", shares: "5" }, losses: [{ loss_id: 1, validator: one, amount: "1" }] },
      updateConfig: { cooldownSecs: 2500000, targetCoverageBps: 5 },
    },
    collector: {
      config: undefined,
      pending: undefined,
      distribute: { tipTo: bob() },
      sweep: { denom: "uatom" },
      updateConfig: { feeBps: 5, premiumMaxBps: 5, tipBps: 5 },
    },
  };
}

/** How contracts say that they do not know a message. */
const MISSPELLED = /unknown field|unknown variant|missing field|invalid type|parsing into type|did not match any/i;

/** Extensions by name: their clients, and samples as above. */
function extensions(): Record<string, { client: unknown; birth: unknown; samples: Samples }> {
  const fee = { contract_addr: session.address("collector"), funds: [], msg: innerMsg({ update_config: { fee_bps: 400 } }) };
  const msgs = [{ wasm: { execute: fee } }];
  const shares = { shares: "5" };
  const allowance = { spender: bob(), amount: "1", expires };
  return {
    market: {
      client: MarketClient,
      birth: { hub: "${hub}", owner: "${alice}", loan: { denom: "ustake", decimals: 6 }, share: { name: "Market STAKE", symbol: "mSTAKE" } },
      samples: {
        config: undefined,
        market: undefined,
        position: { owner: bob() },
        debt: { owner: bob() },
        positions: page,
        managers: { owner: bob(), ...page },
        convertToShares: { amount: "5" },
        convertToAssets: shares,
        previewDeposit: { amount: "5" },
        previewRedeem: shares,
        maxRedeem: { owner: bob() },
        previewBorrow: { owner: bob(), amount: "5", bond: true },
        previewRepay: { owner: bob(), amount: "5", remove: "5" },
        previewLiquidate: { owner: bob(), amount: "5" },
        exposure: undefined,
        watched: undefined,
        paused: undefined,
        solvency: page,
        ownership: undefined,
        balance: { address: bob() },
        tokenInfo: undefined,
        allowance: { owner: bob(), spender: bob() },
        allAllowances: { owner: bob(), ...page },
        allSpenderAllowances: { spender: bob(), ...page },
        allAccounts: page,
        receive: { sender: bob(), amount: "1", msg: innerMsg({ add_collateral: {} }) },
        deposit: { receiver: bob(), minShares: "1" },
        redeem: { shares: "5", receiver: bob(), minAmount: "1" },
        removeCollateral: { lst: "1", owner: bob(), receiver: bob() },
        borrow: { amount: "1", owner: bob(), receiver: bob() },
        borrowCall: { amount: "1", owner: bob(), then: { bond: { min_shares: "1" } } },
        repay: { owner: bob(), remove: "1", receiver: bob() },
        liquidate: { owner: bob(), receiver: bob(), minLst: "1" },
        attach: { restake: bob() },
        watch: { owner: bob() },
        approve: { manager: bob(), until: 1702000000 },
        revoke: { manager: bob() },
        accrue: undefined,
        collect: undefined,
        updateConfig: { openLtvBps: 5000, borrowCap: "5", feeBps: 5 },
        ramp: { liqLtvBps: 9000, secs: 604800 },
        pause: { scope: "borrow", secs: 60 },
        unpause: { scope: "borrow" },
        setTreasury: { address: bob() },
        setGuardian: { address: bob() },
        updateOwnership: ["renounce_ownership"],
        proveDepth: { deeper: 1 },
        transfer: { recipient: bob(), amount: "1" },
        send: { contract: bob(), amount: "1", msg },
        transferFrom: { owner: bob(), recipient: bob(), amount: "1" },
        sendFrom: { owner: bob(), contract: bob(), amount: "1", msg },
        increaseAllowance: allowance,
        decreaseAllowance: allowance,
      },
    },
    lever: {
      client: LeverClient,
      birth: { market: "${market}", share: { name: "Ballast 3x STAKE", symbol: "STAKE3X" } },
      samples: {
        config: undefined,
        state: undefined,
        convertToAssets: shares,
        convertToShares: { native: "5" },
        previewDeposit: { amount: "5" },
        previewRedeem: shares,
        previewFill: { orderId: 1, pay: "5" },
        previewBuyDown: { pay: "5" },
        previewRebalance: undefined,
        order: { shares: "5", mostBps: 200, receiver: bob() },
        queryOrder: { orderId: 1 },
        orders: { startAfter: 1, limit: 5 },
        ordersOf: { owner: bob(), startAfter: 1, limit: 5 },
        paused: undefined,
        solvency: undefined,
        balance: { address: bob() },
        tokenInfo: undefined,
        allowance: { owner: bob(), spender: bob() },
        allAllowances: { owner: bob(), ...page },
        allSpenderAllowances: { spender: bob(), ...page },
        allAccounts: page,
        receive: { sender: bob(), amount: "1", msg: innerMsg({ deposit: {} }) },
        deposit: { receiver: bob(), minShares: "1" },
        redeem: { shares: "5", receiver: bob(), minLst: "1" },
        cancel: { orderId: 1 },
        fill: { orderId: 1, receiver: bob(), minLst: "1" },
        buyDown: { receiver: bob(), minLst: "1" },
        rebalance: undefined,
        pause: { secs: 60 },
        unpause: undefined,
        transfer: { recipient: bob(), amount: "1" },
        send: { contract: bob(), amount: "1", msg },
        transferFrom: { owner: bob(), recipient: bob(), amount: "1" },
        sendFrom: { owner: bob(), contract: bob(), amount: "1", msg },
        increaseAllowance: allowance,
        decreaseAllowance: allowance,
      },
    },
    restake: {
      client: RestakeClient,
      birth: { hub: "${hub}", name: "Restaked STAKE", symbol: "rSTAKE", slasher: "${bob}", mode: { veto: { resolver: "${carol}" } }, destination: "${carol}" },
      samples: {
        config: undefined,
        state: undefined,
        slashable: undefined,
        convertToShares: { lst: "5" },
        convertToAssets: shares,
        previewDeposit: { lst: "5" },
        previewRedeem: shares,
        previewWithdraw: { redemptionId: 1 },
        previewSlash: { amount: "5" },
        position: { owner: bob() },
        redemptions: { owner: bob(), startAfter: 1, limit: 5 },
        balance: { address: bob() },
        tokenInfo: undefined,
        allowance: { owner: bob(), spender: bob() },
        allAllowances: { owner: bob(), ...page },
        allSpenderAllowances: { spender: bob(), ...page },
        allAccounts: page,
        receive: { sender: bob(), amount: "1", msg: innerMsg({ deposit: {} }) },
        redeem: { shares: "5", receiver: bob() },
        withdraw: { redemptionIds: [1] },
        transferRedemption: { redemptionId: 1, units: "1", receiver: bob() },
        slash: { amount: "1", memo: "late" },
        veto: { requestId: 1 },
        executeSlash: { requestId: 1 },
        bondRewards: undefined,
        pause: { secs: 60 },
        unpause: undefined,
        transfer: { recipient: bob(), amount: "1" },
        send: { contract: bob(), amount: "1", msg },
        transferFrom: { owner: bob(), recipient: bob(), amount: "1" },
        sendFrom: { owner: bob(), contract: bob(), amount: "1", msg },
        increaseAllowance: allowance,
        decreaseAllowance: allowance,
      },
    },
    timelock: {
      client: TimelockClient,
      birth: { hub: "${hub}", proposer: "${alice}", veto: "${bob}", fast_secs: 259200, notice_secs: 604800, extensions: [] },
      samples: {
        config: undefined,
        op: { id: 1 },
        ops: { status: "waiting", startAfter: 1, limit: 5 },
        previewSchedule: { msgs },
        exitWindow: undefined,
        schedule: { title: "fee 4 %", msgs, by: 1702000000 },
        advance: { id: 1 },
        execute: { id: 1 },
        cancel: { id: 1 },
        approve: { id: 1 },
        acceptOwnership: { contract: session.address("hub") },
        updateConfig: { proposer: bob(), veto: undefined, fastSecs: 259200, noticeSecs: 604800 },
      },
    },
  };
}

test("every message and question is spelled as the contracts spell it", async () => {
  const all = await samples();
  const clients: Record<string, unknown> = { ...suite };
  const every: Record<string, Samples> = { ...all };
  for (const [name, { client, birth, samples }] of Object.entries(extensions())) {
    session.ballast("chain", "make", name, JSON.stringify(birth), "--from", "alice");
    const Client = client as new (client: unknown, sender: string, contract: string) => unknown;
    clients[name] = new Client(session.client(), session.address("alice"), session.addressNow(name));
    every[name] = samples;
  }
  let asked = 0;
  for (const [contract, methods] of Object.entries(every)) {
    const client = clients[contract] as Record<string, unknown>;
    const own = Object.keys(client).filter((key) => typeof client[key] === "function");
    assert.deepEqual(own.sort(), Object.keys(methods).sort(), `${contract}: a sample for each method`);
    for (const [method, args] of Object.entries(methods)) {
      const call = client[method] as (...args: unknown[]) => Promise<unknown>;
      try {
        await call(...(args === undefined ? [] : Array.isArray(args) ? args : [args]));
      } catch (refused) {
        assert.ok(refused instanceof Refused, `${contract}.${method}: ${String(refused)}`);
        assert.doesNotMatch(refused.message, MISSPELLED, `${contract}.${method}`);
      }
      asked += 1;
    }
  }
  assert.ok(asked >= 110, `${asked} methods`);
});
