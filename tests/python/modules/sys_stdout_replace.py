# Replacing sys.stdout and sys.stderr by own objects.
import sys


class Capture:
    def __init__(self):
        self.text = []

    def write(self, s):
        self.text.append(s)
        return len(s)

    def flush(self):
        self.text.append("<flush>")


c = Capture()
old = sys.stdout
sys.stdout = c
print("captured", 1, flush=True)
sys.stdout = old
print(c.text, sys.stdout is sys.__stdout__)
sys.stderr = c
print("error", file=sys.stderr)
sys.stderr = sys.__stderr__
print(c.text)
sys.stdout = None
print("dropped")
sys.stdout = old
del sys.stdout
try:
    print("x")
except RuntimeError as e:
    sys.stdout = old
    print(e)
