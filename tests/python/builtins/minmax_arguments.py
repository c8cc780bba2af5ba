"""min and max: of arguments and of iterables of every kind, with keys, defaults and errors."""


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n % 7 < other.n % 7

    def __gt__(self, other):
        return self.n % 7 > other.n % 7

    def __repr__(self):
        return f"Odd({self.n})"


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error)


for f in (min, max):
    print(f(3, 1, 2), f(1, 1.0), f(1.0, 1), f(True, 1), f("b", "a"), f(2 ** 70, -2 ** 70, 5), f((1, 2), (1,), (0, 9)))
    print(f([3, 1, 2]), f((3, 1, 2)), f({3, 1, 2}), f(frozenset("bca")), f({2: 1, 1: 2}), f(x for x in (5, 4, 6)),
          f(range(3, 9)), f("hello"), f(iter([2, 1])), f({3, 1.5, 2}), f({2 ** 80, 1}))
    print(f(5, 2, 8, key=lambda n: -n), f([5, 2, 8], key=lambda n: n % 5), f([], default="none"), f(set(), default=0),
          f(*[4, 2], **{}), f([Odd(3), Odd(8), Odd(6)]), f(Odd(3), Odd(8), Odd(6)), f("a", key=None))
    print(attempt(lambda: f()), attempt(lambda: f(1)), attempt(lambda: f(1, 2, default=3)), attempt(lambda: f([])),
          attempt(lambda: f(1, "a")), attempt(lambda: f(1, 2, other=3)),
          attempt(lambda: f(set())), attempt(lambda: f(key=len)), attempt(lambda: f(*range(300))))
    growing = [1, 2, 3]
    print(f(growing, key=lambda n: (growing.append(n) if len(growing) < 6 else 0) or n), growing)
    changing = {1, 2, 3}
    print(attempt(lambda: f(changing, key=changing.discard)))
print(sum([1, 2, 3]), sum((1.5, 2)), sum({1, 2}), sum([[1], [2]], []), sum(x for x in (1, 2)), sum([], 5), sum({1: 2}),
      attempt(lambda: sum(["a"], "")), attempt(lambda: sum(5)), attempt(lambda: sum([1, "a"])))
print(any([0, 0, 3]), any(()), any({0, ""}), all([1, True]), all(set()), all("ab"), any(x > 1 for x in {1, 2}),
      attempt(lambda: any(5)))
