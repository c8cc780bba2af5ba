# KeyboardInterrupt raised by the program itself.
try:
    raise KeyboardInterrupt("pressed")
except Exception:
    print("no")
except BaseException as e:
    print(repr(e), isinstance(e, Exception))
