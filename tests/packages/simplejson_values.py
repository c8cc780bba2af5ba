# simplejson: its own Python encoder and decoder, Decimal, errors, streaming.
import collections
import decimal
import io

import simplejson as json

value = {"a": [1, 2.5, -1e300, None, True], "ü": "q\"\\\n\u2028\U0001f600", "d": decimal.Decimal("1.10"), "nested": {"x": [[], {}]}}
for options in ({}, {"indent": 2, "sort_keys": True}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"indent": "\t", "item_sort_key": lambda kv: kv[0][::-1]}, {"bigint_as_string": True}):
    print(json.dumps(value, **options))
print(json.loads('{"a": 1.10, "b": [1, 2, {"c": "\\u00e9\\ud83d\\ude00"}]}', use_decimal=True), json.loads("[1, 2]", parse_int=str))
print(json.loads('{"z": 1, "a": 2}', object_pairs_hook=collections.OrderedDict), json.dumps(collections.namedtuple("P", "x y")(1, 2)))
print(json.dumps(2**53 + 1, bigint_as_string=True), json.dumps({1: 2, None: 3, 2.5: 4}), json.dumps(float("nan"), ignore_nan=True), json.dumps(iter([1, 2]), iterable_as_array=True))
for bad in ("", "{", "[1,]", '{"a" 1}', "nul", '"\\x"', "[1] 2", '{"a": 1,}', '"\x01"', "-", "1e", "[" * 50):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(repr(bad), error, error.pos, error.lineno, error.colno)
for bad in (object, {1, 2}, b"\xff", {(1, 2): 3}):
    try:
        print(json.dumps(bad))
    except Exception as error:
        print(type(error).__name__, str(error)[:40])
out = io.StringIO()
json.dump([{"k": i} for i in range(5)], out)
print(out.getvalue(), json.load(io.StringIO(out.getvalue())) == [{"k": i} for i in range(5)])
print("".join(json.JSONEncoder(for_json=True).iterencode([1, "two", {"three": 3.0}])), json.JSONDecoder().raw_decode("[1] tail"))
