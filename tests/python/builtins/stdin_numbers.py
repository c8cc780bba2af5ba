# A filter program: sums columns of standard input.
import sys

total = {}
count = 0
for number, line in enumerate(sys.stdin, 1):
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    try:
        name, value = line.split()
        total[name] = total.get(name, 0) + float(value)
        count += 1
    except ValueError as e:
        print(f"line {number}: {e}", file=sys.stderr)
for name in sorted(total):
    print(f"{name:<8}{total[name]:>10.3f}")
print(count, "lines", file=sys.stderr)
sys.exit(0 if count == 4 else 1)
