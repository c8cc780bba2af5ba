# add_note, with_traceback, __traceback__.
e = ValueError("v")
e.add_note("first note")
e.add_note("second\nnote")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as t:
    print(t)
try:
    raise e
except ValueError as c:
    print(c is e, c.__traceback__ is not None, c.__traceback__.tb_lineno, c.__traceback__.tb_next)


def f():
    g()


def g():
    raise KeyError("deep")


try:
    f()
except KeyError as k:
    tb = k.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    bare = k.with_traceback(None)
    print(bare is k, k.__traceback__)
try:
    e.__traceback__ = 5
except TypeError as t:
    print(t)
