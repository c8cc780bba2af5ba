# traceback: formatting caught exceptions.
import io
import traceback


def f():
    raise ValueError("inside f")


def g():
    try:
        f()
    except ValueError as e:
        raise KeyError("in g") from e


try:
    g()
except KeyError as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(type(e), e))
    print([(fr.name, fr.lineno, fr.line) for fr in traceback.extract_tb(e.__traceback__)])
    out = io.StringIO()
    traceback.print_exception(e, file=out)
    print(len(out.getvalue().splitlines()))
traceback.print_exc() if False else None
try:
    f()
except ValueError:
    traceback.print_exc()


def where():
    return [fr.name for fr in traceback.extract_stack()]


print(where()[-2:])
