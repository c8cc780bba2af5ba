# Module binascii: all its encodings, errors, CRCs.
import binascii


def t(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__+': '+str(e)
data = bytes(range(256)) * 9
for a in (b'', b'YQ==', b'YWI=', b'YWJj', b'YQ', b'YWI', b'Y', b'YWJjZ', b'Y Q==', b'YQ==YQ==', b'=YQ==', b'YQ=\n=', b'YQ=', b'YWJj=', b'YWJj==', b'!!!!', b'\xff\xfe', 'YQ==', 'é', 5, b'YQ==\n', b'A=', b'AB=C=', b'AB==C', b'Y=Q='):
    print(a, t(binascii.a2b_base64,a), t(binascii.a2b_base64,a,strict_mode=True))
for a in ('', 'aBcD', 'a', 'zz', b'12 3', 'é', 5, None): print(a, t(binascii.a2b_hex,a), t(binascii.unhexlify,a))
print(t(binascii.hexlify,b'abcdef'), t(binascii.hexlify,b'abcdef',':'), t(binascii.hexlify,b'abcdef',':',2), t(binascii.hexlify,b'abcdef','-',-4),t(binascii.hexlify,'a'),t(binascii.hexlify,b'ab','::'))
for a in (b'', b' \n', b'#86)C\n', b'#86)C', b'#86', b'86)C', b'#86)C   x', b'\xff', b'#\x7f\x7f', b'!', b'#86)C`', b'  ', b'`'): print(a, t(binascii.a2b_uu,a))
for a in (b'', b'abc', b'a'*45, b'a'*46, b'\0\0\0', 'a'): print(a, t(binascii.b2a_uu,a), t(binascii.b2a_uu,a,backtick=True))
for a in (b'a=62c', b'=\n', b'=', b'a=', b'a=\r\nb', b'=AZ', b'a_b', b'=61=6', b'x=3Dy  \n', b'==', b'=zz', b'a= \n'): print(a, t(binascii.a2b_qp,a), t(binascii.a2b_qp,a,header=True))
for a in (b'a=b', b'a b ', b'a b \n', b'x'*80, b'.', b'.\n', b'\n.', b'a\tb\t', b'a\r\nb', b'\xff\xfe', b'_ x', b'a'*75+b'=', b'a '*50, b'\r\n\n\r', b'a'*76, b'a'*77+b'\n', b'\0\1 \r'): print(a, t(binascii.b2a_qp,a), t(binascii.b2a_qp,a,quotetabs=True), t(binascii.b2a_qp,a,istext=False), t(binascii.b2a_qp,a,header=True))
print(binascii.crc32(b'hello'), binascii.crc32(b'lo',binascii.crc32(b'hel')), binascii.crc_hqx(b'hello',0), binascii.crc_hqx(b'x',-1), t(binascii.crc32,'a'), t(binascii.crc_hqx,b'a'), t(binascii.crc32,b'a',-1), t(binascii.crc32,b'a',2**40))
print(t(binascii.b2a_base64,b'abc'), t(binascii.b2a_base64,b'abc',newline=False), t(binascii.b2a_base64,b''), binascii.Error.__mro__, binascii.Incomplete.__mro__, binascii.b2a_base64(data)[-20:], binascii.a2b_base64(binascii.b2a_base64(data))==data)
