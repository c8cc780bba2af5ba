# compile: modes, flags, errors.
for src, mode in (("1 + 1", "eval"), ("x = 5\ny = x", "exec"), ("print('single')", "single"), ("5", "single")):
    code = compile(src, "file.py", mode)
    print(mode, type(code).__name__, code.co_filename, code.co_name, eval(code, {}))
for args in (("1 +", "f", "exec"), ("x = 1", "f", "eval"), ("1", "f", "bad"), ("1",), (5, "f", "exec"), ("a\x00b", "f", "exec"), ("1", 5, "exec")):
    try:
        compile(*args)
        print("compiled")
    except Exception as e:
        print(type(e).__name__, e)
code = compile("def f(a, b=1, *c, d, **e):\n  x = 1\n  return x", "z.py", "exec")
ns = {}
exec(code, ns)
c = ns["f"].__code__
print(c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_nlocals, c.co_firstlineno, c.co_name, c.co_qualname, c.co_flags & 12)
print(eval(compile("a + b", "", "eval"), {"a": 1, "b": 2}), compile("'doc'\nx = 1", "m", "exec").co_consts[0])
