# codecs: the registry, lookups, error handlers, incremental coders, readers and writers.
import codecs
import encodings

print(codecs.lookup("utf-8").name, codecs.lookup("LATIN1").name, codecs.lookup("utf_16_le").name)
print(codecs.encode("é", "latin-1"), codecs.decode(b"\xc3\xa9"), codecs.encode("abc", "rot13"))
for name in ("utf-8", "utf-16", "utf-32", "utf-7", "ascii", "latin-1", "utf-8-sig", "unicode_escape", "raw_unicode_escape", "cp1252", "cp437", "iso8859-15"):
    data = "aZ€é\n".encode(name, "replace")
    print(name, data, ascii(data.decode(name)))
    inc = codecs.getincrementaldecoder(name)()
    print(ascii("".join(inc.decode(data[i:i + 1], i == len(data) - 1) for i in range(len(data)))))
    enc = codecs.getincrementalencoder(name)("replace")
    print(b"".join(enc.encode(c) for c in "aZ€é\n") + enc.encode("", True))

for f in (lambda: codecs.lookup("nope"), lambda: "x".encode("rot13"), lambda: b"x".decode("rot13"), lambda: codecs.encode(5, "rot13"),
          lambda: codecs.lookup_error("nope"), lambda: codecs.register(1), lambda: codecs.register_error("a", 1), lambda: codecs.encode("\udc00", "utf-8"),
          lambda: codecs.utf_8_encode(b"x"), lambda: codecs.charmap_encode("\u1234", "strict", {}), lambda: codecs.charmap_decode(b"\x01", "strict", {0: "a"})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def search(name):
    if name == "my_codec":
        return codecs.CodecInfo(lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (bytes(b).decode().lower(), len(b)), name="my-codec")
    return None


codecs.register(search)
print("hello".encode("My Codec"), b"HELLO".decode("my-codec"), codecs.lookup("my_codec").name)
codecs.unregister(search)
try:
    "x".encode("my-codec")
except LookupError as e:
    print(e)

codecs.register_error("test.name", lambda e: (f"<{e.object[e.start:e.end]!a}>", e.end))
print("aéb".encode("ascii", "test.name"), b"a\xffb".decode("utf-8", "test.name"))
codecs.register_error("test.bytes", lambda e: (b"??", e.end))
print("aéb".encode("ascii", "test.bytes"))
codecs.register_error("test.skip", lambda e: ("", -1))
print("aéb".encode("ascii", "test.skip"))
for name in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"):
    h = codecs.lookup_error(name)
    for e in (UnicodeEncodeError("ascii", "aé€b", 1, 3, "why"), UnicodeDecodeError("utf-8", b"a\xff\xfeb", 1, 3, "why"), UnicodeTranslateError("aéb", 1, 2, "why"), ValueError("x"),
              UnicodeEncodeError("utf-8", "a\ud800b", 1, 2, "why"), UnicodeDecodeError("utf-8", b"a\xed\xa0\x80b", 1, 2, "why"), UnicodeEncodeError("utf-16-be", "\udcff", 0, 1, "why")):
        try:
            print(name, ascii(h(e)))
        except Exception as x:
            print(name, type(x).__name__, ascii(str(x)))

print(codecs.escape_encode(b"a'\\\n\x00\xff"), codecs.escape_decode(r"a\n\x41\101\'"), codecs.escape_decode(b"\\xzz", "replace"))
print(codecs.utf_16_ex_decode(b"\xff\xfea\0", "strict", 0, True), codecs.utf_16_ex_decode(b"\0a", "strict", 1, True), codecs.utf_32_ex_decode(b"a\0\0\0"))
print(codecs.utf_8_decode(b"a\xc3"), codecs.utf_8_decode(b"a\xc3\xa9", None, True), codecs.charmap_build("abc"))
for s in ("a+b", "é", "日本語 ok", "\U0001f40d!", "~\\", "x\0y", "+-", "é-", "éa"):
    print(s.encode("utf-7"), s.encode("utf-7").decode("utf-7") == s)
for b in (b"+", b"a+AGE-", b"+AGE", b"+AG!", b"\xff", b"+2AE-", b"+!", b"+AGEAZ-x", b"+-"):
    for errors in ("strict", "replace", "ignore"):
        try:
            print(b, ascii(b.decode("utf-7", errors)))
        except UnicodeDecodeError as e:
            print(b, e)
for b in (rb"\x4", rb"\u12", rb"\U00110000", rb"\N{DIGIT ONE}\N{NOPE}", b"\\", rb"\N", rb"a\41"):
    for name in ("unicode_escape", "raw_unicode_escape"):
        for errors in ("strict", "replace"):
            try:
                print(name, b, ascii(b.decode(name, errors)))
            except UnicodeDecodeError as e:
                print(name, b, e)
print("a\n\té\u20ac\U0001f40d\\".encode("unicode_escape"), "a\n\té\u20ac\U0001f40d\\".encode("raw_unicode_escape"))
print("bücher".encode("punycode"))
print(encodings.normalize_encoding("Utf  8-x"), codecs.BOM_UTF8, codecs.getencoder("utf-8")("é"))
