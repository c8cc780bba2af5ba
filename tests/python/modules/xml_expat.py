"""pyexpat: the events of documents whole and cut anywhere, errors with their places, namespaces, entities, attributes."""
import random
import xml.etree.ElementTree as ET
from xml.dom import minidom
from xml.parsers import expat

random.seed(20261123)
HANDLERS = """StartElement EndElement ProcessingInstruction CharacterData UnparsedEntityDecl NotationDecl StartNamespaceDecl EndNamespaceDecl
    Comment StartCdataSection EndCdataSection NotStandalone StartDoctypeDecl EndDoctypeDecl EntityDecl XmlDecl ElementDecl AttlistDecl
    SkippedEntity""".split()


def events(data, cuts=(), places=False, skip=(), **options):
    parser = expat.ParserCreate(**options)
    parser.buffer_text = True
    parser.ordered_attributes = True
    seen = []

    def note(name):
        def handler(*arguments):
            if name == "CharacterData" and seen and seen[-1][0] == name:
                arguments = (seen.pop()[1] + arguments[0],)  # expats hand text over in other pieces
            seen.append((name, *arguments, *((parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex) if places else ())))
            return 1
        return handler

    for name in HANDLERS:
        if name not in skip:
            setattr(parser, name + "Handler", note(name))
    if "Default" not in skip:
        parser.DefaultHandlerExpand = note("Default")
    try:
        last = 0
        for cut in cuts:
            parser.Parse(data[last:cut])
            last = cut
        parser.Parse(data[last:], True)
    except expat.ExpatError as e:
        seen.append((str(e), e.code, e.lineno, e.offset, parser.ErrorByteIndex))
    except Exception as e:
        seen.append((type(e).__name__, str(e)))
    return seen


GOOD = [
    b"<a/>", b"<a></a>", b"<a>text</a>", b"<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<a b='c' d=\"e\">x<b/>y</a>\n<!-- end --><?pi data?>",
    b"<a>\r\nline\rline\n<b\n c = 'd\n\te' /></a >", b"<a>&lt;&amp;&#65;&#x1F600;&quot;]]&gt;</a>", b"<a><![CDATA[<b>&x; ]] ]>]]></a>",
    b"<!DOCTYPE a [<!ENTITY e 'va<b x=\"1\">l</b>ue'><!ENTITY f '&e;&#38;lt;'>]><a c='&f2;'>&e;&f;</a>".replace(b"&f2;", b"&#10;x"),
    b"<!DOCTYPE a SYSTEM 'a.dtd'><a>&unknown;</a>", b"<!DOCTYPE a PUBLIC '-//X//Y  Z//EN' 'a.dtd' [ ]><a/>",
    b"<!DOCTYPE a [<!ELEMENT a (b|c+,d)*><!ELEMENT b EMPTY>]><a/>".replace(b"(b|c+,d)*", b"(b?,(c|d)+,e*)"),
    b"<!DOCTYPE a [<!ELEMENT a (#PCDATA|b)*><!ELEMENT b ANY><!ATTLIST a x CDATA 'd1' y (p|q) #REQUIRED z NMTOKENS ' a  b ' i ID #IMPLIED f CDATA #FIXED 'v'>]><a z='  1   2 ' y='p'/>",
    b"<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!NOTATION m PUBLIC 'pub'><!ENTITY u SYSTEM 'u' NDATA n><!ENTITY % p 'x'><!ENTITY x SYSTEM 'ext'><!--c--><?p i?>]><a/>",
    b"<a xmlns='urn:a' xmlns:b='urn:b' b:x='1' x='2'><b:c xmlns=''><d/></b:c></a>", b"<b:a xmlns:b='u' xml:lang='en'/>",
    "<\u00e9l\u00e9ment \u4e2d='\u20ac'>\U0001f600\u00fc</\u00e9l\u00e9ment>".encode(), "<?xml version='1.0' encoding='iso-8859-1'?><a>\u00e9</a>".encode("latin-1"),
    "<?xml version='1.0' encoding='cp1252'?><a>\u20ac</a>".encode("cp1252"), "<?xml version='1.0' encoding='utf-16'?><a>\u00e9\U0001f600</a>".encode("utf-16"),
    "<a>\u20ac</a>".encode("utf-16-le"), b"\xef\xbb\xbf<a/>", b"<?xml version='1.0' encoding='us-ascii'?><a>x</a>", b"  <a/>  ", b"<a>]]</a>", b"<a>\r</a>",
    b"<!DOCTYPE a [<!ENTITY % p '<!ENTITY q \"Q\">'> %p; ]><a/>",
]
BAD = [
    b"", b" ", b"x", b"<", b"<a", b"<a>", b"<a></b>", b"<a><b></a>", b"<a/><b/>", b"<a/>x", b"<a b='1' b='2'/>", b"<a b=1/>", b"<a b/>", b"<a 'b'/>", b"<a b='<'/>",
    b"<a>&x;</a>", b"<a>&#0;</a>", b"<a>&#xD800;</a>", b"<a>& </a>", b"<a>]]></a>", b"<a><!-- -- --></a>", b"<a><?xml version='1.0'?></a>", b" <?xml version='1.0'?><a/>",
    b"<?xml?><a/>", b"<?xml version='1.0' foo='x'?><a/>", b"<?xml version='1.0' encoding='nonsense-1'?><a/>", b"<?xml version='1.0' encoding='utf-16'?><a/>",
    b"<a>\xff</a>", b"<a>\x01</a>", b"<a>\xe2\x82</a>", b"<a>x\xe2\x82", b"<a xmlns:b=''/>", b"<b:a/>", b"<a b:c='1'/>", b"<a xmlns:xml='u'/>", b"<a xmlns:xmlns='u'/>",
    b"<a xmlns:b='http://www.w3.org/XML/1998/namespace'/>", b"<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>",
    b"<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</a>", b"<!DOCTYPE a [<!ENTITY u SYSTEM 'u' NDATA n>]><a>&u;</a>", b"<!DOCTYPE a [<!ENTITY u SYSTEM 'u'>]><a b='&u;'/>",
    b"<a><![CDATA[x</a>", b"<a><![CDATX[", b"<!DOCTYPE a", b"</a>", b"<a></a", b"<1/>", b"<a/>&", b"<a>&#x;</a>", b"<?Xml?><a/>", b"<a>&lt</a>",
]
for document in GOOD + BAD:
    for options in ({}, {"namespace_separator": " "}):
        whole = events(document, skip=("Default",), **options)
        print(document, whole)
        for cuts in [range(1, len(document))] + [sorted(random.sample(range(len(document) + 1), min(3, len(document)))) for _ in range(6)]:
            again = events(document, cuts, skip=("Default",), **options)
            if again != whole:
                print("cut", list(cuts), again)
for document in GOOD:
    joined = "".join(e[1] for e in events(document, skip=HANDLERS) if e[0] == "Default")
    print(ascii(joined))
for document in GOOD[:8]:
    print([e for e in events(document, places=True, skip=("Default", "CharacterData", "XmlDecl", "StartDoctypeDecl", "EndDoctypeDecl", "EntityDecl"))])
# what entities may become
bomb = "<!DOCTYPE a [<!ENTITY e0 '" + "x" * 1000 + "'>" + "".join(f"<!ENTITY e{i} '{('&e%d;' % (i - 1)) * 10}'>" for i in range(1, 8)) + "]><a>&e7;</a>"
print(str(events(bomb.encode(), skip=HANDLERS + ["Default"])[-1])[:80])
tree = ET.fromstring("<r xmlns:p='urn:p'><i k='v'>a<p:j/>tail</i><i/>\u20ac&amp;</r>")
print([(e.tag, e.attrib, e.text, e.tail) for e in tree.iter()], ET.tostring(tree))
print(minidom.parseString("<!DOCTYPE r [<!ENTITY x 'y'>]><r a='1'><!--c--><b>&x;<![CDATA[d]]></b><?p i?></r>").toxml())
feed = ET.XMLPullParser(("start", "end"))
for piece in ("<a><b ", "x='1'>te", "xt</b", "></a>"):
    feed.feed(piece)
    print([(what, e.tag, e.text) for what, e in feed.read_events()])
