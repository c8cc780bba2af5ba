# math on random arguments: gamma, norms, combinations, exact sums, logarithms of large ints.
import math, _random

class Random(_random.Random):
    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def randint(self, a, b):
        return a + int(self.random() * (b - a + 1))


r = Random(7)


h=0

out=[]
def run(f,*a):
    try: return repr(f(*a))
    except Exception as e: return type(e).__name__+str(e)
for i in range(150):
    a=r.uniform(-170,171); out.append(('gamma',a,run(math.gamma,a))); out.append(('lgamma',a,run(math.lgamma,a)))
    a=r.uniform(-5,5); out.append(('gamma',a,run(math.gamma,a))); out.append(('lgamma',a,run(math.lgamma,a)))
    v=[r.uniform(-1,1)*10.0**r.randint(-5,5) for _ in range(r.randint(0,5))]; out.append(('hypot',v,run(math.hypot,*v)))
    v=[r.uniform(-1,1)*10.0**r.randint(-320,308) for _ in range(2)]; out.append(('hypot',v,run(math.hypot,*v)))
    n=r.randint(0,200);k=r.randint(0,200); out.append(('comb',n,k,run(math.comb,n,k),run(math.perm,n,k)))
    v=[r.uniform(-1,1)*10.0**r.randint(-30,30) for _ in range(20)]; out.append(('fsum',v,run(math.fsum,v)))
    a=r.getrandbits(r.randint(1,300)); b=r.getrandbits(r.randint(1,300)); out.append((a,b,math.gcd(a,b),math.lcm(a,b),math.isqrt(a),run(math.log,a+1),run(math.log2,a+1),run(math.log10,a+1)))
for o in out: print(o)
