# Functions and code whose globals have no __builtins__ find their builtins where the running code does.
import types


def measure():
    return len("abc")


print(types.FunctionType(measure.__code__, {})())
print(types.FunctionType(measure.__code__, {"__builtins__": {"len": lambda text: "own"}})())

namespace = {"__builtins__": {"print": print, "make": types.FunctionType, "code": measure.__code__, "exec": exec, "Wrong": NameError}}
exec("""
made = make(code, {})
try:
    print(made())
except Wrong as e:
    print("inherited:", e)
inner = {}
exec("print('reached')", inner)
print('__builtins__' in inner)
""", namespace)
print(namespace["inner"]["__builtins__"] is namespace["__builtins__"])
print(sorted(c.__name__ for c in object.__subclasses__() if c.__name__ in ("storage", "blob", "shape", "watched")))
