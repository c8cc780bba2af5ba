# sys.exit with text: text on standard error, status 1.
import sys

print("before")
sys.exit("the message")
