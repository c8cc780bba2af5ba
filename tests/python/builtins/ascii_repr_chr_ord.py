# ascii, repr, chr, ord, bin, oct, hex, format.
print(ascii("aé日🐍\n"), ascii([1, "é"]), repr("é"), repr([1, "a", None]), chr(233), ord("é"))
print(bin(10), bin(-10), oct(8), hex(255), hex(-255), bin(True), hex(2**70))
print(format(5), format(5, "03"), format("a", ">5"), format(1.5, ".2f"), format(255, "#x"), format([1]), format(None, ""))


class R:
    def __repr__(self):
        return "ré"

    def __index__(self):
        return 200


print(ascii(R()), repr(R()), bin(R()), oct(R()), hex(R()), chr(R()), [R()])
for f in (lambda: bin("a"), lambda: bin(1.5), lambda: format(5, "s"), lambda: format("a", "d"), lambda: format([], "5"), lambda: ascii(), lambda: repr(1, 2), lambda: format(5, 5), lambda: chr(2**40)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
