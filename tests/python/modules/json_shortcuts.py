# json: documents that change while they are written, circles, subclasses, odd texts; numbers and strings when read.
import json


class Changes:
    pass


def default(v):
    document.append(7) if len(document) < 6 else None
    mapping.pop("b", None)
    mapping["new"] = 1
    return "changed"


document = [1, Changes(), 2, Changes()]
mapping = {"a": Changes(), "b": 2, "c": 3}
print(json.dumps(document, default=default), json.dumps(mapping, default=default), len(document), sorted(mapping))


class S(str):
    pass


class I(int):
    def __repr__(self):
        return "never"


class F(float):
    def __repr__(self):
        return "never"


class D(dict):
    def items(self):
        return [("x", 1), ["y", 2]]


class L(list):
    def __iter__(self):
        return iter("pq")


print(json.dumps([S("s"), I(3), F(2.5), True, None, 1e300, -0.0, 2**70, -2**60, 2**60, (1, (2,)), {1: 2, None: 3, True: 4, 2.5: 5}]))
print(json.dumps(L([1])), json.dumps({S("k"): [L([1]), {}]}), json.dumps([[], {}, ()]))
for bad in (lambda: json.dumps(D(a=1)), lambda: json.dumps({(1,): 2}), lambda: json.dumps({1, 2}), lambda: json.dumps(float("nan"), allow_nan=False)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(json.dumps({(1,): 2, "b": 1}, skipkeys=True), json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True), json.dumps([1, {"a": 2}], separators=(",", ":")))
circle = [1]
circle.append({"again": circle})
shared = [[1]] * 3
for v in (circle, {"a": circle}, shared):
    try:
        print(json.dumps(v))
    except ValueError as e:
        print(e)
try:
    json.dumps(circle, check_circular=False)
except RecursionError:
    print("RecursionError")
print(json.dumps(shared, check_circular=False))
again = Changes()
try:
    print(json.dumps([again], default=lambda v: v))
except ValueError as e:
    print(e)

for n in (0, 1, 7, 8, 9, 15, 16, 17, 40):
    for c in ('"', "\\", "\x1f", "\x7f", " ", "\n", "é", "\u20ac", "\U0001f600"):
        for at in {0, n // 2, n}:
            s = "a" * at + c + "b" * (n - at)
            for only in (True, False):
                text = json.dumps(s, ensure_ascii=only)
                assert json.loads(text) == s, (s, text)
print(json.dumps("\x00\x1f\x7f~\"\\/\b\f\n\r\té\u2028\U0001f600"), json.dumps("\x7fé\u2028\"", ensure_ascii=False))

texts = ["0", "-0", "-0.0", "1", "-1", "12345678901234567", "123456789012345678", "-1234567890123456789012", "1.5", "1e5", "1E-2", "-1.25e+2", "01", "1.", "-", "1e",
         " 1 ", "\t[1 , 2 ]\r\n", "{ \"a\" : 1 , \"b\":[ ] }", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{1:2}", "[1 2]", "", "nul", "true", "NaN", "-Infinity", "\"a", "\"a\nb\"", "\"\\q\"",
         "\"\\u12\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"é\\n\"", "[\"é\", 1, \"€\", {\"é\": 2}]", "1\x00", "\x00", "[1]]", "\ufeff1", "{\"a\":1,\"a\":2}"]
for text in texts:
    try:
        v = json.loads(text)
        print(ascii(text), type(v).__name__, ascii(v))
    except ValueError as e:
        print(ascii(text), type(e).__name__, e)
print(json.loads("[12, 1.5, -3]", parse_int=lambda s: "int " + s, parse_float=lambda s: "float " + s), json.loads("\"a\tb\"", strict=False))
nested = json.loads("[" * 300 + "]" * 300)
print(len(json.dumps(nested)))
