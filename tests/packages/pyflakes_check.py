# pyflakes: messages about a source.
import ast, io
from pyflakes import api, checker, reporter
src = '''import os, sys
from a import *
import json as j
def f(x, x2):
    y = 1
    return undefined + z
    global q
class A:
    def m(self): pass
    def m(self): pass
try: pass
except: pass
except ValueError: pass
print(f"{1}" f"x")
"%s %s" % (1,)
"{} {a}".format(1)
if (1, 2): pass
x is "a"
def g():
    import os
    __all__ = ["zz"]
    return locals()
for i in []: 
    def i(): pass
{"a": 1, "a": 2}
assert (x, "y")
raise NotImplemented
lambda: yy
a: "List[int]" = 3
del nope
'''
try:
    w = checker.Checker(ast.parse(src.replace("except: pass\nexcept ValueError: pass", "except ValueError: pass")), filename="t.py")
    for m in sorted(w.messages, key=lambda m: (m.lineno, m.col, str(m))): print(m)
except SyntaxError as e: print(e)
out, err = io.StringIO(), io.StringIO()
print(api.check("def f(:\n  pass\n", "bad.py", reporter.Reporter(out, err)), out.getvalue(), err.getvalue())
