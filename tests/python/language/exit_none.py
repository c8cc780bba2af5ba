# sys.exit() and SystemExit are status 0, and can be caught.
import sys

try:
    sys.exit(3)
except SystemExit as e:
    print("caught", e.code, repr(e))
try:
    raise SystemExit
except BaseException as e:
    print(repr(e), e.code)
try:
    exit
    print("site's exit is there")
except NameError:
    print("no exit")
sys.exit(None)
