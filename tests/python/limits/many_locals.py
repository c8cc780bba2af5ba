# A function with 400 local variables.
source = "def f():\n"
for i in range(400):
    source += f"    v{i} = {i} * 2\n"
source += "    return " + " + ".join(f"v{i}" for i in range(400)) + "\n"
ns = {}
exec(source, ns)
print(ns["f"](), ns["f"]() == sum(i * 2 for i in range(400)))
source = "def g(a):\n    x0 = a\n" + "".join(f"    x{i} = x{i - 1} + a\n" for i in range(1, 300)) + "    def inner():\n        return x0, x150, x299\n    return inner()\n"
exec(source, ns)
print(ns["g"](3))
source = "def h(n):\n" + "".join(f"    if n == {i}:\n        w{i} = n\n" for i in range(260)) + "    return sorted(locals())\n"
exec(source, ns)
print(ns["h"](259), ns["h"](5), ns["h"](999))
