# Maps of memory and of files.
import mmap
import os
import tempfile

m = mmap.mmap(-1, 13)
print(len(m), m.write(b"Hello world!\n"), m.tell(), m.read(), m.seek(0), m.read(5), m.readline(), m.tell())
m[0:5] = b"HELLO"
m[6] = 87
print(m[:], m[0], m[-2], m[::3], m.find(b"o"), m.rfind(b"l"), m.find(b"x"), m.find(b"W", 2, 6))
m.move(0, 6, 5)
m.seek(0)
m.write_byte(33)
m.seek(-3, os.SEEK_END)
print(m[:], m.read_byte(), m.tell(), len(m), m.closed)
for wrong in (lambda: m.write(b"x" * 20), lambda: m.seek(99), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: m[50],
              lambda: m.move(0, 10, 9), lambda: mmap.mmap(-1, -1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
m.close()
try:
    m.read()
except ValueError as e:
    print(e, m.closed)

with tempfile.TemporaryFile() as f:
    f.write(b"0123456789" * 3)
    f.flush()
    with mmap.mmap(f.fileno(), 0) as m:
        m[3:6] = b"abc"
        m.flush()
    f.seek(0)
    print(f.read())
    with mmap.mmap(f.fileno(), 10, access=mmap.ACCESS_READ) as m:
        print(m[:], len(m), m.size(), list(m)[:2])
        try:
            m[0] = 1
        except TypeError as e:
            print(e)
    with mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_COPY) as m:
        m[0:2] = b"zz"
        print(m[:4])
    f.seek(0)
    print(f.read(4))
    for length in 31, 10**6:
        try:
            mmap.mmap(f.fileno(), length)
        except ValueError as e:
            print(e)
with tempfile.TemporaryFile() as f:
    try:
        mmap.mmap(f.fileno(), 0)
    except ValueError as e:
        print(e)
