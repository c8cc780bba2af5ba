# sys.stdin.buffer and sys.stdout.buffer carry bytes.
import sys

data = sys.stdin.buffer.read()
print(len(data), data[:4], data.count(b"\n"), sum(data) % 65536)
sys.stdout.flush()
sys.stdout.buffer.write(bytes(range(32, 127)) + b"\n\xff\xfe\n")
sys.stdout.buffer.flush()
print("after")
