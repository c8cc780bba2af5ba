# Sources and arguments that no program should have: each is an exception, as in CPython, and none ends the interpreter.
import re


def attempt(what, function, *args):
    try:
        result = function(*args)
        print(what, "gives", type(result).__name__)
    except (MemoryError, RecursionError, OverflowError): # which of them is a matter of limits
        print(what, "is too much")
    except Exception as error:
        print(what, "raises", type(error).__name__, str(error)[:90])


def comp(text):
    return compile(text, "<bad>", "exec")


attempt("invalid UTF-8", comp, b"\xff\xfe = 1\n")
attempt("a stray continuation byte", comp, b"# \x80\nx = 1\n")
attempt("a null in bytes", comp, b"x = 1\0\n")
attempt("a null in a str", comp, "x = '\0'\n")
attempt("a null alone", eval, "\0")
attempt("a surrogate", comp, "x = '\ud800'\n")
attempt("an unknown encoding", comp, b"# -*- coding: no-such-codec -*-\n")
attempt("two encodings", comp, b"\xef\xbb\xbf# -*- coding: latin-1 -*-\n")
for opening, closing in ("()", "[]", "{}"):
    attempt(f"100000 {opening}", comp, opening * 100000 + closing * 100000)
    attempt(f"150 {opening}", comp, opening * 150 + closing * 150)
attempt("100000 -", comp, "-" * 100000 + "1")
attempt("100000 not", comp, "not " * 100000 + "1")
attempt("100000 lambda", comp, "lambda: " * 100000 + "1")
attempt("100000 indents", comp, "".join(" " * i + "if 1:\n" for i in range(101)) + " " * 101 + "pass\n")
attempt("a chain of attributes", comp, "a" + ".b" * 100000)
attempt("a chain of calls", comp, "a" + "()" * 100000)
attempt("a chain of powers", comp, "1" + "**1" * 100000)
N = 30000
LONG = {"plus": "1" + "+1" * N, "compare": "1" + "<1" * N, "if else": "1 if 1 else " * N + "1", "else if": "1 if " * 3000 + "1" + " else 1" * 3000, "and": "1" + " and 1" * N, "subscripts": "a" + "[0]" * N,
        "assign": "a = " * N + "1", "elif": "if a: pass\n" + "elif a: pass\n" * N, "strings": "x = " + "'a' " * N,
        "keywords": "f(" + ", ".join(f"a{i}=1" for i in range(N // 10)) + ")", "await": "await " * N + "x",
        "decorators": "@a\n" * N + "def f(): pass", "star": "f(" + "*" * N + "a)", "dots": "import a" + ".a" * N, "globals": "global " + ", ".join(f"a{i}" for i in range(N)),
        "walrus": "(a := " * 150 + "1" + ")" * 150, "invert": "~" * N + "1", "minus": "-" * N + "1", "lambda": "lambda: " * N + "1",
        "f-strings": "f'{a}' " * N, "case": "match a:\n case " + "|".join("1" for _ in range(N)) + ": pass", "case class": "match a:\n case " + "a." * N + "b: pass",
        "case minus": "match a:\n case " + "-" * N + "1: pass", "yield": "def f(): x = " + "yield " * 1000, "del": "del " + "a," * N, "with": "with " + "a," * N + "a: pass",
        "semicolons": "a;" * N, "backslash": "a = \\\n" * 1 + "\\\n" * N + "1", "quotes": "'" * N, "arrows": "def f() " + "-> a" * N, "excepts": "try: pass\n" + "except a: pass\n" * N,
        "parameters": "def f(" + ",".join(f"a{i}" for i in range(N)) + "): pass", "dict": "{" + "1: 2, " * N + "}", "comprehension": "[1" + " for a in b" * 3000 + "]"}
import contextlib
for name, text in LONG.items():
    for end in "", " 1 1": # broken at the end, so that the mistake is looked for
        try:
            compile(text + end, "<long>", "exec")
        except (SyntaxError, MemoryError, RecursionError, ValueError, OverflowError, NotImplementedError): # the last: a limit of ours
            pass
    print(name, "ended")
attempt("nested f-strings", comp, "f'{f\"{1}\"}'")
attempt("an f-string in depth", eval, "f'{1:{2:{3}}}'")
attempt("a long line", comp, "x = [" + "1, " * 200000 + "]\n")
attempt("a long name", eval, "a" * 1000000, {"a" * 1000000: 1})
attempt("many digits", eval, "1" * 5000)
attempt("many hexadecimal digits", eval, "0x" + "f" * 100000)

# --- widths
attempt("format width", format, 1, "1000000000000")
attempt("format precision", format, 1.0, ".99999999999")
attempt("percent width", lambda: "%99999999999d" % 1)
attempt("percent star", lambda: "%*d" % (2**40, 1))
attempt("width by field", lambda: "{:{}}".format(1, 10**20))
attempt("str times", lambda: "ab" * 2**62)
attempt("list times", lambda: [1, 2] * 2**62)
attempt("tuple times", lambda: (1, 2) * 2**62)
attempt("bytes times", lambda: b"ab" * 2**62)
attempt("bytes of", bytes, 2**62)
attempt("bytearray of", bytearray, 2**62)
attempt("ljust", "x".ljust, 2**62)
attempt("zfill", b"x".zfill, 2**62)
attempt("range length", len, range(2**70))
attempt("slice", lambda: [1, 2, 3][2**80:-2**80:-2**80])
attempt("int base", int, "1" * 100, 37)

# --- regular expressions
attempt("unbalanced", re.compile, "(" * 50000)
attempt("deep groups", re.compile, "(" * 20000 + ")" * 20000)
attempt("a repeat too large", re.compile, "a{99999999999}")
attempt("explosion", re.match, r"(a+)+$", "a" * 18 + "b")
attempt("nested empty repeats", re.match, r"((((a*)*)*)*)*$", "aaaa" * 4)
attempt("many alternatives", re.match, "|".join(map(str, range(5000))), "4999")
attempt("long repeat", re.match, r"(?:a|b)*", "ab" * 200000)
attempt("lazy repeat", re.match, r"(?:a|b)*?c", "ab" * 200000 + "c")
attempt("possessive-like", re.match, r"(?=(a+))\1b", "a" * 2000 + "b")
attempt("backreference to nothing", re.compile, r"(a)\2")


# Many keywords, some of them twice: which of them is named, and where.
def keywords(names):
    try:
        compile("f(" + ", ".join(f"{name}=1" for name in names) + ")", "<text>", "exec")
        print("compiled", len(names))
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)


for count in 3, 16, 17, 40, 20000:
    names = [f"a{i}" for i in range(count)]
    keywords(names)
    keywords(names + ["a1"])
    keywords(names + ["a1", "a0", "a1"])
    keywords(names[:2] + ["__debug__"] + names)
    keywords(["a1", "__debug__"] + names[1:])
for name in "a\0b", b"a\0b":
    try:
        compile("1", name, "eval")
    except ValueError as e:
        print(e)
