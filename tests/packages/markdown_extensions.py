# markdown: extensions, which it finds by the entry points that are installed with it.
import markdown
text = "# T {#id}\n\n[TOC]\n\n## Sub\n\nterm\n: def\n\n*[HTML]: Hyper\n\nHTML is _em_ **b** `c`\n\n```python hl_lines='1'\nx = 1\n```\n\n!!! note \"T\"\n    body\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nx[^1]\n\n[^1]: foot\n\n1. a\n2. b\n\n    code\n\n* x\n    * y\n\n<div markdown=\"1\">*a*</div>\n\n[l][r] &amp; &copy; <http://a.b>\n\n[r]: /url 'T'\n"
md = markdown.Markdown(extensions=["extra", "toc", "sane_lists", "smarty", "nl2br", "meta", "wikilinks"])
print(md.convert(text)); print(md.toc); print(md.toc_tokens)
print(markdown.markdown("a\n\n    b\n\n- c\n\n- d", output_format="html"))
