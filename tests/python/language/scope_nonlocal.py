# nonlocal finds the nearest enclosing function's variable.
def outer():
    x = 1

    def middle():
        x = 2

        def inner():
            nonlocal x
            x = 3
        inner()
        return x
    return middle(), x


print(outer())


def skip_class():
    v = "function"

    class C:
        v = "class"

        def set(self):
            nonlocal v
            v = "set"
    C().set()
    return v, C.v


print(skip_class())


def several():
    a = b = 0

    def step():
        nonlocal a, b
        a, b = b + 1, a + 2
    for _ in range(3):
        step()
    return a, b


print(several())


def class_nonlocal():
    n = 1

    class C:
        nonlocal n
        n = 2
    return n, hasattr(C, "n")


print(class_nonlocal())
