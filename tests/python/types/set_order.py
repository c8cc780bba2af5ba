# The order of iteration over sets of small integers is CPython's.
print({3, 1, 2}, {10, 5, 1}, {8, 0, 16}, {100, 50, 1}, set(range(10)), {7, -1, 3}, {-1, -2, 0})
print(set([1, 9, 17]), set([17, 9, 1]), {32, 1, 33}, set(range(5, 0, -1)), {1000, 2000, 3000}, {0, 8, 1, 9})
s = set()
for i in (5, 3, 9, 1, 12, 7, 20, 33):
    s.add(i)
    print(s)
for i in (3, 12, 5):
    s.remove(i)
print(s, list(s), frozenset([3, 1, 2]), sorted(s))
s.add(40)
s.add(5)
print(s)
print(set(range(0, 100, 7)), {i * i for i in range(12)}, set(range(20)) - set(range(0, 20, 3)), set(range(50)) & {60, 40, 3, 20}, {1, 2} | {9, 8} | {20}, {1, 2, 3} ^ {3, 4, 50})
print(set([True, 2, 3.0, 4.5]), {0.5, 1.5}, {1.0, 2.0, 1}, set([2**40, 1, 5]), {2**61, 7, 3})
t = {4, 2, 6}
print(t.pop(), t.pop(), t, [x for x in {9, 4, 1}], list(set([3, 2, 1, 0])), t.copy(), set(t))
