# tomli, unidecode, inflect, humanize, cachetools, xmltodict, parse, idna, wcwidth, pyasn1.
import datetime, collections
import tomli, unidecode, inflect, humanize, cachetools, xmltodict, parse, idna, wcwidth
print(tomli.loads('a = 1\nb = [1, 2.5, "x", true]\n[t]\nd = 1979-05-27T07:32:00Z\ns = """\nmulti"""\n[[arr]]\nk.v = 0x1F\n[[arr]]\ninline = {q = 1e3}\n'))
for bad in ("a = ", "[a]\n[a]", "a = 1\na = 2", "x = 'abc", "= 1", "a = 01", "a.b = 1\na = 2", 'k = "\\q"'):
    try: tomli.loads(bad)
    except tomli.TOMLDecodeError as e: print(e)
print(unidecode.unidecode("Größe Привет 北京 Ελλάδα ñandú œuvre"), unidecode.unidecode_expect_nonascii("žluťoučký"))
p = inflect.engine(); print([p.plural(w) for w in ("cat", "child", "ox", "index", "analysis", "box", "mouse", "knife")], p.number_to_words(1234567), p.ordinal(22), p.a("hour"), p.join(["a", "b", "c"]), p.singular_noun("wolves"), p.number_to_words(12.5), p.present_participle("run"), p.no("error", 0), p.compare("dog", "dogs"))
print(humanize.naturalsize(123456789), humanize.naturalsize(10**9, binary=True), humanize.intcomma(1234567.5), humanize.intword(12300000), humanize.naturaldelta(datetime.timedelta(days=400, seconds=5)), humanize.ordinal(13), humanize.apnumber(4), humanize.fractional(0.3), humanize.precisedelta(datetime.timedelta(seconds=3661.5), minimum_unit="milliseconds"), humanize.metric(1500, "V"), humanize.scientific(500))
c = cachetools.LRUCache(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3; print(c, c.currsize)
@cachetools.cached(cachetools.LFUCache(3))
def f(x): print("call", x); return x
f(1); f(1); f(2); t = [0]; tt = cachetools.TTLCache(2, 5, timer=lambda: t[0]); tt["x"] = 1; t[0] = 6; print(tt.get("x"), cachetools.keys.hashkey(1, a=2))
doc = xmltodict.parse("<a x='1'><b>t</b><b>u</b><c/><!-- n --></a>"); print(doc, xmltodict.unparse(doc, pretty=True))
try: xmltodict.parse("<a>")
except Exception as e: print(type(e), e)
print(parse.parse("It's {}, I {verb} it {n:d}!", "It's spam, I love it 3!"), parse.search("age: {:d}", "x age: 42 y"), [r.fixed for r in parse.findall("<{:w}>", "<a><b>")], parse.parse("{:ti}", "2020-01-02T03:04"), parse.compile("{a:f} {b}").parse("1.5 z").named, parse.parse("{x}", ""))
print(idna.encode("Königsgäßchen.de".lower()), idna.decode("xn--knigsgchen-b4a3dun.de") if 0 else idna.decode("xn--eckwd4c7c.xn--zckzah"), idna.encode("例え.テスト"))
for bad in ("a b", "-x", "é\u0301" * 60, "xn--a"):
    try: print(idna.encode(bad))
    except idna.IDNAError as e: print(type(e).__name__, e)
print([wcwidth.wcswidth(s) for s in ("abc", "コンニチハ", "e\u0301", "\x1b[1m", "👩‍👩")], wcwidth.wcwidth("\0"), wcwidth.list_versions()[-3:])
