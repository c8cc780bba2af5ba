# match: literals, or patterns, guards, wildcard, fall through.
def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -5:
            return "minus five"
        case 2.5:
            return "float"
        case 1 + 2j:
            return "complex"
        case "a" | "b":
            return "letter"
        case b"x":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case int() if x > 1000:
            return "huge"
        case _:
            return "other"


for v in (0, 1, 3, -5, 2.5, 1 + 2j, "b", "c", b"x", None, True, False, 2000, 10, 0.0, [], "ab", -0.0, 3.0):
    print(repr(v), f(v))


def none_matches(x):
    match x:
        case 5:
            print("five")
    return "end"


print(none_matches(4), none_matches(5))
match = 3
case = match + 1
_ = 5
print(match, case, _)
match (match):
    case 3:
        print("soft keywords")
match 1, 2:
    case a, b:
        print(a, b)
match "adjacent":
    case "adja" "cent":
        print("joined")
