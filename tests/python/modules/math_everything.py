# Module math from end to end: results, errors, signatures.
import math
def t(s):
    try: print(s, '->', repr(eval(s)))
    except Exception as e: print(s, '->', type(e).__name__, e)
inf=math.inf; nan=math.nan; B=10**400
class I:
    def __index__(self): return 5
class Fl:
    def __float__(self): return 2.5
class T:
    def __trunc__(self): return 't'
    def __floor__(self): return 'f'
    def __ceil__(self): return 'c'
for s in """math.acos(2) math.acos('a') math.acosh(0.5) math.asin(inf) math.atan2(1) math.atan2(1,'a') math.atanh(1) math.atanh(2)
math.cbrt(-27) math.ceil(inf) math.ceil(nan) math.ceil('a') math.ceil(T()) math.floor(T()) math.trunc(T()) math.trunc(2.7) math.trunc('a') math.ceil(Fl()) math.floor(I())
math.comb(5,2) math.comb(5,6) math.comb(-1,2) math.comb(2,-1) math.comb(100,50) math.comb(1000,3) math.comb(2.0,1) math.comb(10**30,2) math.comb(10**30,10**30-1) math.comb(10**30,10**29) math.comb(67,33) math.comb(68,34) math.comb(62,31) math.comb(300,150)%10**9 math.comb(2**64,1) math.comb(7,0) math.comb(10**20,10**20) math.comb(0,0) math.comb(I(),2) math.comb(10**6,10**6-3)
math.perm(5,2) math.perm(5) math.perm(5,None) math.perm(5,6) math.perm(-1) math.perm(-1,2) math.perm(2,-1) math.perm(100,30) math.perm(10**30,3) math.perm(10**30,10**29) math.perm(2.0) math.perm(0) math.perm(3,0) math.perm(21) math.perm(25,20)
math.copysign(1,-0.0) math.cos(inf) math.cosh(1000) math.degrees(1) math.dist([1,2],[3,4]) math.dist((1,2),(3,4,5)) math.dist([],[]) math.dist((inf,1),(inf,2)) math.dist((nan,inf),(1,-inf)) math.dist(1,2) math.dist((1,),('a',)) math.dist((B,),(1,)) math.dist(iter([1,2]),(4,6)) math.dist((1e308,1e308),(-1e308,-1e308)) math.dist((1e-320,2e-320),(0,0)) math.dist((0.1,0.2,0.3),(1.1,2.2,3.3))
math.erf(0.5) math.erfc(30) math.exp(1000) math.exp(-1000) math.exp(B) math.exp2(2000) math.expm1(710) math.fabs(-2) math.factorial(-1) math.factorial(2.0) math.factorial(2.5) math.factorial(20) math.factorial(21) math.factorial(50) math.factorial(B) math.factorial(-B) math.factorial('a') math.factorial(I()) math.factorial(1000)%(10**9+7) math.factorial(1e300)
math.floor(1e300) math.floor(-0.5) math.fmod(inf,1) math.fmod(1,0) math.fmod(5.5,inf) math.fmod(-5.5,2) math.fmod(nan,0) math.frexp(8) math.frexp(inf) math.frexp(-5e-324)
math.fsum([]) math.fsum([0.1]*10) math.fsum([1e308,1e308]) math.fsum([1e308,1e308,-1e308]) math.fsum([inf,-inf]) math.fsum([inf,1]) math.fsum([nan,1]) math.fsum(['a']) math.fsum(3) math.fsum([1e16,1,1e-16]) math.fsum([2**1023.0,2**1023.0]) math.fsum([1,1e100,1,-1e100]*1000) 
math.gamma(0) math.gamma(-0.0) math.gamma(-1) math.gamma(0.5) math.gamma(5) math.gamma(171) math.gamma(172) math.gamma(171.6) math.gamma(-171.5) math.gamma(-200.5) math.gamma(1e-310) math.gamma(-1e-310) math.gamma(inf) math.gamma(-inf) math.gamma(nan) math.gamma(23) math.gamma(1e-20) math.gamma(-0.5) math.gamma(-300.25) math.gamma(100.3)
math.gcd() math.gcd(0) math.gcd(-4) math.gcd(12,18,27) math.gcd(12.0,3) math.gcd(B,3*B+7) math.gcd(1,'a') math.lcm() math.lcm(0,5) math.lcm(-4) math.lcm(4,6,10) math.lcm(4.0) math.lcm(B,B+1)==B*(B+1) math.lcm(3,0,'a') math.lcm(3,-0,7)
math.hypot() math.hypot(3) math.hypot(3,4) math.hypot(1,1,1,1) math.hypot(inf,nan) math.hypot(nan,1) math.hypot('a') math.hypot(1e308,1e308) math.hypot(1e200,1e200,1e200) math.hypot(5e-324,5e-324) math.hypot(1e-320,1e-310) math.hypot(-0.0) math.hypot(B) math.hypot(0.1,0.2,0.3,0.4)
math.isclose(1,1+1e-10) math.isclose(1,2,rel_tol=-1) math.isclose(1,2,abs_tol=-1) math.isclose(inf,inf) math.isclose(inf,-inf) math.isclose(nan,nan) math.isclose(1,1.1,rel_tol=0.2) math.isclose(0,1e-9,abs_tol=1e-8) math.isclose(1) math.isclose('a',1) math.isclose(inf,1,rel_tol=2) math.isclose(1,2,0.5) math.isclose(a=1,b=1)
math.isfinite(inf) math.isinf('a') math.isnan(nan) math.isqrt(-1) math.isqrt(B) math.isqrt(2.0) math.isqrt(I()) math.ldexp(1,5) math.ldexp(1,5000) math.ldexp(1,-5000) math.ldexp(1,B) math.ldexp(1,-B) math.ldexp(0,B) math.ldexp(inf,-B) math.ldexp(1,1.0) math.ldexp(-1,-1075) math.ldexp(1.5,-1075) math.ldexp(nan,3)
math.lgamma(0) math.lgamma(-1) math.lgamma(0.5) math.lgamma(3) math.lgamma(1) math.lgamma(2) math.lgamma(1e308) math.lgamma(-0.5) math.lgamma(inf) math.lgamma(-inf) math.lgamma(nan) math.lgamma(1e-300) math.lgamma(-1e-300) math.lgamma(100.5) math.lgamma(-100.5) math.lgamma(1e306) math.lgamma(-1e15-0.5)
math.log(0) math.log(-1) math.log(0.0) math.log(inf) math.log(nan) math.log(B) math.log(-B) math.log(2,2) math.log(8,2) math.log(8,1) math.log(8,0) math.log('a') math.log(8,'a') math.log() math.log(1,2,3) math.log(10,B) math.log2(B) math.log10(B) math.log2(0) math.log10(-1) math.log2(2**70) math.log10(1000) math.log1p(-1) math.log1p(-2) math.log(True) math.log2(I()) math.log(Fl()) math.log10(10**22) math.log2(-inf) math.log(-nan)
math.modf(2.5) math.modf(-inf) math.modf(nan) math.modf(-0.0) math.modf(-2.5) math.nextafter(1,2) math.nextafter(0,-1) math.nextafter(inf,0) math.nextafter(nan,1) math.nextafter(1,1) math.nextafter(0.0,-0.0)
math.pow(2,0.5) math.pow(0,-1) math.pow(-0.0,-3) math.pow(-8,1/3) math.pow(10,400) math.pow(1,inf) math.pow(-1,inf) math.pow(2,inf) math.pow(0.5,-inf) math.pow(nan,0) math.pow(1,nan) math.pow(inf,-1) math.pow(-inf,3) math.pow(-inf,2.5) math.pow(0,-inf) math.pow(-1,nan) math.pow(-0.5,inf) math.pow('a',1) math.pow(-inf,-3) math.pow(-inf,-4) math.pow(0.0,2) math.pow(-0.0,3) math.pow(10,-400)
math.prod([]) math.prod([1,2,3]) math.prod([1.5,2]) math.prod([2]*100) math.prod([1,2],start='a') math.prod(['a',3]) math.prod([2,3],start=0.5) math.prod(3) math.prod([1,[2]]) math.prod([1,2,[2]]) math.prod([2**62,4,0.5]) math.prod([True,False]) math.prod([1e300,10**20,1e-300]) math.prod([I()]) math.prod([3],4)
math.radians(180) math.remainder(5,3) math.remainder(1,0) math.remainder(inf,1) math.remainder(1,inf) math.remainder(nan,1) math.remainder(-5,2) math.remainder(7,2) math.remainder(-0.0,1) math.remainder(1e308,3) math.remainder(-4,2) math.sin(-inf) math.sinh(1000) math.sinh(-1000) math.sqrt(-1) math.sqrt(-0.0) math.sqrt(inf) math.sqrt(nan) math.sqrt(2) math.sqrt(Fl()) math.sqrt(B) math.tan(inf) math.tan(1e300) math.tanh(-50)
math.ulp(1) math.ulp(0) math.ulp(inf) math.ulp(-inf) math.ulp(nan) math.ulp(1.7976931348623157e308) math.ulp(5e-324) math.ulp(-3) math.sin() math.sin(1,2) math.sin(x=1) math.hypot(x=1) math.gcd(a=1) math.erf(inf) math.erf(-inf) math.erfc(-inf) math.erfc(nan) math.exp(-inf) math.asinh(-inf) math.acosh(inf) math.atan(inf)""".split('\n'):
    for e in s.replace('[1, ','[1,').split(' '):
        if e and 'for_n' not in e: t(e)
for s in ["math.dist((1,2,3),(4,5,6))","math.log(8, 2.0)"]: t(s)
print(sorted(n for n in dir(math) if n[0]!='_'))
print([(n,getattr(math,n).__text_signature__) for n in dir(math) if callable(getattr(math,n)) and n[0]!='_'])
