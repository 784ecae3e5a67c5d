"""The market, as designed on the page docs/MARKET.md, in exact integers, with its invariants checked after every step of random lives."""
import random, sys
from fixed import *

OFF = 1000                          # virtual shares against one virtual unit
CURSOR = 3 * WAD // 10              # share of (1 - liq_ltv) that pays liquidators

class Refused(Exception): pass

class Hub:
    def __init__(s, value, shares): s.value, s.shares = value, shares
    def totals(s): return s.value, s.shares
    def bond(s, amount):
        if s.value == 0: raise Refused("NoPrice")
        m = md(amount, s.shares, s.value)
        if m == 0: raise Refused("Dust")
        s.value += amount; s.shares += m
        return m

class Restake:
    """What the market needs of it: slashable LST, and a slash that pays at once, or fails as a whole."""
    def __init__(s, lst): s.lst, s.broken = lst, False
    def slashable(s): return s.lst
    def slash(s, want):
        if s.broken: raise Refused("broken")
        got = min(want, s.lst); s.lst -= got
        return got

class Market:
    def __init__(s, hub, restake, price=None, liq=92*WAD//100, open_=88*WAD//100, cap=U128, k_bps=200000, min_debt=10**6, fee_bps=1000):
        s.hub, s.restake, s.price = hub, restake, price     # price: (num, den) of one LST in loan units; None: the hub's totals
        s.liq, s.open, s.cap, s.k, s.min_debt, s.fee_bps = liq, open_, cap, k_bps, min_debt, fee_bps
        s.back = open_                                      # what a liquidation brings back to: the ratio of birth, whatever open is now
        s.cash, s.scaled, s.index, s.z, s.at = 0, 0, WAD, Z_INIT, 0
        s.supply, s.bal, s.fee_shares = 0, {}, 0
        s.pos = {}                                          # who -> [collateral, scaled]
        s.bank, s.lst = 0, 0                                # what bank and token would say
        s.now = 0
        s.log = dict(bad=0, restaked=0, liq=0, insolvent=0)
    # --- numbers
    def quote(s):
        n, d = s.hub.totals() if s.price is None else s.price
        return n, d
    def worth(s, lst):
        n, d = s.quote()
        return md(lst, n, d)
    def debt_total(s): return md(s.scaled, s.index, WAD)
    def assets(s): return s.cash + s.debt_total()
    def debt(s, who): return mdc(s.pos.get(who, [0, 0])[1], s.index, WAD)
    def q(s): return WAD - md(CURSOR, WAD - s.liq, WAD)      # 1 / incentive factor
    # --- interest
    def accrue(s):
        T = s.now - s.at
        if T == 0: return
        a0, d0 = s.assets(), s.debt_total()
        rate, s.z = step(s.z, util(d0, a0), T)
        if s.scaled:
            s.index = grow(s.index, rate, T)
            interest = s.debt_total() - d0
            fee = md(interest, s.fee_bps, 10000)
            f = md(fee, s.supply + OFF, s.assets() - fee + 1)
            s.supply += f; s.fee_shares += f
        s.at = s.now
    # --- suppliers
    def deposit(s, who, amount):
        s.accrue()
        if s.supply > OFF * 10**6 * (s.assets() + 1): raise Refused("WipedOut")
        m = md(amount, s.supply + OFF, s.assets() + 1)
        if m == 0: raise Refused("Dust")
        u128(s.supply + m)
        s.supply += m; s.bal[who] = s.bal.get(who, 0) + m
        s.cash += amount; s.bank += amount
        return m
    def redeem(s, who, shares):
        s.accrue()
        if shares == 0 or shares > s.bal.get(who, 0): raise Refused("shares")
        out = md(shares, s.assets() + 1, s.supply + OFF)
        if out == 0: raise Refused("Dust")
        if out > s.cash: raise Refused("InsufficientCash")
        s.bal[who] -= shares; s.supply -= shares; s.cash -= out; s.bank -= out
        return out
    # --- borrowers
    def p(s, who): return s.pos.setdefault(who, [0, 0])
    def add(s, who, lst): s.p(who)[0] += lst; s.lst += lst
    def ensure_open(s, who):
        if s.debt(who) * WAD > s.worth(s.p(who)[0]) * s.open: raise Refused("OpenLtv")
    def borrow(s, who, amount, bond=False):
        s.accrue()
        keep = (s.scaled, s.cash, s.bank, list(s.p(who)), s.lst, s.hub.value, s.hub.shares)
        try:
            if amount == 0 or amount > s.cash: raise Refused("InsufficientCash")
            x = mdc(amount, WAD, s.index)
            s.p(who)[1] += x; s.scaled += x; s.cash -= amount; s.bank -= amount
            if s.debt(who) < s.min_debt: raise Refused("DustDebt")
            cap = min(s.cap, md(s.worth(s.restake.slashable()), s.k, 10000)) if s.restake else s.cap
            if s.debt_total() > cap: raise Refused("BorrowCap")
            if bond: s.add(who, s.hub.bond(amount))
            s.ensure_open(who)
        except Refused:
            (s.scaled, s.cash, s.bank, pos, s.lst, s.hub.value, s.hub.shares) = keep; s.pos[who] = pos
            raise
    def withdraw(s, who, lst):
        s.accrue()
        c, x = s.p(who)
        if lst == 0 or lst > c: raise Refused("collateral")
        s.pos[who][0] -= lst
        try:
            if x: s.ensure_open(who)
        except Refused:
            s.pos[who][0] += lst; raise
        s.lst -= lst
    def pay_down(s, who, amount):
        """what of `amount` is taken, and the scaled debt it pays"""
        c, x = s.p(who)
        owed = s.debt(who)
        if amount >= owed: return owed, x
        return amount, md(amount, WAD, s.index)
    def repay(s, who, amount, withdraw=0):
        """with `withdraw`: both at once, refused only if the position ends above the open LTV and above where it was"""
        s.accrue()
        c, x = s.p(who)
        D0 = s.debt(who)
        take, dx = s.pay_down(who, amount)
        if dx == 0 or withdraw > c: raise Refused("Dust")
        c1, x1 = c - withdraw, x - dx
        D1 = mdc(x1, s.index, WAD)
        if 0 < D1 < s.min_debt: raise Refused("DustDebt")
        if withdraw and x1 * c > x * c1 and D1 * WAD > s.worth(c1) * s.open: raise Refused("OpenLtv")
        s.pos[who] = [c1, x1]; s.scaled -= dx; s.cash += take; s.bank += take; s.lst -= withdraw
        return take
    # --- liquidation: answers (paid, LST out, from restake, bad debt)
    def liquidate(s, who, amount):
        s.accrue()
        c, x = s.p(who)
        D, V, q, (n, d) = s.debt(who), s.worth(c), s.q(), s.quote()
        if n == 0: raise Refused("NoPrice")
        if D == 0 or D * WAD <= V * s.liq: raise Refused("Healthy")
        if D * WAD < V * q:                                                # solvent: sell as little as brings it back to the open LTV
            most = -(-(D * WAD - s.back * V) * q // ((q - s.back) * WAD))
            if most > D or D - most < s.min_debt: most = D
            r = min(amount, most)
            if D - r and D - r < s.min_debt: r = max(0, D - s.min_debt)         # not all of it is paid for: the least debt stays
            take, dx = s.pay_down(who, r)
            out = min(c, md(md(r, WAD, q), d, n))
            if dx == 0 or out == 0: raise Refused("TooSmall")
            x1, c1 = x - dx, c - out
            D1 = mdc(x1, s.index, WAD)
            if x1 and not D1 * c < D * c1: raise Refused("TooSmall")
            if c1 == 0 and x1: raise Refused("bug")
            s.pos[who] = [c1, x1]; s.scaled -= dx; s.cash += take; s.bank += take; s.lst -= out
            s.log["liq"] += 1
            return take, out, 0, 0
        # insolvent: a slice of collateral with the same slice of debt; restake fills up what the collateral lacks
        s.log["insolvent"] += 1
        need = md(md(D, WAD, q), d, n)                                     # LST that all of the debt buys
        could = min(max(0, need - c), s.restake.slashable() if s.restake else 0)
        full = min(D, mdc(mdc(c + could, n, d), q, WAD))
        whole = amount >= full
        if not whole: amount = min(amount, full - s.min_debt)              # a slice leaves the least, too
        if not whole and amount < s.min_debt: raise Refused("TooSmall")
        dx = x if whole else md(x, amount, full)                           # the slice, in units of scaled debt
        cs, want = md(c, dx, x), md(could, dx, x)
        got = 0
        if want:
            try: got = s.restake.slash(want)
            except Refused: got = 0                                        # reply_always: a vault that fails stops nothing
        gone = mdc(dx, s.index, WAD)
        pay = min(gone, amount, mdc(mdc(cs + got, n, d), q, WAD))
        x1, c1 = x - dx, c - cs
        if x1: assert mdc(x1, s.index, WAD) * c <= D * (c1 + 1) + c * (s.index // WAD + 2), "a slice made it worse"
        s.pos[who] = [c1, x1]; s.scaled -= dx; s.cash += pay; s.bank += pay; s.lst -= cs
        bad = gone - pay
        s.log["bad"] += bad; s.log["restaked"] += got
        return pay, cs + got, got, bad
    # --- invariants
    def check(s):
        assert s.bank == s.cash, "M-1"
        assert s.lst == sum(c for c, _ in s.pos.values()), "M-2"
        assert s.scaled == sum(x for _, x in s.pos.values()), "M-3"
        assert s.supply == s.fee_shares + sum(s.bal.values()), "M-4"
        for c, x in s.pos.values(): assert c or not x, "M-5: debt without collateral"
        u128(s.supply); u128(s.assets()); u128(s.scaled); u128(s.index)

def share_price_holds(before, after):       # (assets + 1) / (supply + OFF) never falls
    return (after[0] + 1) * (before[1] + OFF) >= (before[0] + 1) * (after[1] + OFF)

def life(seed, decimals, native=True, steps=400):
    rnd = random.Random(seed)
    U = 10**decimals
    hub = Hub(rnd.randint(10**3, 10**7) * U, 0); hub.shares = md(hub.value, 100, rnd.randint(80, 250))
    restake = Restake(rnd.choice([0, 10, 10**4]) * U)
    liq = rnd.randint(50, 94) * WAD // 100
    m = Market(hub, restake if rnd.random() < .8 else None, None if native else (rnd.randint(1, 10**6), rnd.choice([1, 10**3, 10**6])),
               liq=liq, open_=md(liq, rnd.randint(80, 97), 100), min_debt=max(10, U // 100), fee_bps=rnd.choice([0, 1000, 2500]))
    users = ["a", "b", "c", "d"]
    spent = {}
    n = dict(ok=0, no=0)
    for _ in range(steps):
        who = rnd.choice(users)
        before = (m.assets(), m.supply)
        op = rnd.choice(["deposit", "redeem", "add", "borrow", "loop", "repay", "close", "withdraw", "liq", "liq", "time", "rate", "slash", "px", "break", "nudge"])
        bad = 0
        try:
            if op == "deposit": m.deposit(who, rnd.choice([1, 10, U, 100 * U, rnd.randint(1, 1000 * U)]))
            elif op == "redeem": m.redeem(who, rnd.choice([m.bal.get(who, 0), rnd.randint(0, m.bal.get(who, 0) or 1)]))
            elif op == "add": m.add(who, rnd.choice([1, U, rnd.randint(1, 500 * U)]))
            elif op in ("borrow", "loop"):
                room = max(0, md(m.worth(m.p(who)[0]), m.open, WAD) - m.debt(who))
                want = rnd.choice([rnd.randint(1, U), room, room // 2, room * (5 if op == "loop" else 1), room + 1])
                m.borrow(who, min(want, m.cash), bond=op == "loop" and native)
                assert m.debt(who) * WAD <= m.worth(m.p(who)[0]) * m.open
            elif op == "repay": m.repay(who, rnd.choice([m.debt(who), rnd.randint(1, U), m.debt(who) // 2]))
            elif op == "close":
                f = rnd.randint(1, 100); m.repay(who, -(-m.debt(who) * f // 100), withdraw=m.p(who)[0] * f // 100)
            elif op == "withdraw": m.withdraw(who, rnd.choice([m.p(who)[0], rnd.randint(1, m.p(who)[0] or 1)]))
            elif op == "liq":
                c0, D0 = m.p(who)[0], None
                m.accrue(); before = (m.assets(), m.supply); D0 = m.debt(who); x0 = m.p(who)[1]; V = m.worth(c0)
                pay, out, got, bad = m.liquidate(who, rnd.choice([U128, D0, D0 // 2, rnd.randint(1, D0 or 1)]))
                n_, d_ = m.quote()
                assert out * n_ >= 0
                # the incentive is there: value of what came >= what was paid, but for a unit of rounding of each
                assert m.worth(out) + 2 + -(-n_ // d_) >= pay, ("incentive", pay, out, m.worth(out))
                assert pay == 0 or out * n_ * m.q() <= (pay + 1) * WAD * d_ + n_ * WAD * 3 + WAD * d_ * 3, ("too much", pay, out, n_, d_, m.q(), c0, D0, V, got, bad, md(out, n_, d_))
                assert D0 - m.debt(who) - 1 <= pay + bad <= D0 - m.debt(who) + m.index // WAD + 1, ("books", D0, m.debt(who), pay, bad)
                if bad: assert bad <= D0
            elif op == "time": m.now += rnd.choice([1, 5, 3600, 86400, 30 * 86400, 365 * 86400] if rnd.random() < .3 else [5, 3600])
            elif op == "rate": hub.value += hub.value * rnd.randint(0, 100) // 10000
            elif op == "slash":
                f = rnd.choice([1, 1, 5, 10, 30, 60] if rnd.random() < .5 else [1]); hub.value -= hub.value * f // 100
                if m.restake: m.restake.lst += rnd.randint(0, U)
            elif op == "px" and not native: m.price = (max(1, m.price[0] * rnd.randint(70, 130) // 100), m.price[1])
            elif op == "nudge" and m.debt(who) and m.p(who)[0]:              # a fall that leaves this position between liquidation LTV and insolvency
                ltv = rnd.randint(m.liq, min(m.q() + WAD // 50, WAD))
                V, want = m.worth(m.p(who)[0]), md(m.debt(who), WAD, ltv)
                if 0 < want < V:
                    if native: hub.value = max(1, md(hub.value, want, V))
                    else: m.price = (max(1, md(m.price[0], want, V)), m.price[1])
            elif op == "break" and m.restake: m.restake.broken = rnd.random() < .3
            n["ok"] += 1
        except Refused: n["no"] += 1
        m.check()
        if op not in ("liq",) or bad == 0:
            assert share_price_holds(before, (m.assets(), m.supply)), (op, before, m.assets(), m.supply)
    # the end: everybody repays, everybody leaves
    m.now += 1
    for u in users:
        while m.debt(u):
            try: m.repay(u, U128)
            except Refused: raise
        if m.p(u)[0]: m.withdraw(u, m.p(u)[0])
    assert m.scaled == 0 and m.lst == 0
    for u in users:
        if m.bal.get(u):
            try: m.redeem(u, m.bal[u])
            except Refused as e: assert str(e) == "Dust", e
    assert m.cash >= 0
    return n, m.log

if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    tot = {}
    for seed in range(runs):
        for dec in (6, 18):
            for native in (True, False):
                try: n, log = life(seed, dec, native)
                except AssertionError as e:
                    print("FAILED seed", seed, dec, native, e); raise
                for k, v in list(n.items()) + [(k, v if k in ("liq", "insolvent") else (v > 0)) for k, v in log.items()]: tot[k] = tot.get(k, 0) + v
    print(runs * 4, "lives x 400 steps:", tot)
