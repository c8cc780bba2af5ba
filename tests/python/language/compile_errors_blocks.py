# Errors the compiler finds in whole blocks: flow statements, yields, parameters, targets.
cases = ["def f():\n return 1\nreturn 2", "class C:\n return 1", "class C:\n yield 1", "if 1:\n break", "def f():\n continue",
         "for x in y:\n def f():\n  break", "while 1:\n class C:\n  continue", "try:\n continue\nfinally: pass", "for x in y:\n try: pass\n finally:\n  continue",
         "lambda: return_", "[(yield 1) for x in y]", "def f():\n return [(yield x) for x in y]", "class C:\n x = [(yield) for i in y]",
         "async def f():\n return [await x for x in y]", "def f():\n return [await x for x in y]", "async def f():\n yield 1\n return 2",
         "def f(a, b, a): pass", "lambda x, x: 1", "def f(*a, a): pass", "def f(*, **k): pass", "def f(a, *, b, *c): pass", "def f(/): pass",
         "def f(a, *, /): pass", "def f(a=1, /, b): pass", "def f(**k, *a): pass", "def f(*a=1): pass", "def f(**k=1): pass", "def f(1): pass", "def f((a, b)): pass", "def f(None): pass",
         "*a = 1", "*a, *b = x", "a, *b, *c = x", "for *a in x: pass", "del *a", "del (a, *b)", "with x as 1: pass", "with x as f(): pass", "for 1 in x: pass", "for f() in x: pass",
         "import a.b as c.d", "from a import (b, c", "from a import b,", "from a import ()", "from . import a.b", "import *", "def f():\n from a import *", "class C:\n from a import *",
         "try: pass\nexcept: pass\nexcept ValueError: pass", "try: pass\nelse: pass", "try: pass\nexcept A as 1: pass", "try: pass\nexcept A, B: pass", "__debug__ = 1", "def f(__debug__): pass",
         "f(x for x in y, z)", "f(1, *a, **k, b)", "f(a.b=1)", "f(True=1)", "f(1=2)", "f(a=1, a=1)", "class C(a=1, b): pass", "x = yield = 1", "(yield) = 1", "a if b else c = 1", "{a: b} = 1", "'x' = 1", "f'{x}' = 1", "a + b += 1", "a() += 1", "[a, b] += 1", "(a) += 1", "x = (*a)", "x = *a", "print(*)", "return *a",
         "match x:\n case a: pass\n case b: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case {**r, 'a': 1}: pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case a | 1: pass", "match x:\n case (a, a): pass", "match x:\n case C(a=1, a=2): pass", "match x:\n case [a] | [b]: pass", "match x:\n case 1 + 2: pass", "match x:\n case -a: pass", "match x:\n case {a: 1}: pass", "match x:\n case C(a=1, 2): pass", "match x:\n case f'{a}': pass", "match x:\n case {**_}: pass", "match x:\n case a as _: pass", "match x:\n case a as b.c: pass"]
for c in cases:
    try:
        compile(c, "<case>", "exec")
        print("ok   ", c.encode())
    except SyntaxError as e:
        print("error", c.encode(), "|", e.msg, e.lineno, e.offset)
