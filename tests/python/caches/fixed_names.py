# Names found once are looked for again when a namespace has changed, whoever runs the code.
import builtins
import types


def show():
    return name(), len([1])


def name():
    return "first"


print(show(), show())
name = lambda: "second"
print(show())
len = lambda v: "own len"
print(show())
del len
print(show())
builtins.len, kept = (lambda v: "builtin's"), builtins.len
print(show())
builtins.len = kept
print(show())
del name
try:
    show()
except NameError as e:
    print(e)
builtins.name = lambda: "from builtins"
print(show(), show())
name = lambda: "global again"
print(show())
del builtins.name
for i in range(100):
    globals()[f"more{i}"] = i
print(show(), more99)

# one code, several globals
other = types.FunctionType(show.__code__, {"name": lambda: "other's", "len": lambda v: -1})
for i in range(3):
    print(show(), other())
third = types.FunctionType(show.__code__, {"name": lambda: "third's"})
print(show(), other(), third())


def swapped():
    return name(), "swapped"


def twin():
    return name(), "twin"


print(swapped(), swapped(), twin(), twin())
swapped.__code__ = twin.__code__
print(swapped(), twin())
away = types.FunctionType(twin.__code__, {"name": lambda: "away"})
print(away(), twin(), swapped(), away())
renamed = types.FunctionType(twin.__code__.replace(co_name="renamed"), {"name": lambda: "renamed's"})
print(renamed(), twin(), renamed(), away())

# own builtins, cleared and emptied namespaces, namespaces of a class
space = {"__builtins__": {"name": lambda: "own builtins", "len": sum}}
exec("def f():\n    return name(), len([1, 2])", space)
print(space["f"](), space["f"]())
space["__builtins__"]["name"] = lambda: "changed"
print(space["f"]())
space = {"name": lambda: "of space"}
exec("def f():\n    return name(), len([1, 2])", space)
f = space["f"]
print(f(), f())
space.clear()
try:
    f()
except NameError as e:
    print(e)
space.update(name=lambda: "back")
print(f())
space.pop("name")
space["name"] = lambda: "in another place"
print(f(), f())


class Space(dict):
    def __missing__(self, key):
        return lambda *a: "missing " + key


space = Space()
exec("def f():\n    return name(), other_name()", space)
try:
    print(space["f"]())
except NameError as e:
    print(e)


def generator():
    while True:
        yield name()


g = generator()
print(next(g), next(g))
name = lambda: "for the generator"
print(next(g))
len = lambda v: "len again"
print(next(g), show())
del len


def counts():
    global counter
    counter += 1
    return counter


counter = 0
for i in range(3):
    counts()
del counter
try:
    counts()
except NameError as e:
    print(e)
counter = 10
print(counts(), counts())
# a name that comes and goes
total = 0
for i in range(2000):
    if i % 2:
        flicker = i
    else:
        flicker = None
        del flicker
    total += counts() - counter + 1
print(total)
