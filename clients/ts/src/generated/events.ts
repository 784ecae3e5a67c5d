// Generated from schema/ by scripts/client. Do not edit.

/** A loss was booked. */
export interface LossEvent {
  readonly type: "ballast-loss";
  /** Who said so. */
  readonly contract: string;
  /** The loss's number. */
  readonly loss_id: number;
  /** The validator that is charged with it. */
  readonly validator: string;
  /** The whole loss. */
  readonly amount: bigint;
  /** The part that the validator's bond paid. */
  readonly paid_by_bond: bigint;
  /** The part that the underwriters paid. */
  readonly paid_by_pool: bigint;
  /** The part that holders and exits bear. */
  readonly uncovered: bigint;
  /** The part that is not decided yet: the vault failed, and the cover can be retried. */
  readonly cover_owed: bigint;
  /** The part of `uncovered` that fell on exits. */
  readonly by_exits: bigint;
}

/** A batch was priced. */
export interface BatchEvent {
  readonly type: "ballast-batch";
  /** Who said so. */
  readonly contract: string;
  /** The batch's number. */
  readonly batch_id: number;
  /** LST in it. */
  readonly shares: bigint;
  /** Native that it is owed for them. */
  readonly owed: bigint;
  /** The part paid at once, from undelegated coins. */
  readonly from_buffer: bigint;
  /** The part that has to be undelegated. */
  readonly exiting: bigint;
  /** Value of the pool before the batch was priced. */
  readonly value: bigint;
  /** LST in circulation before the batch was priced. */
  readonly supply: bigint;
}

/** A part of a batch was settled. */
export interface SettledEvent {
  readonly type: "ballast-settled";
  /** Who said so. */
  readonly contract: string;
  /** The batch. */
  readonly batch_id: number;
  /** Native that arrived for it. */
  readonly arrived: bigint;
  /** By how much less it is owed. */
  readonly missing: bigint;
}

/** Part of a settled unbonding is missing, and may still come. */
export interface LateEvent {
  readonly type: "ballast-late";
  /** Who said so. */
  readonly contract: string;
  /** The unbonding entry's number. */
  readonly entry_id: number;
  /** The batch that it was for. */
  readonly batch_id: number;
  /** The validator that the stake left. */
  readonly validator: string;
  /** Native that is missing. */
  readonly amount: bigint;
  /** Until when it may still come, unix seconds. */
  readonly until: number;
}

/** Late coins did not come in time: the batch is owed that much less. */
export interface WrittenOffEvent {
  readonly type: "ballast-written-off";
  /** Who said so. */
  readonly contract: string;
  /** The unbonding entry's number. */
  readonly entry_id: number;
  /** The batch that it was for. */
  readonly batch_id: number;
  /** The validator that the stake left. */
  readonly validator: string;
  /** Native that did not come. */
  readonly amount: bigint;
}

/** A loss fell on exits that were not undelegated yet: their batch is owed less. */
export interface ExitLossEvent {
  readonly type: "ballast-exit-loss";
  /** Who said so. */
  readonly contract: string;
  /** The batch that they belong to. */
  readonly batch_id: number;
  /** By how much less it is owed. */
  readonly amount: bigint;
}

/** A step was refused and skipped. */
export interface SkippedEvent {
  readonly type: "ballast-skipped";
  /** Who said so. */
  readonly contract: string;
  /** The step. */
  readonly step: string;
  /** What the step was about: a validator, `source -> target`, a ticket, or a contract or message of the suite. */
  readonly subject: string;
  /** The account that was to be paid. */
  readonly owner?: string;
  /** The amount that was to be moved or paid. */
  readonly amount?: bigint;
  /** Why, as the chain says. */
  readonly error: string;
}

/** Coins or stake came that no message announced. */
export interface GiftEvent {
  readonly type: "ballast-gift";
  /** Who said so. */
  readonly contract: string;
  /** The amount. */
  readonly amount: bigint;
  /** `coins` or `stake`. */
  readonly kind: string;
}

/** A cover was not collected in time, and is owed no more. */
export interface CoverLapsedEvent {
  readonly type: "ballast-cover-lapsed";
  /** Who said so. */
  readonly contract: string;
  /** The loss. */
  readonly loss_id: number;
  /** Native that was owed. */
  readonly amount: bigint;
}

/** A ticket was paid. */
export interface ClaimEvent {
  readonly type: "ballast-claim";
  /** Who said so. */
  readonly contract: string;
  /** The ticket. */
  readonly ticket_id: number;
  /** Its batch. */
  readonly batch_id: number;
  /** The account that was paid. */
  readonly owner: string;
  /** The native that it was paid. */
  readonly amount: bigint;
  /** Whether the ticket was paid in full, and is deleted. */
  readonly done: boolean;
}

/** Money came for a batch, or it is owed less. */
export interface FundedEvent {
  readonly type: "ballast-funded";
  /** Who said so. */
  readonly contract: string;
  /** The batch. */
  readonly batch_id: number;
  /** Native that came. */
  readonly amount: bigint;
  /** By how much less it is owed. */
  readonly owed_less: bigint;
  /** Native that it is owed in all, after that. */
  readonly owed: bigint;
  /** Native that it has received in all. */
  readonly funded: bigint;
}

/** A validator's status changed. */
export interface StatusEvent {
  readonly type: "ballast-status";
  /** Who said so. */
  readonly contract: string;
  /** The validator. */
  readonly validator: string;
  /** The status before; `unlisted` for a new validator. */
  readonly from: string;
  /** The status now; `forgotten` for a validator that has left. */
  readonly to: string;
  /** The reason. */
  readonly reason: string;
}

/** Insurers burned LST for a loss. */
export interface CoverEvent {
  readonly type: "ballast-cover";
  /** Who said so. */
  readonly contract: string;
  /** The loss. */
  readonly loss_id: number;
  /** The validator that is charged with it. */
  readonly validator: string;
  /** LST burned in all. */
  readonly burned: bigint;
  /** The part burned from the validator's bond. */
  readonly by_bond: bigint;
  /** The part burned from the underwriters' pool. */
  readonly by_pool: bigint;
}

/** A burn made shares of the vault void. */
export interface WipedOutEvent {
  readonly type: "ballast-wiped-out";
  /** Who said so. */
  readonly contract: string;
  /** `pool`, or the validator of a bond. */
  readonly layer: string;
  /** `active` or `exiting`. */
  readonly part: string;
  /** The epoch of new shares from now on. */
  readonly epoch: number;
}

/** LST came to the vault outside any layer's message, from the collector or as a gift: a premium that drips to its underwriters. */
export interface PremiumEvent {
  readonly type: "ballast-premium";
  /** Who said so. */
  readonly contract: string;
  /** The amount, in LST. */
  readonly amount: bigint;
}

/** A validator's commission was above its promise, and its bond owes a fine. */
export interface FineEvent {
  readonly type: "ballast-fine";
  /** Who said so. */
  readonly contract: string;
  /** The validator. */
  readonly validator: string;
  /** The commission that the chain shows. */
  readonly seen: string;
  /** The commission that was promised. */
  readonly promised: string;
  /** The seconds that are charged. */
  readonly secs: number;
  /** Native that the bond owes for that time. */
  readonly amount: bigint;
}

/** A bond paid for a commission above its promise. */
export interface FinePaidEvent {
  readonly type: "ballast-fine-paid";
  /** Who said so. */
  readonly contract: string;
  /** The validator. */
  readonly validator: string;
  /** LST burned from the bond. */
  readonly burned: bigint;
}

/** A leaver's piece of one part. */
export interface BasketBasketRedeemEvent {
  readonly type: "ballast-basket-redeem";
  /** Who said so. */
  readonly contract: string;
  /** The restake contract. */
  readonly part: string;
  /** Shares of it that were redeemed there for the leaver. */
  readonly shares: bigint;
  /** The redemption there; none where the piece is worth nothing. */
  readonly redemption_id?: number;
  /** Units of the trim under way that are the leaver's. */
  readonly trim_units: bigint;
  /** The redemption there that has them; none where there are none. */
  readonly trim_id?: number;
}

/** The backer paid for a loss, or had nothing left to pay with. */
export interface HedgeTopUpEvent {
  readonly type: "ballast-top-up";
  /** Who said so. */
  readonly contract: string;
  /** What was due. */
  readonly due: bigint;
  /** What was paid: all that was due, or all that the backer could be slashed for. */
  readonly paid: bigint;
  /** Protected LST, what was paid included. */
  readonly protected: bigint;
  /** The protected price before: what the hub's LST was worth. */
  readonly from_value: bigint;
  /** The protected price before: how many LST that was. */
  readonly from_shares: bigint;
  /** The protected price from here on, which is the price now: what the hub's LST is worth. */
  readonly mark_value: bigint;
  /** The protected price from here on: how many LST that is. */
  readonly mark_shares: bigint;
}

/** A slice of an insolvent position was sold for less than it owed: suppliers bear the rest. */
export interface MarketBadDebtEvent {
  readonly type: "ballast-bad-debt";
  /** Who said so. */
  readonly contract: string;
  /** Whose position it was. */
  readonly owner: string;
  /** What the slice owed. */
  readonly debt: bigint;
  /** What the buyer paid. */
  readonly repaid: bigint;
  /** LST that restakers gave for it. */
  readonly restake_lst: bigint;
  /** What suppliers bear. */
  readonly borne: bigint;
}

/** A round was closed with a price. */
export interface OraclePriceEvent {
  readonly type: "ballast-price";
  /** Who said so. */
  readonly contract: string;
  /** The feed. */
  readonly feed: string;
  /** The round. */
  readonly round: number;
  /** The price. */
  readonly price: string;
  /** What the reports that agree weigh. */
  readonly weight: bigint;
  /** All weight of the round. */
  readonly active: bigint;
  /** What good reports earned, all together. */
  readonly rewards: bigint;
}

/** A round was closed without one. */
export interface OracleVoidEvent {
  readonly type: "ballast-void";
  /** Who said so. */
  readonly contract: string;
  /** The feed. */
  readonly feed: string;
  /** The round. */
  readonly round: number;
  /** Why: `few_reports`, `no_agreement`, `unexpected`. */
  readonly reason: string;
  /** What the reports that agree weigh. */
  readonly weight: bigint;
  /** All weight of the round. */
  readonly active: bigint;
}

/** A reporter pays for a report that the next price did not prove right. */
export interface OracleFineEvent {
  readonly type: "ballast-fine";
  /** Who said so. */
  readonly contract: string;
  /** The reporter. */
  readonly reporter: string;
  /** The feed. */
  readonly feed: string;
  /** The round of the report. */
  readonly round: number;
  /** What was said. */
  readonly price: string;
  /** The least that would have been no fault. */
  readonly lo: string;
  /** The most that would have been none. */
  readonly hi: string;
  /** What is paid, to the suite's vault. */
  readonly lst: bigint;
}

/** A reporter is out for a while. */
export interface OracleSuspendEvent {
  readonly type: "ballast-suspend";
  /** Who said so. */
  readonly contract: string;
  /** The reporter. */
  readonly reporter: string;
  /** The feed. */
  readonly feed: string;
  /** From when on he may come back. */
  readonly until: number;
  /** Of one who was missing: from how many closed rows in a row. */
  readonly missed?: number;
}

/** LST was slashed, or would have been if any were slashable. */
export interface RestakeSlashEvent {
  readonly type: "ballast-slash";
  /** Who said so. */
  readonly contract: string;
  /** The request, in veto mode. */
  readonly request_id?: number;
  /** What the slasher asked for. */
  readonly asked: bigint;
  /** What was taken, and sent to the destination. */
  readonly taken: bigint;
  /** Taken of active LST. */
  readonly of_active: bigint;
  /** Taken of redeeming LST. */
  readonly of_redeeming: bigint;
  /** Where it went. */
  readonly destination: string;
}

/** Events of names of their own, by who emits them: the suite, or an extension. `type` tells them apart. */
export interface Events {
  suite: LossEvent | BatchEvent | SettledEvent | LateEvent | WrittenOffEvent | ExitLossEvent | SkippedEvent | GiftEvent | CoverLapsedEvent | ClaimEvent | FundedEvent | StatusEvent | CoverEvent | WipedOutEvent | PremiumEvent | FineEvent | FinePaidEvent;
  basket: BasketBasketRedeemEvent;
  hedge: HedgeTopUpEvent;
  market: MarketBadDebtEvent;
  oracle: OraclePriceEvent | OracleVoidEvent | OracleFineEvent | OracleSuspendEvent;
  restake: RestakeSlashEvent;
}

/** How an attribute reads. */
export type Kind = "amount" | "number" | "decimal" | "bool" | "text";

/** The attributes of each event. */
export const EVENTS: Record<keyof Events, Record<string, Record<string, { kind: Kind; optional: boolean }>>> = {
  suite: {
    "ballast-loss": { loss_id: { kind: "number", optional: false }, validator: { kind: "text", optional: false }, amount: { kind: "amount", optional: false }, paid_by_bond: { kind: "amount", optional: false }, paid_by_pool: { kind: "amount", optional: false }, uncovered: { kind: "amount", optional: false }, cover_owed: { kind: "amount", optional: false }, by_exits: { kind: "amount", optional: false } },
    "ballast-batch": { batch_id: { kind: "number", optional: false }, shares: { kind: "amount", optional: false }, owed: { kind: "amount", optional: false }, from_buffer: { kind: "amount", optional: false }, exiting: { kind: "amount", optional: false }, value: { kind: "amount", optional: false }, supply: { kind: "amount", optional: false } },
    "ballast-settled": { batch_id: { kind: "number", optional: false }, arrived: { kind: "amount", optional: false }, missing: { kind: "amount", optional: false } },
    "ballast-late": { entry_id: { kind: "number", optional: false }, batch_id: { kind: "number", optional: false }, validator: { kind: "text", optional: false }, amount: { kind: "amount", optional: false }, until: { kind: "number", optional: false } },
    "ballast-written-off": { entry_id: { kind: "number", optional: false }, batch_id: { kind: "number", optional: false }, validator: { kind: "text", optional: false }, amount: { kind: "amount", optional: false } },
    "ballast-exit-loss": { batch_id: { kind: "number", optional: false }, amount: { kind: "amount", optional: false } },
    "ballast-skipped": { step: { kind: "text", optional: false }, subject: { kind: "text", optional: false }, owner: { kind: "text", optional: true }, amount: { kind: "amount", optional: true }, error: { kind: "text", optional: false } },
    "ballast-gift": { amount: { kind: "amount", optional: false }, kind: { kind: "text", optional: false } },
    "ballast-cover-lapsed": { loss_id: { kind: "number", optional: false }, amount: { kind: "amount", optional: false } },
    "ballast-claim": { ticket_id: { kind: "number", optional: false }, batch_id: { kind: "number", optional: false }, owner: { kind: "text", optional: false }, amount: { kind: "amount", optional: false }, done: { kind: "bool", optional: false } },
    "ballast-funded": { batch_id: { kind: "number", optional: false }, amount: { kind: "amount", optional: false }, owed_less: { kind: "amount", optional: false }, owed: { kind: "amount", optional: false }, funded: { kind: "amount", optional: false } },
    "ballast-status": { validator: { kind: "text", optional: false }, from: { kind: "text", optional: false }, to: { kind: "text", optional: false }, reason: { kind: "text", optional: false } },
    "ballast-cover": { loss_id: { kind: "number", optional: false }, validator: { kind: "text", optional: false }, burned: { kind: "amount", optional: false }, by_bond: { kind: "amount", optional: false }, by_pool: { kind: "amount", optional: false } },
    "ballast-wiped-out": { layer: { kind: "text", optional: false }, part: { kind: "text", optional: false }, epoch: { kind: "number", optional: false } },
    "ballast-premium": { amount: { kind: "amount", optional: false } },
    "ballast-fine": { validator: { kind: "text", optional: false }, seen: { kind: "decimal", optional: false }, promised: { kind: "decimal", optional: false }, secs: { kind: "number", optional: false }, amount: { kind: "amount", optional: false } },
    "ballast-fine-paid": { validator: { kind: "text", optional: false }, burned: { kind: "amount", optional: false } },
  },
  basket: {
    "ballast-basket-redeem": { part: { kind: "text", optional: false }, shares: { kind: "amount", optional: false }, redemption_id: { kind: "number", optional: true }, trim_units: { kind: "amount", optional: false }, trim_id: { kind: "number", optional: true } },
  },
  hedge: {
    "ballast-top-up": { due: { kind: "amount", optional: false }, paid: { kind: "amount", optional: false }, protected: { kind: "amount", optional: false }, from_value: { kind: "amount", optional: false }, from_shares: { kind: "amount", optional: false }, mark_value: { kind: "amount", optional: false }, mark_shares: { kind: "amount", optional: false } },
  },
  market: {
    "ballast-bad-debt": { owner: { kind: "text", optional: false }, debt: { kind: "amount", optional: false }, repaid: { kind: "amount", optional: false }, restake_lst: { kind: "amount", optional: false }, borne: { kind: "amount", optional: false } },
  },
  oracle: {
    "ballast-price": { feed: { kind: "text", optional: false }, round: { kind: "number", optional: false }, price: { kind: "decimal", optional: false }, weight: { kind: "amount", optional: false }, active: { kind: "amount", optional: false }, rewards: { kind: "amount", optional: false } },
    "ballast-void": { feed: { kind: "text", optional: false }, round: { kind: "number", optional: false }, reason: { kind: "text", optional: false }, weight: { kind: "amount", optional: false }, active: { kind: "amount", optional: false } },
    "ballast-fine": { reporter: { kind: "text", optional: false }, feed: { kind: "text", optional: false }, round: { kind: "number", optional: false }, price: { kind: "decimal", optional: false }, lo: { kind: "decimal", optional: false }, hi: { kind: "decimal", optional: false }, lst: { kind: "amount", optional: false } },
    "ballast-suspend": { reporter: { kind: "text", optional: false }, feed: { kind: "text", optional: false }, until: { kind: "number", optional: false }, missed: { kind: "number", optional: true } },
  },
  restake: {
    "ballast-slash": { request_id: { kind: "number", optional: true }, asked: { kind: "amount", optional: false }, taken: { kind: "amount", optional: false }, of_active: { kind: "amount", optional: false }, of_redeeming: { kind: "amount", optional: false }, destination: { kind: "text", optional: false } },
  },
};
