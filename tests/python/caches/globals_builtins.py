# Globals and builtins change while a loop reads them.
import builtins

value = 1


def read():
    return value


def call():
    return len("abc")


out = []
for i in range(20):
    out.append((read(), call()))
    if i == 3:
        value = 2
    elif i == 6:
        globals()["value"] = 3
    elif i == 9:
        len = lambda s: "mine"
    elif i == 12:
        del len
    elif i == 15:
        original = builtins.len
        builtins.len = lambda s: "theirs"
    elif i == 17:
        builtins.len = original
print(out)


def late():
    return not_yet


try:
    late()
except NameError as e:
    print(e)
not_yet = 5
print(late())
del not_yet
try:
    late()
except NameError as e:
    print(e)
builtins.not_yet = "builtin"
print(late())
not_yet = "global"
print(late())
del not_yet, builtins.not_yet
for i in range(300):
    globals()[f"g{i}"] = i
print(g0 + g299, read(), sum(eval(f"g{i}") for i in range(300)))
