# A name from a module that wasn't imported.
def f():
    return math.sqrt(2)


f()
