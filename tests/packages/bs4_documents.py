# bs4: two parsers, selectors, changes.
from bs4 import BeautifulSoup
h = "<html><head><title>T &amp; x</title></head><body><p class='a b' id=p1>One<b>two</b><br>three<!-- c --></p><ul><li>1<li>2</ul><a href='/x?y=1&z=2'>l</a><table><tr><td>c</table><script>if(a<b){}</script></body>"
for p in ("html.parser", "html5lib"):
    s = BeautifulSoup(h, p); print(s.prettify()); print([t.name for t in s.find_all(True)], s.p["class"], s.select("p.a > b"), s.select_one("li:nth-of-type(2)"), s.get_text("|", strip=True))
    s.p.b.replace_with("new"); s.a["href"] = "z"; s.ul.append(s.new_tag("li", attrs={"k": "v"})); print(s.decode(formatter="html")); print(s.ul.find_previous("p"), list(s.p.stripped_strings), s.find(string="new"))
    print(s.select("ul > li:has(+ li), a[href^=z], p:not(.c)"))
