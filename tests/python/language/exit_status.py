# sys.exit with a number ends with that status, after finally and buffered output.
import sys

try:
    print("one")
    sys.exit(7)
finally:
    print("finally runs")
