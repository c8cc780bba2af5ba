# copy: shallow and deep, recursion, own methods.
import copy

a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(99)
print(b, c, b[1] is a[1], c[1] is a[1])
r = [1]
r.append(r)
d = copy.deepcopy(r)
print(d[1] is d, d is r)


class P:
    def __init__(self, x):
        self.x = x


class Q(P):
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


p = P([1])
q, s = copy.copy(p), copy.deepcopy(p)
p.x.append(2)
print(q.x, s.x, copy.copy(Q(1)), copy.deepcopy([Q(1)]), copy.copy("s"), copy.deepcopy((1, [2])), copy.deepcopy({"a": (1, 2)}), copy.copy({1, 2}))
shared = [1]
x = copy.deepcopy([shared, shared])
print(x[0] is x[1])
