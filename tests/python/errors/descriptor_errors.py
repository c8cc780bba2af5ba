# Exceptions raised by special methods pass through the operation that called them.
class Boom(Exception):
    pass


def raiser(name):
    def method(self, *args):
        raise Boom(name)
    return method


names = "add sub getitem setitem delitem contains len iter next call eq lt hash bool str repr format enter int float index neg abs getattr round reversed divmod iadd".split()
ns = {f"__{n}__": raiser(n) for n in names}
ns["__exit__"] = raiser("exit")
X = type("X", (), ns)
x = X()
for code in ("x + 1", "x - 1", "x[0]", "x[0] = 1", "del x[0]", "1 in x", "len(x)", "iter(x)", "next(x)", "x()", "x == 1", "x < 1", "x != 1", "hash(x)", "bool(x)", "not x", "str(x)", "repr(x)", "format(x)", "f'{x}'", "int(x)", "float(x)", "[1][x]", "-x", "abs(x)", "x.attr", "round(x)", "reversed(x)", "divmod(x, 1)", "x += 1", "[*x]", "a, b = x", "for i in x: pass", "x if x else 1", "x and 1", "{x: 1}", "{x}", "print(x)", "'%s' % x", "[x] == [1]", "sorted([x, x])", "list(x)", "sum([x])", "range(x)", "'a' * x", "max(x, x)", "with x: pass", "while x: pass", "assert x", "[1 for i in [1] if x]", "x in [x]", "x in [1]", "[1, 2].index(x)", "bin(x)", "chr(x)", "hasattr(x, 'q')", "getattr(x, 'q', 1)", "isinstance(x, int)", "1 < x < 2", "not (x == 1)", "str([x])", "dict([(x, 1)])", "x.__class__", "match_ = 1", "x is x"):
    try:
        exec(code)
        print(code, "| no error")
    except Boom as e:
        print(code, "|", e)
    except Exception as e:
        print(code, "|", type(e).__name__, e)
