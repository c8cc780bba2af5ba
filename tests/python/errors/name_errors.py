# NameError and UnboundLocalError texts in each scope.
def f1():
    return missing


def f2():
    x += 1
    x = 0


def f3():
    if False:
        y = 1
    return y


def f4():
    def inner():
        return z
    inner()
    z = 1


def f5():
    for i in []:
        pass
    return i


def f6():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e


def f7():
    del never


def f8():
    w = 1
    del w
    return w


def f9():
    return [q for p in (1,)]


def f10():
    with undefined_cm:
        pass


def f11():
    class C:
        a = b_missing


def f12():
    lambda_ = lambda: free_missing
    lambda_()


def f13():
    global g_missing
    g_missing += 1


def f14():
    match 5:
        case 6:
            m = 1
    return m


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14):
    try:
        f()
    except NameError as e:
        print(f.__name__, type(e).__name__, e, e.name)
