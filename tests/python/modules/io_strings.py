# io: StringIO and BytesIO.
import io

s = io.StringIO("line1\nline2\nend")
print(s.readline(), list(s), s.read(), s.seek(0), s.read(3), s.tell(), s.getvalue())
w = io.StringIO()
print(w.write("abc"), w.write("é"), file=w)
print("x", 5, file=w)
w.seek(1)
w.write("Z")
print(repr(w.getvalue()), w.truncate(2), repr(w.getvalue()), w.closed)
b = io.BytesIO(b"bytes here")
print(b.read(5), b.tell(), b.seek(-4, 2), b.read(), b.getvalue(), b.write(b"!"), bytes(b.getbuffer()))
w.close()
for f in (lambda: w.write("x"), lambda: io.StringIO(5), lambda: io.BytesIO("x"), lambda: io.StringIO().write(5), lambda: io.StringIO().seek(-1)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
with io.StringIO() as c:
    c.writelines(["a", "b"])
    print(c.getvalue())
print(io.TextIOWrapper(io.BytesIO("é\nx".encode()), encoding="utf-8").read().split())
