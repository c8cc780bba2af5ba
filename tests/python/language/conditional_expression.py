# x if c else y: nesting, precedence, laziness.
def boom():
    raise RuntimeError("evaluated")


print(1 if True else boom())
print(boom() if False else 2)
for n in (-5, 0, 5):
    print("neg" if n < 0 else "zero" if n == 0 else "pos")
print((1 if 0 else 2) + 1, 1 if 0 else 2 + 1)
print([x if x % 2 else -x for x in range(5)])
print((lambda x: x if x else "none")(0))
f = (lambda: "a") if 1 else (lambda: "b")
print(f())
print(1 if [] else 2 if {} else 3 if () else 4)
