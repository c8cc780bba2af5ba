# An exception whose text has several lines; a frame in the middle of a multi-line call.
def f(a, b):
    raise ValueError("first line\nsecond line\n  third")


f(
    1,
    2,
)
