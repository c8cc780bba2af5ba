# Codecs that a program names only in strings, and a parser of dates that only its functions name.
import time

for name in "cp1251", "windows-1250", "koi8-r", "IBM850", "mac-roman", "ISO 8859-7", "cp037", "latin2":
    text = "".join(c for c in "Abc é Ж ω ż €" if c.encode(name, "ignore"))
    print(name, ascii(text), text.encode(name), bytes(range(0xC0, 0xC8)).decode(name) == bytes(range(0xC0, 0xC8)).decode(name.upper()))
print(tuple(time.strptime("2023-11-05 07:08", "%Y-%m-%d %H:%M")))
with open("/tmp/named.txt", "w", encoding="cp1252") as out:
    out.write("naïve €")
print(open("/tmp/named.txt", "rb").read())
