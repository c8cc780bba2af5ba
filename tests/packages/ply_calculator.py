# ply: a lexer and an LALR parser made from docstrings.
import ply.lex
import ply.yacc

tokens = ("NAME", "NUMBER")
literals = "=+-*/()"
t_NAME = r"[a-zA-Z_][a-zA-Z0-9_]*"
t_ignore = " \t"
names = {}


def t_NUMBER(t):
    r"\d+(\.\d*)?"
    t.value = float(t.value) if "." in t.value else int(t.value)
    return t


def t_newline(t):
    r"\n+"
    t.lexer.lineno += t.value.count("\n")


def t_error(t):
    print("illegal character", repr(t.value[0]), "at", t.lexpos)
    t.lexer.skip(1)


precedence = (("left", "+", "-"), ("left", "*", "/"), ("right", "UMINUS"))


def p_statement(p):
    """statement : NAME '=' expression
                 | expression"""
    if len(p) == 4:
        names[p[1]] = p[3]
    else:
        print("->", p[1])


def p_binary(p):
    """expression : expression '+' expression
                  | expression '-' expression
                  | expression '*' expression
                  | expression '/' expression"""
    p[0] = {"+": lambda: p[1] + p[3], "-": lambda: p[1] - p[3], "*": lambda: p[1] * p[3], "/": lambda: p[1] / p[3]}[p[2]]()


def p_minus(p):
    "expression : '-' expression %prec UMINUS"
    p[0] = -p[2]


def p_group(p):
    "expression : '(' expression ')'"
    p[0] = p[2]


def p_number(p):
    "expression : NUMBER"
    p[0] = p[1]


def p_name(p):
    "expression : NAME"
    p[0] = names.get(p[1], 0)


def p_error(p):
    print("syntax error at", p.value if p else "the end")


lexer = ply.lex.lex()
parser = ply.yacc.yacc(write_tables=False, debug=False)
for line in ("a = 3 + 4 * 2", "a", "-(a - 1) / 4", "b = a * a * -1.5", "b + $ 1", "1 +", "2 3", "((1))"):
    parser.parse(line, lexer=lexer)
lexer.input("x = 3 * (y + 2.5)\nz")
print([(t.type, t.value, t.lineno, t.lexpos) for t in lexer])
print(names)
