# Deeply nested data: repr, comparison and copies fail cleanly or work.
a = []
for i in range(100000):
    a = [a]
b = []
for i in range(100000):
    b = [b]
for name, f in (("repr", lambda: repr(a)), ("equal", lambda: a == b), ("less", lambda: a < b), ("str", lambda: str((a,)))):
    try:
        f()
        print(name, "worked")
    except RecursionError as e:
        print(name, "RecursionError", str(e)[:32])
t = ()
for i in range(100000):
    t = (t,)
try:
    hash(t)
    print("hash worked")
except RecursionError:
    print("hash RecursionError")
d = {}
for i in range(100000):
    d = {"k": d}
try:
    repr(d)
except RecursionError:
    print("dict RecursionError")
count = 0
while a:
    a = a[0]
    count += 1
print(count)
del b, t, d
print("freed")
