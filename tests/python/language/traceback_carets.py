# Which part of a line the carets mark, for many kinds of expression.
import sys


def show(f):
    try:
        f()
    except Exception as e:
        sys.__excepthook__(type(e), e, e.__traceback__)


a, d, s = [], {}, "text"


def t01(): return 1 + 'a' + 2
def t02(): return (1 + 2) * (3 / 0)
def t03(): return [1, 2][5] + 1
def t04(): return d['k']['m']
def t05(): print(len(5), 2)
def t06(): return undefined + 1
def t07(): return s.upper().missing.more
def t08(): return (lambda q: q.zz)(1)
def t09():
    for i in 5: pass
def t10():
    x, y = 1, 2, 3
def t11(): assert 1 == 2, 'msg'
def t12(): raise ValueError('v')
def t13(): import nothing_like_this
def t14():
    del undefined_name
def t15(): return -s
def t16(): return s(1, 2)
def t17(): return s < 1
def t18(): return [1][0:1:0]
def t19(): a[1] = 2
def t20(): s.x = 2
def t21(): show(1,
                2)
def t22():
    with 5 as x: pass
def t23(): return f'{1/0} {s}'
def t24():
    n = 1
    n += s
def t25(): return {1: 2, **5}
def t26(): print(*5)
def t27():
    class A(5): pass
def t28(): return '%d' % s
def t29(): return s.find(1) + 2
def t30(): return [x / 0 for x in (1, 2)]
def t31(): return {**d, 'k': d[1]}
def t32(): return not s.nope and s
def t33(): return s [ 99 ]
def t34(): return "é" + 1 + "日本"


for name in sorted(globals()):
    if name[0] == "t" and name[1:].isdigit():
        show(globals()[name])
