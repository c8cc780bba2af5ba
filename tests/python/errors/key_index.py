# KeyError and IndexError texts.
for code in ("{}['k']", "{}[5]", "{}[(1, 2)]", "{}[None]", "{'a': 1}['b']", "{}.pop('x')", "{}.popitem()", "set().pop()", "set().remove('r')", "[][0]", "[1][5]", "[1][-2]", "()[0]", "(1,)[9]", "''[0]", "'abc'[10]", "b''[0]", "bytearray()[0]", "range(0)[0]", "range(5)[10]", "[].pop()", "[1].pop(3)", "[1].index(2)", "(1,).index(2)", "'a'.index('b')", "[1].remove(2)", "{}[frozenset()]", "{}['it\\'s']", "[1, 2][10:]", "'a{1}'.format(0)", "'{x}'.format()", "'%(k)s' % {}", "[].__getitem__(0)", "(1, 2)[-3]", "{}.__getitem__('q')", "'a{0[z]}'.format({})", "bytearray(b'').pop()", "memoryview(b'')[0]"):
    try:
        print(code, eval(code))
    except (LookupError, ValueError) as e:
        print(code, "->", type(e).__name__, e, e.args)
a = [1]
for code in ("a[5] = 1", "a[-5] = 1", "del a[5]", "del {}['k']", "a['x'] = 1", "a[1.5] = 2", "(1,)[0] = 2", "'a'[0] = 'b'", "del 'a'[0]", "del (1,)[0]", "{}[[]] = 1", "b'a'[0] = 1", "range(3)[0] = 1", "5[0] = 1", "a[0:1] = 5", "None[0] = 1", "len[0] = 1", "del a['x']"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
