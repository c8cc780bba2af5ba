x=7.0; x/=2; print(x); x/=0.5; print(x)
try: x/=0.0
except ZeroDivisionError as e: print(e)
try: x/=0
except ZeroDivisionError as e: print(e)
i=7; i//=2; print(i); i=-7; i//=2; print(i); i=-7; i%=3; print(i); i=7; i%=-3; print(i)
try: i%=0
except ZeroDivisionError as e: print(e)
try: i//=0
except ZeroDivisionError as e: print(e)
i=12; i^=10; print(i); i|=1; print(i); i&=6; print(i); i<<=70; print(i); i>>=68; print(i)
b=True; b^=True; print(b); b|=True; print(b); b=True; b&=3; print(b)
i=6; i/=3; print(i); i=2**70; i//=3; print(i); i|=1; print(i)
class F(float):
    def __itruediv__(self,o): return "mine"
f=F(2.0); f/=1.0; print(f)
class I(int):
    def __ixor__(self,o): return "mine"
f=I(2); f^=1; print(f)
[a,b,c]=[1,2,3]; print(a,b,c)
try: [a,b]=[1,2,3]
except ValueError as e: print(e)
try: [a,b,c,d]=[1,2,3]
except ValueError as e: print(e)
l=[1,2]; l[0],l[1]=l; print(l)
def f(l):
    a,b=l
    return a+b
print([f(x) for x in ([1,2],(3,4),{5:1,6:2},"ab",[7,8])])
