# Operator precedence and associativity.
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 ** 2, -3 ** 2, 2 ** 3 ** 2, 10 - 3 - 2, 100 / 10 / 2)
print(7 // 2 * 2, 7 % 4 * 2, 1 << 2 + 1, 1 + 1 << 2, 6 & 3 | 8, 6 | 3 & 1, 6 ^ 3 & 2, ~1 + 2, -~1)
print(not 1 == 2, not 1 and 0 or 2, 1 or 0 and 0, (1 or 0) and 0)
print(1 < 2 == True, 1 + 2 < 4, 1 | 2 == 2, 3 & 1 == 1)
print(1 if 0 else 2 if 0 else 3, (lambda: 1 if 1 else 2)(), [1, 2][0] + 1, "a" + "b" * 2, -2 .__abs__())
print(not [] or 5, 5 and not 3, 4 - -3, +-+1, 2 - - - 1, ~~5)
print(1 in [1] and 2 not in [1], not None is None)
print(2 ** -1 * 4, -2 ** 0.5, 8 >> 1 << 2, 1 << 3 >> 1)
x = 5
print(x == 5 and "yes" or "no", x > 3 != False)
print(*[1, 2] + [3], *"ab" * 2)
print({1, 2} | {3} & {3, 4} - {4}, {1} ^ {2} | {3})
a = b = 1, 2
print(a, b, 1, *(2, 3))
print(lambda: 1, end="\n") if 0 else print(await_ := 3)
