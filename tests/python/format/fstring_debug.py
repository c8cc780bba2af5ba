# f-strings with = : whitespace kept, conversions, specs, expressions of every kind.
x, y, name = 5, 2.5, "é'q"
d = {"k": [1, 2]}
print(f"{x=}", f"{x = }", f"{ x =}", f"{x=:>5}", f"{x=!s}", f"{name=}", f"{name=!s}", f"{name=!a}", f"{y=:.3f}", f"{x + y=}", f"{d['k'][0]=}", f"{x==5=}", f"{x!=5=}", f"{x<=5=}")
print(f"{(lambda: x)()=}", f"{[i for i in range(2)]=}", f"{'a' if x else 'b'=}", f"{x=!r:^10}|", f"{name.upper()=}", f"{f'{x=}'=}", f"{x  +  y  =  }", f"{d=}", f"{not x=}")
width = 8
print(f"{x=:{width}}|", f"{y=:{width}.{x}}|", f"{'='=}", f"{x, y=}", f"{-x=}", f"{x:=^9}|", f"{x:=+9}|", f"{x:=9}|")
print(f'''{
x
=}''', f"{x=}{y=}", f"a{x=}b{y=:g}c", f"{{{x=}}}", f"{len('=')=}", f"{'{}'=}")


class R:
    def __repr__(self):
        return "REPR"

    def __str__(self):
        return "STR"

    def __format__(self, s):
        return f"FORMAT<{s}>"


r = R()
print(f"{r=}", f"{r=!s}", f"{r=:}", f"{r=:abc}", f"{r=!r:>8}", f"{r}", f"{r!s:>5}", f"{r:}")
