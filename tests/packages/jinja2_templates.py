# Jinja2 and MarkupSafe: inheritance, macros, filters, loops, escaping, a loader of files beside a package.
import jinja2
from markupsafe import Markup, escape

templates = {
    "base.html": "<title>{% block title %}Base{% endblock %}</title>\n{% block body required %}{% endblock %}\n{% include 'foot.html' %}",
    "foot.html": "<i>{{ year|default(1999) }}</i>",
    "page.html": """{% extends "base.html" %}
{% from "forms.html" import field %}
{% block title %}{{ super() }} - {{ title|title }}{% endblock %}
{% block body %}
{%- for user in users if user.age > 20 recursive %}
  {{ loop.index }}/{{ loop.length }} {{ user.name|upper|truncate(5, true, '') }} {{ loop.cycle('odd', 'even') }}
  {%- if user.children %} ({{ loop(user.children) }}){% endif %}
{%- else %} nobody
{%- endfor %}
{% set total = namespace(n=0) %}{% for u in users %}{% set total.n = total.n + u.age %}{% endfor %}total {{ total.n }}
{{ field('a', value='<x>') }} {{ "<b>"|safe }} {{ "<b>" }} {{ 3.14159|round(2) }} {{ [3, 1, 2]|sort|join(', ') }}
{{ users|map(attribute='name')|list }} {{ users|groupby('age')|length }} {{ {'a': 1}|tojson }} {{ 5 is odd }} {{ 'x' ~ 1 }}
{% filter indent(4) %}one
two{% endfilter %}
{% call(item) field('b') %}[{{ item }}]{% endcall %}
{%- endblock %}""",
    "forms.html": "{% macro field(name, value='', caller=none) -%}<input {{ name }}={{ value }}>{% if caller %}{{ caller(7) }}{% endif %}{%- endmacro %}",
}
env = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True, trim_blocks=True)
env.filters["twice"] = lambda s: s * 2
users = [{"name": "alice", "age": 30, "children": [{"name": "bob", "age": 25}]}, {"name": "carol", "age": 10}, {"name": "dave", "age": 41}]
print(env.get_template("page.html").render(title="a page", users=users))
print(env.from_string("{{ x|twice }} {{ undefined_one }}.").render(x="ab"))
for text in ("{{ 1 + }}", "{% for %}", "{{ a.b.c }}", "{% include 'none' %}", "{{ 'a'|nofilter }}", "{% block x %}", "{{ 1/0 }}"):
    try:
        print(env.from_string(text, globals={}).render())
    except Exception as error:
        print(type(error).__name__, error)
print(escape("<a href='x'>&\"</a>"), Markup("<b>%s</b>") % "<i>", Markup("<em>Hi</em>").striptags(), Markup("a &lt; b").unescape())
sandbox = jinja2.Environment(undefined=jinja2.StrictUndefined)
try:
    sandbox.from_string("{{ missing }}").render()
except jinja2.UndefinedError as error:
    print(error)
print(jinja2.Template("{% for a, b in x|dictsort %}{{ a }}={{ b }};{% endfor %}").render(x={"z": 1, "y": 2}))
print(len(env.compile("{{ a }}", raw=True).splitlines()) > 5, env.parse("{{ a }}"))
