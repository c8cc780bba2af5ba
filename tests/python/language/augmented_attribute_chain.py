# Long chains of attributes, calls and subscripts as sources and targets.
class Node:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def child(self, name):
        return getattr(self, name)

    def __getitem__(self, k):
        return self.__dict__[k]

    def __setitem__(self, k, v):
        self.__dict__[k] = v


root = Node(a=Node(b=Node(c=[1, {"k": Node(v=5)}])), items=[[1, 2], [3, 4]])
print(root.a.b.c[1]["k"].v, root.child("a").child("b")["c"][0])
root.a.b.c[1]["k"].v += 10
root["a"]["b"]["c"][0] *= 3
root.child("a").b.c[1]["k"]["v"] -= 1
print(root.a.b.c[0], root.a.b.c[1]["k"].v)
root.items[0][1], root.items[1][0] = root.items[1][0], root.items[0][1]
print(root.items)
root.a.new = root.a.other = []
root.a.new.append(1)
print(root.a.other)
del root.a.new, root.items[0][0], root.a.b.c[1]["k"].v
print(hasattr(root.a, "new"), root.items, root.a.b.c[1]["k"].__dict__)
for root.i, root["j"] in [(1, 2), (3, 4)]:
    pass
print(root.i, root.j)
(root.x, root.y), *root.rest = (1, 2), 3, 4
print(root.x, root.y, root.rest)
with open if False else Node(__enter__=1) if False else type("CM", (), {"__enter__": lambda s: 9, "__exit__": lambda s, *a: None})() as root.managed:
    print(root.managed)
[root.items[1][0]] = "z"
print(root.items, "".join(["a", "b"]).upper().lower().title().center(5, "*").strip("*")[0])
print((lambda: root)().a.b.c.__len__().__add__(1).__str__() + "!", [[[1]]][0][0][0], {"a": {"b": [0]}}["a"]["b"][0], ((1, (2,)),)[0][1][0])
try:
    root.a.b.nope.c.d
except AttributeError as e:
    print(e)
try:
    root.a.b.c[9].x
except IndexError as e:
    print(e)
