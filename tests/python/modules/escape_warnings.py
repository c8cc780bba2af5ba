# Escapes that are none warn; half a surrogate waits for its other half; hooks of breakpoint(); a wrong way to print.
import codecs
import os
import sys
import warnings

warnings.simplefilter("always")
for decode in (codecs.escape_decode, codecs.unicode_escape_decode):
    for text in (rb"\d", rb"a\q\w", rb"\777", rb"\377", rb"\8", b"\\\xfa", rb"\n\x41", b"\\\n", rb"\400x"):
        with warnings.catch_warnings(record=True) as caught:
            print(decode(text), [(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        codecs.unicode_escape_decode(rb"ab\c")
    except DeprecationWarning as error:
        print(error)
data = "\ud901x".encode("utf-8", "surrogatepass")
for i in range(len(data)):
    for errors in ("surrogatepass", "replace"):
        decoder = codecs.getincrementaldecoder("utf-8")(errors)
        print(ascii(decoder.decode(data[:i])), ascii(decoder.decode(data[i:], True)))


def hook(*args, **kwargs):
    print("hook", args, kwargs)


sys.modules["hooks"] = sys.modules["__main__"]
for variable in ("0", "hooks.hook", "int", "nowhere.x", "hooks.none", ".", "print"):
    os.environ["PYTHONBREAKPOINT"] = variable
    with warnings.catch_warnings(record=True) as caught:
        print(repr(breakpoint()), [(w.category.__name__, str(w.message)) for w in caught])
os.environ["PYTHONBREAKPOINT"] = "hooks.hook"
breakpoint(1, a=2)
sys.breakpointhook = lambda *args: args
print(breakpoint(3))
for f in (lambda: print >> 3, lambda: max >> 3, lambda: print << 3):
    try:
        f()
    except TypeError as error:
        print(error)


class Fails:
    @property
    def __eq__(self):
        raise AttributeError("none")


print(Fails() == Fails())
error = RuntimeError("not wrapped")
error.attribute = 1


def search(name):
    def fail(*args):
        raise error
    return codecs.CodecInfo(fail, fail, name=name) if name == "failing" else None


codecs.register(search)
try:
    "x".encode("failing")
except RuntimeError as e:
    print(e, e is error)
