# lark: grammars for two parsers, trees, transformers.
from lark import Lark, Transformer, v_args
g = r"""
    ?start: sum
          | NAME "=" sum    -> assign_var
    ?sum: product
        | sum "+" product   -> add
        | sum "-" product   -> sub
    ?product: atom
        | product "*" atom  -> mul
        | product "/" atom  -> div
    ?atom: NUMBER           -> number
         | "-" atom         -> neg
         | NAME             -> var
         | "(" sum ")"
    %import common.CNAME -> NAME
    %import common.NUMBER
    %import common.WS_INLINE
    %ignore WS_INLINE
"""
for parser in ("lalr", "earley"):
    try:
        l = Lark(g, parser=parser); t = l.parse("a = 1+2*-3"); print(t.pretty())
        l.parse("1 + + 2")
    except Exception as e: print(type(e), str(e).splitlines()[0])
@v_args(inline=True)
class T(Transformer):
    from operator import add, sub, mul, truediv as div, neg
    number = float
    def __init__(self): self.vars = {}
    def assign_var(self, name, value): self.vars[name] = value; return value
    def var(self, name): return self.vars[name]
c = Lark(g, parser="lalr", transformer=T()).parse
print(c("x = 3*4"), c("x - 2/4"))
try: c("y + 1")
except Exception as e: print(type(e), str(e).splitlines()[0])
