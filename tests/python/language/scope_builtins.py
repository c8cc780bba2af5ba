# Builtins can be shadowed and come back.
print(len([1, 2]))
len = lambda x: "mine"
print(len([1, 2]))
del len
print(len([1, 2]))


def f():
    max = min
    return max(1, 2)


print(f(), max(1, 2))
import builtins
builtins.shout = lambda s: s.upper() + "!"
print(shout("hello"))
del builtins.shout
try:
    shout("x")
except NameError as e:
    print(e)
print(builtins.abs is abs, __builtins__ is builtins)
