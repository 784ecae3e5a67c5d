"""The lever on top of the market model: share value, leverage, exits, in exact integers. Slices are cut by scaled debt; debt is sold also where
the market's rate at target is over the most; nothing is borrowed while either rate is; a part of an order leaves the least debt."""
import random, sys
from fixed import *
from market import Market, Hub, Restake, Refused, OFF
BPS = 10000

class Lever:
    def __init__(s, m, target=30000, lo=27000, hi=34000, rip=40000, disc=150, max_rate=2000, keeper=10, ramp=86400):
        s.m, s.T, s.lo, s.hi, s.rip, s.disc, s.max_rate, s.keeper, s.ramp = m, target, lo, hi, rip, disc, max_rate, keeper, ramp
        s.S, s.bal, s.exits, s.next, s.paid_at = 0, {}, {}, 1, 0
    ME = "lever"
    def read(s):
        s.m.accrue(); c = s.m.p(s.ME)[0]
        return c, s.m.worth(c), s.m.debt(s.ME)
    def equity(s):
        _, C, D = s.read(); return max(0, C - D)
    def leverage(s):
        _, C, D = s.read()
        return None if C <= D else md(C, BPS, C - D)
    def above(s, bps):                      # leverage > bps, also when equity is gone
        _, C, D = s.read(); return C * BPS > bps * max(0, C - D) and D > 0
    def deposit(s, who, lst):
        E = s.equity(); _, C, D = s.read()
        if D and C <= D: raise Refused("NoPrice")                      # a newcomer would fill the hole
        if s.S and s.S > OFF * 10**6 * (E + 1): raise Refused("NoPrice")
        g = s.m.worth(lst)
        n = md(g, s.S + OFF, E + 1)
        if n == 0: raise Refused("Dust")
        s.m.add(s.ME, lst); s.S += u128(n); s.bal[who] = s.bal.get(who, 0) + n
        return n
    def slice(s, sh):
        c, C, D = s.read(); x = s.m.p(s.ME)[1]
        cs, ds = md(c, sh, s.S + OFF), min(D, mdc(mdc(x, sh, s.S + OFF), s.m.index, WAD))
        extra = 0
        if 0 < D - ds < s.m.min_debt:       # the market keeps no dust: the rest is paid too, and given back in LST at the price
            extra = D - ds
        n, d = s.m.quote()
        back = min(c - cs, md(extra, d, n)) if extra else 0
        return cs + back, ds + extra, cs, ds
    def redeem(s, who, sh):                 # in kind: answers (native to pay, LST out)
        if sh == 0 or sh > s.bal.get(who, 0): raise Refused("shares")
        cs, ds, c0, _ = s.slice(sh)
        if c0 == 0: raise Refused("Dust")
        if ds: s.m.repay(s.ME, ds, withdraw=cs)
        elif cs: s.m.withdraw(s.ME, cs)
        else: raise Refused("Dust")
        s.bal[who] -= sh; s.S -= sh
        return ds, cs
    def request(s, who, sh, most):
        if sh == 0 or sh > s.bal.get(who, 0): raise Refused("shares")
        s.bal[who] -= sh; i = s.next; s.next += 1
        s.exits[i] = [who, sh, s.m.now, most]
        return i
    def cancel(s, i):
        who, sh, _, _ = s.exits.pop(i); s.bal[who] = s.bal.get(who, 0) + sh
    def fill(s, i, pay):                    # answers (paid, LST to buyer, LST to the one who leaves)
        who, sh, at, most = s.exits[i]
        delta = most * min(s.m.now - at, s.ramp) // s.ramp
        cs, ds, c0, d0 = s.slice(sh)
        if ds == 0:                         # no debt: nothing to buy, the slice is all LST
            s.m.withdraw(s.ME, cs); s.exits.pop(i); s.S -= sh; return 0, 0, cs
        part = sh
        if ds > pay:                        # as many as the scaled debt that it pays off stands for, and the least debt stays
            x, D = s.m.p(s.ME)[1], s.m.debt(s.ME)
            off = min(x, md(min(pay, max(0, D - s.m.min_debt)), WAD, s.m.index))
            part = min(sh, md(off, s.S + OFF, x))
        if part == 0: raise Refused("Dust")
        cs, ds, c0, d0 = s.slice(part)
        if ds > pay or c0 == 0: raise Refused("Dust")
        n, d = s.m.quote()
        b = md(md(d0, BPS + delta, BPS), d, n)     # the discount is on the slice's debt; what is paid beyond it is paid at par
        if b > c0: raise Refused("Insolvent")
        b += cs - c0
        s.m.repay(s.ME, ds, withdraw=cs)
        s.S -= part; s.exits[i][1] -= part
        if s.exits[i][1] == 0: s.exits.pop(i)
        return ds, b, cs - b
    def discount(s):
        _, C, D = s.read(); E = C - D
        if E <= 0: return s.disc
        over, span = md(C, BPS, E) - s.hi, s.rip - s.hi
        return clamp(s.disc * over // span, 0, s.disc)
    def dear(s):                            # the rate at target, and the discount by it; none if it is not over the most
        _, _, D = s.read(); r, m = exp_wad(s.m.z), s.max_rate * WAD // BPS
        return md(s.disc, min(m, r - m), m) if D and r > m else None
    def buy_down(s, pay):
        dear, over = s.dear(), s.above(s.hi)
        if not over and dear is None: raise Refused("NotAbove")
        c, C, D = s.read(); dl = max(s.discount() if over else 0, dear or 0); n, d = s.m.quote()
        if D * (BPS + dl) >= C * BPS: raise Refused("Insolvent")     # the market's liquidation is next
        # down to the target, and not below: n = (C - T E) / (1 - (T - 1) delta)
        most = -(-(C * BPS - s.T * (C - D)) * BPS // (BPS * BPS - (s.T - BPS) * dl))
        most = D if dear is not None else min(D, max(0, most)); r = min(pay, most)
        def cut(r):                         # LST for it; never so much that the LTV rises
            off = s.m.pay_down(s.ME, r)[1]
            return min(md(md(r, BPS + dl, BPS), d, n), md(c, off, s.m.p(s.ME)[1])), off
        if 0 < D - r < s.m.min_debt:
            r = max(0, D - s.m.min_debt); out, off = cut(r)
            C1, D1 = s.m.worth(c - out), mdc(s.m.p(s.ME)[1] - off, s.m.index, WAD)
            if pay >= D and D1 and C1 * BPS > s.hi * max(0, C1 - D1): r = D      # with the least debt it would stay over the band
        out, _ = cut(r)
        if r == 0 or out == 0: raise Refused("Dust")
        s.m.repay(s.ME, r, withdraw=out)
        return r, out
    def rebalance(s, who):
        c, C, D = s.read(); E = C - D
        if E <= 0 or C * BPS >= s.lo * E: raise Refused("NotBelow")
        rate, _ = step(s.m.z, util(s.m.debt_total(), s.m.assets()), 1)
        if max(rate, exp_wad(s.m.z)) > s.max_rate * WAD // BPS: raise Refused("Rate")
        b = min(md(s.T, E, BPS) - C, s.m.cash)
        cap = min(s.m.cap, md(s.m.worth(s.m.restake.slashable()), s.m.k, BPS)) if s.m.restake else s.m.cap
        b = min(b, max(0, cap - s.m.debt_total()))
        if b <= 0: raise Refused("Nothing")
        s.m.borrow(s.ME, b, bond=True)
        T = min(s.m.now - s.paid_at, 30 * 86400); s.paid_at = s.m.now
        tip = s.S * s.keeper * T // (BPS * YEAR)
        s.S += tip; s.bal[who] = s.bal.get(who, 0) + tip
        return b, tip
    def check(s):
        assert s.S == sum(s.bal.values()) + sum(e[1] for e in s.exits.values()), "L-1"

def price_holds(b, a, slack):
    """(E + 1) / (S + OFF) does not fall, but for `slack` units of equity"""
    return (a[0] + 1 + slack) * (b[1] + OFF) >= (b[0] + 1) * (a[1] + OFF)

def life(seed, dec, steps=300):
    rnd = random.Random(seed); U = 10**dec
    hub = Hub(10**6 * U, 0); hub.shares = md(hub.value, 100, rnd.randint(95, 200))
    m = Market(hub, Restake(10**4 * U), min_debt=max(10, U // 1000))
    m.deposit("s", 10**4 * U)
    l = Lever(m); users = list("abc"); n = dict(ok=0, no=0, down=0, fill=0, reb=0, liq=0)
    for _ in range(steps):
        who = rnd.choice(users); op = rnd.choice(["dep", "dep", "red", "req", "fill", "fill", "cancel", "down", "down", "reb", "reb", "time", "slash", "slash", "rate", "liq", "liq", "flip", "supply"])
        l.read()
        b = (l.equity(), l.S); slack = 4 + hub.value // hub.shares + m.index // WAD * 2; lev0 = l.leverage(); over0 = l.above(l.hi)
        free = False
        try:
            if op == "dep": l.deposit(who, rnd.choice([1, U, rnd.randint(1, 300 * U)]))
            elif op == "red":
                C0, D0 = m.worth(m.p(l.ME)[0]), m.debt(l.ME)
                l.redeem(who, rnd.choice([l.bal.get(who, 0), rnd.randint(0, l.bal.get(who, 0) or 1)]))
            elif op == "req": l.request(who, rnd.randint(0, l.bal.get(who, 0) or 1), rnd.choice([0, 100, 200, 500]))
            elif op == "fill" and l.exits:
                i = rnd.choice(list(l.exits)); l.fill(i, rnd.choice([U128, rnd.randint(1, 100 * U)])); n["fill"] += 1
            elif op == "cancel" and l.exits: l.cancel(rnd.choice(list(l.exits)))
            elif op == "down":
                E0 = l.equity(); r, out = l.buy_down(rnd.choice([U128, rnd.randint(1, 100 * U)])); n["down"] += 1; free = True
                cost = E0 - l.equity(); assert cost <= r * l.disc // BPS + slack, ("buy-down dearer than the discount", cost, r)
                L = l.leverage(); assert L is None or m.debt(l.ME) == 0 or exp_wad(m.z) > l.max_rate * WAD // BPS or L >= l.T - 2 - slack * BPS // max(1, l.equity()), ("below target", L)
                assert lev0 is None or L <= lev0 + slack * 10 * BPS // max(1, l.equity()), ("up", lev0, L)
            elif op == "reb":
                bb, tip = l.rebalance(who); n["reb"] += 1; free = True
                L = l.leverage(); assert L <= l.T + 1 + slack * BPS // max(1, l.equity()), L
                assert l.equity() + slack >= b[0] and (l.S - b[1]) <= b[1] * 10 * 30 // (BPS * 365) + 1
            elif op == "time": m.now += rnd.choice([5, 3600, 86400, 10 * 86400]); free = True
            elif op == "slash": hub.value -= hub.value * rnd.choice([0, 1, 2, 5, 12, 20]) // 100; free = True
            elif op == "rate": hub.value += hub.value * rnd.randint(0, 50) // 10000; free = True
            elif op == "liq": m.liquidate(l.ME, rnd.choice([U128, rnd.randint(1, 200 * U)])); n["liq"] += 1; free = True
            elif op == "supply": m.deposit("s", rnd.randint(1, 2000 * U)); free = True
            elif op == "flip":                                  # in and out at once, by one with no other shares: never profits
                x = rnd.randint(1, 500 * U); sh = l.deposit("z", x); ds, cs = l.redeem("z", sh)
                assert m.worth(cs) <= m.worth(x) + ds + slack, ("flip", x, ds, cs)
            n["ok"] += 1
        except Refused as e: n["no"] += 1
        l.check(); m.check()
        if not free: assert price_holds(b, (l.equity(), l.S), slack), (op, b, l.equity(), l.S)
        L = l.leverage()
        if op in ("dep", "red", "fill", "flip", "req", "cancel") and lev0 and L and l.equity() > 10**4 * slack: assert L <= max(lev0, BPS) + 2 + slack * 20 * BPS // l.equity(), (op, lev0, L)
    # everybody can leave by himself, in kind, when the position is solvent
    for i in list(l.exits): l.cancel(i)
    if l.leverage():
        for u in list(l.bal):
            if l.bal[u]:
                try: l.redeem(u, l.bal[u])
                except Refused as e: assert str(e) == "Dust" or l.m.debt(l.ME) * WAD > l.m.worth(l.m.p(l.ME)[0]) * l.m.open, e
    return n

if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 300; tot = {}
    for seed in range(runs):
        for dec in (6, 18):
            try: n = life(seed, dec)
            except AssertionError as e: print("FAILED", seed, dec, e); raise
            for k, v in n.items(): tot[k] = tot.get(k, 0) + v
    print(runs * 2, "lives:", tot)
