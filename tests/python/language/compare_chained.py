# Chained comparisons evaluate each operand once and stop early.
def t(x):
    print("eval", x)
    return x


print(t(1) < t(2) < t(3))
print(t(1) < t(0) < t(3))
print(1 < 2 > 1 != 5 == 5.0)
print(1 < 3 < 2, 3 > 2 > 1 > 0)
print(1 in [1, 2] == True)
print((1 in [1, 2]) == True)
one = 1
print(one is one is not None)
x = 5
print(0 < x < 10, 0 < x > 10, not 0 < x < 3)
print("a" < "b" <= "b" < "c")


class C:
    def __lt__(self, other):
        return "truthy text"


print(C() < 1, C() < C() < 2)
if 1 < x < 10 < 20:
    print("yes")
while 0 < x < 10:
    x += 3
print(x)
