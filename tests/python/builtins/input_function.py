# input(): prompts go to standard output; end of input is EOFError.
print(repr(input()))
print(repr(input("prompt> ")))
print(repr(input("number ")), int(input()) + 1)
name = input("é? ")
print("hello", name, len(name))
print(repr(input("")))
print(repr(input(5)))
try:
    while True:
        print(repr(input()))
except EOFError as e:
    print("EOFError", e)
try:
    input("again ")
except EOFError as e:
    print("still", e)
try:
    input(1, 2)
except TypeError as e:
    print(e)
