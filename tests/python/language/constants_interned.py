"""Constants that look like names are interned, in tuples too; others are not."""
import marshal


def f():
    return "name_1", ("in_a_tuple", ("deeper", 1)), "not a name", ""


def g():
    return "name_1", ("in_a_tuple", ("deeper", 1)), "not a name", ""


def same(a, b):
    return [a[0] is b[0], a[1][0] is b[1][0], a[1][1][0] is b[1][1][0], a[2] == b[2], a[3] is b[3]]


print(same(f(), g()))
space = {}
exec(marshal.loads(marshal.dumps(compile("x = ('name_1', ('in_a_tuple', ('deeper', 1)), 'not a name', '')", "m", "exec"))), space)
print(same(f(), space["x"]))
print("name_1" is __import__("sys").intern("name" + "_1"))
