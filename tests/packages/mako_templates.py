# Mako: inheritance, defs, control lines, filters, modules made of templates.
from mako import exceptions
from mako.lookup import TemplateLookup
from mako.template import Template

lookup = TemplateLookup(strict_undefined=True)
lookup.put_string("base.html", "<html>${self.head()}|${next.body()}|${self.attr.kind}</html><%def name='head()'>base head</%def><%! kind='base' %>")
lookup.put_string("page.html", """<%inherit file="base.html"/>\\
<%! kind = 'page'
import math %>
<%def name="head()">page of ${parent.head()}</%def>
<%namespace name="lib" file="lib.html"/>
% for row in rows:
    % if loop.first:
first
    % elif row > 2:
${row} big ${loop.index} ${'last' if loop.last else ''}
    % else:
<% continue %>
    % endif
% endfor
## a comment
${lib.twice("x<y") | h} ${math.floor(2.7)} ${title | u,trim}
<%text>${raw}</%text>
<%block name="b" filter="trim">  block  </%block>
<%call expr="lib.wrap()">inner ${1 + 1}</%call>
""")
lookup.put_string("lib.html", "<%def name='twice(s)'>${s}${s}</%def><%def name='wrap()'>[${caller.body()}]</%def>")
print(lookup.get_template("page.html").render(rows=[1, 2, 3, 4], title=" a b&c "))
print(Template("hello ${name | n,str.upper}! ${x or 'none'}").render(name="<ed>", x=None))
print(Template("<%page args='a, b=2'/>${a} ${b}").render(a=1), Template("% if a:\nyes\n% endif\n").render_unicode(a=True))
for text in ("${undefined_name.x}", "% for x in y:\n", "<%def name='f(' />", "${1/0}"):
    try:
        print(Template(text).render())
    except Exception as error:
        print(type(error).__name__, str(error)[:70])
try:
    Template("one\n${1/0}\n").render()
except ZeroDivisionError:
    print(exceptions.text_error_template().render().splitlines()[-1])
print(Template("${a}").code.count("\n") > 5, Template("${f('x')}<%def name='f(q)'>${q}!</%def>").get_def("f").render("z"))
