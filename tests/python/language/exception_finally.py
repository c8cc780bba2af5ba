# finally with return, break, continue, and raise.
def a():
    try:
        return "try"
    finally:
        print("a finally")


def b():
    try:
        return "try"
    finally:
        return "finally"


def c():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    return "end"


def d():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "swallowed"


def e():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as k:
        return repr(k), repr(k.__context__)


def f():
    x = 1
    try:
        return x
    finally:
        x = 2


def g():
    try:
        return [print("evaluated"), "value"][1]
    finally:
        try:
            1 / 0
        except ZeroDivisionError:
            print("handled inside finally")


def h():
    for i in range(2):
        try:
            try:
                continue
            finally:
                print("inner", i)
        finally:
            print("outer", i)


for fn in (a, b, c, d, e, f, g, h):
    print(fn.__name__, fn())
