# json: dumps and loads.
import json

for v in (None, True, False, 0, -5, 1.5, 1e100, "text", "é\n\"\\/\u2028🐍", [], [1, [2]], {}, {"a": 1, "b": [None]}, (1, 2), {1: "int key", None: 0, True: 1, 1.5: 2}):
    print(json.dumps(v), json.dumps(v, ensure_ascii=False), json.loads(json.dumps(v)) == v)
print(json.dumps({"b": 1, "a": [1, {"c": 2}]}, indent=2, sort_keys=True))
print(json.dumps([1, 2], separators=(",", ":")), json.dumps({"a": 1}, indent="\t"), json.dumps([], indent=2), json.dumps(float("inf")), json.dumps(float("nan")), json.dumps({1j: 1}, skipkeys=True))
for s in ("null", " [1, 2.5e3, -0, true]", '{"a": {"b": []}}', '"\\u00e9\\n\\ud83d\\udc0d"', "1E5", "-1.0", "[]", "{}", "NaN", "123456789012345678901234567890"):
    print(json.loads(s))
for s in ("", "[1,]", "{a: 1}", '{"a" 1}', '"abc', "[1 2]", "nul", '"\x01"', "1 2", '{"a": 1,}', "[", '"\\x"', "01", "-", "{", '{"a"'):
    try:
        print(json.loads(s))
    except json.JSONDecodeError as e:
        print(repr(s), e, e.pos, e.lineno, e.colno)
for v in (object, {1, 2}, {(1, 2): 3}, b"x", 1j):
    try:
        json.dumps(v)
    except TypeError as e:
        print(e)
print(json.dumps({1, 2}, default=sorted), json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads("1.5", parse_float=str))
