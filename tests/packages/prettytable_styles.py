# prettytable: styles, sorting, HTML, CSV, JSON, LaTeX; it asks importlib.metadata for its version.
from prettytable import PrettyTable, MSWORD_FRIENDLY, PLAIN_COLUMNS, ORGMODE, SINGLE_BORDER, DOUBLE_BORDER
t = PrettyTable(["City", "Area", "Population", "Rain"])
t.align["City"] = "l"; t.float_format = ".2"
for r in [["Adelaide", 1295, 1158259, 600.5], ["Brisbane", 5905, 1857594, 1146.4], ["Darwin", 112, 120900, 1714.7], ["Hobart", 1357, 205556, 619.5]]: t.add_row(r)
print(t); print(t.get_string(sortby="Population", reversesort=True, fields=["City", "Population"], start=1, end=3))
for s in (MSWORD_FRIENDLY, PLAIN_COLUMNS, ORGMODE, SINGLE_BORDER, DOUBLE_BORDER): t.set_style(s); print(t)
print(t.get_html_string(attributes={"id": "x", "class": "a<b"})); print(t.get_csv_string()); print(t.get_json_string()); print(t.get_latex_string())
t.del_row(0); t.add_column("n", [1, 2, 3]); print(t[0:2])
try: t.add_row([1])
except Exception as e: print(type(e).__name__, e)
