# _string: the parser of str.format as string.Formatter uses it.
import _string

for text in ("a{b!r:>{w}}c{{}}d{}", "{", "}", "{a", "{!", "{a!rx}", "x{a:{", "", "{{", "{a[}]}", "{a}}", "{0:é}{}"):
    try:
        print(repr(text), list(_string.formatter_parser(text)))
    except ValueError as e:
        print(repr(text), e)
for name in ("a.b[c].d[0]", "0", "", "a..b", "a[", "0x", "a[]", "[0]", ".a", "99999999999999999999", "a[0]b"):
    try:
        first, rest = _string.formatter_field_name_split(name)
        print(repr(name), repr(first), list(rest))
    except ValueError as e:
        print(repr(name), e)
for f in (_string.formatter_parser, _string.formatter_field_name_split):
    for wrong in (5, None, b"a"):
        try:
            f(wrong)
        except TypeError as e:
            print(e)
