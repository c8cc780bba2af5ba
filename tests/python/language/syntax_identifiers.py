# Names: Unicode, normalisation, underscores, soft keywords.
é = 1
ñandú = 2
变量 = 3
_ = 4
__ = 5
a1_b2 = 6
print(é + ñandú + 变量 + _ + __ + a1_b2)
ﬁ = "ligature"
print(fi)
match = case = 7
print(match, case)
print("ª".isidentifier(), "1a".isidentifier(), "a-b".isidentifier(), "class".isidentifier(), "é".isidentifier())


class Ω:
    π = 3.14

    def größe(self):
        return self.π


print(Ω().größe(), Ω.__name__)
import keyword
print(keyword.iskeyword("class"), keyword.iskeyword("match"), len(keyword.kwlist))
for code in ("a€ = 1", "1a = 1", "class = 1", "a.class", "é = é + nicht_da", "True = 1", "x.None = 1"):
    try:
        exec(code)
    except Exception as e:
        print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
