# int: ** and pow with two and three arguments.
print(2 ** 10, (-2) ** 3, (-2) ** 4, 0 ** 0, 5 ** 0, 1 ** 1000, (-1) ** 1001)
print(2 ** -1, (-2) ** -3, 10 ** -5, 2 ** 100, 3 ** 200, 7 ** 77)
print(pow(2, 10), pow(2, 10, 1000), pow(-2, 3, 7), pow(2, -1, 7), pow(3, -2, 11), pow(5, 0, 1), pow(2, 3, -5))
print(pow(123456789, 987654321, 1000000007), pow(2, 1000, 10**20), pow(10**30, 10**30, 10**9 + 7))
print(pow(2, 0.5), pow(-8, 1 / 3), pow(2, 3.0), 2 ** True, pow(base=2, exp=5, mod=7))
for f in (lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5), lambda: pow(2, 3.0, 5),
          lambda: 0 ** -2, lambda: "a" ** 2, lambda: pow(2), lambda: 0.0 ** -1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sum(pow(i, 3, 97) for i in range(100)), 12345 ** 67 % 1000003)
