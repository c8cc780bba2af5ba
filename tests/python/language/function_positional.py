# Positional parameters, return values, None by default.
def none():
    pass


def one(a):
    return a


def three(a, b, c):
    return c, b, a


print(none())
print(one(1), one("x"), one([1, 2]))
print(three(1, 2, 3))
print(three(*"abc"))
print(three(1, *[2, 3]))
print(three(*(), 1, *(2,), 3))
print(type(three).__name__, three.__name__, three.__qualname__)


def bare_return(flag):
    if flag:
        return
    return 1


print(bare_return(True), bare_return(False))


def unreached():
    return "first"
    return "second"


print(unreached())
