# TypeErrors of operators on the wrong types.
values = {"int": 1, "str": "s", "list": [1], "tuple": (1,), "dict": {}, "None": None, "float": 1.5, "set": {1}, "bytes": b"b", "func": len, "type": int, "obj": object()}
for op in ("+", "-", "*", "/", "//", "%", "**", "<<", "&", "|", "^", "@", "<", ">=", "in"):
    for a in ("int", "str", "list", "None", "dict", "type"):
        for b in ("str", "None", "list", "set", "bytes", "func"):
            try:
                r = eval(f"x {op} y", {"x": values[a], "y": values[b]})
                print(a, op, b, "=", type(r).__name__)
            except Exception as e:
                print(a, op, b, type(e).__name__, str(e).split(" object at")[0])
for op in ("-", "+", "~"):
    for a in values:
        try:
            eval(f"{op}x", {"x": values[a]})
        except TypeError as e:
            print(op, a, e)
