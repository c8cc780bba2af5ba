# pygments: it imports lexers and formatters by names from its tables, which no freezer sees: the program names them.
import pygments.formatters.html
import pygments.formatters.latex
import pygments.formatters.other
import pygments.formatters.terminal
import pygments.lexers.c_cpp
import pygments.lexers.css
import pygments.lexers.data
import pygments.lexers.html
import pygments.lexers.javascript
import pygments.lexers.python
import pygments.styles.default
from pygments import highlight, lex
from pygments.formatters import HtmlFormatter, LatexFormatter, NullFormatter, RawTokenFormatter, TerminalFormatter
from pygments.lexers import CLexer, HtmlLexer, JsonLexer, PythonLexer

code = "def f(x: int = 0x1f) -> str:\n    '''doc'''\n    return f\"{x!r} {x:>10}\" # comment\n@d\nclass A(B): pass\n"
print(highlight(code, PythonLexer(), HtmlFormatter(linenos=True)))
print(highlight(code, PythonLexer(), TerminalFormatter()), highlight(code, PythonLexer(), NullFormatter()))
for lexer, text in ((JsonLexer(), '{"a": [1, true, null]}'), (HtmlLexer(), "<p class='x'>&amp;<script>let a = 1;</script></p>"), (CLexer(), "#include <x.h>\nint main(void) { return 0; /* c */ }")):
    print([(str(kind), value) for kind, value in lex(text, lexer)])
print(HtmlFormatter(style="default").get_style_defs(".x")[:300], highlight("x = 1", PythonLexer(), LatexFormatter())[:200], highlight("1", PythonLexer(), RawTokenFormatter()))
