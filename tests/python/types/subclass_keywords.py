# Keyword arguments that one of __new__ and __init__ takes, and the other ignores.
class S(list):
    def __new__(cls, seq, newarg=None):
        self = super().__new__(cls, seq); self.n = newarg; return self
print(S([1,2],newarg=3), S([1,2],newarg=3).n)
class T(list): pass
for f in (lambda: T([1],x=1), lambda: list([1],x=1), lambda: S([1],y=1)):
    try: print(f())
    except TypeError as e: print(e)
