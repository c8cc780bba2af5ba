# tabulate: every format, alignments, wide characters, headers.
import tabulate

rows = [["spam", 41.9999, None], ["eggs", "451.0", True], ["Zoë", -3, "multi\nline"], ["", 1e-10, "x|y"]]
for name in sorted(tabulate.tabulate_formats):
    print(name)
    print(tabulate.tabulate(rows, headers=["item", "qty", "note"], tablefmt=name))
print(tabulate.tabulate({"a": [1, 2], "bb": [3.14159, 2.7]}, headers="keys", floatfmt=".2f", showindex=True))
print(tabulate.tabulate([{"x": 1, "y": 2}, {"x": 3, "z": 4}], headers="keys", missingval="?"))
print(tabulate.tabulate([["1.5", "a"], ["22.25", "bb"]], colalign=("right", "center"), disable_numparse=True))
print(tabulate.tabulate([], headers=["a"]), tabulate.tabulate([[1]], "firstrow"), tabulate.simple_separated_format("||"))
