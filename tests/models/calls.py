#!/usr/bin/env python3
"""Exact-integer model of `calls` (one series of covered calls). Run: python3 calls.py [runs]"""
import random, sys
from fractions import Fraction as F
class Refused(Exception): pass
def fl(a, b, c): return a * b // c
def ce(a, b, c): return -(-a * b // c)

class Series:
    def __init__(s, hub, unit, strike, exercise_from, expiry):
        s.hub, s.unit, s.strike, s.frm, s.exp = hub, unit, strike, exercise_from, expiry
        s.offers, s.next = {}, 1
        s.lst = s.written = s.supply = s.quote = 0   # pool: LST held, claims, options (cw20 supply), strike money held
        s.opt, s.claims = {}, {}
        s.bal_lst = s.bal_quote = 0                  # what the contract really holds
    def offer(s, now, w, lst, start, end=None, ends_at=None):
        if now >= s.frm: raise Refused("Closed")
        end = start if end is None else end; ends_at = ends_at or now
        if lst == 0 or end == 0 or end > start or not now <= ends_at <= s.frm: raise Refused("Offer")
        if ends_at == now and end != start: raise Refused("Offer")      # it would have no time to fall
        s.offers[s.next] = dict(w=w, lst=lst, a=start, b=end, t0=now, t1=ends_at); s.next += 1
        s.bal_lst += lst; return s.next - 1
    def price(s, now, o):
        if now >= o["t1"]: return o["b"]
        return o["b"] + ce(o["a"] - o["b"], o["t1"] - now, o["t1"] - o["t0"])
    def cost(s, now, i, x): return ce(x, s.price(now, s.offers[i]), s.unit)
    def buy(s, now, who, i, x, funds):
        if now >= s.frm: raise Refused("Closed")
        o = s.offers.get(i)
        if not o or x == 0 or x > o["lst"]: raise Refused("Offer")
        c = s.cost(now, i, x)
        if funds < c: raise Refused("TooLittle")
        o["lst"] -= x
        if o["lst"] == 0: del s.offers[i]
        s.lst += x; s.written += x; s.supply += x
        s.opt[who] = s.opt.get(who, 0) + x; s.claims[o["w"]] = s.claims.get(o["w"], 0) + x
        return o["w"], c                              # premium straight to the writer, the rest back
    def cancel(s, now, who, i):
        o = s.offers.get(i)
        if not o or o["w"] != who: raise Refused("Offer")
        del s.offers[i]; s.bal_lst -= o["lst"]; return o["lst"]
    def close(s, now, who, x):                        # both sides in one hand, before the window
        if now >= s.frm: raise Refused("Closed")
        if x == 0 or s.opt.get(who, 0) < x or s.claims.get(who, 0) < x: raise Refused("NotEnough")
        for d in (s.opt, s.claims): d[who] -= x
        s.lst -= x; s.written -= x; s.supply -= x; s.bal_lst -= x; return x
    def strike_cost(s, x):
        v, c, sh = s.hub.v, s.hub.cover, s.hub.s
        if v == 0: raise Refused("NoPrice")
        return ce(ce(x, v + c, sh), s.strike, s.unit)
    def exercise(s, now, who, x, funds):
        if not s.frm <= now < s.exp: raise Refused("Window")
        if x == 0 or s.opt.get(who, 0) < x: raise Refused("NotEnough")
        pay = s.strike_cost(x)
        if funds < pay: raise Refused("TooLittle")
        s.opt[who] -= x; s.supply -= x; s.lst -= x; s.quote += pay
        s.bal_lst -= x; s.bal_quote += pay; return x, pay
    def redeem(s, now, who):
        if now < s.exp: raise Refused("NotExpired")
        c = s.claims.pop(who, 0)
        if c == 0: raise Refused("NothingToRedeem")
        l, q = fl(c, s.lst, s.written), fl(c, s.quote, s.written)
        s.written -= c; s.lst -= l; s.quote -= q; s.bal_lst -= l; s.bal_quote -= q
        return l, q
    def check(s, now):
        assert s.bal_lst == s.lst + sum(o["lst"] for o in s.offers.values()), "K-1"
        assert s.bal_quote == s.quote, "K-2"
        assert sum(s.opt.values()) == s.supply and sum(s.claims.values()) == s.written, "K-3"
        if now < s.exp: assert s.supply == s.lst, "K-4 every option is covered by one LST"
        if now < s.frm: assert s.supply == s.written and s.quote == 0, "K-5"
        assert all(v >= 0 for d in (s.opt, s.claims) for v in d.values())

class Hub: pass
def random_run(seed):
    r = random.Random(seed); unit = 10**r.choice([6, 6, 18])
    hub = Hub(); hub.s = r.randint(10, 10**6) * unit; hub.v = hub.s * r.randint(60, 250) // 100; hub.cover = 0
    frm = r.randint(86400, 90 * 86400); exp = frm + r.choice([86400, 259200])
    s = Series(hub, unit, r.randint(1, 10**8), frm, exp); now = 0; ppl = "abcd"
    paid_in = got_q = lst_in = lst_out = 0; pays = []; n = {}; exercised_x = 0
    for _ in range(r.randint(30, 150)):
        w = r.choice(ppl); step = r.choice(["offer", "offer", "buy", "buy", "buy", "cancel", "close", "exercise", "exercise", "redeem", "time", "time", "slash", "grow", "owe", "window", "expire", "give"])
        try:
            if step == "offer":
                x = r.choice([1, unit, r.randint(1, 10**5) * unit]); a = r.randint(1, 10**7)
                s.offer(now, w, x, a, r.randint(1, a), now + r.randint(0, frm)); lst_in += x
            elif step == "buy":
                i = r.choice(list(s.offers) or [0]); x = r.choice([1, s.offers.get(i, {"lst": 0})["lst"]])
                c = s.cost(now, i, x) if i in s.offers else 0
                _, c2 = s.buy(now, w, i, x, c); assert c == c2
            elif step == "cancel": lst_out += s.cancel(now, w, r.choice(list(s.offers) or [0]))
            elif step == "close": lst_out += s.close(now, w, min(s.opt.get(w, 0), s.claims.get(w, 0)))
            elif step == "exercise":
                x = r.choice([1, s.opt.get(w, 0), s.opt.get(w, 0) // 2]); pay = s.strike_cost(x) if x else 0
                l, p = s.exercise(now, w, x, pay); lst_out += l; paid_in += p; exercised_x += l
                assert F(p) >= F(l * (hub.v + hub.cover), hub.s) * s.strike / unit, "K-6"
            elif step == "redeem": l, q = s.redeem(now, w); lst_out += l; got_q += q
            elif step == "time": now += r.randint(1, 86400 * 5)
            elif step == "window" and r.random() < .3: now = max(now, frm)
            elif step == "expire" and r.random() < .1: now = max(now, exp)
            elif step == "slash": hub.v -= hub.v * r.choice([1, 5, 30]) // 100
            elif step == "grow": hub.v += hub.v * r.randint(0, 30) // 1000
            elif step == "owe": hub.cover = r.choice([0, hub.v // 50])
            elif step == "give":
                z = r.choice(ppl); x = s.opt.get(w, 0) // 2; s.opt[w] = s.opt.get(w, 0) - x; s.opt[z] = s.opt.get(z, 0) + x
            n[step] = n.get(step, 0) + 1
        except Refused: pass
        s.check(now); assert lst_in == lst_out + s.bal_lst and paid_in == got_q + s.bal_quote, "K-7"
    # the end: every claim in a random order gets the same part, to a unit, and nothing stays but cancelled offers' LST
    now = max(now, exp); W, L, Q = s.written, s.lst, s.quote
    order = [p for p in ppl if s.claims.get(p, 0)]; r.shuffle(order)
    for p in order:
        c = s.claims[p]; l, q = s.redeem(now, p)
        assert abs(F(l) - F(c * L, W)) < len(ppl) and abs(F(q) - F(c * Q, W)) < len(ppl), "K-8"
        s.check(now)
    for i in list(s.offers): s.cancel(now, s.offers[i]["w"], i)
    assert (s.bal_lst, s.bal_quote) == (0, 0) if order or W == 0 else True, "K-9 nothing stays behind"
    return n

def late_writer():
    """Why writing ends before exercise begins: American exercise in a pool lets a late writer take strike money."""
    # pool of A: 100 LST, 50 exercised at strike 10 (500 in). Price falls to 6. B writes 100 against his own purchase.
    L, Q, W = 50 + 100, 500, 200
    b = F(100 * L, W) * 6 + F(100 * Q, W)            # B's claim, all other options lapse
    return b - 100 * 6                               # B's gain at A's cost
if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    tot = {}
    for i in range(runs):
        for k, v in random_run(i).items(): tot[k] = tot.get(k, 0) + v
    print("random runs", runs, tot)
    print("late writer's theft, were it allowed:", late_writer(), "quote of 600")
    # worked example: unit 10^6, strike 12.5 quote per native, window from 1,000,000 to 1,259,200
    hub = Hub(); hub.v = hub.s = 10_000_000_000; hub.cover = 0
    s = Series(hub, 10**6, 12_500_000, 1_000_000, 1_259_200)
    a = s.offer(0, "alice", 1_000_000_000, 300_000)
    b = s.offer(0, "bob", 500_000_000, 400_000, 200_000, 100_000)
    print("bob's price at 25,000:", s.price(25_000, s.offers[b]), "at 33,333:", s.price(33_333, s.offers[b]))
    print("carol buys 400 of alice:", s.buy(10, "carol", a, 400_000_000, 10**12))
    print("carol buys 100 of bob at 50,000:", s.buy(50_000, "carol", b, 100_000_000, 10**12))
    print("alice cancels the rest:", s.cancel(60_000, "alice", a))
    hub.v = 10_400_000_000
    print("rate 1.04: exercise of 300 costs", s.strike_cost(300_000_000)); s.exercise(1_000_000, "carol", 300_000_000, 10**12)
    hub.v = 9_360_000_000
    print("slash 10 %: rate 0.936: exercise of 100 costs", s.strike_cost(100_000_000))
    hub.v, hub.cover = 9_360_000_000, 520_000_000
    print("  with 520 of cover owed:", s.strike_cost(100_000_000)); s.exercise(1_100_000, "carol", 100_000_000, 10**12)
    print("pool: lst", s.lst, "claims", s.written, "quote", s.quote, "options left", s.supply)
    print("alice redeems", s.redeem(1_259_200, "alice"), "bob redeems", s.redeem(1_259_201, "bob"), "bob's offer back", s.cancel(1_259_202, "bob", b))
    print("left", s.bal_lst, s.bal_quote); s.check(1_259_203)
