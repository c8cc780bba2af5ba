# list: construction, indexing, slices, concatenation, comparison.
a = [1, "two", 3.0, None, [4]]
print(a, a[0], a[-1], a[1:3], a[::-1], a[::2], len(a), a + [5], [0] * 3, 2 * [1, 2], [] * 5, [1] * -1)
print(list(), list("abc"), list((1, 2)), list(range(3)), list({"k": 1}), list(x for x in "ab"), [*a, *a][5], list([1]) is not [1] if False else "")
print(1 in a, "two" in a, 99 in a, [4] in a, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] != [1, 2.0], [1, "a"] == [1, "a"])
for f in (lambda: a[99], lambda: a[-99], lambda: a["x"], lambda: a[1.0], lambda: a + (1,), lambda: a * "x", lambda: a < [1, 3], lambda: list(5), lambda: a[::0], lambda: hash(a), lambda: a.index(99), lambda: [1] < 5, lambda: a[None], lambda: list(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
b = a
c = a[:]
b.append("shared")
print(a is b, a is c, len(a), len(c))
matrix = [[0] * 2] * 2
matrix[0][0] = 1
print(matrix)
r = [1]
r.append(r)
print(r, r[1] is r, [r, r])
print(repr([1, 'a', "b'c", b"x", 1.5, None, True, {}, (), set()]), str([[], [[]]]))
n = []
for i in range(1000):
    n.append(i)
print(sum(n), n[500], n[-500], n[990:], len(n[::7]))
