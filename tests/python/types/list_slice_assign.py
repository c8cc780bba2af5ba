# list: assignment to and deletion of slices, plain and with steps.
def t(code, a=None):
    a = list(range(6)) if a is None else a
    try:
        exec(code)
        print(code, a)
    except Exception as e:
        print(code, type(e).__name__, e)


for code in ("a[1:3] = 'xyz'", "a[1:3] = []", "a[:] = [9]", "a[2:2] = [7, 8]", "a[5:2] = ['in']", "a[100:] = [1]", "a[-2:] = ()",
             "a[::2] = 'abc'", "a[::-1] = range(6)", "a[1::2] = [0]", "a[::2] = []", "a[4:1:-1] = 'pqr'", "a[::1] = [1, 2]",
             "a[1:3] = 5", "a[0:0] = a", "a[:] = a[::-1]", "a[1:4] = a", "a[None:2] = [5]", "del a[1:3]", "del a[:]", "del a[::2]",
             "del a[::-2]", "del a[5:1]", "del a[-1]", "del a[10]", "del a[1:100]", "del a[4:0:-2]", "a[1] = [1, 2]", "a[6] = 1",
             "a[-6] = 'first'", "a[-7] = 1", "a['x'] = 1", "a[1:2] = {5: 6}", "a[1:2] = (x for x in 'gen')", "a[::3] = [1, 2, 3]",
             "a[10:20:2] = []", "a[3:1] = [1]", "a[True] = 'true'", "a[-100:100] = 'all'", "del a['x']", "a[::0] = []"):
    t(code)
