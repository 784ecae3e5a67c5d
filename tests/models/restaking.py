#!/usr/bin/env python3
"""Integer model of restake, basket and hedge.

Layer and Drip follow packages/numbers to the unit. `python3 restaking.py` prints the worked examples of the
pages and runs random histories with the invariants checked after every step, also after refused ones.
"""
import copy, random, sys
from fractions import Fraction as F

OFF = 1000
DAY = 86400
YEAR = 31_536_000

class Refused(Exception):
    pass

def need(ok, why):
    if not ok:
        raise Refused(why)

def cdiv(a, b):
    return -(-a // b)

# ---------------------------------------------------------------- accounting
class Bucket:
    def __init__(s): s.lst = 0; s.shares = 0; s.epoch = 0
    def worth(s, sh): return sh * (s.lst + 1) // (s.shares + OFF)
    def join(s, lst):
        sh = lst * (s.shares + OFF) // (s.lst + 1)
        need(sh > 0, "LayerDust")
        s.lst += lst; s.shares += sh
        return sh
    def part(s, sh):
        need(sh <= s.shares, "Underflow")
        lst = s.worth(sh)
        s.lst -= lst; s.shares -= sh
        return lst

class Drip:
    def __init__(s): s.amount = 0; s.frm = 0; s.until = 0
    def unreleased(s, now):
        left = max(0, s.until - now); win = s.until - s.frm
        if left == 0: return 0
        if left >= win: return s.amount
        return cdiv(s.amount * left, win)
    def add(s, amount, window, now):
        old = s.unreleased(now); tot = old + amount
        left = 0
        if tot:
            ol = max(0, s.until - now)
            short, long, heavy = (window, ol, old) if ol >= window else (ol, window, amount)
            left = short + cdiv((long - short) * heavy, tot)
        s.amount, s.frm, s.until = tot, now, now + left

# ---------------------------------------------------------------- chain
class Lst:
    """cw20 LST and the hub's totals: value, shares."""
    def __init__(s, value, shares):
        s.value, s.shares, s.bal, s.pending_cover = value, shares, {}, 0
    def move(s, a, b, n):
        need(s.bal.get(a, 0) >= n, "balance %s %d<%d" % (a, s.bal.get(a, 0), n))
        s.bal[a] -= n; s.bal[b] = s.bal.get(b, 0) + n

class Restake:
    def __init__(s, name, lst, mode="instant", slasher="svc", dest=None, cooldown=21*DAY, window=7*DAY,
                 max_bps=3000, floor=10**6, drip=7*DAY, veto=3*DAY, execute=3*DAY, consumer=None, ratio_bps=0,
                 hold=7*DAY):
        s.name, s.lst, s.mode, s.slasher, s.dest = name, lst, mode, slasher, dest or slasher
        s.cooldown, s.window, s.max_bps, s.floor, s.dripw = cooldown, window, max_bps, floor, drip
        s.veto_secs, s.exec_secs = veto, execute
        s.consumer, s.ratio_bps, s.hold = consumer, ratio_bps, hold
        s.A, s.E, s.D, s.counted, s.at, s.booked = Bucket(), Bucket(), Drip(), 0, 0, 0
        s.bal, s.red, s.next_id = {}, {}, 1
        s.win = (0, 0)             # opened_at, taken
        s.req, s.quiet_until = None, 0
        s.paused_until = 0
    # -- time and gifts
    def unreleased(s): return s.D.amount - s.counted
    def touch(s, now):
        if s.A.shares == 0:                       # stands still while nobody is active
            since = max(s.at, s.D.frm); un = s.D.unreleased(since); left = max(0, s.D.until - since)
            # `counted` was reset when it last changed; unreleased() is what is left
            s.D.amount = min(un, s.unreleased()) if s.counted else un
            s.D.frm, s.D.until = now, now + left
            s.counted = 0
        else:
            rel = s.D.amount - s.D.unreleased(now); more = max(0, rel - s.counted)
            s.A.lst += more; s.counted += more
        arrived = s.lst.bal.get(s.name, 0) - s.booked
        if arrived > 0:
            s.D.add(arrived, s.dripw, now); s.counted = 0; s.booked += arrived
        s.at = now
    def held(s): return s.A.lst + s.E.lst
    def spent(s): return any(b.shares > 0 and (b.lst + 1) * 100_000 < b.shares + OFF for b in (s.A, s.E))
    def slashable(s, now, held=None):
        h = s.held() if held is None else held
        if s.spent(): return 0
        opened, taken = s.win
        if now >= opened + s.window: taken = 0
        cap = max(0, (h + taken) * s.max_bps // 10_000 - taken)
        return max(0, min(cap, h - max(s.floor, cdiv(h, 1000))))
    def in_proportion(s, before):
        # what the window took is a part of what is held, whoever comes or leaves
        s.win = (s.win[0], cdiv(s.win[1] * s.held(), before) if before else 0)
    def open_secs(s): return 2*DAY + (s.veto_secs + s.exec_secs if s.mode == "veto" else 0)
    def due(s):
        if s.consumer is None: return 0, 0
        return s.consumer.exposure()
    # -- messages
    def deposit(s, who, lst, now, min_shares=0):
        s.touch(now)
        need(now >= s.paused_until, "Paused")
        need(s.req is None or now >= s.req["expires"], "SlashPending")
        need(not s.spent(), "Spent")
        need(s.due()[1] == 0, "SlashDue")
        before = s.held(); sh = s.A.join(lst)
        need(sh >= min_shares, "MinShares")
        s.in_proportion(before)
        s.lst.move(who, s.name, lst); s.booked += lst
        s.bal[who] = s.bal.get(who, 0) + sh
        return sh
    def redeem(s, who, shares, now, receiver=None):
        s.touch(now)
        need(0 < shares <= s.bal.get(who, 0), "NotEnoughShares")
        lst = s.A.worth(shares); need(lst > 0, "Dust")
        need(lst * (s.E.shares + OFF) // (s.E.lst + 1) > 0, "Dust")
        s.A.part(shares); units = s.E.join(lst)
        if s.A.shares == 0: s.A.lst = 0   # remnant goes; token surplus drips again
        s.bal[who] -= shares
        i = s.next_id; s.next_id += 1
        s.red[i] = dict(owner=receiver or who, units=units, ready=now + s.cooldown)
        s.rebook()
        return i
    def rebook(s): s.booked = s.A.lst + s.E.lst + s.unreleased()
    def split(s, who, i, units, to, now):
        r = s.red.get(i); need(r and r["owner"] == who and 0 < units <= r["units"], "NotYours")
        if units == r["units"]: r["owner"] = to; return i
        r["units"] -= units
        j = s.next_id; s.next_id += 1
        s.red[j] = dict(owner=to, units=units, ready=r["ready"])
        return j
    def worth_of(s, i): return s.E.worth(s.red[i]["units"])
    def can_withdraw(s, i, now):
        r = s.red[i]
        need(now >= r["ready"], "NotReady")
        need(s.req is None or now >= s.req["expires"], "SlashPending")
        # the consumer holds a ready redemption for `hold`, then not for `open`, and so on
        if s.consumer is not None and (now - r["ready"]) % (s.hold + s.open_secs()) < s.hold:
            ex, due = s.due()
            need(due == 0, "SlashDue")
            # as it would be without it: of the buckets as they are then (amendment 3 of the page, "on the running state")
            left = copy.copy(s); left.E = copy.copy(s.E); left.E.part(r["units"])
            if left.E.shares == 0: left.E.lst = 0
            left.in_proportion(s.held())
            need(left.slashable(now) * 10_000 >= s.ratio_bps * ex, "Held")
    def withdraw(s, who, i, now):
        s.touch(now)
        need(i in s.red and s.red[i]["owner"] == who, "NotYours")
        s.can_withdraw(i, now)
        r = s.red.pop(i)
        before = s.held(); lst = s.E.part(r["units"])
        if s.E.shares == 0: s.E.lst = 0
        s.in_proportion(before)
        s.lst.move(s.name, r["owner"], lst); s.rebook()
        return lst
    def _take(s, amount, now):
        room = s.slashable(now); take = min(amount, room)
        opened, taken = s.win
        if now >= opened + s.window: opened, taken = now, 0
        s.win = (opened, taken + take)
        if take == 0: return 0
        h = s.held(); of_e = (2 * take * s.E.lst + h) // (2 * h); of_a = take - of_e   # to the nearest unit, see docs/DECISIONS.md 49
        s.E.lst -= of_e; s.A.lst -= of_a
        assert s.A.lst >= 0 and s.E.lst >= 0
        s.lst.move(s.name, s.dest, take); s.rebook()
        return take
    def slash(s, who, amount, now):
        need(who == s.slasher, "Unauthorized"); need(amount > 0, "Zero")
        s.touch(now)
        if s.mode == "instant": return s._take(amount, now)
        s._lapse(now)
        need(s.req is None, "RequestOpen"); need(now >= s.quiet_until, "Quiet")
        s.req = dict(amount=amount, veto_until=now + s.veto_secs, expires=now + s.veto_secs + s.exec_secs)
    def _end(s, at): s.req = None; s.quiet_until = at + max(DAY, s.veto_secs + s.exec_secs)
    def _lapse(s, now):
        if s.req and now >= s.req["expires"]: s._end(s.req["expires"])
    def veto(s, who, now):
        need(who == "resolver", "Unauthorized"); s._lapse(now)
        need(s.req and now < s.req["veto_until"], "NoVeto"); s._end(now)
    def execute_slash(s, now):
        s.touch(now); s._lapse(now)
        need(s.req and now >= s.req["veto_until"], "NotYet")
        a = s.req["amount"]; s._end(now)
        return s._take(a, now)
    # -- R- invariants
    def check(s):
        assert s.lst.bal.get(s.name, 0) >= s.A.lst + s.E.lst + s.unreleased(), "R-1"
        assert sum(s.bal.values()) == s.A.shares, "R-2 %s" % s.name
        assert sum(r["units"] for r in s.red.values()) == s.E.shares, "R-3"
        assert s.booked == s.A.lst + s.E.lst + s.unreleased(), "R-1b"
        tot = sum(s.A.worth(b) for b in s.bal.values()) + sum(s.E.worth(r["units"]) for r in s.red.values())
        assert tot <= s.held(), "R-4"

# ---------------------------------------------------------------- basket
class Basket:
    MAXP = 8
    def __init__(s, name, lst, parts, guard_bps=500, hold=3*DAY, band_bps=200):
        s.name, s.lst = name, lst
        s.parts = {p.name: dict(p=p, w=w, cap=cap, sh=0, red=None) for p, w, cap in parts}
        s.buffer, s.S, s.bal = 0, 0, {}
        s.guard, s.hold, s.band = guard_bps, hold, band_bps
        s.mark, s.low_since = None, 0
    def part_worth(s, r, now):
        p = r["p"]; p.touch(now)      # a query: same function, nothing stored (touch is idempotent)
        w = p.A.worth(r["sh"]) if r["sh"] else 0
        q = p.worth_of(r["red"]) if r["red"] else 0
        return w, q
    def nav(s, now, ceil=False):
        n = s.buffer
        for r in s.parts.values():
            w, q = s.part_worth(r, now)
            n += w + q + (((1 if r["sh"] else 0) + (1 if r["red"] else 0)) if ceil else 0)
        return n
    def _guard(s, now):
        n = s.nav(now)
        if s.S == 0: s.mark, s.low_since = None, 0; return True
        if s.mark is None or n * s.mark[1] >= s.mark[0] * s.S:
            s.mark, s.low_since = (n, s.S), 0; return True
        if n * s.mark[1] * 10_000 >= s.mark[0] * s.S * (10_000 - s.guard): return True
        if s.low_since == 0: s.low_since = now
        if now - s.low_since >= s.hold: s.mark, s.low_since = (n, s.S), 0; return True
        return False
    def note(s, now): s._guard(now)
    def deposit(s, who, lst, now):
        need(s._guard(now), "NavFell")
        for r in s.parts.values():
            q = r["p"].req
            need(not q or now >= q["expires"], "PartPending")
            need(r["p"].due()[1] == 0, "PartPending")
        n = s.nav(now, ceil=True)
        sh = lst * (s.S + OFF) // (n + 1)
        need(sh > 0, "Dust")
        s.lst.move(who, s.name, lst); s.buffer += lst; s.S += sh
        s.bal[who] = s.bal.get(who, 0) + sh
        return sh
    def target(s, r, now): return s.nav(now) * r["w"] // 10_000
    def allocate(s, pname, now):
        r = s.parts[pname]; w, q = s.part_worth(r, now)
        (opened, taken), held = r["p"].win, r["p"].held()
        lost = cdiv(taken * (w + q), held) if held and now < opened + r["p"].window else 0   # a window's slashes are not filled up
        room = min(s.buffer, s.target(r, now) - w - q - lost, r["cap"] - w - q - lost)
        need(room > 0, "NotUnder")
        need(r["p"].A.lst + 1 <= r["p"].A.shares + OFF, "PartPrice")   # a share worth over a unit would round value away
        got = r["p"].deposit(s.name, room, now)
        r["sh"] += got; s.buffer -= room
        return room
    def trim(s, pname, now):
        r = s.parts[pname]; w, q = s.part_worth(r, now)
        need(r["red"] is None, "TrimOpen")
        if r["w"] == 0 and w == 0 and r["sh"] > 0: r["sh"] = 0; return   # crumbs
        over = w - s.target(r, now)
        need(over > 0 and (r["w"] == 0 or over > s.nav(now) * s.band // 10_000), "NotOver")
        sh = r["sh"] if r["w"] == 0 else min(r["sh"], over * (r["p"].A.shares + OFF) // (r["p"].A.lst + 1))
        need(sh > 0, "Dust")
        r["red"] = r["p"].redeem(s.name, sh, now); r["sh"] -= sh
    def collect(s, pname, now):
        r = s.parts[pname]; need(r["red"], "Nothing")
        r["p"].touch(now); will = r["p"].worth_of(r["red"])
        got = r["p"].withdraw(s.name, r["red"], now)
        assert got == will
        s.buffer += got; r["red"] = None
    def redeem(s, who, shares, now, skip=()):
        need(0 < shares <= s.bal.get(who, 0), "NotEnough")
        S, out = s.S, {}
        s.bal[who] -= shares; s.S -= shares
        cash = s.buffer * shares // (S + OFF)
        s.buffer -= cash; s.lst.move(s.name, who, cash); out["lst"] = cash
        for n, r in s.parts.items():
            if n in skip: continue
            k = r["sh"] * shares // (S + OFF)
            if k and r["p"].A.worth(k) > 0:
                try:
                    out[n] = r["p"].redeem(s.name, k, now, receiver=who); r["sh"] -= k
                except Refused as e:
                    raise
            if r["red"]:
                u = r["p"].red[r["red"]]["units"] * shares // (S + OFF)
                if u: out[n + "/red"] = r["p"].split(s.name, r["red"], u, who, now)
        return out
    def check(s):
        assert s.lst.bal.get(s.name, 0) >= s.buffer, "B-1"
        assert sum(s.bal.values()) == s.S, "B-2"
        for r in s.parts.values():
            assert r["p"].bal.get(s.name, 0) >= r["sh"], "B-3"
            if r["red"]: assert r["p"].red[r["red"]]["owner"] == s.name, "B-3r"

# ---------------------------------------------------------------- hedge
class Hedge:
    def __init__(s, name, lst, kind="rate_drop", deduct=150, reserve=2500, waiting=21*DAY, grace=DAY, event=30*DAY,
                 min_bps=50, kink_bps=300, max_bps=3000, strike=9700, for_secs=DAY, ramp=DAY):
        s.name, s.lst, s.kind = name, lst, kind
        s.deduct, s.reserve, s.waiting, s.grace, s.event = deduct, reserve, waiting, grace, event
        s.r0, s.rk, s.r1 = min_bps, kink_bps, max_bps
        s.strike, s.for_secs, s.ramp = strike, for_secs, ramp
        s.P = Bucket(); s.bal = {}; s.pend = {}; s.next_id = 1
        s.pending_lst = 0
        s.rate, s.rem, s.at, s.premium = 0, 0, 0, 0
        s.mark = (lst.value, lst.shares); s.ev = None
        s.backing = None
        s.claims, s.claimed = {}, 0
        s.below_since, s.obs_at = None, 0
        s.native = {}
    # -- premium
    def accrue(s, now):
        num = s.P.lst * s.rate * (now - s.at) + s.rem
        dues = min(num // (10_000 * YEAR), s.P.lst); s.rem = num % (10_000 * YEAR)
        s.P.lst -= dues; s.premium += dues; s.at = now
    def reserve_of(s, lst): return cdiv(lst * s.reserve, 10_000)
    def capital(s, now):   # what leaves no more: active only, after a whole-window slash cap
        b = s.backing; b.touch(now)
        h = b.A.lst
        return 0 if b.spent() else max(0, min(h * b.max_bps // 10_000, h - max(b.floor, cdiv(h, 1000))))
    def util(s, now, more=0):
        c = s.capital(now); r = s.reserve_of(s.P.lst + s.claimed + more)
        return r, c
    def set_rate(s, now):   # by all that could be slashed now, leaving stake included: queueing moves no rate
        r = s.reserve_of(s.P.lst + s.claimed); s.backing.touch(now); c = s.backing.slashable(now)
        if r == 0: s.rate = s.r0; return
        if c == 0: s.rate = 0; return
        u = min(10_000, cdiv(r * 10_000, c))
        if r > c: s.rate = s.r1 * c // r          # half the cover costs half
        elif u <= 8000: s.rate = s.r0 + (s.rk - s.r0) * u // 8000
        else: s.rate = s.rk + (s.r1 - s.rk) * (u - 8000) // 2000
    # -- rate drop
    def price(s): return s.lst.value, s.lst.shares
    def drop_due(s):
        """LST due now, by two totals, all floors: never more than the loss beyond the deductible, once an event."""
        V, S = s.price(); MV, MS = s.mark
        if s.kind != "rate_drop" or s.P.lst == 0 or V == 0 or V * MS >= MV * S: return 0
        paid = s.ev is not None and s.ev["room"] is not None
        was = s.P.lst * MV // MS
        keep = was if paid else was * (10_000 - s.deduct) // 10_000
        want = keep * S // V
        due = min(max(0, want - s.P.lst), min(s.ev["room"], s.P.lst * s.reserve // 10_000) if paid else s.P.lst * s.reserve // 10_000)
        return due if due * 1_000_000 >= s.P.lst else 0   # what a chain truncates is not due, see docs/DECISIONS.md 54
    def exposure(s):
        ex = s.reserve_of(s.P.lst + s.claimed)
        if s.kind == "rate_drop": due = s.drop_due()
        else: due = ex if s.below_since is not None or s.claimed else 0
        return ex, due
    def see(s, now):
        """The mark is the highest price seen; an event begins 10 bps below it, adds up for `event`, and has one deductible."""
        V, S = s.price(); MV, MS = s.mark
        if V == 0: return
        up = V * MS >= MV * S
        if s.P.lst == 0 or (up and (s.ev is None or s.ev["room"] is None)): s.mark, s.ev = (V, S), None
        elif s.ev is None:
            if V * MS * 10_000 < MV * S * 9_990: s.ev = dict(since=now, room=None)
        elif now - s.ev["since"] > s.event and s.drop_due() == 0: s.mark, s.ev = (V, S), None
    def top_up(s, now):
        s.accrue(now); s.see(now)
        need(s.lst.pending_cover == 0, "CoverPending")
        due = s.drop_due(); need(due > 0, "NothingDue")
        b = s.backing; b.touch(now)
        take = min(due, b.slashable(now))
        got = b.slash(s.name, take, now) if take else 0
        room = min(s.ev["room"], s.P.lst * s.reserve // 10_000) if s.ev["room"] is not None else s.P.lst * s.reserve // 10_000
        s.P.lst += got; s.mark = s.price(); s.ev["room"] = room - got
        s.set_rate(now)
        return got
    # -- buyers
    def deposit(s, who, lst, now):
        need(lst > 0, "Zero"); s.lst.move(who, s.name, lst); s.pending_lst += lst
        i = s.next_id; s.next_id += 1
        s.pend[i] = dict(owner=who, lst=lst, ready=now + s.waiting)
        return i
    def activate(s, i, now):
        s.accrue(now); s.see(now)
        r = s.pend.get(i); need(r, "Unknown")
        need(r["ready"] <= now <= r["ready"] + s.grace, "NotNow")
        need(s.lst.pending_cover == 0, "CoverPending")
        need(s.price()[0] > 0, "NoPrice")
        if s.kind == "rate_drop": need(s.ev is None, "EventOpen")
        else: need(s.below_since is None, "PriceLow")
        res, cap = s.util(now, more=r["lst"]); need(res <= cap, "NoCapacity")
        sh = s.P.join(r["lst"]); s.pending_lst -= r["lst"]; del s.pend[i]
        s.bal[r["owner"]] = s.bal.get(r["owner"], 0) + sh
        s.set_rate(now)
        return sh
    def cancel(s, who, i, now):
        r = s.pend.get(i); need(r and r["owner"] == who, "NotYours")
        del s.pend[i]; s.pending_lst -= r["lst"]; s.lst.move(s.name, who, r["lst"])
    def redeem(s, who, shares, now, forfeit=False):
        s.accrue(now)
        if not forfeit: s.see(now)       # who forfeits asks nobody, and the rate stays what it was
        need(0 < shares <= s.bal.get(who, 0), "NotEnough")
        if not forfeit: need(s.exposure()[1] == 0 or s.kind == "depeg", "TopUpFirst")
        need(s.P.worth(shares) > 0, "Dust"); lst = s.leave(shares); s.bal[who] -= shares
        s.lst.move(s.name, who, lst); s.sweep()
        if not forfeit: s.set_rate(now)
        return lst
    def leave(s, shares):
        was = s.P.lst; lst = s.P.part(shares)
        if s.ev is not None and s.ev["room"] is not None and was: s.ev["room"] = s.ev["room"] * s.P.lst // was
        return lst
    def sweep(s):
        if s.P.shares == 0: s.premium += s.P.lst; s.P.lst = 0
    def pay(s, now):
        s.accrue(now); need(s.premium > 0, "Zero")
        s.lst.move(s.name, s.backing.name, s.premium); s.premium = 0
        s.set_rate(now)
    # -- depeg
    def observe(s, price_num, price_den, round_at, now):
        need(round_at > s.obs_at, "Old"); s.accrue(now)
        V, S = s.price()
        below = price_num * S * 10_000 < V * price_den * s.strike
        gap = round_at - s.obs_at
        if not below: s.below_since = None
        elif s.below_since is None or gap > s.for_secs // 12: s.below_since = round_at
        s.obs_at = round_at
    def declared(s, now):
        return s.below_since is not None and s.obs_at - s.below_since >= s.for_secs and now - s.obs_at <= s.for_secs // 12
    def claim(s, who, shares, now):
        s.accrue(now); need(s.declared(now), "NotDeclared")
        need(0 < shares <= s.bal.get(who, 0), "NotEnough")
        need(s.P.worth(shares) > 0, "Dust"); lst = s.leave(shares); s.bal[who] -= shares; s.claimed += lst; s.sweep()
        i = s.next_id; s.next_id += 1
        s.claims[i] = dict(owner=who, lst=lst, at=now); s.set_rate(now)
        return i
    def bonus(s, lst, at, now):
        """What the capital adds: rises over the ramp; never more than the claim's part of what there is."""
        b = s.backing; b.touch(now)
        return min(lst * s.reserve * min(s.ramp, now - at) // (10_000 * s.ramp),
                   b.slashable(now) * lst // (s.P.lst + s.claimed))
    def fill(s, who, i, native, now):
        c = s.claims[i]; V, S = s.price()
        lst = min(c["lst"], native * S * 10_000 // (V * s.strike)); need(lst > 0, "Dust")
        cost = cdiv(lst * V * s.strike, S * 10_000)
        b = s.backing; bonus = s.bonus(lst, c["at"], now)
        if bonus: bonus = b.slash(s.name, bonus, now)
        s.lst.move(s.name, who, lst + bonus)
        s.native[c["owner"]] = s.native.get(c["owner"], 0) + cost
        c["lst"] -= lst; s.claimed -= lst
        if c["lst"] == 0: del s.claims[i]
        s.set_rate(now)
        return lst, bonus, cost
    def close(s, i, now):
        c = s.claims[i]; need(now >= c["at"] + s.ramp, "Ramp")
        b = s.backing; bonus = s.bonus(c["lst"], c["at"], now)
        if bonus: bonus = b.slash(s.name, bonus, now)
        s.lst.move(s.name, c["owner"], c["lst"] + bonus); s.claimed -= c["lst"]; del s.claims[i]
        s.set_rate(now)
        return bonus
    def check(s):
        own = s.P.lst + s.pending_lst + s.premium + s.claimed
        assert s.lst.bal.get(s.name, 0) >= own, "H-1"
        assert sum(s.bal.values()) == s.P.shares, "H-2"
        assert sum(p["lst"] for p in s.pend.values()) == s.pending_lst, "H-3"
        assert sum(c["lst"] for c in s.claims.values()) == s.claimed, "H-3c"

# ================================================================ worked examples
def show(*a): print(*a)

def example_restake():
    show("== restake, worked example")
    L = Lst(1_000_000_000_000, 1_000_000_000_000); L.bal = {"alice": 10**12, "bob": 10**12, "carol": 10**12, "gift": 10**12}
    v = Restake("v", L, max_bps=3000, floor=1_000_000, cooldown=21*DAY); t = 1_700_000_000
    a = v.deposit("alice", 600_000_000, t); b = v.deposit("bob", 400_000_000, t)
    show("alice", a, "bob", b, "held", v.held())
    i = v.redeem("bob", 200_000_000_000, t + 10); show("bob redeems half ->", v.worth_of(i), "units", v.red[i]["units"])
    show("slashable", v.slashable(t + 10))
    s1 = v.slash("svc", 100_000_000, t + 20); show("slash 100 ->", s1, "A", v.A.lst, "E", v.E.lst, "left in window", v.slashable(t + 20))
    show("worth alice", v.A.worth(a), "bob active", v.A.worth(v.bal["bob"]), "bob queued", v.worth_of(i))
    s2 = v.slash("svc", 500_000_000, t + 30); show("slash 500 ->", s2, "A", v.A.lst, "E", v.E.lst, v.slashable(t + 30))
    L.move("gift", "v", 70_000_000); v.touch(t + 40); show("gift 70 -> A", v.A.lst)
    v.touch(t + 40 + 7*DAY // 2); show("half a drip later A", v.A.lst, "E", v.E.lst)
    v.touch(t + 40 + 7*DAY); show("drip over A", v.A.lst)
    c = v.deposit("carol", 63_000_000, t + 40 + 7*DAY); show("carol 63.0 ->", c)
    w = v.withdraw("bob", i, t + 10 + 21*DAY); show("bob takes out", w)
    show("new window slashable", v.slashable(t + 10 + 21*DAY)); v.check()
    show("== restake, floor, spent")
    v = Restake("w", L, max_bps=10000, floor=1_000_000, window=3600); t = 1_700_000_000
    a = v.deposit("alice", 100_000_000, t)
    show("slashable", v.slashable(t)); s1 = v.slash("svc", 10**12, t); show("took", s1, "left", v.A.lst, "spent", v.spent())
    try: v.deposit("bob", 5_000_000, t)
    except Refused as e: show("deposit:", e)
    show("== restake, veto")
    v = Restake("x", L, mode="veto", veto=3*DAY, execute=2*DAY, max_bps=3000); v.deposit("alice", 1_000_000_000, t)
    i = v.redeem("alice", 500_000_000_000, t); v.slash("svc", 200_000_000, t + 18*DAY)
    for when in (21*DAY, 20*DAY + 3*DAY - 1):
        try: v.withdraw("alice", i, t + when); show("paid?!")
        except Refused as e: show("withdraw at", when // DAY, "d:", e)
    show("execute at +21d", v.execute_slash(t + 21*DAY), "queued worth", v.worth_of(i))
    show("withdraw", v.withdraw("alice", i, t + 21*DAY), "quiet until +d", (v.quiet_until - t) / DAY)

def example_basket():
    show("== basket, worked example")
    L = Lst(10**12, 10**12); L.bal = {k: 10**13 for k in ("alice", "bob", "carol", "gift", "own")}
    A, B, C = (Restake(n, L, max_bps=10000) for n in "ABC"); t = 1_700_000_000
    k = Basket("k", L, [(A, 5000, 10**12), (B, 3000, 10**12), (C, 2000, 10**12)])
    a = k.deposit("alice", 1_000_000_000, t); show("alice", a, "nav", k.nav(t))
    for n in "ABC": show("allocate", n, k.allocate(n, t), "shares", k.parts[n]["sh"])
    show("nav", k.nav(t), "buffer", k.buffer)
    took = A.slash("svc", 50_000_000, t + 5); show("A slashed 10 %:", took, "nav", k.nav(t + 5))
    b = k.deposit("bob", 475_000_000, t + 6); show("bob 475 ->", b, "nav", k.nav(t + 6))
    k.note(t + 7); took = C.slash("svc", 200_000_000, t + 8); show("C slashed:", took, "nav", k.nav(t + 8))
    try: k.deposit("carol", 100_000_000, t + 9); show("in")
    except Refused as e: show("deposit after a fall:", e)
    r = k.redeem("bob", b, t + 10); show("bob leaves:", r, {n: k.parts[n]["p"].worth_of(r[n]) for n in "ABC" if n in r})
    show("nav left", k.nav(t + 10), "supply", k.S, "alice worth in kind", k.nav(t+10) * a // (k.S + OFF))
    c = k.deposit("carol", 100_000_000, t + 9 + 3*DAY); show("carol 3 d later", c)
    for n in "ABC":
        try: show("allocate", n, k.allocate(n, t + 4*DAY))
        except Refused as e: show("allocate", n, e)
    k.parts["C"]["w"] = 0; k.parts["A"]["w"] = 6000; k.parts["B"]["w"] = 4000
    k.trim("C", t + 5*DAY); show("trim C: sh", k.parts["C"]["sh"], "queued", C.worth_of(k.parts["C"]["red"]), "nav", k.nav(t + 5*DAY))
    r = k.redeem("alice", a // 2, t + 6*DAY); show("alice half:", r, {x: k.parts[x[0]]["p"].worth_of(r[x]) for x in r if x != "lst"})
    k.collect("C", t + 5*DAY + 21*DAY); show("collected, buffer", k.buffer, "nav", k.nav(t + 26*DAY)); k.check()

def setup_hedge(kind="rate_drop", P=1_000_000_000, C=500_000_000, **kw):
    L = Lst(1_100_000_000_000, 1_000_000_000_000); L.bal = {k: 10**12 for k in ("alice", "bob", "uwe", "fil", "gift")}
    h = Hedge("h", L, kind, **kw)
    v = Restake("v", L, slasher="h", dest="h", max_bps=10000, floor=1_000_000, consumer=h, ratio_bps=10000, hold=35*DAY)
    h.backing = v; t = 1_700_000_000; h.at = t
    v.deposit("uwe", C, t); i = h.deposit("alice", P, t)
    return L, h, v, t, i

def example_hedge():
    show("== hedge, rate drop")
    L, h, v, t, i = setup_hedge()
    for when in (20*DAY, 21*DAY):
        try: show("activate", when // DAY, h.activate(i, t + when))
        except Refused as e: show("activate", when // DAY, e)
    t += 21*DAY
    show("util", h.util(t), "rate bps", h.rate)
    h.accrue(t + 30*DAY); show("premium 30 d", h.premium, "P", h.P.lst); h.pay(t + 30*DAY); t += 30*DAY
    MV, MS = h.mark
    L.value = L.value * 9900 // 10000; show("1 % slash: due", h.drop_due())
    L.value = L.value * 9600 // 9900 ; show("4 % in all: value", L.value, "due", h.drop_due(), "exposure", h.exposure())
    P0 = h.P.lst
    try: h.redeem("alice", 1_000_000, t)
    except Refused as e: show("redeem:", e)
    try: v.deposit("uwe", 1_000_000, t)
    except Refused as e: show("deposit in backing:", e)
    got = h.top_up(t); show("top_up", got, "P", h.P.lst, "backing", v.A.lst, "rate", h.rate)
    before = F(P0) * MV / MS; after = F(h.P.lst) * L.value / L.shares
    show("native before", float(before), "after", float(after), "ratio", float(after / before))
    for d in (5, 10, 20, 21, 25, 30, 50, 90):
        L2, g, w, t2, j = setup_hedge(); g.activate(j, t2 + 21*DAY); t2 += 21*DAY; L2.value = L2.value * (100 - d) // 100
        due = g.drop_due(); got = g.top_up(t2)
        show("drop %2d %%: due %d paid %d holder keeps %.4f capital keeps %.4f" % (d, due, got, g.P.lst * L2.value / L2.shares / 1_100_000_000, w.held() * L2.value / L2.shares / 550_000_000))
    show("== hedge, depeg")
    L, h, v, t, i = setup_hedge("depeg", reserve=1500); h.activate(i, t + 21*DAY); t += 21*DAY
    show("util", h.util(t), "rate", h.rate)
    k = 0
    while not h.declared(t): h.observe(99, 100, t, t); t += 7200 if k else 0; t += 1 if not k else 0; k += 1
    show("declared after observations", k, "secs", h.obs_at - h.below_since)
    c = h.claim("alice", h.bal["alice"] // 2, t); show("claim lst", h.claims[c]["lst"])
    show("fill at once 100 native:", h.fill("fil", c, 100_000_000, t))
    show("fill at half ramp:", h.fill("fil", c, 100_000_000, t + DAY // 2))
    show("rest", h.claims[c]["lst"]); show("close after ramp: bonus", h.close(c, t + DAY), "backing", v.A.lst)
    h.check(); v.check()

# ================================================================ acceptance numbers
def tryit(label, f):
    try: show(label, f())
    except Refused as e: show(label, "refused:", e)

def acceptance():
    t = 1_700_000_000
    def chain(*who):
        L = Lst(10**9, 10**9); L.bal = {w: 10**12 for w in who}; return L
    show("== acceptance, restake")
    L = chain("alice", "bob", "m", "g"); v = Restake("v", L)
    show("A1", v.deposit("alice", 600_000_000, t), v.deposit("bob", 400_000_000, t))
    i = v.redeem("bob", 200_000_000_000, t)
    tryit("A2 early", lambda: v.withdraw("bob", i, t + 21*DAY - 1)); 
    show("A3 slashable", v.slashable(t), "slash 100", v.slash("svc", 100_000_000, t), v.A.lst, v.E.lst, v.worth_of(i))
    show("A4 slash 500", v.slash("svc", 500_000_000, t), "again", v.slash("svc", 1, t), "next window", v.slashable(t + 7*DAY))
    tryit("A5 alice slashes", lambda: v.slash("alice", 1, t))
    tryit("A2 in time", lambda: v.withdraw("bob", i, t + 21*DAY))
    L = chain("alice", "bob", "g"); v = Restake("v", L); v.deposit("alice", 500_000_000, t)
    L.move("g", "v", 70_000_000); v.touch(t); show("A6 gift", v.A.lst, end := ""); v.touch(t + 302_400); show("half", v.A.lst); v.touch(t + 604_800); show("all", v.A.lst)
    sh = v.deposit("bob", 57_000_000, t + 604_800); show("A6 bob", sh, v.A.worth(sh))
    L = chain("m", "alice"); v = Restake("v", L); m = v.deposit("m", 1, t); L.move("m", "v", 1_000_000_000); v.touch(t); v.touch(t + 604_800)
    a = v.deposit("alice", 1_500_000_000, t + 604_800); show("A7 inflation: m worth", v.A.worth(m), "alice", a, v.A.worth(a))
    L = chain("alice", "bob"); v = Restake("v", L, max_bps=10000); v.deposit("alice", 100_000_000, t)
    show("A8 all", v.slash("svc", 10**12, t), v.A.lst, "spent", v.spent(), "again", v.slash("svc", 1, t)); 
    L = chain("alice", "bob"); v = Restake("v", L, max_bps=10000); al = v.deposit("alice", 1_000_000_000, t)
    show("A8b all of 1000", v.slash("svc", 10**12, t), v.A.lst, "spent", v.spent()); tryit("deposit", lambda: v.deposit("bob", 10**6, t)); show("again", v.slash("svc", 5, t)); j = v.redeem("alice", al, t); show("alice leaves with", v.withdraw("alice", j, t + 21*DAY), v.A.lst)
    L = chain("alice", "bob"); v = Restake("v", L, mode="veto"); al = v.deposit("alice", 1_000_000_000, t); j = v.redeem("alice", al // 4, t)
    v.slash("svc", 200_000_000, t + 19*DAY); tryit("A9 second request", lambda: v.slash("svc", 1, t + 20*DAY)); tryit("deposit", lambda: v.deposit("bob", 1000, t + 20*DAY)); tryit("withdraw", lambda: v.withdraw("alice", j, t + 21*DAY)); tryit("execute early", lambda: v.execute_slash(t + 22*DAY - 1))
    v2 = copy.deepcopy(v); v2.veto("resolver", t + 21*DAY); tryit("A10 vetoed: withdraw", lambda: v2.withdraw("alice", j, t + 21*DAY)); tryit("quiet", lambda: v2.slash("svc", 1, t + 27*DAY - 1)); tryit("after", lambda: v2.slash("svc", 1, t + 27*DAY))
    v3 = copy.deepcopy(v); tryit("A11 veto late", lambda: v3.veto("resolver", t + 22*DAY)); tryit("execute late", lambda: v3.execute_slash(t + 25*DAY)); tryit("withdraw", lambda: v3.withdraw("alice", j, t + 25*DAY))
    tryit("A9 execute", lambda: v.execute_slash(t + 22*DAY)); show("queued", v.worth_of(j)); tryit("withdraw", lambda: v.withdraw("alice", j, t + 22*DAY))
    class C:
        ex, due = 400_000_000, 0
        def exposure(s): return s.ex, s.due
    c = C(); L = chain("alice", "bob"); v = Restake("v", L, max_bps=10000, consumer=c, ratio_bps=10000); v.deposit("alice", 500_000_000, t); j = v.redeem("alice", 200_000_000_000, t); k = v.redeem("alice", 99_000_000_000, t)
    tryit("A12 200 out", lambda: v.withdraw("alice", j, t + 21*DAY)); tryit("99 out", lambda: v.withdraw("alice", k, t + 21*DAY)); c.due = 1; tryit("due", lambda: v.withdraw("alice", j, t + 28*DAY - 1)); tryit("after hold", lambda: v.withdraw("alice", j, t + 28*DAY))
    L = chain("alice", "bob"); v = Restake("v", L); al = v.deposit("alice", 300_000_000, t); j = v.redeem("alice", al, t); k = v.split("alice", j, 100_000_000_000, "bob", t); show("A13 split", v.worth_of(j), v.worth_of(k)); tryit("bob", lambda: v.withdraw("bob", k, t + 21*DAY))
    show("== acceptance, basket")
    def basket(**kw):
        L = chain("alice", "bob", "carol", "g", "z"); ps = [Restake(n, L, max_bps=10000) for n in "ABC"]
        k = Basket("k", L, [(p, w, 10**12) for p, w in zip(ps, (5000, 3000, 2000))], **kw); return L, ps, k
    def fill(k, t): return [k.allocate(n, t) for n in "ABC"]
    L, (A, B, C), k = basket(); a = k.deposit("alice", 100_000_000, t); show("B1", a, fill(k, t), k.nav(t), k.buffer); tryit("over target", lambda: k.allocate("A", t))
    show("B2 slash A by 10 %", A.slash("svc", 5_000_000, t), k.nav(t)); b = k.deposit("bob", 95_000_000, t); show("bob", b, k.nav(t), "alice worth", k.nav(t) * a // (k.S + OFF))
    r = k.redeem("bob", b, t); show("B3 bob leaves", r, {x: k.parts[x]["p"].worth_of(r[x]) for x in "ABC" if x in r}, "nav", k.nav(t), "supply", k.S)
    show("B3 slash A in his cooldown", A.slash("svc", 9_000_000, t + DAY), A.held(), A.worth_of(r["A"])); tryit("withdraw", lambda: A.withdraw("bob", r["A"], t + 21*DAY))
    L, (A, B, C), k = basket(); k.deposit("alice", 100_000_000, t); fill(k, t); k.note(t); A.slash("svc", 20_000_000, t); show("B4 nav", k.nav(t)); k.note(t + 5); tryit("deposit", lambda: k.deposit("bob", 10**6, t + 5)); tryit("just before", lambda: k.deposit("bob", 10**6, t + 5 + 3*DAY - 1)); tryit("3 d later", lambda: k.deposit("bob", 10**6, t + 5 + 3*DAY))
    L, (A, B, C), k = basket(); a = k.deposit("alice", 100_000_000, t); fill(k, t); k.parts["A"]["w"], k.parts["B"]["w"], k.parts["C"]["w"] = 5000, 5000, 0
    k.trim("C", t); tryit("B5 second trim", lambda: k.trim("C", t)); show("queued", C.worth_of(k.parts["C"]["red"]), "nav", k.nav(t)); tryit("collect early", lambda: k.collect("C", t + DAY)); r = k.redeem("alice", a // 4, t + DAY); show("a quarter leaves", {x: k.parts[x[0]]["p"].worth_of(r[x]) for x in r if x != "lst"}); k.collect("C", t + 21*DAY); show("buffer", k.buffer); show("B", k.allocate("B", t + 21*DAY), "nav", k.nav(t + 21*DAY))
    L, (A, B, C), k = basket(); k.parts["A"]["cap"] = 20_000_000; k.deposit("alice", 100_000_000, t); show("B6 cap", fill(k, t), k.buffer)
    L, (A, B, C), k = basket(); k.deposit("alice", 1_000_000, t); fill(k, t); L.move("g", "A", 7_000_000); A.touch(t); show("B7 gift to a part", k.nav(t)); A.touch(t + 302_400); show("half", k.nav(t + 302_400)); L.move("g", "k", 5); show("gift to the basket", k.nav(t + 302_400))
    L, (A, B, C), k = basket(); m = k.deposit("z", 1, t); L.move("z", "k", 10**9); a = k.deposit("alice", 10**9, t); show("B8", m, a, k.nav(t) * a // (k.S + OFF))
    L, (A, B, C), k = basket(); A.mode = "veto"; a = k.deposit("alice", 100_000_000, t); fill(k, t); A.slash("svc", 10**7, t); tryit("B9 deposit", lambda: k.deposit("bob", 10**6, t)); tryit("B9 redeem", lambda: k.redeem("alice", a // 2, t))
    L, (A, B, C), k = basket(); a = k.deposit("alice", 100_000_000, t); fill(k, t); r = k.redeem("alice", a // 2, t, skip=("C",)); show("B10 skip C", {x: k.parts[x]["p"].worth_of(r[x]) for x in "ABC" if x in r}, "nav", k.nav(t), k.S)
    show("== acceptance, hedge")
    def hedge(kind="rate_drop", P=400_000_000, C=200_000_000, **kw):
        L = chain("alice", "bob", "uwe", "fil"); h = Hedge("h", L, kind, **kw)
        v = Restake("v", L, slasher="h", dest="h", max_bps=10000, consumer=h, ratio_bps=10000, hold=35*DAY); h.backing = v; h.at = t
        v.deposit("uwe", C, t); i = h.deposit("alice", P, t); return L, h, v, i
    L, h, v, i = hedge(); tryit("H1 early", lambda: h.activate(i, t + 21*DAY - 1)); tryit("late", lambda: h.activate(i, t + 22*DAY + 1)); tryit("in time", lambda: h.activate(i, t + 21*DAY)); T = t + 21*DAY
    show("H2 reserve, capital, rate", h.util(T), h.rate); h.accrue(T + YEAR // 12); show("after a twelfth of a year: premium", h.premium, h.P.lst); h.pay(T + YEAR // 12); v.touch(T + YEAR // 12 + 7*DAY); show("backing", v.A.lst)
    free = dict(min_bps=0, kink_bps=0, max_bps=0)   # seconds between blocks do not matter then
    L, h, v, i = hedge(**free); h.activate(i, T); L.value = 985_000_000; tryit("H3 drop 1.5 %", lambda: h.top_up(T)); L.value = 950_000_000; show("H4 due", h.drop_due(), h.exposure()); tryit("redeem", lambda: h.redeem("alice", 1_000_000, T)); tryit("backing deposit", lambda: v.deposit("bob", 1_000_000, T)); tryit("top_up", lambda: h.top_up(T)); show("P", h.P.lst, "worth", h.P.lst * 95 // 100, "backing", v.A.lst, "rate", h.rate); tryit("again", lambda: h.top_up(T)); tryit("redeem all", lambda: h.redeem("alice", h.bal["alice"], T))
    L, h, v, i = hedge(**free); h.activate(i, T); L.value = 700_000_000; tryit("H5 drop 30 %", lambda: h.top_up(T)); show("P", h.P.lst, h.P.lst * 7 // 10, "backing", v.A.lst)
    L, h, v, i = hedge(C=80_000_000); tryit("H6 no capacity", lambda: h.activate(i, T)); v.deposit("uwe", 25_000_000, T); tryit("then", lambda: h.activate(i, T)); show(h.util(T), h.rate)
    L, h, v, i = hedge(); h.activate(i, T); j = v.redeem("uwe", 150_000_000_000, T); h.pay_ = None; h.accrue(T); h.set_rate(T); show("H7 capital queued: ", h.util(T), "rate", h.rate); tryit("out at cooldown", lambda: v.withdraw("uwe", j, T + 21*DAY)); tryit("out after hold", lambda: v.withdraw("uwe", j, T + 56*DAY)); L.value = 700_000_000; show("exposure", h.exposure()); tryit("top_up", lambda: h.top_up(T + 56*DAY))
    L, h, v, i = hedge(**free); h.activate(i, T); k = h.deposit("bob", 10_000_000, T); L.value = 990_000_000; h.see(T); tryit("H8 activation in an event of 1 %", lambda: h.activate(k, T + 21*DAY)); L.value = 999_500_000; tryit("of 5 bps", lambda: h.activate(k, T + 21*DAY))
    L, h, v, i = hedge(**free); h.activate(i, T); L.value = 990_000_000; h.see(T); h.accrue(T+31*DAY); h.see(T + 31*DAY); L.value = 970_200_000; show("H9 1 % + 2 % 31 d apart", h.drop_due()); L.value = 960_000_000; show("and 3.03 % in all since", h.drop_due())
    L, h, v, i = hedge(**free); h.activate(i, T); L.value = 980_000_000; tryit("H9b 2 %", lambda: h.top_up(T)); L.value = 960_400_000; tryit("another 2 % a day later", lambda: h.top_up(T + DAY)); show("P", h.P.lst, h.P.lst * 9604 // 10000); k = h.deposit("bob", 10**7, T - 20*DAY); tryit("activation in a paid event", lambda: h.activate(k, T + DAY)); h.see(T + 31*DAY); show("event over", h.ev, h.mark)
    L, h, v, i = hedge(**free); h.activate(i, T); L.value = 950_000_000; L.pending_cover = 30_000_000; tryit("H10 cover owed", lambda: h.top_up(T)); tryit("leave", lambda: h.redeem("alice", 100_000_000_000, T, True)); L.pending_cover = 0; L.value = 980_000_000; tryit("cover paid", lambda: h.top_up(T))
    show("H10", h.drop_due(), h.P.lst)
    L, h, v, i = hedge("depeg", reserve=1500, **free); h.activate(i, T); show("H11 util", h.util(T), h.rate)
    x = T
    for n in range(13): h.observe(96, 100, x, x); x += 7200
    x -= 7200; show("declared", h.declared(x), (x - T) // 3600, "h"); c = h.claim("alice", 200_000_000_000, x); show("claim", h.claims[c]["lst"]); show("fill 97 at once", h.fill("fil", c, 97_000_000, x)); show("fill 48.5 at half ramp", h.fill("fil", c, 48_500_000, x + DAY // 2)); show("rest", h.claims[c]["lst"]); tryit("close early", lambda: h.close(c, x + DAY - 1)); rest = h.claims[c]["lst"]; tryit("close", lambda: h.close(c, x + DAY)); show("rest was", rest, "P", h.P.lst, "backing", v.A.lst)
    L, h, v, i = hedge("depeg", reserve=1500, **free); h.activate(i, T); x = T
    for n in range(12): h.observe(96, 100, x, x); x += 7200
    h.observe(98, 100, x, x); tryit("H12 one observation above", lambda: h.claim("alice", 1000, x))
    show("H13 table: true market, what a filler takes it at, holder gets, capital pays (15 % reserve, K 97 %)")
    for M in (100, 97, 95, 90, 85, 80):
        b = max(F(0), F(97, M) - 1); 
        if b <= F(15, 100): show("  M %3d: bonus %.4f holder %.4f capital %.4f" % (M, b, .97, b))
        else: show("  M %3d: closed, holder %.4f capital %.4f" % (M, 1.15 * M / 100, .15))
    show("reserve for a drop d (deductible 1.5 %):", {d: -(-10_000 * (F(985, 1000) / F(100 - d, 100) - 1) // 1) for d in (5, 10, 20, 30, 50)})

# ================================================================ random histories
def random_restake(seed, steps):
    r = random.Random(seed); L = Lst(10**12, 10**12); who = ["u%d" % i for i in range(5)]
    for w in who + ["gift"]: L.bal[w] = 10**15
    mode = r.choice(["instant", "veto"])
    v = Restake("v", L, mode=mode, max_bps=r.choice([100, 3000, 10000]), floor=r.choice([1000, 10**6]), drip=r.choice([3600, 7*DAY]),
                cooldown=r.choice([7*DAY, 21*DAY]), window=r.choice([3600, 7*DAY]))
    t = 1_700_000_000; v.at = t; taken_total = 0; put = {w: 0 for w in who}; out = {w: 0 for w in who}
    for _ in range(steps):
        t += r.choice([0, 1, 5, 600, DAY, 5*DAY])
        snap = copy.deepcopy(v), copy.deepcopy(L.bal)
        op = r.choice(["dep", "dep", "red", "wd", "slash", "gift", "veto", "exec", "split", "xfer"])
        try:
            v.touch(t); A0 = (v.A.lst + 1, v.A.shares + OFF); E0 = (v.E.lst + 1, v.E.shares + OFF)
            if op == "dep": v.deposit(r.choice(who), r.choice([1, 7, 1000, 10**6, 10**9, 10**12]), t)
            elif op == "red":
                w = r.choice(who); b = v.bal.get(w, 0); v.redeem(w, r.choice([b, b // 2, 1, 1000]), t)
            elif op == "wd":
                need(v.red, "none"); i = r.choice(list(v.red)); o = v.red[i]["owner"]; v.withdraw(o, i, t)
            elif op == "slash":
                h0, sl = v.held(), v.slashable(t); ask = r.choice([1, 10**3, 10**9, 10**13, max(1, v.held() // 2)])
                a0, e0 = v.A.lst, v.E.lst
                got = v.slash("svc", ask, t)
                if got is not None:
                    assert got == min(ask, sl), "R-6 exact"
                    if got: # one fraction, to the unit
                        assert abs((a0 - v.A.lst) * h0 - got * a0) <= h0 and abs((e0 - v.E.lst) * h0 - got * e0) <= h0, "R-5"
                        assert v.held() >= min(v.floor, h0) , "R-7"
            elif op == "gift": L.move("gift", "v", r.choice([1, 10**6, 10**9]))
            elif op == "veto":
                h0 = v.held(); v.veto("resolver", t); assert v.held() == h0, "R-8"
            elif op == "exec": v.execute_slash(t)
            elif op == "split":
                need(v.red, "none"); i = r.choice(list(v.red)); o = v.red[i]["owner"]
                v.split(o, i, r.randint(1, v.red[i]["units"]), r.choice(who), t)
            elif op == "xfer":
                a, b = r.sample(who, 2); n = v.bal.get(a, 0) // 3; v.bal[a] = v.bal.get(a, 0) - n; v.bal[b] = v.bal.get(b, 0) + n
            A1 = (v.A.lst + 1, v.A.shares + OFF); E1 = (v.E.lst + 1, v.E.shares + OFF)
            if op in ("dep", "red", "wd", "gift", "split", "xfer", "veto") and v.A.shares:
                assert A1[0] * A0[1] >= A0[0] * A1[1], "R-9 price of active fell by %s" % op
            if op == "gift": assert v.A.lst == A0[0] - 1, "R-10 a gift moved the price"
        except Refused:
            v.__dict__.clear(); v.__dict__.update(snap[0].__dict__); v.lst = L; L.bal = snap[1]
        v.check()
    # everybody can leave: after cooldown, request life
    for w in who:
        if v.bal.get(w, 0):
            try: v.redeem(w, v.bal[w], t)
            except Refused as e: assert str(e) in ("Dust", "LayerDust"), e
    t += v.cooldown + v.veto_secs + v.exec_secs + v.hold + 1
    for i in list(v.red): v.withdraw(v.red[i]["owner"], i, t)
    assert not v.red and v.E.lst == 0 and v.E.shares == 0, "R-11 everyone left"
    v.check()

def random_basket(seed, steps):
    r = random.Random(seed); L = Lst(10**12, 10**12); who = ["u%d" % i for i in range(4)]
    for w in who + ["gift", "z"]: L.bal[w] = 10**15
    ps = [Restake(n, L, mode=r.choice(["instant", "veto"]), max_bps=10000, drip=3600) for n in "ABC"]
    k = Basket("k", L, [(ps[0], 5000, 10**14), (ps[1], 3000, 10**12), (ps[2], 2000, 10**14)]); t = 1_700_000_000
    for p in ps: p.at = t
    for _ in range(steps):
        t += r.choice([0, 1, 600, DAY, 4*DAY])
        for p in ps: p.touch(t)
        snap = copy.deepcopy((k, L)); op = r.choice(["dep", "dep", "al", "al", "tr", "co", "red", "red", "slash", "gift", "w", "ex", "zdep"])
        try:
            n0, S0 = k.nav(t), k.S
            hold0 = {n: (x["sh"], x["p"].red[x["red"]]["units"] if x["red"] else 0) for n, x in k.parts.items()}; b0 = k.buffer
            if op == "dep": k.deposit(r.choice(who), r.choice([1, 999, 10**6, 10**9, 10**12]), t)
            elif op == "al": k.allocate(r.choice("ABC"), t)
            elif op == "tr": k.trim(r.choice("ABC"), t)
            elif op == "co": k.collect(r.choice("ABC"), t)
            elif op == "red":
                w = r.choice(who); b = k.bal.get(w, 0); k.redeem(w, r.choice([b, b // 3, 1, 10**6]), t)
                for n, x in k.parts.items():   # B-4: nobody left has less of anything per share
                    u = x["p"].red[x["red"]]["units"] if x["red"] else 0
                    assert x["sh"] * (S0 + OFF) >= hold0[n][0] * (k.S + OFF), "B-4"
                    assert u * (S0 + OFF) >= hold0[n][1] * (k.S + OFF), "B-4r"
                assert k.buffer * (S0 + OFF) >= b0 * (k.S + OFF), "B-4b"
            elif op == "slash":
                p = r.choice(ps); h = p.held()
                if h: p.slash("svc", r.choice([1, h // 10 + 1, h]), t)
            elif op == "ex": r.choice(ps).execute_slash(t)
            elif op == "gift": L.move("gift", r.choice(["k", "A"]), 10**6)
            elif op == "zdep": r.choice(ps).deposit("z", 10**8, t)
            elif op == "w":
                ws = r.choice([(5000, 3000, 2000), (0, 6000, 4000), (9000, 1000, 0)])
                for n, w in zip("ABC", ws): k.parts[n]["w"] = w
            if op in ("dep", "al", "tr", "co", "red", "gift", "w", "zdep") and S0 and k.S:
                # B-5: NAV per share does not fall by more than a unit per holding (virtual offset included)
                assert (k.nav(t) + 1 + 8) * (S0 + OFF) >= (n0 + 1) * (k.S + OFF) , "B-5 %s %d %d %d %d" % (op, n0, S0, k.nav(t), k.S)
            if op in ("al", "tr", "co", "w"): assert abs(k.nav(t) - n0) <= 4, "B-6 %s %d %d" % (op, n0, k.nav(t))
        except Refused:
            k2, L2 = snap; L.bal = L2.bal; k.__dict__.clear(); k.__dict__.update(k2.__dict__); k.lst = L
            ps = [k.parts[n]["p"] for n in "ABC"]
            for p in ps: p.lst = L
        k.check()
        for p in ps: p.check()

def path_test(seed):
    """H-8: a loss that comes in pieces, with a top-up after any of them, pays what one top-up at the end pays."""
    r = random.Random(seed); cuts = [r.randint(1, 900) for _ in range(r.randint(2, 6))]; res = []
    for mode in (0, 1):
        L = Lst(10**12, 10**12); L.bal = {"a": 10**13, "u": 10**13}
        h = Hedge("h", L, deduct=150, reserve=2500, min_bps=0, kink_bps=0, max_bps=0); v = Restake("v", L, slasher="h", dest="h", max_bps=10000, consumer=h); h.backing = v
        t = h.at = v.at = 1_700_000_000; v.deposit("u", 10**12, t); i = h.deposit("a", 10**11, t); t += 21*DAY; h.activate(i, t)
        q = random.Random(seed + 1)
        for n, c in enumerate(cuts):
            t += q.choice([5, 600, DAY]); L.value = L.value * (10_000 - c) // 10_000 + q.choice([0, 0, L.value // 10_000])
            h.see(t)
            if q.random() < .6 and mode or n == len(cuts) - 1:
                try: h.top_up(t)
                except Refused: pass
        res.append(h.P.lst)
    assert abs(res[0] - res[1]) <= 10 * len(cuts) + res[0] // 1_000_000, "H-8 %s %s" % (cuts, res)

def random_hedge(seed, steps):
    r = random.Random(seed); kind = r.choice(["rate_drop", "depeg"]); L = Lst(11 * 10**14, 10**15); who = ["a", "b", "c"]
    for w in who + ["u1", "u2", "fil", "gift"]: L.bal[w] = 10**14
    h = Hedge("h", L, kind, reserve=r.choice([500, 2500, 10000]), deduct=r.choice([10, 150, 500]))
    v = Restake("v", L, slasher="h", dest="h", max_bps=10000, consumer=h, ratio_bps=r.choice([0, 10000]), hold=35*DAY, drip=DAY)
    h.backing = v; t = 1_700_000_000; h.at = t; v.at = t; paid = 0
    v.deposit("u1", 10**11, t); i = h.deposit("a", 10**10, t); t += 21*DAY; h.activate(i, t)
    for _ in range(steps):
        t += r.choice([0, 5, 600, 3600, DAY, 3*DAY])
        L.value += L.value * 3 // 10_000_000
        v.touch(t); snap = copy.deepcopy((h, v, L))
        op = r.choice(["dep", "act", "act", "act", "can", "red", "top", "top", "pay", "loss", "udep", "udep", "ured", "uwd", "obs", "obs", "obs", "claim", "fill", "close", "cover"])
        try:
            if op == "dep": h.deposit(r.choice(who), r.choice([1, 10**6, 10**9, 10**11]), t)
            elif op == "act":
                need(h.pend, "none"); i = r.choice(list(h.pend)); rdy = h.pend[i]["ready"]
                if r.random() < .5 and rdy > t: t = rdy
                h.activate(i, t)
                res, cap = h.util(t); assert res <= cap, "H-4 activation beyond capacity"
            elif op == "can": need(h.pend, "none"); i = r.choice(list(h.pend)); h.cancel(h.pend[i]["owner"], i, t)
            elif op == "red":
                w = r.choice(who); b = h.bal.get(w, 0); h.redeem(w, r.choice([b, b // 2, 1]), t, r.random() < .3)
            elif op == "top":
                h.accrue(t); h.see(t); P0, m, C0 = h.P.lst, h.mark, v.held()
                ded = 0 if h.ev and h.ev["room"] is not None else h.deduct
                got = h.top_up(t)
                # H-5: whole again to the deductible and never more, in native
                assert F(h.P.lst) * L.value / L.shares <= F(P0) * m[0] / m[1] * F(10_000 - ded, 10_000), "H-5"
                assert got <= P0 * h.reserve // 10_000 and got <= C0, "H-6"
                paid += got
            elif op == "pay": h.pay(t)
            elif op == "loss": L.value = L.value * (10_000 - r.choice([1, 50, 200, 1000, 4000])) // 10_000
            elif op == "cover": L.pending_cover = r.choice([0, 0, 0, 5])
            elif op == "udep": v.deposit(r.choice(["u1", "u2"]), r.choice([10**6, 10**9, 10**11]), t)
            elif op == "ured":
                w = r.choice(["u1", "u2"]); b = v.bal.get(w, 0); v.redeem(w, r.choice([b, b // 2]), t)
            elif op == "uwd": need(v.red, "none"); i = r.choice(list(v.red)); v.withdraw(v.red[i]["owner"], i, t)
            elif op == "obs": h.observe(*r.choice([(L.value * 9, L.shares * 10), (L.value, L.shares), (L.value * 9, L.shares * 10), (L.value*9, L.shares*10)]), t, t)
            elif op == "claim":
                w = r.choice(who)
                if h.below_since is not None and r.random() < .5:     # bring it about
                    while not h.declared(t): t += h.for_secs // 12; h.observe(L.value * 9, L.shares * 10, t, t)
                h.claim(w, h.bal.get(w, 0), t)
            elif op == "fill":
                need(h.claims, "none"); i = r.choice(list(h.claims)); own = h.claims[i]["owner"]; n0 = h.native.get(own, 0)
                lst, bonus, cost = h.fill("fil", i, r.choice([10, 10**6, 10**9]), t)
                assert F(cost) >= F(lst) * L.value * h.strike / (L.shares * 10_000), "H-7"
            elif op == "close":
                need(h.claims, "none"); i = r.choice(list(h.claims)); h.close(i, t)
        except Refused:
            h2, v2, L2 = snap; L.__dict__.update(L2.__dict__)
            h.__dict__.clear(); h.__dict__.update(h2.__dict__); v.__dict__.clear(); v.__dict__.update(v2.__dict__)
            h.lst = L; v.lst = L; h.backing = v; v.consumer = h
        h.check(); v.check()
    # everyone out, whatever the state
    for i in list(h.pend): h.cancel(h.pend[i]["owner"], i, t)
    for w in who:
        if h.bal.get(w, 0):
            try: h.redeem(w, h.bal[w], t, forfeit=True)
            except Refused as e: assert str(e) == "Dust", e
    t += h.ramp + 1
    for i in list(h.claims): h.close(i, t)
    for w in ("u1", "u2"):
        if v.bal.get(w, 0):
            try: v.redeem(w, v.bal[w], t)
            except Refused as e: assert str(e) in ("Dust", "LayerDust"), e
    for i in list(v.red):
        r = v.red[i]; x = max(t, r["ready"]) - r["ready"]; c = v.hold + v.open_secs()
        when = r["ready"] + (x if x % c >= v.hold else x - x % c + v.hold)
        v.withdraw(r["owner"], i, when)       # there is always a time, whatever the consumer says
    h.check(); v.check()
    return paid

if __name__ == "__main__":
    example_restake(); example_basket(); example_hedge(); acceptance()
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    for seed in range(n): random_restake(seed, 120)
    print("restake: %d histories hold" % n)
    for seed in range(n): random_basket(seed, 100)
    print("basket: %d histories hold" % n)
    for seed in range(5 * n): path_test(seed)
    print("hedge: %d losses in pieces hold" % (5 * n))
    tot = sum(1 for seed in range(n) if random_hedge(seed, 150))
    print("hedge: %d histories hold, %d of them with a top-up" % (n, tot))
