# No bytes are no text, whatever their encoding is called; no text has to be encoded all the same.
for data in b"", bytearray(), memoryview(b""):
    print(repr(str(data, "nobody")), repr(str(data, "idna", "replace")))
print(repr(b"".decode("nobody", "nothing")), repr(bytearray().decode("idna", "ignore")))
for attempt in (lambda: "".encode("nobody"), lambda: b"a".decode("nobody"), lambda: str(1, "nobody"), lambda: str("", "nobody")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
