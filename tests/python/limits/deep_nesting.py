# Blocks, functions and classes nested deeply.
def nested_functions(depth):
    source = ""
    for i in range(depth):
        source += "    " * i + f"def f{i}(a{i}):\n"
    source += "    " * depth + "return (" + ", ".join(f"a{i}" for i in range(depth)) + ",)\n"
    for i in range(depth - 1, 0, -1):
        source += "    " * i + f"return f{i}\n"
    return source


ns = {}
exec(nested_functions(15), ns)
f = ns["f0"]
for i in range(15):
    f = f(i)
print(f)
source = ""
for i in range(18):
    source += "  " * i + f"for i{i} in (1, 2)[:{1 + (i % 6 == 0)}]:\n"
source += "  " * 18 + "n += 1\n"
ns = {"n": 0}
exec(source, ns)
print(ns["n"])
source = ""
for i in range(19):
    source += "  " * i + "try:\n"
source += "  " * 19 + "raise ValueError('deep')\n"
for i in range(18, -1, -1):
    source += "  " * i + f"except ValueError as e:\n" + "  " * i + f"  log.append({i})\n" + "  " * i + "  raise\n" if i % 3 else "  " * i + "finally:\n" + "  " * i + f"  log.append(-{i})\n"
log = []
try:
    exec(source, {"log": log})
except ValueError as e:
    print(e, log)
source = "".join("  " * i + f"class C{i}:\n" + "  " * (i + 1) + f"v = {i}\n" for i in range(12))
exec(source, ns)
c = ns["C0"]
for i in range(1, 12):
    c = getattr(c, f"C{i}")
print(c.__qualname__, c.v)
source = "".join("  " * i + f"if x > {i}:\n" for i in range(90)) + "  " * 90 + "y = 'inside'\n"
ns = {"x": 100, "y": "outside"}
exec(source, ns)
print(ns["y"])
source = "".join("  " * i + "while True:\n" for i in range(21)) + "  " * 21 + "break\n"
try:
    compile(source, "<s>", "exec")
except SyntaxError as e:
    print(e.msg)
print(eval("[" * 80 + "7" + "]" * 80 + "[0]" * 80), eval("(lambda: " * 30 + "5" + ")" + "()" + ")()" * 29))
