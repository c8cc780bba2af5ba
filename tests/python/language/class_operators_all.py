# Every binary operator reaches its method, its reflected and its in-place form.
ops = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow",
       "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor", "@": "matmul"}


class Plain:
    pass


class Right:
    pass


class InPlace:
    pass


for op, name in ops.items():
    setattr(Plain, f"__{name}__", lambda self, o, n=name: ("left", n))
    setattr(Right, f"__r{name}__", lambda self, o, n=name: ("right", n))
    setattr(InPlace, f"__i{name}__", lambda self, o, n=name: ("inplace", n))

for op in ops:
    x = Plain()
    exec(f"print(op, x {op} 1, 1 {op} Right())")
    y = InPlace()
    exec(f"y {op}= 5\nprint(y)")
    z = Plain()
    exec(f"z {op}= 5\nprint(z)")
print(divmod(type("M", (), {"__divmod__": lambda s, o: "dm"})(), 2))
print(divmod(2, type("M", (), {"__rdivmod__": lambda s, o: "rdm"})()))
for op in ops:
    try:
        exec(f"Right() {op} 1")
    except TypeError as e:
        print(e)
    try:
        exec(f"q = object()\nq {op}= None")
    except TypeError as e:
        print(e)
