"""The numbers on the three pages."""
from fixed import *
from market import *
try: from lever import Lever
except ImportError: Lever = None       # the lever's numbers need its model
M = 10**6
def fresh(rest=None, liq=92*WAD//100, op=88*WAD//100, dep=1000, fee=1000):
    hub = Hub(1101*M, 1101*M); m = Market(hub, Restake(rest) if rest is not None else None, liq=liq, open_=op, min_debt=M, fee_bps=fee)
    m.deposit("sam", dep*M); return hub, m
def rate(hub, num, den): hub.value = hub.shares * num // den

print("— curve: q = 1/incentive, and what is between")
for liq, op in ((94,90),(92,88),(90,86),(86,80),(80,70),(60,50)):
    q = WAD - md(CURSOR, WAD - liq*WAD//100, WAD)
    print(f"liq {liq} open {op}: incentive {WAD*10**6//q/10**6:.6f}, insolvent from LTV {q/WAD:.4f}, max leverage {100/(100-op):.2f}x, fall to liquidation {1-op/liq:.4%}, fall from liquidation to insolvency {1-liq/100/(q/WAD):.4%}")
hub, m = fresh()
print("sam shares", m.supply)
m.add("alice", 100*M)
for x in (88*M+1, 88*M):
    try: m.borrow("alice", x); print("borrow", x, "ok")
    except Refused as e: print("borrow", x, e)
hub, m = fresh(); m.add("bob", 100*M)
for x in (733333334, 733333333):
    try: m.borrow("bob", x, bond=True); print("loop", x, "ok", m.pos, m.debt("bob"))
    except Refused as e: print("loop", x, e)
print("— liquidation")
hub, m = fresh(); m.add("bob", 100*M); m.borrow("bob", 500*M, bond=True); print(m.pos, hub.value, hub.shares)
rate(hub, 92, 100)
D, V = m.debt("bob"), m.worth(m.pos["bob"][0]); print("at 0.92 LTV", D*WAD//V)
try: m.liquidate("bob", U128)
except Refused as e: print("at 0.92", e)
rate(hub, 9, 10)
D, V = m.debt("bob"), m.worth(m.pos["bob"][0]); print("at 0.90 V", V, "LTV", D*WAD//V)
import copy
m2 = copy.deepcopy(m); print("whole:", m2.liquidate("bob", U128), m2.pos, "debt", m2.debt("bob"), "LTV", m2.debt("bob")*WAD//m2.worth(m2.pos["bob"][0]))
m3 = copy.deepcopy(m); print("100:", m3.liquidate("bob", 100*M), m3.pos, "debt", m3.debt("bob"), "LTV", m3.debt("bob")*WAD//m3.worth(m3.pos["bob"][0]))
for rest in (50*M, 10*M, 0, None):
    hub, m = fresh(rest if rest is not None else None); m.cap = U128; m.k = 10**9
    m.add("bob", 100*M)
    if rest == 0: m.restake = None
    m.borrow("bob", 500*M, bond=True)
    if rest == 0: m.restake = Restake(0)
    rate(hub, 82, 100); a0 = m.assets()
    m4 = copy.deepcopy(m)
    print("insolvent at 0.82, restake", rest, ":", m.liquidate("bob", U128), "assets", a0, "->", m.assets(), "share price x1e9", (m.assets()+1)*10**12//(m.supply+1000))
    print("    half:", m4.liquidate("bob", 200*M), m4.pos, m4.debt("bob"), "LTV", m4.debt("bob")*WAD//m4.worth(m4.pos["bob"][0]))
print("— interest")
hub, m = fresh(); m.add("bob", 2000*M); m.borrow("bob", 900*M); m.now = YEAR; m.accrue()
print("900 of 1000 for a year at 4 %: index", m.index, "debt", m.debt("bob"), "assets", m.assets(), "fee shares", m.fee_shares, "supply", m.supply, "sam gets", md(m.bal["sam"], m.assets()+1, m.supply+1000), "rate at target", exp_wad(m.z))
hub, m = fresh(); m.add("bob", 2000*M); m.borrow("bob", 1000*M); m.now = 86400; m.accrue()
print("1000 of 1000 for a day: index", m.index, "debt", m.debt("bob"), "rate at target", exp_wad(m.z))
hub, m = fresh(); m.add("bob", 2000*M); m.borrow("bob", 450*M); m.now = 86400; m.accrue()
print("450 of 1000 for a day: index", m.index, "debt", m.debt("bob"), "rate at target", exp_wad(m.z), "z", m.z)
print("— other loan: LST 6 decimals, loan 6 decimals, price 11.5; sigma day 4.28 %, 2 sigmas")
sig = 42800000000000000
print("open LTV eff of liq 0.80:", md(80*WAD//100, WAD - 2*sig, WAD))
print("— cap"); 
hub, m = fresh(10*M); m.k = 200000; m.add("bob", 1000*M)
for x in (200*M+1, 200*M):
    try: m.borrow("bob", x); print("borrow", x, "ok")
    except Refused as e: print("borrow", x, e)
rate(hub, 1, 2); print("at half the rate the cap is", md(m.worth(m.restake.slashable()), m.k, 10000))
if Lever is None: raise SystemExit
print("— lever")
hub = Hub(1101*M, 1101*M); m = Market(hub, None, min_debt=M); m.deposit("sam", 10000*M); l = Lever(m)
print("ann deposits 100 LST:", l.deposit("ann", 100*M), "equity", l.equity())
m.now = 30*86400; l.paid_at = 0
print("rebalance:", l.rebalance("kim"), m.pos["lever"], m.debt("lever"), "L", l.leverage(), "S", l.S, "equity", l.equity())
m.now += 0
print("ben deposits 30 LST:", l.deposit("ben", 30*M), "L", l.leverage())
l2 = copy.deepcopy(l); sh = l2.bal["ben"]; print("ben redeems in kind: pays, gets", l2.redeem("ben", sh), "L", l2.leverage())
hub.value = hub.value * 101 // 100
print("rate +1 %: equity", l.equity(), "L", l.leverage())
hub = Hub(1101*M, 1101*M); m = Market(hub, None, min_debt=M); m.deposit("sam", 10000*M); l = Lever(m); l.deposit("ann", 100*M); print("lev", l.rebalance("kim"), m.pos, m.debt("lever"))
E0 = l.equity(); v = hub.value; hub.value = v * 101 // 100; print("+1 % of the LST: share", E0, "->", l.equity()); hub.value = v
i = l.request("ann", 30 * 10**9 , 200) ; m.now += 43200
m.index, m.at = WAD, m.now   # hold interest out of the example
print("exit of 30 % after half a day, 1 %:", l.exits[i], "slice", l.slice(30*10**9), l.fill(i, U128), "L", l.leverage(), "S", l.S, m.pos["lever"], m.debt("lever"))
hub = Hub(1101*M, 1101*M); m = Market(hub, None, min_debt=M); m.deposit("sam", 10000*M); l = Lever(m); l.deposit("ann", 100*M); l.rebalance("kim")
for num in (95, 94, 93, 90, 88):
    hub.value = hub.shares * num // 100
    m5, l5 = None, copy.deepcopy(l)
    print("rate", num, "L", l5.leverage(), "equity", l5.equity(), "discount bps", l5.discount() if l5.above(l5.hi) else "-", end=" ")
    try:
        E = l5.equity(); r = l5.buy_down(U128); print("buy_down", r, "L", l5.leverage(), "equity", l5.equity(), "cost", E - l5.equity())
    except Refused as e: print(e)
