# Module _ast: classes, trees of source, trees back to code, and what is refused.
import _ast

print(_ast.AST.__module__, _ast.AST._fields, _ast.AST._attributes, _ast.PyCF_ONLY_AST)
for name in sorted(n for n in dir(_ast) if n[0] != "_" and not n.startswith("Py")):
    c = getattr(_ast, name)
    print(name, c.__base__.__name__, c._fields, c._attributes, c.__match_args__, c.__module__)
print(_ast.Return.__doc__, _ast.arg.__doc__, _ast.Dict.__doc__, _ast.Load.__doc__, _ast.boolop.__doc__, _ast.mod.__doc__, _ast.expr.__doc__)


def dump(node):
    if isinstance(node, _ast.AST):
        at = " @%d:%d-%d:%d" % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) if node._attributes else ""
        return "%s(%s)%s" % (type(node).__name__, ", ".join("%s=%s" % (f, dump(getattr(node, f))) for f in node._fields), at)
    if isinstance(node, list):
        return "[%s]" % ", ".join(map(dump, node))
    return repr(node)


SOURCES = [
    "x = 1", "def f(a, /, b: int = 2, *c, d=3, e, **f) -> None:\n 'doc'\n return a + b", "async def f():\n async with a as b: await c\n async for x in y: yield",
    "class C(B, metaclass=M):\n @d\n def m(self): pass", "try:\n  pass\nexcept (A, B) as e: raise\nelse: 1\nfinally: 2", "try: pass\nexcept* E: pass",
    "match x:\n case [1, *_, -2.5j] | {'a': b, **r} if c: pass\n case C(1, k=None) as d: pass", "f'{a!r:>{w}} {{}}' 'x' u''", "a = b, *c = lambda: (yield)",
    "x: int\nx.y: str = 1\ndel a, b[1:2, ...]", "from . import a as b, c\nimport d.e\nglobal g\nnonlocal h", "print(*a, **k, k=1)[0].b @= 2 if x else not y", "while a < b <= c is not d: break\nelse: continue",
    "[a for b in c if d for e in f] + {1: 2, **z} | {*s}", "assert x, 'm'; (y := 5); ~x ** -y",
]
for source in SOURCES:
    tree = compile(source, "<s>", "exec", _ast.PyCF_ONLY_AST)
    print(dump(tree))
    try:
        code = compile(tree, "<t>", "exec")
        other = compile(source, "<t>", "exec")
        print(code.co_names == other.co_names, code.co_code == other.co_code, hash(code) == hash(code), code == compile(source, "<t>", "exec"), [c for c in code.co_consts if not hasattr(c, "co_code")] == [c for c in other.co_consts if not hasattr(c, "co_code")])
    except SyntaxError as e:
        print("SyntaxError", e.msg)
print(dump(compile("1 + 1", "", "eval", 0x400)), dump(compile("x; y", "", "single", 0x400)), dump(compile("(int, *str) -> list", "", "func_type", 0x400)))

# by hand
P = dict(lineno=1, col_offset=0)
node = _ast.Expression(_ast.BinOp(_ast.Constant(20, **P), _ast.Mult(), _ast.Constant(2.5, kind=None, **P), **P))
print(eval(compile(node, "", "eval")), node.body.left.kind, node.body.end_lineno)
n = _ast.Name("a", ctx=_ast.Load(), other=3)
print(n.id, n.other, n._fields, isinstance(n, _ast.expr), _ast.Return().value, n.__reduce__()[0].__name__, n.__reduce__()[2].keys())


class MyName(_ast.Name):
    pass


print(eval(compile(_ast.Expression(MyName("x", _ast.Load(), **P)), "", "eval"), {"x": "sub"}))


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split("<ast.")[0])


def run(body, mode="exec"):
    tree = _ast.Module(body, []) if mode == "exec" else _ast.Expression(body)
    return type(compile(tree, "<s>", mode)).__name__


N = lambda name="x", ctx=_ast.Load: _ast.Name(name, ctx(), **P)
A = lambda: _ast.arguments([], [], None, [], [], None, [])
show(lambda: _ast.Name(1, 2, 3))
show(lambda: _ast.Name("a", id="b"))
show(lambda: compile(_ast.Module([], []), "", "eval"))
show(lambda: str(_ast.AST()).split()[0])
show(lambda: compile(3, "", "exec"))
show(lambda: run([_ast.Pass()]))
show(lambda: run([_ast.Expr(N())]))
show(lambda: run([_ast.Expr(**P)]))
show(lambda: run([_ast.Expr(None, **P)]))
show(lambda: run([None]))
show(lambda: run(3))
show(lambda: run([N()]))
show(lambda: run([_ast.Expr(_ast.Pass(**P), **P)]))
show(lambda: run([_ast.Assign([N()], N(), **P)]))
show(lambda: run([_ast.Assign([_ast.Constant(1, **P)], N(), **P)]))
show(lambda: run([_ast.Assign([], N(), **P)]))
show(lambda: run([_ast.Delete([N()], **P)]))
show(lambda: run([_ast.FunctionDef("f", A(), [], [], **P)]))
show(lambda: run([_ast.If(N(), [], [], **P)]))
show(lambda: run([_ast.While(N(), [None], [], **P)]))
show(lambda: run([_ast.Try([_ast.Pass(**P)], [], [], [], **P)]))
show(lambda: run([_ast.Raise(None, N(), **P)]))
show(lambda: run([_ast.ImportFrom("a", [_ast.alias("b", **P)], -1, **P)]))
show(lambda: run([_ast.Global([], **P)]))
show(lambda: run(N("None"), "eval"))
show(lambda: run(N(3), "eval"))
show(lambda: run(_ast.Constant([1], **P), "eval"))
show(lambda: run(_ast.Constant((1, frozenset({2}), b"", ...), **P), "eval"))
show(lambda: run(_ast.BoolOp(_ast.And(), [N()], **P), "eval"))
show(lambda: run(_ast.Compare(N(), [_ast.Lt()], [], **P), "eval"))
show(lambda: run(_ast.Compare(N(), [_ast.Lt(), _ast.Gt()], [N()], **P), "eval"))
show(lambda: run(_ast.Compare(N(), [_ast.Add()], [N()], **P), "eval"))
show(lambda: run(_ast.Dict([N()], [], **P), "eval"))
show(lambda: run(_ast.ListComp(N(), [], **P), "eval"))
show(lambda: run(_ast.Name("x", _ast.Load(), lineno="a", col_offset=0), "eval"))
show(lambda: run(_ast.Name("x", _ast.Load(), lineno=5, col_offset=0, end_lineno=2), "eval"))
show(lambda: run(_ast.Name("x", _ast.Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=3), "eval"))
show(lambda: run(_ast.Tuple([N()], _ast.Store(), **P), "eval"))
show(lambda: run(_ast.BinOp(N(), 3, N(), **P), "eval"))
deep = N()
for i in range(100000):
    deep = _ast.UnaryOp(_ast.Not(), deep, **P)
try:
    run(deep, "eval")
except RecursionError:
    print("too deep")
while hasattr(deep, "operand"):
    deep = deep.operand
