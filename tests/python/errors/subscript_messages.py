# TypeErrors of subscripts, iteration, len, call, with on the wrong types.
x = {"int": 5, "none": None, "float": 1.5, "func": len, "obj": object(), "set": {1}, "gen": (i for i in ()), "cls": int, "str": "s", "list": [1], "dict": {}, "lambda": lambda: 0, "bool": True, "module": __import__("sys")}
for name, v in x.items():
    for code in ("v[0]", "v['k']", "v[0:1]", "len(v)", "list(v)", "v()", "v[0] = 1", "del v[0]", "[*v]", "{**v}", "a, b = v", "v in v", "1 in v", "next(v)", "for q in v: break", "hash(v)", "v.x", "int(v)", "'x'.join(v)", "abs(v)", "sum(v)"):
        try:
            exec(code, {"v": v})
        except Exception as e:
            text = str(e).split(" at 0x")[0]
            print(name, "|", code, "|", type(e).__name__, text)
