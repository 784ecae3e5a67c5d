"""One attacker, one moment, everything allowed: nobody else is liquidatable, so he must not end richer than rounding allows."""
import random, sys
from fixed import *
from market import *
try: from lever import Lever
except ImportError: Lever = None       # without its model the thief has market and hub

def wealth(m, l, who, coins, lst):
    n, d = m.quote(); w = coins * d + lst * n                        # in units of 1/d loan coins, exact
    w += md(m.bal.get(who, 0), m.assets() + 1, m.supply + OFF) * d
    c, x = m.pos.get(who, [0, 0]); w += c * n - m.debt(who) * d
    if l is None: return w
    sh = l.bal.get(who, 0) + sum(e[1] for e in l.exits.values() if e[0] == who)
    if sh: cs, ds, _, _ = l.slice(sh); w += cs * n - ds * d
    return w

DONE = {}
def run(seed):
    rnd = random.Random(seed); U = 10**rnd.choice([6, 18])
    hub = Hub(10**6 * U, 0); hub.shares = md(hub.value, 100, rnd.randint(60, 220))
    m = Market(hub, Restake(rnd.choice([0, 5, 500]) * U), liq=rnd.choice([60, 80, 92, 94]) * WAD // 100, min_debt=max(10, U // 1000)); m.k = 10**9
    m.open = m.liq * 95 // 100
    m.deposit("s", rnd.choice([1, 10**3]) * U + rnd.randint(0, U))
    l = None
    if Lever: l = Lever(m, target=20000, lo=18000, hi=22000, rip=25000) if m.liq < 80 * WAD // 100 else Lever(m)
    if rnd.random() < .8:
        m.add("o", 100 * U); 
        try: m.borrow("o", md(m.worth(100 * U), m.open * rnd.randint(10, 95) // 100, WAD) if m.cash > 200 * U else m.cash // 3)
        except Refused: pass
    if l and rnd.random() < .8:
        l.deposit("h", rnd.randint(1, 100) * U)
        try: l.rebalance("k")
        except Refused: pass
        l.paid_at = m.now
    m.now += rnd.choice([0, 3600, 30 * 86400]); m.accrue()
    if l: l.paid_at = m.now
    if m.debt("o") * WAD > m.worth(m.p("o")[0]) * m.liq or l and (l.above(l.hi) or m.debt("lever") * WAD > m.worth(m.p("lever")[0]) * m.liq): return None
    coins, lst = 10**5 * U, 10**5 * U
    w0 = wealth(m, l, "z", coins, lst); steps = rnd.randint(1, 60)
    for _ in range(steps):
        op = rnd.choice(["dep", "red", "add", "bor", "loop", "rep", "close", "wd", "liq", *(["ldep", "lred", "lord", "lfill", "lcan", "lreb", "ldown"] if l else [])])
        amt = rnd.choice([1, 2, 10, U // 1000, U, rnd.randint(1, 500 * U)])
        try:
            if op == "dep": m.deposit("z", amt); coins -= amt
            elif op == "red": coins += m.redeem("z", rnd.choice([m.bal.get("z", 0), min(m.bal.get("z", 0), amt * OFF)]))
            elif op == "add": m.add("z", amt); lst -= amt
            elif op == "bor":
                a = min(m.cash, rnd.choice([amt, max(0, md(m.worth(m.p("z")[0]), m.open, WAD) - m.debt("z"))])); m.borrow("z", a); coins += a
            elif op == "loop":
                keep = (hub.value, hub.shares); m.borrow("z", min(m.cash, amt), bond=True)
            elif op == "rep": coins -= m.repay("z", rnd.choice([amt, U128]))
            elif op == "close":
                f = rnd.randint(1, 100); wd = m.p("z")[0] * f // 100; coins -= m.repay("z", rnd.choice([amt, -(-m.debt("z") * f // 100)]), withdraw=wd); lst += wd
            elif op == "wd":
                a = rnd.choice([m.p("z")[0], amt]); m.withdraw("z", a); lst += a
            elif op == "liq":
                t = rnd.choice(["z", "o"] + ["lever"] * bool(l)); p, o, _, _ = m.liquidate(t, amt); coins -= p; lst += o
                raise AssertionError(("liquidated", t))
            elif op == "ldep": l.deposit("z", amt); lst -= amt
            elif op == "lred": a, b = l.redeem("z", rnd.choice([l.bal.get("z", 0), min(l.bal.get("z", 0), amt * OFF)])); coins -= a; lst += b
            elif op == "lord": l.request("z", min(l.bal.get("z", 0), amt * OFF), rnd.choice([0, 500]))
            elif op == "lfill" and l.exits:
                a, b, c = l.fill(rnd.choice(list(l.exits)), amt); coins -= a; lst += b + c   # owner and buyer are one
            elif op == "lcan" and l.exits: l.cancel(rnd.choice(list(l.exits)))
            elif op == "lreb": l.rebalance("z")
            elif op == "ldown": a, b = l.buy_down(amt); coins -= a; lst += b
            DONE[op] = DONE.get(op, 0) + 1
        except Refused: pass
    m.check()
    if l: l.check()
    w1 = wealth(m, l, "z", coins, lst); n, d = m.quote()
    # hub.bond changes the quote by rounding only, in favour of the pool: compare at the quote of the end
    c0 = 10**5 * U; w0 = c0 * d + c0 * n
    diff = w1 - w0
    tol = steps * (n + d) * (m.index // WAD + 3) + (c0 * 2 * d) // 10**12
    assert diff <= tol, (seed, diff / d, tol / d)
    return diff / d

if __name__ == "__main__":
    best, done = -1e30, 0
    for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3000):
        g = run(seed)
        if g is not None: best = max(best, g); done += 1
    print(done, "attackers; the best of them gained", best, "base units; done:", DONE)
