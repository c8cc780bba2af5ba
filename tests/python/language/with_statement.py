# with: enter, exit, order, suppression, several managers.
class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with CM("a") as x:
    print("body", x)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("p") as x, CM("q"),):
    print(x)
with CM("s", True):
    raise ValueError("swallowed")
print("after")
try:
    with CM("outer"), CM("inner"):
        raise KeyError("escapes")
except KeyError as e:
    print("caught", e)


def early():
    with CM("r"):
        return "returned"


print(early())
for i in range(3):
    with CM(f"loop{i}"):
        if i == 0:
            continue
        break
with CM("t") as (first):
    print(first)


class Pair(CM):
    def __enter__(self):
        return 1, (2, 3)


with Pair("tuple") as (a, (b, c)):
    print(a, b, c)
d = {}
with CM("item") as d["k"]:
    print(d)
