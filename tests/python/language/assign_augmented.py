# Augmented assignment to names, attributes, items and slices; each evaluated once.
x = 5
x += 1
x -= 2
x *= 3
x //= 2
x **= 2
x %= 7
x <<= 3
x >>= 1
x |= 3
x &= 6
x ^= 1
print(x)
y = 7
y /= 2
print(y)
s = "a"
s += "b"
s *= 3
print(s)
alias = items = [1]
items += [2]
items *= 2
print(alias, alias is items)
t = u = (1,)
t += (2,)
print(t, u)


class Box:
    n = 1


def get():
    print("get")
    return box


def index():
    print("index")
    return 0


box = Box()
get().n += 5
print(box.n, Box.n)
data = [10]
data[index()] += 1
print(data)
lst = [1, 2, 3, 4]
lst[1:3] += ["x"]
print(lst)
d = {"k": 1}
d["k"] -= 3
print(d)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
