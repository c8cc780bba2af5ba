# A negative status.
import sys

sys.exit(-1)
