# What global and nonlocal declarations refuse, at compile time.
cases = ["def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "nonlocal x", "def f():\n nonlocal x",
         "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "def f():\n x = 1\n def g():\n  global x\n  nonlocal x", "def f(a):\n nonlocal a",
         "class C:\n nonlocal q", "x = 1\ndef f():\n nonlocal x", "def f():\n global x, x\n x = 1", "global x\nx = 1", "x = 1\nglobal x",
         "def f():\n for x in y: pass\n global x", "def f():\n import x\n global x", "def f():\n x: int\n global x", "def f():\n global x\n x: int = 1",
         "def f():\n def x(): pass\n global x", "def f():\n [x := 1 for i in y]\n global x", "def f():\n class x: pass\n global x",
         "def f():\n x = 1\n class C:\n  nonlocal x\n  x = 2\n return x", "def f():\n with a as x: pass\n nonlocal x", "def f(): global a; a = 1",
         "def f():\n if 0:\n  global z\n z = 5\nf()\nprint(z)"]
for c in cases:
    try:
        exec(compile(c, "<case>", "exec"), {"y": ()})
        print("ok   ", c.encode())
    except SyntaxError as e:
        print("error", c.encode(), "|", e.msg, e.lineno, e.offset)
