# sys.exit with another object prints it and ends with 1.
import sys

sys.exit(["a", "list", 1])
