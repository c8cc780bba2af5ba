# A free variable that has no value yet, or was deleted.
def f():
    def g():
        return later
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    print(g())
    del later
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)


f()


def h():
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    try:
        del x
    except UnboundLocalError as e:
        print(e)


h()
