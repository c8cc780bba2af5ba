# A status above 255 keeps its low byte; True counts as 1.
import sys

try:
    sys.exit(True)
except SystemExit as e:
    print(e.code)
sys.exit(256 + 9)
