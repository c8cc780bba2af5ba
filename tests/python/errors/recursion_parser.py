# Source nested too deeply is an error, not a crash.
for n in (50, 150):
    print(eval("(" * n + "1" + ")" * n), eval("-" * n + "1"), len(eval("[" * n + "]" * n)))
for code in ("(" * 5000 + ")" * 5000, "[" * 100000, "-" * 100000 + "1", "x" + ".y" * 3000 + " = 1" if False else "1" + "+1" * 3000, "not " * 50000 + "1", "f(" * 3000 + ")" * 3000, "lambda: " * 5000 + "1", "{1:" * 3000 + "1" + "}" * 3000):
    try:
        r = eval(code)
        print(code[:6], "worked", r if isinstance(r, int) else "")
    except (RecursionError, MemoryError, SyntaxError, OverflowError) as e:
        print(code[:6], "refused")
