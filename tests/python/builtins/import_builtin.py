# __import__ and sys.modules.
import sys

m = __import__("math")
print(m.sqrt(16), m is sys.modules["math"], __import__("sys") is sys)
print(__import__("math", globals(), locals(), ["pi"], 0).pi)
for args in (("no_such_module",), ("",), (5,), ()):
    try:
        __import__(*args)
    except Exception as e:
        print(type(e).__name__, e)
sys.modules["made_up"] = type(sys)("made_up")
try:
    import made_up
    made_up.value = 5
    from made_up import value
    print(value, made_up.__name__, made_up)
except ImportError as e:
    print(e)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
print("math" in sys.modules, type(sys.modules).__name__, "sys" in sys.builtin_module_names)
