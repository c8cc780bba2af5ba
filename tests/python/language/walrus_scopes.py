# Where assignment expressions bind, and where they aren't allowed.
def f(items):
    evens = [last := x for x in items if x % 2 == 0]
    return evens, last


print(f(range(7)))
total = 0
print([total := total + x for x in (1, 2, 3)], total)


def nested():
    return [[y := (x, z) for z in range(2)] for x in range(2)], y


print(nested())


class C:
    a = (b := 5) + 1


print(C.a, C.b)


def g():
    global made
    [made := x for x in "ab"]


g()
print(made)
print((lambda: [w := 1, w + 1])())
while chunk := ([1, 2, 3][len(made):] if total else []):
    print(chunk)
    total = 0
if (n := 10) > 5 and (m := n // 3):
    print(n, m)
print(x := 5, (y := 6), [z := 7], {(k := "key"): (v := "value")}, k, v)
print(f"{(q := 3)}", q, (lambda a=(d := 1): a + d)())
for code in ("x := 1", "(a.b := 1)", "(a[0] := 1)", "[x := 0 for x in (1,)]", "[y for y in (z := [1])]", "def f(a=x := 1): pass", "((a, b) := 1)", "lambda: x := 1", "f(a=b := 1)", "(x := 1) = 2", "class C:\n [y := 1 for _ in 'a']", "[[(j := 0) for i in (1,)] for j in (1,)]", "del (x := 1)", "(*a := 1)", "x: int := 1"):
    try:
        compile(code, "<c>", "exec")
        print("ok", code)
    except SyntaxError as e:
        print(e.msg)
