# A CSV reader as a state machine, grouping, pivoting and a report.
DATA = '''name,city,"amount, EUR",note
Ann,Rome,"1,250.50","said ""ciao"""
Bob,"New
York",99.99,
"Cid, Jr.",Rome,-3,"multi
line"
Dora,Oslo,0.005,plain
Ann,Oslo,1e3,é日
"",Rome,7,""
Bob,Rome,12.25,last'''


class CsvError(ValueError):
    pass


def parse(text, delimiter=",", quote='"'):
    rows, row, field, state, line = [], [], [], "start", 1
    for c in text + "\n":
        line += c == "\n"
        match state, c:
            case ("start", q) if q == quote:
                state = "quoted"
            case ("start" | "plain" | "closed", d) if d == delimiter:
                row.append("".join(field))
                field, state = [], "start"
            case ("start" | "plain" | "closed", "\n"):
                row.append("".join(field))
                rows.append(row)
                row, field, state = [], [], "start"
            case ("start" | "plain", other):
                if other == quote:
                    raise CsvError(f"line {line}: a quote inside a plain field")
                field.append(other)
                state = "plain"
            case ("quoted", q) if q == quote:
                state = "closed"
            case ("quoted", other):
                field.append(other)
            case ("closed", q) if q == quote:
                field.append(quote)
                state = "quoted"
            case ("closed", other):
                raise CsvError(f"line {line}: {other!r} after a closing quote")
    if state == "quoted":
        raise CsvError(f"line {line}: a quote is never closed")
    return rows


def write(rows):
    def cell(v):
        s = str(v)
        return '"' + s.replace('"', '""') + '"' if any(c in s for c in ',"\n') else s
    return "\n".join(",".join(map(cell, row)) for row in rows)


def group(records, key):
    groups = {}
    for r in records:
        groups.setdefault(key(r), []).append(r)
    return groups


rows = parse(DATA)
assert parse(write(rows)) == rows
header, *body = rows
print(header, len(body), [len(r) for r in body])
records = [dict(zip(header, r)) for r in body]
for r in records:
    r["amount"] = float(r.pop("amount, EUR").replace(",", ""))
print(records[0], records[2]["note"].split("\n"), sep="\n")
for city, group_ in sorted(group(records, lambda r: r["city"]).items()):
    amounts = [r["amount"] for r in group_]
    print(f"{city!r:<12} {len(group_)} {sum(amounts):>10.3f} {min(amounts):>8g} {max(amounts):>8g}")
names = sorted({r["name"] or "(nobody)" for r in records})
cities = sorted({r["city"].replace("\n", " ") for r in records})
pivot = {(n, c): 0.0 for n in names for c in cities}
for r in records:
    pivot[r["name"] or "(nobody)", r["city"].replace("\n", " ")] += r["amount"]
print(" " * 10 + "".join(f"{c:>12}" for c in cities))
for n in names:
    print(f"{n:<10}" + "".join(f"{pivot[n, c] or '':>12}" for c in cities))
print(write([["a", 'b"c', "d\ne"], [1, None, 2.5]]))
for bad in ('a,"b', 'a"b,c', '"a"b', "\n\n", 'x,"y"\n"', ""):
    try:
        print(repr(bad), parse(bad))
    except CsvError as e:
        print(repr(bad), e)
