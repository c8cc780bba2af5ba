# assert with and without message.
assert True
assert 1 < 2, "not evaluated"
for check in ("assert 0", "assert [], 'empty'", "assert None, ('a', 1)", "assert False, 42"):
    try:
        exec(check)
    except AssertionError as e:
        print(repr(e), e.args)


def message():
    print("message evaluated")
    return "m"


assert True, message()
try:
    assert False, message()
except AssertionError as e:
    print(e)
print(__debug__)
