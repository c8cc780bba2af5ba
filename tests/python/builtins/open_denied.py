# Opening a file that isn't there is FileNotFoundError or a refusal, both OSErrors.
try:
    open("there is no such file")
except OSError as e:
    print(isinstance(e, OSError))
for args in ((), (1.5,), ("x", "zz"), ("x", "rw"), ("x", 5)):
    try:
        open(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
