"""The numbers that packages/extension-math/src/market/curve_vectors.txt has, for the contract's curve to be held to."""
import random
from fixed import *
random.seed(31)
print("# made by tests/models/curve_vectors.py")
for _ in range(120):
    x=random.choice([random.randint(-20*WAD,42*WAD),random.randint(-WAD,WAD),random.randint(-10**9,10**9)])
    print("exp",x,exp_wad(x))
for x in (0,1,-1,LN2,LN2//2,LN2//2+1,-LN2//2,-20*WAD,42*WAD,40*WAD,Z_INIT,Z_MIN): print("exp",x,exp_wad(x))
for i in range(200):
    z=random.choice([Z_INIT,Z_MIN,Z_MAX,random.randint(Z_MIN,Z_MAX)]); u=random.choice([0,WAD,TARGET,TARGET+1,TARGET-1,random.randint(0,WAD),random.randint(85*WAD//100,95*WAD//100)])
    T=random.choice([1,5,3600,86400,random.randint(1,10*YEAR),30*86400])
    r,z1=step(z,u,T); ix=random.choice([WAD,random.randint(WAD,10*WAD),random.randint(WAD,10**37)])
    print("step",z,u,T,r,z1,ix,grow(ix,r,T))
