# exec, eval, compile, with namespaces.
print(eval("1 + 2"), eval("x * 2", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}))
ns = {}
exec("a = 1\ndef f(): return a + 1", ns)
print(ns["a"], ns["f"](), sorted(k for k in ns if k != "__builtins__"))
exec("a += 10", ns)
print(ns["f"]())
code = compile("z = [i for i in range(3)]\nprint(z)", "<my>", "exec")
exec(code)
print(z, code.co_filename)
print(eval(compile("5 * 5", "<e>", "eval")))
single = compile("7 + 1", "<s>", "single")
exec(single)
exec("print('multi'); q = 3")
print(q)


def local():
    v = 1
    exec("v = 2")
    return v, eval("v + 1")


print(local())
g, l = {"g": 1}, {}
exec("l = g + 1\nglobal w\nw = 5", g, l)
print(l, g["w"])
for bad in ("1 +", "x = 1", "undefined_thing", "", "  1", "1\n2"):
    try:
        print(eval(bad))
    except Exception as e:
        print(type(e).__name__, e)
for args in ((5,), ("1", 5), (None,), ("1", {}, 5)):
    try:
        eval(*args)
    except TypeError as e:
        print(e)
print(eval("  7  "), eval("\n8\n".strip()), eval("(1,\n2)"), eval(b"9"))
exec("")
class C:
    exec("made = 5")
print(C.made)
print(eval("__name__"), eval("lambda: 3")())
