# Warnings of the compiler go to standard error with file, line and source.
x = 1
print(x is 1, x is not "s")
assert (x, "always true")
y = "\d invalid escape"
z = 1if x else 2
try:
    print((1, 2)(3))
except TypeError as e:
    print(e)
try:
    [1, 2]["a"]
except TypeError as e:
    print(e)
