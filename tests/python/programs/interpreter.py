# A tokenizer, recursive-descent parser and tree-walking interpreter of a small language.
class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line

    def __repr__(self):
        return f"{self.kind}:{self.text}"


class LangError(Exception):
    def __init__(self, line, message):
        super().__init__(f"line {line}: {message}")


KEYWORDS = {"let", "fn", "if", "else", "while", "return", "print", "true", "false", "nil", "and", "or", "not"}
TWO = {"==", "!=", "<=", ">="}


def tokenize(source):
    tokens, i, line = [], 0, 1
    while i < len(source):
        c = source[i]
        if c == "\n":
            line += 1
            i += 1
        elif c.isspace():
            i += 1
        elif c == "#":
            while i < len(source) and source[i] != "\n":
                i += 1
        elif c.isdigit():
            start = i
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            tokens.append(Token("number", source[start:i], line))
        elif c.isalpha() or c == "_":
            start = i
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            tokens.append(Token(word if word in KEYWORDS else "name", word, line))
        elif c == '"':
            end = source.find('"', i + 1)
            if end < 0:
                raise LangError(line, "unterminated string")
            tokens.append(Token("string", source[i + 1:end], line))
            i = end + 1
        elif source[i:i + 2] in TWO:
            tokens.append(Token(source[i:i + 2], source[i:i + 2], line))
            i += 2
        elif c in "+-*/%(){}[],;=<>":
            tokens.append(Token(c, c, line))
            i += 1
        else:
            raise LangError(line, f"unexpected {c!r}")
    tokens.append(Token("end", "", line))
    return tokens


class Parser:
    LEVELS = [("or",), ("and",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")]

    def __init__(self, tokens):
        self.tokens, self.at = tokens, 0

    def peek(self, *kinds):
        return self.tokens[self.at].kind in kinds

    def next(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, *kinds):
        return self.next() if self.peek(*kinds) else None

    def expect(self, kind):
        if not self.peek(kind):
            token = self.tokens[self.at]
            raise LangError(token.line, f"expected {kind}, found {token.kind}")
        return self.next()

    def program(self):
        body = []
        while not self.peek("end"):
            body.append(self.statement())
        return ("block", body)

    def block(self):
        self.expect("{")
        body = []
        while not self.peek("}"):
            body.append(self.statement())
        self.next()
        return ("block", body)

    def statement(self):
        if self.accept("let"):
            name = self.expect("name").text
            self.expect("=")
            value = self.expression()
            self.expect(";")
            return ("let", name, value)
        if self.peek("fn") and self.tokens[self.at + 1].kind == "name":
            self.next()
            name = self.next().text
            return ("let", name, self.function(name))
        if self.accept("if"):
            condition, then = self.expression(), self.block()
            other = None
            if self.accept("else"):
                other = self.statement() if self.peek("if") else self.block()
            return ("if", condition, then, other)
        if self.accept("while"):
            return ("while", self.expression(), self.block())
        if self.accept("return"):
            value = None if self.peek(";") else self.expression()
            self.expect(";")
            return ("return", value)
        if self.accept("print"):
            values = [self.expression()]
            while self.accept(","):
                values.append(self.expression())
            self.expect(";")
            return ("print", values)
        target = self.expression()
        if self.accept("="):
            if target[0] not in ("name", "index"):
                raise LangError(self.tokens[self.at].line, "can't assign to this")
            target = ("assign", target, self.expression())
        self.expect(";")
        return ("do", target)

    def function(self, name):
        self.expect("(")
        parameters = []
        while not self.peek(")"):
            parameters.append(self.expect("name").text)
            if not self.accept(","):
                break
        self.expect(")")
        return ("function", name, parameters, self.block())

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while self.peek(*self.LEVELS[level]):
            op = self.next()
            left = ("binary", op.kind, left, self.expression(level + 1), op.line)
        return left

    def unary(self):
        if op := self.accept("-", "not"):
            return ("unary", op.kind, self.unary())
        value = self.primary()
        while True:
            if self.accept("("):
                arguments = []
                while not self.peek(")"):
                    arguments.append(self.expression())
                    if not self.accept(","):
                        break
                value = ("call", value, arguments, self.expect(")").line)
            elif self.accept("["):
                value = ("index", value, self.expression(), self.expect("]").line)
            else:
                return value

    def primary(self):
        token = self.next()
        match token.kind:
            case "number":
                return ("constant", float(token.text) if "." in token.text else int(token.text))
            case "string":
                return ("constant", token.text)
            case "true" | "false":
                return ("constant", token.kind == "true")
            case "nil":
                return ("constant", None)
            case "name":
                return ("name", token.text, token.line)
            case "fn":
                return self.function("anonymous")
            case "(":
                value = self.expression()
                self.expect(")")
                return value
            case "[":
                items = []
                while not self.peek("]"):
                    items.append(self.expression())
                    if not self.accept(","):
                        break
                self.expect("]")
                return ("list", items)
        raise LangError(token.line, f"unexpected {token.kind}")


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Scope:
    def __init__(self, parent=None):
        self.names, self.parent = {}, parent

    def find(self, name, line):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope
            scope = scope.parent
        raise LangError(line, f"{name} is not defined")


class Function:
    def __init__(self, interpreter, node, scope):
        self.interpreter, self.scope = interpreter, scope
        _, self.name, self.parameters, self.body = node

    def __call__(self, *arguments):
        if len(arguments) != len(self.parameters):
            raise LangError(0, f"{self.name} takes {len(self.parameters)} arguments, not {len(arguments)}")
        inner = Scope(self.scope)
        inner.names.update(zip(self.parameters, arguments))
        try:
            self.interpreter.run(self.body, inner)
        except Return as r:
            return r.value


class Interpreter:
    OPERATORS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
                 "%": lambda a, b: a % b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
                 ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}

    def __init__(self):
        self.globals = Scope()
        self.globals.names.update(len=len, push=lambda l, v: l.append(v), str=self.text)

    @staticmethod
    def text(v):
        return {None: "nil", True: "true", False: "false"}[v] if v is None or isinstance(v, bool) else str(v)

    def run(self, node, scope):
        getattr(self, "run_" + node[0])(scope, *node[1:])

    def run_block(self, scope, body):
        inner = Scope(scope)
        for statement in body:
            self.run(statement, inner)

    def run_let(self, scope, name, value):
        scope.names[name] = self.eval(value, scope)

    def run_if(self, scope, condition, then, other):
        if self.eval(condition, scope):
            self.run(then, scope)
        elif other:
            self.run(other, scope)

    def run_while(self, scope, condition, body):
        while self.eval(condition, scope):
            self.run(body, scope)

    def run_return(self, scope, value):
        raise Return(value and self.eval(value, scope))

    def run_print(self, scope, values):
        print(*(self.text(self.eval(v, scope)) for v in values))

    def run_do(self, scope, value):
        self.eval(value, scope)

    def eval(self, node, scope):
        match node:
            case ("constant", value):
                return value
            case ("name", name, line):
                return scope.find(name, line).names[name]
            case ("list", items):
                return [self.eval(i, scope) for i in items]
            case ("function", *_):
                return Function(self, node, scope)
            case ("assign", ("name", name, line), value):
                scope.find(name, line).names[name] = result = self.eval(value, scope)
                return result
            case ("assign", ("index", target, index, _), value):
                self.eval(target, scope)[self.eval(index, scope)] = result = self.eval(value, scope)
                return result
            case ("unary", "-", value):
                return -self.eval(value, scope)
            case ("unary", "not", value):
                return not self.eval(value, scope)
            case ("binary", "and", left, right, _):
                return self.eval(left, scope) and self.eval(right, scope)
            case ("binary", "or", left, right, _):
                return self.eval(left, scope) or self.eval(right, scope)
            case ("binary", op, left, right, line):
                a, b = self.eval(left, scope), self.eval(right, scope)
                try:
                    return self.OPERATORS[op](a, b)
                except (TypeError, ZeroDivisionError) as e:
                    raise LangError(line, f"{op}: {e}") from e
            case ("index", target, index, line):
                try:
                    return self.eval(target, scope)[self.eval(index, scope)]
                except (IndexError, TypeError) as e:
                    raise LangError(line, str(e)) from None
            case ("call", function, arguments, line):
                callee = self.eval(function, scope)
                if not callable(callee):
                    raise LangError(line, f"{self.text(callee)} can't be called")
                return callee(*[self.eval(a, scope) for a in arguments])
        raise AssertionError(node)


PROGRAM = """
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
print "fib", fib(15);
fn counter() { let n = 0; return fn() { n = n + 1; return n; }; }
let c = counter(); c(); c();
print "count", c();
let primes = []; let i = 2;
while len(primes) < 15 {
    let j = 0; let prime = true;
    while j < len(primes) and prime { if i % primes[j] == 0 { prime = false; } j = j + 1; }
    if prime { push(primes, i); }
    i = i + 1;
}
print primes;
let grid = [[1, 2], [3, 4]]; grid[1][0] = "x" + str(10 / 4); print grid, not true, nil, -3 * (2 + 1), 7 % 4 == 3 or false;
if i > 100 { print "big"; } else if i > 40 { print "medium", i; } else { print "small"; }
fn map(f, l) { let out = []; let k = 0; while k < len(l) { push(out, f(l[k])); k = k + 1; } return out; }
print map(fn(x) { return x * x; }, primes);
"""


def main():
    Interpreter().run(Parser(tokenize(PROGRAM)).program(), Scope(Interpreter().globals))
    for bad in ("print 1 / 0;", "let x = ;", "print y;", 'print "open;', "print [1][3];", "fn f(a) {} f();", "1 = 2;", "print 5();",
                "@", "if true { print 1;", 'print "a" - 1;'):
        try:
            tree = Parser(tokenize(bad)).program()
            Interpreter().run(tree, Scope(Interpreter().globals))
        except LangError as e:
            print(f"{bad:22} {e}")


main()
