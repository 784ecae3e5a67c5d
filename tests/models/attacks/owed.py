import os, sys; sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from fixed import *; from market import *
# forced owed cover: rate 1.0; a slash of 1.25 % fully covered. position at LTV 91.3 %
U=10**6
def mk():
    hub=Hub(10**6*U,10**6*U); m=Market(hub,Restake(500*U)); m.k=10**9
    m.deposit("s",10000*U); m.add("b",1000*U); m.p("b")[1]=913*U; m.scaled=913*U; m.cash-=913*U; m.bank-=913*U
    return hub,m
hub,m=mk()
try: m.liquidate("b",U128); print("liq?!")
except Refused as e: print("covered rate: ",e)
l=12500*U   # gross loss 1.25 %, after cover none; owed: value falls, shares stay
hub.value-=l
pay,out,got,bad=m.liquidate("b",U128)
hub.value_after=hub.value; # retry: shares burn S*l/(P+l)
hub.shares-=hub.shares*l//(hub.value+l)
true=out*hub.value//hub.shares
print("owed: pay",pay,"LST",out,"worth after retry",true,"gain",true-pay,"of equity",87*U, "bps", (true-pay)*10000//(87*U))
