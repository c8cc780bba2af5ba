# Regular expressions whose search takes exponential time: a search ends after so many steps (docs/limits.md), and other threads
# go on meanwhile. CPython's search does neither.
import re
import threading
import time

# An opening tag, the kind of Lib/test/crashers/infinite_loop_re.py: nested repeats that can match the same spaces and letters.
TAG = r"<[a-z]+\s*(\s*([a-z]+)(\s*=\s*('[^']*'|\"[^\"]*\"|[-a-z]+))?)*\s*/?\s*(?=[<>])"
EXPLODING = [(r"(a|a)*b", "a" * 60), (TAG, "<table " + "a" * 60 + '="'), (r"(?:(?:(?:(?:){65535}+){65535}+){65535}+)", "")]

try:
    print(re.match(*EXPLODING[0]))
except RuntimeError as error:
    print(error)

# The others as daemons, which the end of the program does not wait for.
started = []


def explode(pattern, text):
    started.append(text)
    re.match(pattern, text)


for pattern, text in EXPLODING[1:]:
    threading.Thread(target=explode, args=(pattern, text), daemon=True).start()
for _ in range(20):
    time.sleep(0.01)
print(len(started), "started")
