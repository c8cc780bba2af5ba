# PyYAML: load, dump, tags, anchors, errors with positions.
import datetime

import yaml

TEXT = """
# a comment
name: &n Zoë
list: [1, 2.5, yes, ~, 0x1f, 1_000, .inf, "q\\u00e9", 'it''s']
nested:
  - {a: 1, b: [x, y]}
  - when: 2023-01-02 03:04:05
    day: 2023-01-02
  - |
    literal
      kept
  - >
    folded
    text
alias: *n
merge: {<<: {p: 1, q: 2}, q: 3}
? complex key
: value
set: !!set {a, b}
bin: !!binary aGVsbG8=
tuple: !!python/tuple [1, 2]
"""


class Point(yaml.YAMLObject):
    yaml_tag = "!point"
    yaml_loader = yaml.SafeLoader
    yaml_dumper = yaml.SafeDumper

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


data = yaml.load(TEXT, Loader=yaml.FullLoader)
for key, value in data.items():
    print(repr(key), repr(value))
print(yaml.dump(data, allow_unicode=True, sort_keys=True))
print(yaml.safe_dump({"a": [1, {"b": None}], "c": "multi\nline", "d": datetime.date(2020, 2, 29)}, default_flow_style=False, indent=4))
print(yaml.safe_load("- !point {x: 1, y: 2}\n- !point\n  x: 3\n  y: 4\n"), yaml.safe_dump(Point(5, 6)))
for document in yaml.safe_load_all("a: 1\n---\n[b, c]\n--- 3\n...\n"):
    print(document)
for bad in ("a: [1, 2", "a: b: c", "\t- x", "&a *b", "!!python/object:os.system x", "key: 'unclosed"):
    try:
        print(yaml.safe_load(bad))
    except yaml.YAMLError as error:
        print(type(error).__name__, error)
print([(type(t).__name__) for t in yaml.scan("a: [1, {b: c}]")])
print([type(e).__name__ for e in yaml.parse("- a\n- b: c\n")])
big = yaml.safe_load(yaml.safe_dump([{"id": i, "name": f"n{i}", "tags": ["t"] * (i % 3)} for i in range(60)]))
print(len(big), big[59])
