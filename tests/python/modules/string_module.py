# string: constants, Template, capwords, Formatter.
import string

print(string.ascii_letters, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), string.octdigits)
t = string.Template("$who likes ${what} for $$5")
print(t.substitute(who="Tim", what="kung pao"), t.safe_substitute(who="x"), string.capwords("hello big world"))
for f in (lambda: t.substitute(who=1), lambda: string.Template("$1").substitute()):
    try:
        f()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
print(string.Formatter().format("{0} {a}", 1, a=2), list(string.Formatter().parse("a{b!r:c}d")))
