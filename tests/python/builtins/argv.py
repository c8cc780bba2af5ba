# args: one "two words" é -x --long=1 ''
# sys.argv: as given.
import sys

print(len(sys.argv), sys.argv[0], sys.argv[1:])
print([type(a).__name__ for a in sys.argv])
print(__name__, __file__.rsplit("/", 1)[-1])
