# pyparsing: arithmetic, nested lists, JSON, actions, errors.
import pyparsing as pp

pp.ParserElement.enable_packrat()
integer = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
operand = integer | pp.Word(pp.alphas)
expression = pp.infix_notation(operand, [("^", 2, pp.OpAssoc.RIGHT), (pp.one_of("+ -"), 1, pp.OpAssoc.RIGHT), (pp.one_of("* /"), 2, pp.OpAssoc.LEFT), (pp.one_of("+ -"), 2, pp.OpAssoc.LEFT)])
for text in ("1 + 2 * 3", "(a + b) * -c ^ 2 ^ x", "9"):
    print(expression.parse_string(text, parse_all=True))
for text in ("1 +", "(1 + 2", "* 3"):
    try:
        print(expression.parse_string(text, parse_all=True))
    except pp.ParseException as error:
        print(error, error.loc, error.column, error.line)
LBRACE, RBRACE, LBRACK, RBRACK, COLON = map(pp.Suppress, "{}[]:")
value = pp.Forward()
string = pp.QuotedString('"', esc_char="\\")
number = pp.pyparsing_common.number()
array = pp.Group(LBRACK + pp.Optional(pp.delimited_list(value)) + RBRACK)
member = pp.Group(string + COLON + value)
obj = pp.Dict(LBRACE + pp.Optional(pp.delimited_list(member)) + RBRACE)
value <<= string | number | pp.Group(obj) | array | pp.Keyword("true").set_parse_action(lambda: True) | pp.Keyword("null").set_parse_action(lambda: [None])
result = obj.parse_string('{"a": [1, 2.5, {"b": "c\\"d"}], "t": true, "n": null}')
print(result.as_dict(), result["a"][1])
print(result.dump())
print(pp.nested_expr().parse_string("(a (b c) (d (e)))").as_list())
date = pp.Regex(r"(?P<y>\d{4})-(?P<m>\d\d)")
print(date.parse_string("2023-04").as_dict(), list(date.scan_string("x 2020-01 y 2021-02")), date.set_results_name("d").transform_string("at 2020-01"))
word = pp.Word(pp.alphas)
print(pp.OneOrMore(word).parse_string("a b c1").as_list(), (word("first") + pp.SkipTo(";")("rest") + ";").parse_string("go on and on;").as_dict())
print(word.search_string("12 ab 3 cd").as_list(), (word + ~pp.Literal("!")).matches("ab!"), pp.CaselessKeyword("SELECT").parse_string("select"))
print(pp.counted_array(word).parse_string("2 x y z"), pp.indentedBlock is not None, (pp.Combine(word + "." + word)).parse_string("a.b"))
