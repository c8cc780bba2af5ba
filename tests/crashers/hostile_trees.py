# Syntax trees that no parser makes: cycles, depth, wrong types, lists and numbers that change or raise while they are read.
import ast


def attempt(name, action):
    try:
        print(name, str(action())[:60])
    except (Exception, SystemExit) as error:
        print(name, type(error).__name__, str(error)[:90])


def run(tree, mode="exec"):
    return type(compile(tree, "tree", mode)).__name__


def expression(node):
    return ast.Expression(body=node, lineno=1, col_offset=0)


def name(text="x", context=None, **more):
    return ast.Name(id=text, ctx=context or ast.Load(), lineno=1, col_offset=0, **more)


cycle = ast.BinOp(op=ast.Add(), lineno=1, col_offset=0, right=name())
cycle.left = cycle
attempt("cycle", lambda: run(expression(cycle), "eval"))
loop = ast.Module(body=[], type_ignores=[])
loop.body.append(ast.If(test=name(), body=loop.body, orelse=[], lineno=1, col_offset=0))
attempt("cycle of a list", lambda: run(loop))
deep = name()
for _ in range(100_000):
    deep = ast.UnaryOp(op=ast.Not(), operand=deep, lineno=1, col_offset=0)
attempt("deep", lambda: run(expression(deep), "eval"))
attempt("deep dump", lambda: len(ast.dump(deep)))
attempt("deep unparse", lambda: len(ast.unparse(deep)))
attempt("deep walk", lambda: sum(1 for _ in ast.walk(deep)))
del deep


class Shrinking(list):
    def __iter__(self):
        self.clear()
        return iter([])


body = [ast.Pass(lineno=1, col_offset=0)] * 3


class Number(int):
    def __index__(self):
        body.clear()
        return 1


class Evil(ast.Pass):
    @property
    def lineno(self):
        body.clear()
        return 1


attempt("shrinking", lambda: run(ast.Module(body=Shrinking(body), type_ignores=[])))
attempt("number", lambda: run(ast.Module(body=body + [ast.Pass(lineno=Number(1), col_offset=0)], type_ignores=[])))
body[:] = [Evil(col_offset=0)] * 5
attempt("property", lambda: run(ast.Module(body=body, type_ignores=[])))
for value in (-1, 0, 2**31 - 1, 2**31, 2**63, -2**63, "1", None, 1.5):
    attempt(f"lineno {value}", lambda: run(ast.Module(body=[ast.Pass(lineno=value, col_offset=0)], type_ignores=[])))
    attempt(f"col_offset {value}", lambda: run(ast.Module(body=[ast.Pass(lineno=1, col_offset=value)], type_ignores=[])))
    attempt(f"end {value}", lambda: run(ast.Module(body=[ast.Pass(lineno=1, col_offset=1, end_lineno=value, end_col_offset=value)], type_ignores=[])))
    attempt(f"level {value}", lambda: run(ast.Module(body=[ast.ImportFrom(module="x", names=[ast.alias("y", lineno=1, col_offset=0)], level=value, lineno=1, col_offset=0)], type_ignores=[])))
    attempt(f"async {value}", lambda: run(expression(ast.ListComp(name(), [ast.comprehension(name("x", ast.Store()), name(), [], value)], lineno=1, col_offset=0)), "eval"))
    attempt(f"conversion {value}", lambda: run(expression(ast.JoinedStr([ast.FormattedValue(name(), value, None, lineno=1, col_offset=0)], lineno=1, col_offset=0)), "eval"))
    attempt(f"constant {value}", lambda: run(expression(ast.Constant(value, lineno=1, col_offset=0)), "eval"))
    attempt(f"kind {value}", lambda: run(expression(ast.Constant(1, kind=value, lineno=1, col_offset=0)), "eval"))
    attempt(f"id {value}", lambda: run(expression(name(value)), "eval"))
    attempt(f"body {value}", lambda: run(ast.Module(body=value, type_ignores=[])))
    attempt(f"item {value}", lambda: run(ast.Module(body=[value], type_ignores=[])))
    attempt(f"expression {value}", lambda: run(expression(value), "eval"))
# Each kind of node without its fields, with all fields None, with empty lists, and with lists of itself.
kinds = [kind for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.AST) and kind not in (ast.AST,)]
ends = {}
for kind in kinds:
    for fill in ("nothing", "none", "lists", "itself", "names", "texts", "numbers"):
        try:
            node = kind()
        except TypeError:
            continue
        values = {"none": None, "lists": [], "itself": node, "names": name(), "texts": "x", "numbers": 1}
        for field in kind._fields:
            if fill != "nothing":
                setattr(node, field, values[fill])
        for place in ("lineno", "col_offset"):
            setattr(node, place, 1)
        for wrap in (lambda n: ast.Module([n], []), expression, lambda n: ast.Module([ast.Expr(n, lineno=1, col_offset=0)], []),
                     lambda n: ast.Module([ast.Assign([n], name(), lineno=1, col_offset=0)], []), lambda n: n,
                     lambda n: ast.Module([ast.Match(name(), [ast.match_case(n, None, [ast.Pass(lineno=1, col_offset=0)])], lineno=1, col_offset=0)], []),
                     lambda n: ast.Module([ast.Try([ast.Pass(lineno=1, col_offset=0)], [n], [], [], lineno=1, col_offset=0)], [])):
            try:
                compile(wrap(node), "tree", "exec")
                end = "compiled"
            except Exception as error:
                end = type(error).__name__
            ends[end] = ends.get(end, 0) + 1
print(sorted(ends))
