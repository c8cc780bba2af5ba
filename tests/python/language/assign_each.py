# a, b = x, y: all values first, then the targets in order, whatever they name.
def swaps(a, b, c):
    a, b = b, a
    a, b, c = c, a, b
    b, a = a, b + 1
    c, a, b = a, c, c
    return a, b, c
print(swaps(1, 2, 3))

def same(a):
    x, x, y = a, a + 1, a
    return y
print(same(4))

class Noisy:
    def __init__(self, log): object.__setattr__(self, "log", log)
    def __setattr__(self, name, value): self.log.append((name, value)); object.__setattr__(self, name, value)
    def __getattr__(self, name): self.log.append(name); return name
    def __setitem__(self, key, value): self.log.append((key, value))
    def __getitem__(self, key): self.log.append(key); return key

def order():
    log = []
    n, i = Noisy(log), 5
    n.a, n[i], i = n.b, n[i + 1], n.c
    i, n[i] = 1, i
    n[i], (n.x, [n.y, n.z]) = n.w, (i, (3, n[0]))
    return log, i
print(order())

def walrus(x):
    a, b = x, (x := x + 1)
    c, x = x, (x := x * 2) + x
    return a, b, c, x
print(walrus(1))

def cells(a, b):
    def look(): return a, b
    a, b = b, a
    first = look()
    b, a = a + 1, b + 1
    return first, look()
print(cells(1, 2))

def unbound():
    a, b = b, 1
try: unbound()
except UnboundLocalError as e: print(e)

def halfway():
    seen = {}
    try: seen["x"], seen[[]], seen["y"] = 1, 2, 3
    except TypeError as e: print(e, seen)
    try: seen["a"], b = 1, 1 // 0
    except ZeroDivisionError: print("nothing", "a" in seen)
halfway()

def generator():
    while True:
        a, b = (yield 1), (yield 2)
        a, b = b, a
        print("got", a, b)
g = generator(); next(g); g.send("one"); g.send("two"); g.send("three"); g.send("four")

def stars(x):
    a, *b = x, x + 1
    c, d = *[x], x
    [e, f] = x, -x
    (p, q) = [x, 2]
    return a, b, c, d, e, f, p, q
print(stars(7))
for values in ("1,", "1, 2, 3"):
    try: exec(f"a, b = {values}")
    except ValueError as e: print(e)

def fib(n):
    a, b = 0, 1
    for _ in range(n): a, b = b, a + b
    return a
print(fib(100))
a, b, c, d, e = 1, 2, 3, 4, 5
a, b, c, d = d, c, b, a
a, b, c, d, e = e, d, c, b, a
print(a, b, c, d, e)
class K:
    a, b = 1, 2
    a, b = b, a
print(K.a, K.b)
