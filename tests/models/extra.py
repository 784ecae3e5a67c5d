"""Checks behind single sentences of the pages."""
import random, copy
from fixed import *
from market import *
# relative error of interest by splitting the time
random.seed(5); worst = 0
for _ in range(2000):
    u, T, z = random.randint(0, WAD), random.randint(3600, 200*86400), random.randint(Z_MIN, Z_MAX)
    r, z1 = step(z, u, T); one = grow(WAD, r, T)
    ix, zz, left = WAD, z, T
    while left:
        d = min(left, random.randint(1, T)); ra, zz = step(zz, u, d); ix = grow(ix, ra, d); left -= d
    worst = max(worst, abs(ix-one)/(one-WAD))
print("splitting: worst part of interest", worst)
# Morpho's trapezoid against the exact mean, 200 % bound, idle at full use
import math
w = 0
for d in range(1, 60):
    x = 50*d/365; r0, mx = .04, 2.0
    end, mid = min(mx, r0*math.exp(x)), min(mx, r0*math.exp(x/2))
    trap = (r0+end+2*mid)/4
    xs = min(x, math.log(mx/r0)); exact = (r0*(math.exp(xs)-1) + mx*(x-xs))/x
    if abs(trap/exact-1) > abs(w and w[0]) if w else True: w = (trap/exact-1, d)
print("trapezoid: worst", w)
# slices against the whole
M = 10**6
for rest in (0, 10*M, 50*M):
    hub = Hub(1101*M, 1101*M); m = Market(hub, Restake(rest), min_debt=M); m.k = 10**12; m.deposit("sam", 1000*M)
    m.restake.lst = 10**12
    m.add("bob", 100*M); m.borrow("bob", 500*M, bond=True); m.restake.lst = rest; hub.value = hub.shares*82//100
    a, b = copy.deepcopy(m), copy.deepcopy(m)
    whole = a.liquidate("bob", U128); parts = [0]*4
    while b.debt("bob"):
        for i, v in enumerate(b.liquidate("bob", 37*M if b.debt("bob") > 40*M else U128)): parts[i] += v
    print("whole", whole, "slices", parts)
# price-free: repay and take out in proportion never raises the LTV, at any LTV, however often
random.seed(7)
for _ in range(300):
    hub = Hub(10**12, 10**12); m = Market(hub, None, min_debt=10); m.deposit("s", 10**10); m.add("b", random.randint(10**6, 10**9)); m.borrow("b", md(m.worth(m.p("b")[0]), random.randint(1, 88), 100))
    hub.value = hub.value*random.randint(50, 100)//100; m.index = random.randint(WAD, 3*WAD)
    for _ in range(50):
        (c, x), D = m.p("b"), m.debt("b")
        if D < 100: break
        f = random.randint(1, 90); 
        try: m.repay("b", -(-D*f//100), withdraw=c*f//100)
        except Refused: continue
        (c1, x1), D1 = m.p("b"), m.debt("b")
        assert x1*c <= x*c1 or D1*WAD <= m.worth(c1)*m.open
print("repay with remove: never up")
