# io: memory streams, buffered streams over raw ones in Python, text streams, positions, errors.
import codecs
import io
import os
import sys


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


# StringIO
s = io.StringIO("one\ntwo\r\nthree\rfour")
print(list(s), s.tell(), s.seek(4), s.readline(2), s.read(3), s.getvalue())
s.seek(0, 2)
print(s.write("é€\U0001f40d"), s.tell(), s.getvalue()[-4:])
s.seek(1)
s.write("NE")
print(s.getvalue()[:4], s.truncate(3), s.getvalue(), s.tell(), s.seek(5), s.write("x"), ascii(s.getvalue()))
for newline in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(newline), ascii(s.getvalue()), s.readlines(), s.newlines, s.write("e\nf"), ascii(s.getvalue()))
s = io.StringIO()
print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.encoding, s.errors, s.line_buffering)
s.close()
for f in (s.getvalue, s.read, s.readable, lambda: s.write("x"), s.tell, s.__next__, s.flush, lambda: list(s)):
    attempt(f)
attempt(io.StringIO, 5)
attempt(io.StringIO().write, b"x")
attempt(io.StringIO().seek, -1)
attempt(io.StringIO().seek, 1, 1)
attempt(io.StringIO, "", "x")
attempt(io.StringIO().fileno)
with io.StringIO() as s:
    print("printed", 1, file=s)
    print(s.getvalue())
    print(s.writelines(["a", "b"]), s.getvalue())
print(s.closed)


class Sub(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


s = Sub()
s.attribute = 5
print("hello", file=s)
print(s.getvalue(), s.attribute, s.__dict__)

# BytesIO
b = io.BytesIO(b"line one\nline two\nend")
print(b.readline(), b.read(4), b.read1(1), b.tell(), list(b), b.seek(-3, 2), b.read(), b.seek(0), b.readlines(3))
print(b.seek(30), b.write(b"gap"), b.getvalue(), b.truncate(4), b.getvalue(), b.seek(1), b.write(bytearray(b"XYZ!")), b.getvalue())
v = b.getbuffer()
attempt(b.write, b"longer than before")
v[0] = 65
print(b.getvalue())
v.release()
print(b.seek(0, 2), b.write(b"more"), b.getvalue())
target = bytearray(3)
print(b.seek(0), b.readinto(target), target, b.readinto(memoryview(target)[1:]), target)
attempt(b.seek, -1)
attempt(b.write, "text")
attempt(b.readinto, b"const")
attempt(io.BytesIO, "x")
b.close()
attempt(b.read)
attempt(b.getbuffer)
print(io.BytesIO(b"abc").__getstate__(), io.StringIO("abc").__getstate__())


# raw streams in Python
class Raw(io.RawIOBase):
    def __init__(self, data=b""):
        self.data, self.at, self.written, self.calls = data, 0, [], []

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        self.calls.append(len(buffer))
        piece = self.data[self.at:self.at + min(len(buffer), 5)]
        buffer[:len(piece)] = piece
        self.at += len(piece)
        return len(piece)

    def write(self, data):
        self.written.append(bytes(data))
        return len(data)

    def seek(self, offset, whence=0):
        self.at = offset + (0, self.at, len(self.data))[whence]
        return self.at

    def tell(self):
        return self.at


raw = Raw(b"first line\nsecond\nlast")
print(raw.read(3), raw.read(), raw.readall(), raw.readline(), raw.seek(0), raw.readlines(), raw.isatty(), raw.closed)
r = io.BufferedReader(Raw(b"first line\nsecond\nlast"), 8)
print(r.peek(), r.read(2), r.readline(), r.tell(), r.readline(3), r.read(100), r.read(), r.seek(2), r.read1(100), r.read1(0), list(r))
print(r.seek(0), r.readinto(target), target, r.readinto1(bytearray(10)), r.tell(), r.seek(-4, 2), r.read())
attempt(r.write, b"x")
attempt(r.read, -5)
attempt(r.seek, 0, 9)
w = io.BufferedWriter(Raw(), 8)
print(w.write(b"abc"), w.raw.written, w.write(b"defghij"), w.raw.written, w.flush(), w.raw.written, w.write(b"0123456789abcdef"), w.raw.written)
attempt(w.read)
w.close()
attempt(w.write, b"x")
attempt(w.flush)
print(w.closed, w.raw.closed)
x = io.BufferedRandom(Raw(b"0123456789"), 4)
print(x.read(2), x.write(b"AB"), x.flush(), x.raw.written, x.tell(), x.read(1), x.seek(0), x.peek(1))
pair = io.BufferedRWPair(Raw(b"input"), Raw())
print(pair.read(3), pair.write(b"out"), pair.flush(), pair.readable(), pair.writable(), pair.closed)
attempt(io.BufferedReader, io.BytesIO(), 0)
attempt(io.BufferedReader, 5)
r.detach()
attempt(r.read)
attempt(lambda: io.IOBase().read)
for name in ("seek", "truncate", "fileno"):
    attempt(getattr(io.IOBase(), name), *([0] if name == "seek" else []))
for name in ("read", "read1", "write", "detach"):
    attempt(getattr(io.BufferedIOBase(), name))
for name in ("read", "readline", "write", "detach"):
    attempt(getattr(io.TextIOBase(), name))

# text
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.TextIOWrapper(io.BytesIO(b"a\nb\r\nc\rd\r\n"), "ascii", newline=newline)
    print(repr(newline), t.readlines(), t.newlines)
    out = io.BytesIO()
    t = io.TextIOWrapper(out, "utf-8", newline=newline)
    t.write("x\ny\r\nz\r")
    t.flush()
    print(out.getvalue())
t = io.TextIOWrapper(io.BytesIO("héé\nwörld\n€uro\n".encode()), encoding="utf-8")
print(t.read(2), t.tell(), t.readline(), t.tell(), t.read(1))
here = t.tell()
print(t.read(), t.seek(here), t.readline(), t.seek(0), t.read(), t.seek(0, 2), t.read())
t.seek(0)
print(next(t))
attempt(t.tell)
attempt(t.seek, 1, 1)
attempt(t.seek, -1)
t._CHUNK_SIZE = 2
t.seek(0)
print([(t.read(1), t.tell()) for _ in range(8)])
for encoding in ("utf-16", "utf-8-sig", "utf-32", "latin-1", "utf-16-le"):
    out = io.BytesIO()
    t = io.TextIOWrapper(out, encoding)
    print(t.write("hé\n"), t.write("x"), t.flush(), out.getvalue(), t.seek(0), t.read(), t.encoding)
t = io.TextIOWrapper(io.BytesIO(), "ascii", errors="replace", line_buffering=True)
print(t.write("é"), t.buffer.getvalue(), t.write("\n"), t.buffer.getvalue(), t.errors, t.line_buffering, t.write_through, t.reconfigure(encoding="latin-1", line_buffering=False), t.encoding, t.line_buffering)
attempt(io.TextIOWrapper, io.BytesIO(), "no-such-codec")
attempt(io.TextIOWrapper, io.BytesIO(), "rot13")
attempt(io.TextIOWrapper, io.BytesIO(), 5)
attempt(io.TextIOWrapper, io.BytesIO(), newline="x")
attempt(io.TextIOWrapper(io.BytesIO(b"\xff"), "ascii").read)
attempt(io.TextIOWrapper(io.BytesIO(), "ascii").write, "é")
attempt(io.TextIOWrapper(io.BytesIO(), "ascii").write, b"x")
t = io.TextIOWrapper(io.BytesIO(b"abc"), "ascii")
print(t.detach().getvalue())
attempt(t.read)
attempt(repr, t)
d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), True)
print(repr(d.decode(b"a\r")), repr(d.decode(b"\nb\r\xc3")), d.getstate(), repr(d.decode(b"\xa9\n", True)), d.newlines)
d = io.IncrementalNewlineDecoder(None, False)
print(repr(d.decode("a\r")), repr(d.decode("\nb\n")), d.newlines, d.reset(), d.newlines)

# files and open
name = f"/tmp/io_classes.{os.getpid()}"
with open(name, "w+", encoding="utf-8") as f:
    print(f.write("1\n2\n3\n"), f.seek(0), f.readline(), f.tell(), f.write("X"), f.seek(0), f.read(), f.mode, f.closefd if hasattr(f, "closefd") else None)
with open(name, "ab", 0) as f:
    print(f.tell(), f.write(b"end"), type(f).__name__, f.mode, f.closed)
print(f.closed, f)
with open(name, "rb") as f, open(name, "r+b") as g:
    print(f.read(), type(f).__name__, type(g).__name__, g.seek(2), g.write(b"ZZ"), g.seek(0), g.read(5), f.raw.readable(), f.raw.writable(), f.fileno() > 2)
print(open(name, buffering=1).line_buffering, open(name, newline="").read(), open(name, encoding="latin-1").encoding)
for args in ((name, "b"), (name, "rbt"), (name, "rb", -1, "ascii"), (name, "r", 0), ("",), (99,), (-1,), (name, "x"), (None,), (name, "rb", -1, None, "strict"), (name, "rb", -1, None, None, "\n"), (name, "r", -1, 5)):
    try:
        open(*args)
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))
attempt(lambda: open(name).write("x"))
attempt(lambda: open(name, "a").read())
attempt(lambda: io.FileIO(name).write(b"x"))
attempt(lambda: io.FileIO(name, "w").read())
f = open(name, "w", opener=lambda path, flags: os.open(path, flags))
f.close()
attempt(f.write, "x")
os.unlink(name)
print(sys.stdout.buffer.write(b""), sys.stdin.read(), sys.stdin.buffer.read(), sys.stdin.closed, sys.stdout.fileno(), sys.stderr.line_buffering, sys.stdout.errors)
print(io.DEFAULT_BUFFER_SIZE, io.SEEK_END, io.text_encoding(None), io.text_encoding("x"), io.UnsupportedOperation.__mro__, io.open is open, io.BlockingIOError)
