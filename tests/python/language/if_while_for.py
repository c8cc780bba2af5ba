# Statements of control flow with their else.
for n in (0, 1, 2, -1):
    if n > 1:
        print("big")
    elif n == 1:
        print("one")
    elif not n:
        print("zero")
    else:
        print("negative")
i = 0
while i < 3:
    i += 1
else:
    print("while else", i)
while True:
    i += 1
    if i < 6:
        continue
    break
else:
    print("not reached")
print(i)
for x in range(3):
    if x == 5:
        break
else:
    print("for else")
for x in []:
    pass
else:
    print("empty")
for x in range(5):
    if x == 2:
        continue
    if x == 4:
        break
    for y in range(3):
        if y == 1:
            break
        print(x, y)
    else:
        print("no")
print(x, y)
while 0:
    pass
else:
    print("never")
if 1: print("same line"); print("still")
for k, in [(1,), (2,)]: print(k)
pass; pass
