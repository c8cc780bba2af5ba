# try: which clause runs, else, finally, nesting.
def attempt(f):
    try:
        print("try")
        f()
    except ZeroDivisionError:
        print("zero")
    except (KeyError, IndexError) as e:
        print("lookup", type(e).__name__, e)
    except Exception as e:
        print("other", type(e).__name__)
    else:
        print("else")
    finally:
        print("finally")


attempt(lambda: None)
attempt(lambda: 1 / 0)
attempt(lambda: {}["k"])
attempt(lambda: [][5])
attempt(lambda: int("x"))
try:
    try:
        raise ValueError("inner")
    finally:
        print("inner finally")
except ValueError as e:
    print("outer", e)
try:
    e
except NameError as n:
    print(n)
try:
    raise KeyError
except LookupError as err:
    print(repr(err))


def dynamic():
    kinds = (ValueError, TypeError)
    try:
        raise TypeError("t")
    except kinds as e:
        return repr(e)


print(dynamic())
try:
    try:
        raise ValueError("v")
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    pass
except undefined_name:
    pass
print("not evaluated")
