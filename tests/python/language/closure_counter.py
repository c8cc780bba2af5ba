# Closures keep cells: nonlocal writes, several closures share one cell.
def counter(start=0):
    n = start

    def up(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n

    return up, get


up, get = counter(10)
print(up(), up(5), get())
up2, get2 = counter()
print(up2(), get2(), get())


def shared():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    i = "changed"
    return [f() for f in fs]


print(shared())
print(up.__closure__[0].cell_contents)
print(up.__code__.co_freevars, counter.__code__.co_cellvars)
