# Standard output and error keep their own order; output is complete at the end.
import sys

sys.stdout.write("written\n")
print("count", sys.stdout.write("1234\n"))
sys.stderr.write("error line\n")
print("second error", file=sys.stderr)
sys.stdout.flush()
for i in range(3):
    print(i, end=" ")
print()
sys.stdout.writelines(["a\n", "b\n"])
print("no newline at the end", end="")
