# An uncaught exception group is printed as a tree.
def fail(kind, text):
    try:
        raise kind(text)
    except kind as e:
        return e


inner = ExceptionGroup("inner", [fail(TypeError, "t"), fail(KeyError, "k")])
raise ExceptionGroup("outer", [fail(ValueError, "v"), inner])
