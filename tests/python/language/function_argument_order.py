# The order in which a call's function, arguments and keywords are evaluated.
def t(x):
    print("eval", x)
    return x


def f(*args, **kwargs):
    return args, kwargs


print(f(t(1), *t([2]), t(3), k=t(4), **t({"m": 5}), n=t(6)))
print(t(len)(t("abc")))
a = [0, 0, 0]
i = 0


def nxt():
    global i
    i += 1
    return i


a[nxt() - 3], a[nxt() - 3] = nxt(), nxt()
print(a)
print({t("k1"): t("v1"), t("k2"): t("v2")})
print(t(1) + t(2) * t(3))
print(t(0) or t(2) and t(3))
print(t("a") if t(0) else t("b"))
