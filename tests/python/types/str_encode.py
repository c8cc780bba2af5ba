# str.encode and bytes.decode: UTF-8, UTF-16, Latin-1, ASCII, error handlers.
s = "aé日🐍"
for enc in ("utf-8", "utf8", "UTF-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1", "ascii"):
    try:
        b = s.encode(enc)
        print(enc, b, b.decode(enc) == s)
    except UnicodeEncodeError as e:
        print(enc, e)
for h in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    print(h, s.encode("ascii", h), s.encode("latin-1", errors=h))
for b in (b"\xff", b"a\xc3", b"\xc3\x28", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"ok\x80\x81ok", b"\xf0\x9f\x90"):
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(e)
    print(ascii(b.decode("utf-8", "replace")), ascii(b.decode(errors="ignore")), b.decode("utf-8", "backslashreplace"), ascii(b.decode("utf-8", "surrogateescape")))
for f in (lambda: "\ud800".encode(), lambda: "x".encode("nope"), lambda: b"x".decode("nope"), lambda: "\xff".encode("ascii"), lambda: "é".encode("ascii", "nohandler"), lambda: "\U00010000".encode("latin-1")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print("\ud800x".encode("utf-8", "surrogatepass"), b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800", b"a\xffb".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print(b"caf\xe9".decode("latin-1"), b"abc".decode("ascii"), b"\xef\xbb\xbfx".decode("utf-8-sig"), bytes("x", "utf-16-le"))
