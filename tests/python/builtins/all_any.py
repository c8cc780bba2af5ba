# all and any: stopping early, empty, generators.
def t(x):
    print("test", x)
    return x


print(all([]), any([]), all([1, 2]), all([1, 0]), any([0, ""]), any([0, 5]))
print(any(t(x) for x in (0, 1, 2)), all(t(x) for x in (1, 0, 2)))
print(all({}), any({"": 1}), all("abc"), any((None, False)), all(range(1, 3)), any(range(1)))
for f in (lambda: all(5), lambda: any(None), lambda: all(), lambda: all([1], [2])):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    any(1 / 0 for _ in range(2))
except ZeroDivisionError as e:
    print(e)
