#!/usr/bin/env python3
"""Exact-integer model of `splitter` (PT, YT). No floats. Run: python3 splitter.py [runs]"""
import random, sys
from fractions import Fraction as F
SCALE = 10**27
GRACE = 30 * 86_400
class Refused(Exception): pass

class Hub:                       # only what the splitter sees: two totals, and whether it answers
    def __init__(s, v, sh): s.v, s.s, s.up, s.owes = v, sh, True, False
    def totals(s):
        if not s.up: raise Refused("hub")
        return s.v, s.s

class Splitter:
    def __init__(s, hub, now, maturity):
        s.hub, s.T = hub, maturity
        v, sh = hub.totals()
        assert v > 0 and sh > 0
        s.mark, s.mark_at, s.final = sh * SCALE // v, now, False
        s.line = s.mark                               # the mark of the last look with nothing owed
        assert 0 < s.mark < 2**128
        s.reserve = s.pt_supply = s.yt_supply = 0
        s.owed = 0                                    # scaled LST owed to YT holders, all of them
        s.pt, s.yt, s.m, s.acc = {}, {}, {}, {}       # balances, holder's mark, holder's accrued (scaled)
    # the mark: LST per native of principal x 10^27, never rises, stops at maturity
    def fresh(s, now):
        if s.final: return s.mark, True
        try: v, sh = s.hub.totals()
        except Refused: return s.mark, now >= s.T + GRACE   # the old mark serves, and stays once the hub was silent for 30 days
        seen = s.mark if v == 0 else min(s.mark, max(1, sh * SCALE // v))
        if now < s.T: return seen, False
        if s.hub.owes: return s.mark, now >= s.T + GRACE    # a repair will lift the rate: as good as no answer
        if now == s.mark_at: return seen, True        # already looked in this very second
        t = s.T - s.mark_at                           # linear between the last look and this one
        low = s.line if v == 0 else min(s.line, max(1, sh * SCALE // v))
        return min(s.mark, s.line - (s.line - low) * t // (now - s.mark_at)), True
    def touch(s, now):
        m, fin = s.fresh(now)
        if s.final: return
        s.owed += s.yt_supply * (s.mark - m)
        s.mark = m
        if s.hub.up and not s.hub.owes: s.mark_at, s.line = min(now, s.T), m
        s.final = fin
    def settle(s, who):
        s.acc[who] = s.acc.get(who, 0) + s.yt.get(who, 0) * (s.m.get(who, s.mark) - s.mark)
        s.m[who] = s.mark
    def split(s, now, who, lst, receiver=None):
        if now >= s.T: raise Refused("Matured")
        r = receiver or who
        s2 = s.fresh(now)[0]
        p = lst * SCALE // s2
        if p == 0: raise Refused("DustAmount")
        s.touch(now); s.settle(r)
        s.reserve += lst; s.pt_supply += p; s.yt_supply += p
        s.pt[r] = s.pt.get(r, 0) + p; s.yt[r] = s.yt.get(r, 0) + p
        return p
    def merge(s, now, who, p):
        if now >= s.T: raise Refused("Matured")
        if s.pt.get(who, 0) < p or s.yt.get(who, 0) < p: raise Refused("NotEnough")
        out = p * s.fresh(now)[0] // SCALE
        if out == 0: raise Refused("DustAmount")
        s.touch(now); s.settle(who)
        s.pt[who] -= p; s.yt[who] -= p; s.pt_supply -= p; s.yt_supply -= p; s.reserve -= out
        return out
    def redeem(s, now, who, p):
        if now < s.T: raise Refused("NotMatured")
        if s.pt.get(who, 0) < p: raise Refused("NotEnough")
        m, fin = s.fresh(now)
        if not fin: raise Refused("HubSilent")        # before the mark is fixed the hub must answer once
        out = p * m // SCALE
        if out == 0: raise Refused("DustAmount")
        s.touch(now); s.pt[who] -= p; s.pt_supply -= p; s.reserve -= out
        return out
    def claimable(s, now, who):
        m = s.fresh(now)[0]
        return (s.acc.get(who, 0) + s.yt.get(who, 0) * (s.m.get(who, m) - m)) // SCALE
    def claim(s, now, who):
        out = s.claimable(now, who)
        if out == 0: raise Refused("NothingToClaim")
        s.touch(now); s.settle(who)
        s.acc[who] -= out * SCALE; s.owed -= out * SCALE; s.reserve -= out
        return out
    def transfer_yt(s, now, a, b, y):
        if s.yt.get(a, 0) < y: raise Refused("NotEnough")
        s.touch(now); s.settle(a); s.settle(b)
        s.yt[a] = s.yt.get(a, 0) - y; s.yt[b] = s.yt.get(b, 0) + y
    def check(s):
        owed = sum(s.acc.get(h, 0) + y * (s.m[h] - s.mark) for h, y in s.yt.items())
        assert owed == s.owed, ("S-4", owed, s.owed)
        assert s.reserve * SCALE >= s.pt_supply * s.mark + s.owed, "S-1"
        assert s.final or s.pt_supply == s.yt_supply or False, "S-2"
        assert sum(s.pt.values()) == s.pt_supply and sum(s.yt.values()) == s.yt_supply, "S-3"

def random_run(seed):
    r = random.Random(seed)
    dec = r.choice([6, 6, 18])
    unit = 10**dec
    sh = r.randint(10, 10**7) * unit
    hub = Hub(sh * r.randint(50, 300) // 100, sh)
    T = r.randint(86_400, 400 * 86_400)
    now = 0
    s = Splitter(hub, now, T)
    people = ["a", "b", "c", "d"]
    got, put, ops = {p: 0 for p in people}, {p: 0 for p in people}, 0
    prev_mark = s.mark
    n = {}
    for _ in range(r.randint(20, 120)):
        step = r.choice(["grow"] * 4 + ["slash", "bond", "time", "time", "split", "split", "merge", "redeem", "claim", "claim", "xfer", "touch", "down", "owes", "matures"])
        w, z = r.choice(people), r.choice(people)
        try:
            if step == "grow": hub.v += hub.v * r.randint(0, 10**6) // 10**8
            elif step == "slash": hub.v -= hub.v * r.choice([1, 5, 30, 100 if r.random() < .05 else 2]) // 100
            elif step == "bond" and hub.v: d = r.randint(1, 10**6) * unit; n_ = d * hub.s // hub.v; hub.v += d if n_ else 0; hub.s += n_
            elif step == "time": now += r.randint(1, T // 10 + 1)
            elif step == "matures" and r.random() < .3: now = max(now, T + r.choice([0, 1, 3600, 30 * 86400]))
            elif step == "down": hub.up = not hub.up if r.random() < .5 else True
            elif step == "owes": hub.owes = not hub.owes if r.random() < .5 else False
            elif step == "split":
                x = r.choice([1, 2, 1000, unit, r.randint(1, 10**6) * unit]); s.split(now, w, x, z); put[z] += x
            elif step == "merge": p = min(s.pt.get(w, 0), s.yt.get(w, 0)); got[w] += s.merge(now, w, r.choice([p, p // 2, 1]))
            elif step == "redeem": p = s.pt.get(w, 0); got[w] += s.redeem(now, w, r.choice([p, p // 3, 1]))
            elif step == "claim":
                want = s.claimable(now, w); g = s.claim(now, w); assert g == want, "S-9 preview"; got[w] += g
            elif step == "xfer":
                y = r.choice([0, 1, s.yt.get(w, 0), s.yt.get(w, 0) // 2])
                ca, cb = s.claimable(now, w), s.claimable(now, z)
                fin, up = s.final, hub.up
                s.transfer_yt(now, w, z, y)
                if w != z: assert (s.claimable(now, w), s.claimable(now, z)) == (ca, cb), "S-6 a transfer moves no yield"
            elif step == "touch": s.touch(now)
            n[step] = n.get(step, 0) + 1
        except Refused: pass
        assert s.mark <= prev_mark, "S-5"; prev_mark = s.mark
        if s.final: final_mark = s.mark
        s.check(); ops += 1
        assert sum(put.values()) == s.reserve + sum(got.values()), "S-7 LST is conserved"
    # everybody out: the hub answers, maturity passes
    hub.up, hub.owes = r.random() < .8, False
    now = max(now, T) + 1
    if not hub.up:                                    # the 30 days of a silent hub: nobody redeems before, everybody after
        for when, refused in ((T + GRACE - 1, True), (T + GRACE, False)):
            if now > when: continue
            now = when; m, fin = s.fresh(now)
            assert fin == (s.final or not refused) and m == s.mark
            for p in people:
                if s.pt.get(p, 0) and refused and not s.final:
                    try: s.redeem(now, p, s.pt[p]); assert False
                    except Refused as e: assert str(e) == "HubSilent"
        now = max(now, T + GRACE)
    if hub.v == 0: hub.v = 1
    s.touch(now); s.check()
    for p in people:
        for f in (lambda: s.claim(now, p), lambda: s.redeem(now, p, s.pt.get(p, 0))):
            try: got[p] += f()
            except Refused: pass
        s.check()
    for p in people:
        assert s.claimable(now, p) == 0
    assert sum(got.values()) <= sum(put.values())
    # what is left is rounding: less than a PT unit's LST for each operation
    assert s.reserve <= (ops + 20) * (s.mark // SCALE + 2) + sum(1 for _ in people) * 4 + (prev_mark // SCALE + 2) * (ops + 10), s.reserve
    return n

def griefing():
    """S-8: settling ten thousand times costs a holder of one token nothing."""
    def life(touches):
        hub = Hub(10**13, 10**13); s = Splitter(hub, 0, 10**9)
        s.split(0, "a", 10**6)
        s.split(0, "b", 10**6)
        for i in range(10_000):
            hub.v += 2400                    # 2.4e-10 a step: 0.00024 of a unit for one token
            if touches: s.transfer_yt(i, "b", "a", 0)
        return s.claimable(10_000, "a")
    assert life(True) == life(False) > 0, (life(True), life(False))
    return life(True)

def hold_both(seed):
    """split, hold, slash before/after maturity, claim + redeem: never more than was put in, at most 2 units less."""
    r = random.Random(seed); unit = 10**6
    hub = Hub(10**6 * unit, 10**6 * unit); T = 100 * 86400; s = Splitter(hub, 0, T); now = 0
    x = r.randint(10, 10**7) * unit; s.split(0, "a", x)
    for _ in range(30):
        now += r.randint(1, 10 * 86400)
        hub.v = hub.v * r.choice([1001, 1002, 1003, 950, 700, 1010]) // 1000
        if r.random() < .5: s.touch(now)
    now = max(now, T)
    out = 0
    try: out += s.claim(now, "a")
    except Refused: pass
    out += s.redeem(now, "a", s.pt["a"])
    assert x - 3 <= out <= x, (x, out)
    return x - out

def silent():
    """A hub that says nothing: the old mark serves, and is final 30 days after maturity; so it is with a cover that stays owed."""
    for how in ("up", "owes"):
        hub = Hub(10**12, 10**12); T = 100; s = Splitter(hub, 0, T); s.split(0, "a", 10**9)
        hub.v = 2 * 10**12; setattr(hub, how, how == "owes")
        for now in (T, T + 1, T + GRACE - 1):
            try: s.redeem(now, "a", 1000); assert False
            except Refused as e: assert str(e) == "HubSilent"
            s.transfer_yt(now, "a", "b", 1)
        assert s.redeem(T + GRACE, "a", 10**9) == 10**9 and s.final
        hub.up, hub.owes = True, False
        assert s.claimable(T + GRACE + 1, "a") == 0

if __name__ == "__main__":
    silent()
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    tot = {}
    for i in range(runs):
        for k, v in random_run(i).items(): tot[k] = tot.get(k, 0) + v
    print("random runs", runs, tot)
    print("griefing ok, claimable", griefing())
    print("hold both, worst dust", max(hold_both(i) for i in range(3000)))
    # the worked example of splitter.md
    hub = Hub(6_000_000, 6_000_000); T = 30_000_000; s = Splitter(hub, 0, T)
    print("split 1,000,000 ->", s.split(0, "alice", 1_000_000), "mark", s.mark)
    s.transfer_yt(0, "alice", "bob", 1_000_000)
    hub.v = 7_500_000
    print("rate 1.25: bob claimable", s.claimable(1000, "bob"), "preview merge", 400_000 * s.fresh(1000)[0] // SCALE)
    print("bob claims", s.claim(1000, "bob"), "mark", s.mark, "reserve", s.reserve)
    s.transfer_yt(1000, "bob", "alice", 400_000)
    print("alice merges 400,000 ->", s.merge(1000, "alice", 400_000), "reserve", s.reserve, "pt", s.pt_supply)
    hub.v = 6_000_000
    print("slash 20%: rate 1.0, bob claimable", s.claimable(2000, "bob"), "split 800,000 ->", s.split(2000, "carol", 800_000))
    print("  PT 600,000 of alice is", 600_000 * s.mark // SCALE, "LST worth", 600_000 * s.mark // SCALE * hub.v // hub.s)
    hub.v = 7_500_000
    print("back at 1.25: bob", s.claimable(3000, "bob"), "carol", s.claimable(3000, "carol"))
    s.touch(20_000_000)
    hub.v = 12_000_000
    print("touch at 20,000,000 at 1.25; first look after maturity at 40,000,000 at rate 2.0")
    now = 40_000_000
    print("  fresh mark", s.fresh(now), "bob", s.claimable(now, "bob"), "carol", s.claimable(now, "carol"))
    print("  alice redeems 600,000 ->", s.redeem(now, "alice", 600_000), "final", s.final, s.mark)
    print("  bob claims", s.claim(now, "bob"), "carol claims", s.claim(now, "carol"), "carol redeems", s.redeem(now, "carol", s.pt["carol"]))
    print("  left over", s.reserve, "owed", s.owed, "pt", s.pt_supply)
    s.check()
