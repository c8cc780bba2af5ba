# A method deleted from its class is not found again, whatever else names it as text.
def deleted(name_first):
    class C:
        def method(self):
            return "own"

    class D(C):
        pass

    if name_first:
        print(getattr(C, "method")(1), hasattr(D, "method"))
    print(C().method(), D().method())
    del C.method
    for thing in (C, D, C(), D()):
        print(hasattr(thing, "method"), getattr(thing, "method", "none"))
    try:
        C.method
    except AttributeError as error:
        print(error)


deleted(True)
deleted(False)
