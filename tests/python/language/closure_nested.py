# Cells through several levels, and cells of parameters.
def a(x):
    def b(y):
        def c(z):
            def d():
                return x, y, z
            return d
        return c
    return b


print(a(1)(2)(3)())


def through(x):
    def middle():
        def inner():
            nonlocal x
            x += 1
            return x
        return inner
    return middle(), lambda: x


inc, see = through(5)
inc()
inc()
print(see())


def param_cell(x, *args, k=1, **kw):
    def show():
        return x, args, k, kw
    x = "new"
    k += 1
    return show()


print(param_cell("old", 1, 2, k=5, m=6))


def in_class():
    secret = 42

    class Inner:
        value = secret

        def get(self):
            return secret
    return Inner


print(in_class().value, in_class()().get())


def comprehension_cell(n):
    return [[(lambda: (i, j, n))() for j in range(2)] for i in range(2)]


print(comprehension_cell(9))
