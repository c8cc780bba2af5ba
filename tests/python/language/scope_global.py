# global: from functions, nested functions, and class bodies.
x = "module"


def read():
    return x


def local():
    x = "local"
    return x


def write():
    global x, created
    x = "written"
    created = True


print(read(), local(), x)
write()
print(x, created)


def nested():
    x = "enclosing"

    def inner():
        global x
        x = "from inner"
        return x
    return inner(), x


print(nested(), x)


class C:
    global y
    y = "class body wrote a global"
    z = 1


print(y, hasattr(C, "y"))


def delete():
    global x
    del x


delete()
try:
    x
except NameError as e:
    print(e)
