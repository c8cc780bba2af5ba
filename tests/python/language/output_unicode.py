# Text beyond ASCII on standard output and error.
import sys

print("é ñ ü ß 日本語 🐍 \u200b|")
print("Ελληνικά", "кириллица", "עברית", file=sys.stderr)
print("a\u0301", ascii("é日🐍"), repr("é日🐍\ud800\x85"))
try:
    print("\ud800")
except UnicodeEncodeError as e:
    print(e)
sys.stderr.write("\ud800 on stderr\n")
print(sys.stdout.encoding, sys.stderr.encoding, sys.stdin.encoding)
