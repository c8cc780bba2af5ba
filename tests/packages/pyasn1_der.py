# pyasn1: schemas, DER both ways.
from pyasn1.type import univ, namedtype, tag, char, constraint, useful
from pyasn1.codec.der import encoder, decoder
from pyasn1.codec.native import encoder as ne
class Rec(univ.Sequence):
    componentType = namedtype.NamedTypes(namedtype.NamedType("id", univ.Integer()), namedtype.OptionalNamedType("room", univ.Integer().subtype(implicitTag=tag.Tag(tag.tagClassContext, tag.tagFormatSimple, 0))), namedtype.DefaultedNamedType("flag", univ.Boolean(False)), namedtype.NamedType("name", char.UTF8String()))
r = Rec(); r["id"] = 123456; r["room"] = 7; r["name"] = "Jöe"; data = encoder.encode(r); print(data.hex(), r.prettyPrint()); back, rest = decoder.decode(data + b"zz", asn1Spec=Rec()); print(rest, ne.encode(back), back)
for v in (univ.OctetString(b"\0\xff"), univ.BitString("10110"), univ.Null(""), univ.ObjectIdentifier("1.2.840.113549"), univ.Real((123, 10, 2)), univ.SetOf(componentType=univ.Integer()).setComponents(3, 1, 2) if 0 else univ.Integer(-129), useful.UTCTime("170711000102Z"), univ.Enumerated(3)):
    e = encoder.encode(v); print(type(v).__name__, e.hex(), decoder.decode(e)[0].prettyPrint())
for bad in (b"\x02\x05\x01", b"", b"\x30\x03\x02\x01"):
    try: print(decoder.decode(bad))
    except Exception as e: print(type(e).__name__, str(e)[:120])
class Small(univ.Integer): subtypeSpec = constraint.ValueRangeConstraint(0, 9)
try: Small(11)
except Exception as e: print(type(e).__name__, str(e)[:80])
