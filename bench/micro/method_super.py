"""method_super: an overridden method that calls super()."""
import sys


class Base:
    def f(self, x):
        return x


class Derived(Base):
    def f(self, x):
        return super().f(x) + 1


def run(n):
    d = Derived()
    x = 0
    for _ in range(n):
        x = d.f(x)
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 700000))
