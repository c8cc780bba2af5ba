# parso: trees of Python source, errors, refactoring.
import parso
src = open(__file__).read()
m = parso.parse(src); print(m.get_code() == src, m.children[0].type, [c.type for c in m.children][:12])
m = parso.parse("def f(a, *b, c=1, **d):\n  'doc'\n  return a + b\nclass A(B):\n  x: int = 3\n  async def g(self): await z\n", version="3.11")
def walk(n, d=0):
    print(" " * d + n.type, repr(getattr(n, "value", ""))[:20], n.start_pos, n.end_pos)
    for c in getattr(n, "children", []): walk(c, d + 1)
walk(m)
f = next(m.iter_funcdefs()); print(f.name.value, [p.name.value for p in f.get_params()], f.get_doc_node(), list(f.iter_return_stmts()), next(m.iter_classdefs()).get_super_arglist())
g = parso.load_grammar()
for bad in ("x = = 1\n", "def f(:\n pass\n", "return 1\n", "f(a=1, 2)\n", "a b\n", "for x in y:\npass\n", "(yield) = 1\n", "def f(a, a): pass\n", "'abc\n"):
    t = g.parse(bad); print(repr(bad), [(e.message, e.start_pos, e.code) for e in g.iter_errors(t)])
print(m.get_used_names().keys() if hasattr(m.get_used_names(), "keys") else "", m.get_leaf_for_position((3, 4)), list(parso.python.tokenize.tokenize("a + 1\n", version_info=parso.utils.parse_version_string("3.11")))[:3])
