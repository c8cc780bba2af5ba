# int: str, repr, hex, oct, bin, of small and large numbers.
for n in (0, 1, -1, 9, 10, 99, 100, 2**31, -2**31, 2**63, -2**63 - 1, 10**50, -10**50, 3**200, 2**1000):
    print(str(n), repr(n), hex(n), oct(n), bin(n))
print(10**18, 10**19, 10**27 + 1, 10**36 - 1, 1000000000 * 1000000000 + 1)
n = 7**4000
s = str(n)
print(len(s), s[:40], s[-40:])
print(int(s) == n)
try:
    str(10**5000)
except ValueError as e:
    print(e)
try:
    int("1" * 5000)
except ValueError as e:
    print(e)
print(len(hex(10**5000)), int("f" * 5000, 16).bit_length())
for bad in (hex, oct, bin):
    try:
        bad(1.5)
    except TypeError as e:
        print(e)
