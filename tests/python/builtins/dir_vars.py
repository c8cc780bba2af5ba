# dir and vars.
class A:
    x = 1

    def m(self):
        pass


class B(A):
    y = 2


b = B()
b.z = 3
print([n for n in dir(b) if n[0] != "_"], [n for n in dir(B) if n[0] != "_"], vars(b), "m" in vars(A), "x" in vars(B))
print(dir([]) == sorted(dir([])), "append" in dir(list), "__class__" in dir(5), "real" in dir(5), [n for n in dir(()) if n[0] != "_"])
print([n for n in dir({}) if n[0] != "_"])
print([n for n in dir([]) if n[0] != "_"])
print([n for n in dir("") if n[0] != "_"])
print([n for n in dir(b"") if n[0] != "_"])
print([n for n in dir(set()) if n[0] != "_"])
print([n for n in dir(5) if n[0] != "_"])
print([n for n in dir(1.5) if n[0] != "_"])


class D:
    def __dir__(self):
        return ["z", "a"]


print(dir(D()))


class S:
    __slots__ = ("s",)


for f in (lambda: vars(5), lambda: vars(S()), lambda: dir(1, 2), lambda: vars(1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
