# Module ast on top of it.
import ast

tree = ast.parse("def f(x: int, *a) -> str:\n    '''Doc.'''\n    return [y ** 2 for y in range(x) if y] # c\nprint(f(3))\n")
print(ast.dump(tree), ast.dump(tree, indent=2, include_attributes=True)[-300:])
print(ast.get_docstring(tree.body[0]), ast.unparse(tree))
print(ast.literal_eval("{'a': [1, -2.5, (3+4j)], b'x': {1, None}}"), [type(n).__name__ for n in ast.walk(tree)][:12])
for bad in ("a", "1 + x", "f()", "[1, lambda: 0]", "1 +"):
    try:
        ast.literal_eval(bad)
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__, str(e).split(" on line")[0].split(": <")[0])


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if isinstance(node.value, int) else node


new = ast.fix_missing_locations(Double().visit(ast.parse("print(1 + 20, 'x')")))
exec(compile(new, "<d>", "exec"))
print(ast.unparse(ast.parse("x = (yield)\nmatch a:\n    case {'k': [1, *_], **r} if z: pass\nwith a as b, c: pass\ntry: 1\nexcept* E: 2\nf'{x!r:>{w}}'")))
print(ast.get_source_segment("a + bb * c", ast.parse("a + bb * c").body[0].value.right))
print([f for f, v in ast.iter_fields(ast.parse("a.b", mode="eval").body)], ast.Num, ast.Constant(3).value)
