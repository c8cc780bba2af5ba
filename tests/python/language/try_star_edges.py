# except*: nested groups, naked exceptions, re-raising, what may not stand there.
def run(f):
    try:
        f()
    except BaseException as e:
        def show(x, depth=0):
            print("  " * depth + repr(x).split("(")[0], x)
            for sub in getattr(x, "exceptions", ()):
                show(sub, depth + 1)
        show(e)


def nested():
    try:
        raise ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), ExceptionGroup("c", [ValueError(3), KeyError(4)])])])
    except* ValueError as g:
        print([len(g.exceptions), g])
    except* TypeError:
        print("types")


def reraise():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise
    except* TypeError as g:
        raise RuntimeError("new") from g


def naked():
    try:
        raise TypeError("naked")
    except* TypeError as g:
        print(type(g).__name__, g.exceptions, repr(g.message))


def unhandled():
    try:
        raise KeyError("through")
    except* ValueError:
        print("no")


def base_group():
    try:
        raise BaseExceptionGroup("bg", [KeyboardInterrupt(), ValueError(1)])
    except* ValueError as g:
        print("value part", g.exceptions)


def bad_match():
    try:
        raise ValueError
    except* ExceptionGroup:
        pass


def finally_and_else():
    try:
        pass
    except* ValueError:
        print("no")
    else:
        print("else")
    finally:
        print("finally")


for f in (nested, reraise, naked, unhandled, base_group, bad_match, finally_and_else):
    print(f.__name__)
    run(f)
for code in ("try: pass\nexcept* : pass", "try: pass\nexcept* A: pass\nexcept B: pass", "def f():\n try: pass\n except* A: return", "for x in y:\n try: pass\n except* A: break"):
    try:
        compile(code, "<c>", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
