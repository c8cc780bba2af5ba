# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What tests/fuzz/differential.py runs on both interpreters: inputs.py TARGET SEED COUNT [oracle]. A line for each input:
its number and what came of it. The inputs are made by a generator of this file's own, so that they are the same
everywhere."""
import sys


class Chance:
    """xorshift, 64 bits."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 1) & 0xFFFFFFFFFFFFFFFF

    def below(self, n):
        x = self.state
        x ^= x << 13 & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
        self.state = x
        return (x >> 11) % n

    def of(self, options):
        return options[self.below(len(options))]

    def text(self, pieces, most):
        return "".join([self.of(pieces) for _ in range(self.below(most) + 1)])


SNIPPETS = [
    "def f(a, b=1, *c, d, e=2, **g):\n    return a + b\n", "class C(B, metaclass=M):\n    x: int = 3\n    def m(self): pass\n",
    "for i, (a, *b) in enumerate(x):\n    if a: continue\nelse:\n    y = 1\n", "with open(a) as b, c as (d, e):\n    del b[0], c.d\n",
    "try:\n    raise A from b\nexcept (A, B) as e:\n    pass\nfinally:\n    x = lambda *a, k=1: (yield)\n",
    "async def g():\n    async with a as b: await c\n    return [x async for x in y if await z]\n",
    "match x:\n    case {'a': [1, *r], **k} if r: pass\n    case A(b=1) | None: pass\n    case _: pass\n",
    "x = f'{a!r:>{w}} {b=} {{}}' rb'' if 0x1F else 1_000.5e-3j\n", "a[1:2, ::3] = b @ c // d ** -e, not f in g is not h\n",
    "global q\nnonlocal r\nx = {**a, 'b': 1} | {*c, 2}\nassert x, 'y'\n", "while (n := n - 1) > 0:\n\tbreak\n", "@d\n@e.f(1)\ndef h(): ...\n",
    "print(*a, **b, sep='')\nx = [i for i in a for j in i if j]\n", "from . import a as b, c\nimport d.e as f\nfrom g import *\n"]
TOKENS = ["(", ")", "[", "]", "{", "}", ":", ",", "=", ":=", "->", "*", "**", "@", ".", "...", "if ", "else ", "for ", "in ", "lambda ",
          "yield ", "await ", "async ", "not ", "\n", "\n    ", "\t", "'", '"', "'''", "\\", "\\\n", "#", "0", "1e", "0x", "1_", "_", "f'", "b'",
          "rf'", "{x}", "é", "\x00", "\x0c", "$", "?", "!", "`", ";", "==", "!=", "<>", "~", "None", "True", "def ", "class ", "case ", "match "]


def mutated(chance, text, pieces):
    for _ in range(chance.below(4)):
        at = chance.below(len(text) + 1)
        kind = chance.below(4)
        if kind == 0:
            text = text[:at] + chance.of(pieces) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + 1 + chance.below(4):]
        elif kind == 2:
            end = at + chance.below(12)
            text = text[:end] + text[at:]
        else:
            text = text[:at] + chance.of(pieces) + text[at + 1:]
    return text


def source(chance):
    text = mutated(chance, "".join([chance.of(SNIPPETS) for _ in range(1 + chance.below(3))]), TOKENS)
    return type(compile(text, "input", chance.of(["exec", "exec", "eval", "single"]), dont_inherit=True)).__name__


NUMERALS = ["0", "1", "9", "12", "_", ".", "e", "E", "+", "-", "x", "o", "b", "f", "j", " ", "\t", "inf", "nan", "infinity", "p", "308", "324", "17",
            "999999999999999999999", "0.1", "1e22", "4.9", "2.2250738585072014", "٣", "\u2003", "a", "z"]


def numbers(chance):
    text, base = chance.text(NUMERALS, 8), chance.of([10, 10, 0, 2, 16, 36, 8, 1, 37])
    kind = chance.below(4)
    if kind == 0:
        return repr(float(text))
    if kind == 1:
        return repr(int(text, base))
    if kind == 2:
        return repr(float.fromhex(text))
    return repr(complex(text))


def structs(chance):
    import struct
    form = chance.text(["<", ">", "=", "!", "@", "b", "B", "h", "H", "i", "I", "q", "Q", "f", "d", "e", "s", "p", "x", "?", "c", "n", "3", "12", "0", " ",
                        "4s", "2p", "l", "P", "1000000000000"], 6)
    data = bytes([chance.of([0, 1, 127, 128, 255, chance.below(256)]) for _ in range(chance.below(40))])
    kind = chance.below(3)
    if kind == 0:
        return repr(struct.calcsize(form))
    if kind == 1:
        return repr(struct.unpack(form, data))
    return repr(struct.pack(form, *[chance.of([0, -1, 255, 1 << 31, 1 << 64, 1.5, 1e300, b"x", b"abc", True, None]) for _ in range(chance.below(5))]))


FORMATS = ["<", ">", "^", "=", "+", "-", " ", "#", "0", ",", "_", ".", "3", "10", "b", "c", "d", "e", "E", "f", "g", "G", "n", "o", "s", "x", "X", "%",
           "z", "é", "*", "!"]
VALUES = [0, 1, -7, 255, 10 ** 25, 1 << 70, 0.0, -0.0, 1.5, -2.675, 1e16, 1e-7, 1e300, float("inf"), float("nan"), "", "abc", "é\U0001F600", True, None,
          3 + 4j, [1, "a"], b"x"]


def formats(chance):
    value, spec = chance.of(VALUES), chance.text(FORMATS, 5)
    kind = chance.below(3)
    if kind == 0:
        return repr(format(value, spec))
    if kind == 1:
        return repr(("%" + spec) % (value,))
    return repr(chance.text(["{", "}", "{{", "}}", "{0", "{a", "!r", ":", ".b", "[0]", "[x]", "}", "x", "{}"] + FORMATS[:6], 8).format(value, 5, a=value))


def patterns(chance):
    import re
    pieces = ["a", "b", "c", ".", "*", "+", "?", "|", "(", ")", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?P<n>", "(?P=n)", "\\1", "[", "]", "^", "$", "\\b", "\\w",
              "\\d", "\\s", "{2}", "{1,3}", "{,2}", "*?", "+?", "??", "-", "\\", "[a-c]", "[^a]", "(?i)", "(?s:", "\\A", "\\Z", "é", "(?>", "*+", "(?(1)a|b)"]
    found = re.compile(chance.text(pieces, 7), chance.of([0, 0, re.I, re.S, re.M, re.A, re.X])).search(chance.text(["a", "b", "c", "ab", "1", " ", "\n", "é", "A"], 12))
    return repr(found and (found.span(), found.groups()))


def codecs(chance):
    data = bytes([chance.of([0x41, 0x2B, 0x2D, 0x5C, 0x75, 0xC3, 0xA9, 0xE2, 0x82, 0xED, 0xA0, 0xF0, 0x9F, 0xFF, 0xFE, 0xD8, 0xDC, 0, chance.below(256)])
                  for _ in range(chance.below(14))])
    name = chance.of(["utf-8", "utf-16", "utf-32", "utf-16-le", "utf-7", "ascii", "latin-1", "unicode_escape", "raw_unicode_escape", "idna", "cp1252"])
    return ascii(data.decode(name, chance.of(["strict", "ignore", "replace", "backslashreplace", "surrogateescape"])))


def marshals(chance):
    """Bytes that nobody made: only that the interpreter goes on is asked, and of CPython nothing."""
    import marshal
    data = bytearray(marshal.dumps(chance.of([(1, 2.5, "a", b"b"), [None, True, {1: 2}], {"k": (1, [2, {3}])}, 1 << 90])))
    for _ in range(1 + chance.below(4)):
        data[chance.below(len(data))] = chance.of([0, 255, 127, 128, ord("("), ord("["), ord("r"), ord("c"), ord("l"), chance.below(256)])
    if chance.below(3) == 0:
        del data[chance.below(len(data)):]
    if len(sys.argv) > 4:
        return "not asked"
    try:
        marshal.loads(bytes(data))
    except Exception:
        pass
    return "not asked"


DOCUMENTS = [
    '<a x="1" y=\'2\'>text<b/><!-- note --><![CDATA[<raw>]]></a>', '<?xml version="1.0" encoding="utf-8"?>\n<r xmlns="u" xmlns:p="v"><p:q p:z="1"/></r>',
    '<!DOCTYPE d [<!ENTITY e "value"><!ENTITY f "&e;&e;"><!ATTLIST d k CDATA "dflt" t (a|b) #IMPLIED>]><d>&f;&#65;&#xF0000;</d>',
    '<!DOCTYPE d [<!ELEMENT d (a|b)*><!ELEMENT a EMPTY><!NOTATION n SYSTEM "s"><!ENTITY % p "<!ENTITY g \'x\'>">%p;]><d><a/>&g;</d>',
    '<a>\r\n<?pi data?>\t&lt;&amp;&gt;&quot;&apos;</a>', '<é ü="ö">\u4e2d\U000F0000</é>', "<a><b><c>deep</c></b></a>", '<!DOCTYPE d SYSTEM "file" ><d k=" a\n b "/>',
    '<?xml version="1.0" standalone="yes"?><a/>', '<!DOCTYPE d PUBLIC "p" "s" [<!ENTITY u SYSTEM "x" NDATA n>]><d>&u;</d>']
MARKS = ["<", ">", "</", "/>", "<!", "<!--", "-->", "--", "<![CDATA[", "]]>", "]", "<?", "?>", "&", ";", "&#", "&#x", "&#0;", "&#55296;", "&lt;", "&e;", "%p;", "=", '"', "'", " ",
         "\n", "\r", "\t", "\x00", "\x0b", "\ufffe", "\x85", "a", "b:", ":", "xmlns", "xmlns:p='v'", "xml:lang='x'", "<!DOCTYPE ", "<!ENTITY ", "<!ATTLIST ", "<!ELEMENT ",
         "SYSTEM ", "CDATA ", "#REQUIRED", "ID ", "(a|b)", "(a,b?)+", "xml", "encoding='latin-1'", "-", ".", "1", "é", "\u0301", "\U000F0000", "<a>", "</a>", "</d>"]


def documents(chance):
    """What a parser tells of a document, to the first error: each event, as it comes, whatever the pieces the document comes in."""
    import pyexpat
    text = mutated(chance, chance.of(DOCUMENTS), MARKS)
    coding = chance.of(["utf-8"] * 6 + ["utf-16", "utf-16-le" if text[:1] == "<" else "utf-16", "latin-1"])
    data = text.encode(coding, "replace")
    if chance.below(6) == 0:
        at = chance.below(len(data) + 1)
        data = data[:at] + bytes([chance.below(256)]) + data[at + chance.below(3):]
    given = chance.of([None, None, "utf-8", "iso-8859-1", "us-ascii"]) if "16" not in coding else None
    # With namespaces a colon is no letter of a name: that of other names than the documents' own is not compared.
    own = b":" not in data.replace(b"\0", b"").replace(b"xmlns:p", b"").replace(b"p:q", b"").replace(b"p:z", b"")
    parser = pyexpat.ParserCreate(given, chance.of([None, None, " "]) if own else None)
    parser.ordered_attributes, parser.buffer_text = chance.of([False, True]), chance.of([False, True])
    parser.namespace_prefixes = chance.of([False, True])
    parser.SetParamEntityParsing(chance.of([0, 0, 1, 2]))
    events = []

    def handler(name):
        def handle(*arguments):
            if name != "CharacterDataHandler":
                events.append((name[:-7], *arguments))
            elif events and events[-1][0] == "text":
                events[-1][1] += arguments[0]  # expats hand text over in other pieces, buffered or not
            else:
                events.append(["text", arguments[0]])
            return 1
        return handle
    # Not compared: where exactly a parser is, and what is handed to DefaultHandler, and in which pieces.
    kinds = ["StartElement", "EndElement", "ProcessingInstruction", "CharacterData", "Comment", "StartCdataSection", "EndCdataSection", "StartNamespaceDecl",
             "EndNamespaceDecl", "StartDoctypeDecl", "EndDoctypeDecl", "EntityDecl", "AttlistDecl", "ElementDecl", "NotationDecl", "XmlDecl", "SkippedEntity",
             "ExternalEntityRef"]
    for kind in kinds:
        if kind == "CharacterData" or chance.below(5):
            setattr(parser, kind + "Handler", handler(kind + "Handler"))
    size = chance.of([len(data) + 1, len(data) + 1, 1, 3, 7])
    try:
        for at in range(0, len(data), size):
            parser.Parse(data[at:at + size], False)
        parser.Parse(b"", True)
        end = "ends"
    except (pyexpat.ExpatError, LookupError):
        return "refused"  # which error is met first, and after which events, differs
    return repr(("taken", events))


class Programs:
    """Small programs over a few names."""

    def __init__(self, chance):
        self.chance = chance

    def expression(self, depth=0):
        of, kind = self.chance.of, self.chance.below(16 if depth < 4 else 6)
        if kind < 3:
            return of(["0", "1", "-3", "7", "2.5", "'ab'", "''", "b'x'", "None", "True", "10**20", "(1, 2)", "[]", "{}", "[3, 1, 2]", "{'k': 1}", "{1, 2}"])
        if kind < 6:
            return of(["a", "b", "c", "d"])
        one = lambda: self.expression(depth + 1)  # noqa: E731
        if kind < 9:
            return f"({one()} {of(['+', '-', '*', '//', '%', '/', '&', '|', '^', '<', '<=', '==', '!=', 'and', 'or', 'in', 'is'])} {one()})"
        if kind == 9:
            return f"{of(['-', '~', 'not ', '+'])}({one()})"
        if kind == 10:
            return f"{of(['len', 'str', 'repr', 'list', 'sorted', 'tuple', 'bool', 'abs', 'sum', 'type', 'int', 'set', 'min', 'max', 'reversed'])}({one()})"
        if kind == 11:
            return f"({one()})[{of(['0', '-1', ':', '1:', '::-1', one()])}]"
        if kind == 12:
            return f"({one()} if {one()} else {one()})"
        if kind == 13:
            return f"[{one()} for d in {one()} if {one()}]"
        if kind == 14:
            return f"(lambda d, c=1: {one()})({one()})"
        return f"({one()}).{of(['append', 'upper', 'count', 'get', 'index', 'pop', 'keys', 'real', 'join', 'add', 'sort'])}({of(['', one()])})"

    def block(self, depth, indent):
        out = []
        for _ in range(1 + self.chance.below(3)):
            kind = self.chance.below(9 if depth < 2 else 3)
            inner, pad = "    " + indent, indent
            if kind < 3:
                target = self.chance.of(["a", "b", "c", "a, b", "a[0]", "b['k']", "*a, b", "c[1:]"])
                out.append(f"{pad}{target} {self.chance.of(['=', '=', '=', '+=', '*='] if target in 'abc' else ['='])} {self.expression()}")
            elif kind == 3:
                out.append(f"{pad}if {self.expression()}:\n{self.block(depth + 1, inner)}\n{pad}else:\n{self.block(depth + 1, inner)}")
            elif kind == 4:
                out.append(f"{pad}for {self.chance.of(['a', 'b', '(c, d)'])} in {self.expression()}:\n{self.block(depth + 1, inner)}\n{inner}if c: break")
            elif kind == 5:
                out.append(f"{pad}try:\n{self.block(depth + 1, inner)}\n{pad}except {self.chance.of(['TypeError', 'Exception', '(ValueError, KeyError)'])} as e:\n"
                           f"{inner}c = type(e).__name__\n{pad}finally:\n{self.block(depth + 1, inner)}")
            elif kind == 6:
                out.append(f"{pad}def f(a=1, *b, c=2):\n{self.block(depth + 1, inner)}\n{inner}return a, b, c\n{pad}a = f({self.expression()})")
            elif kind == 7:
                out.append(f"{pad}def g(b):\n{inner}yield {self.expression()}\n{inner}c = yield b\n{inner}yield c\n{pad}b = [*g({self.expression()})]")
            else:
                out.append(f"{pad}del {self.chance.of(['a[0]', 'b[:1]', 'c'])}")
        return "\n".join(out)


def programs(chance):
    text, names = Programs(chance).block(0, ""), {"a": 1, "b": [1, "x"], "c": 0, "d": "s"}
    if "10**20" in text and ("*" in text.replace("10**20", "")):
        text = text.replace("10**20", "10")  # no strings of 10**20 letters
    try:
        exec(compile(text, "program", "exec"), names)
        end = "ends"
    except Exception as error:
        end = type(error).__name__
    return end + " " + " ".join(shown(names.get(name)) for name in "abcd")


def shown(value):
    text = repr(value)
    return text[:200] if " at 0x" not in text and "set(" not in text and "{" not in text else type(value).__name__


TARGETS = {"source": source, "numbers": numbers, "structs": structs, "formats": formats, "patterns": patterns, "codecs": codecs,
           "marshals": marshals, "programs": programs, "documents": documents}


def main():
    import warnings
    warnings.simplefilter("ignore")
    target, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for number in range(count):
        try:
            result = TARGETS[target](Chance(seed * 1000003 + number))
        except Exception as error:
            result = "raises " + type(error).__name__
        print(number, ascii(result))


if __name__ == "__main__":
    main()
