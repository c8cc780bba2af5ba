"""bytes_methods: find, slicing and bytearray stores."""
import sys


def run(n):
    data = bytes(range(200))
    buffer = bytearray(64)
    total = 0
    for i in range(n):
        total += data.find(b"\x64\x65") + len(data[10:20])
        buffer[i & 63] = i & 255
    return total, buffer[5]


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
