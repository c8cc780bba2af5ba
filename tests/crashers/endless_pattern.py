# A regular expression whose search takes exponential time: an ever larger text, until a minute is up.
import re
import time

started = time.monotonic()
for n in range(10, 40):
    try:
        re.match(r"(a|a)*b", "a" * n)
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__)
        break
    if time.monotonic() - started > 2:
        break
print("end")
