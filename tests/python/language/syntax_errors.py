# SyntaxErrors from compile: message and position.
cases = """x = = 1
if x
def f(:
print("a
(1, 2
[1, 2)
x = 5 6
return 1
break
continue
for x in y: yield
1 = x
f() = 2
x + 1 = 2
del f()
None = 1
def f(a, a): pass
def f(a=1, b): pass
f(a=1, 2)
f(**k, *a)
f(a=1, a=2)
class A: return 1
lambda: (yield)
nonlocal x
x = 08
x = 1__0
x = 0b12
x = 0xg
'\\x4'
import
from x import
from . import *
else: pass
try: pass
a b
x = *y
*x
x: int: 3
@
async
with: pass
yield 1
{1: 2, 3}
{**1: 2}
"unterminated
'''never closed
x ? y
a $ b
if x = 1: pass
not
def f():
x += = 1
print x
exec "x"
raise a, b
1.2.3
0777
"a" = 1
x if y
(x for x in y) = 1
def f(): x = 1; global x
lambda *: 1
def f(*): pass
def f(**a, b): pass
def f(a, /, b, /): pass
f(x for x in y, 1)
a, b += 1
(a) : int = 1; (a, b): int = 2
while 1: pass else: pass
assert
from __future__ import nothing
case 1: pass
match x: case 1: pass""".split("\n")
for c in cases:
    try:
        compile(c, "<c>", "exec")
        print("OK", c)
    except SyntaxError as e:
        print(f"{c!r}: {type(e).__name__}: {e.msg} ({e.lineno}, {e.offset}, {e.end_lineno}, {e.end_offset})")
