# Modules _struct and array: formats, items, errors, buffers.
import struct, array, sys
from struct import *
from array import array as A
def t(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__+': '+str(e)
for p in ('','<','>','!','=','@'):
    for c in 'bBhHiIlLqQnNP?cefdspx':
        print(repr(p+c), t(calcsize,p+c), [t(struct.pack,p+c,v) for v in (10**30,-10**30,-1,2**63,'a',1.5,None,5,b'a',2**15,2**16,2**31,2**32,300,-200)])
for v in (0.0,-0.0,1.0,1.5,65504.0,65519.9,65520.0,5.96e-8,2.98e-8,2.99e-8,6.1e-5,6.09e-5,1/3,float('inf'),float('nan'),1e-10,-2.5,1e300,3.4e38,3.5e38, 0.1):
    for c in ('<e','>f','d','f','<f'): 
        r=t(struct.pack,c,v); print(v,c,r, t(struct.unpack,c,r) if isinstance(r,bytes) else '')
print(t(pack,'3s5sx2p10p',b'abcd',b'ab',b'xyz',b'hello'),t(unpack,'3s5sx2p10p',b'abcab\0\0\0\0\1x\5hello\0\0\0\0'),calcsize('bhilqP'),calcsize('=bhilqd'),calcsize('b0l'),calcsize('i b'),t(calcsize,'3'),t(calcsize,'z'),t(calcsize,'99999999999999999999i'),t(calcsize,5),t(calcsize,'é'), t(calcsize, b'2i'), t(calcsize,'<n'), calcsize(''), calcsize('0s'), calcsize('3x i'))
print(t(pack,'ii',1),t(pack,'i',1,2),t(unpack,'i',b'abc'),t(unpack_from,'i',b'abcdef',1),t(unpack_from,'i',b'abcdef',3),t(unpack_from,'i',b'abcdef',-2),t(unpack_from,'i',b'abcdef',-9),t(unpack_from,'i',b'abcdef',offset=-5), t(unpack_from,'i',b'ab'),t(pack),t(unpack,'i'),t(unpack,'i','abcd'), t(unpack,'i',5))
b=bytearray(10); print(pack_into('<hh',b,1,5,6),b,t(pack_into,'i',b,8,1),t(pack_into,'i',b,-2,1),t(pack_into,'i',b,-20,1),t(pack_into,'i',b'abcd',0,1),t(pack_into,'i',b),t(pack_into,'i'),t(pack_into,'i',b,0),t(pack_into,'i',b,-4,7),b, t(pack_into,'i',memoryview(b)[2:],0,9), b, t(pack_into,'i',memoryview(bytes(b)),0,9))
S=Struct('<ih'); print(S.format,S.size,S.pack(1,2),S.unpack(b'\1\0\0\0\2\0'),list(S.iter_unpack(b'abcdef'*2)),t(S.iter_unpack,b'abc'),t(Struct('').iter_unpack,b''),t(Struct),t(Struct,5), S.iter_unpack(b'abcdef'*3).__length_hint__(), t(S.unpack_from,b'abcdefgh',offset=1), list(iter_unpack('h',b'abcd')), struct.error.__mro__, struct.error.__module__)
class I:
    def __index__(self): return 7
class F:
    def __float__(self): return 2.5
print(pack('i',I()),pack('d',F()),t(pack,'d',I()),t(pack,'i',F()),pack('?',[]),pack('?',[1]), unpack('?',b'\5'), unpack('>Q',b'\xff'*8), unpack('<q',b'\xff'*8), unpack('<i',b'\xff'*4), unpack('b',b'\x80'), unpack('@lL',b'\xff'*16))
for c in 'bBuhHiIlLqQfd':
    x=A(c)
    print(c, x.itemsize, x.typecode, [t(x.append,v) for v in ('ab','a',None,1.5,10**30,-10**30,-1,2**63,2**64, 2**32, 2**31,300,-200,70000,-40000,-2**31-1)], x, len(x), memoryview(x).format, memoryview(x).itemsize)
print(t(A),t(A,'x'),t(A,'ii'),t(A,1),t(A,'i',5),t(A,'i','abc'),t(A,'u','abc'),t(A,'i',b'abc'),t(A,'i',b'abcd'),t(A,'b',A('i',[1])),t(A,'i',A('u','a')),t(A,'u',A('i',[1])),t(A,'i',x=1),t(A,'i',[1],2), t(A,'i',bytearray(b'abcde')), t(A,'d',[1,2]), t(A,'u','é'), A('i'),A('u'))
a=A('i',[1,2,3])
print(t(a.__getitem__,9),t(a.__getitem__,'x'),t(a.__setitem__,9,1),t(a.__delitem__,9),t(a.__setitem__,slice(0,1),[1]),t(a.__setitem__,slice(0,1),A('b')),t(a.__setitem__,slice(0,3,2),A('i',[1])),t(a.pop,9),t(A('i').pop),t(a.remove,9),t(a.index,9),t(a.__add__,[1]),t(a.__add__,A('b')),t(a.__iadd__,[1]),t(a.__iadd__,A('b')),t(lambda:a*'a'),t(a.extend,A('b')),t(a.extend,5),t(a.extend,['a']),t(a.fromlist,5),t(a.fromlist,['a',1]),a,t(a.frombytes,b'abc'),t(a.frombytes,'abc'),t(a.fromunicode,'a'),t(a.tounicode),t(a.fromfile,5,1),t(a.tofile,5), t(a.__setitem__,'a',1), t(a.__getitem__, slice(0,'a')))
print(a.__reduce_ex__(2), a.__reduce_ex__(3)[1:],A('u','abé').__reduce_ex__(3)[1:],A('d',[1.5]).__reduce_ex__(4)[1:], t(a.__reduce_ex__,'x'), A('q').__reduce_ex__(3)[1:], A('L',[1]).__reduce_ex__(3)[1:])
R=array._array_reconstructor
print(t(R,A,'i',99,b''),t(R,int,'i',9,b''),t(R,A,'x',9,b''),t(R,A,'i',8,b'1234'),t(R,A,'i',8,''), t(R,A,'i',8,b'123'),R(A,'i',9,b'\0\0\0\1'),R(A,'d',15,b'\x3f\x80\0\0'),R(A,'u',18,b'a\0b\0'))
a=A('h',range(10)); print(a[2:5],a[::-2],a[-1],a[5:2]); a[2:4]=A('h',[7,8,9,10]); print(a); a[::3]=A('h',[0,0,0,0]); print(a); del a[::2]; print(a); del a[1:3]; print(a); a[1]=5; a.insert(1,6); a.insert(-1,7); a.insert(99,8); print(a,a.pop(),a.pop(0),a.count(6),a.index(7),6 in a,99 in a); a.reverse(); a.byteswap(); print(a,a.tolist(),a.tobytes(),list(a),a+a,a*2,2*a,a*0, a==a, a<A('h',[9]), a!=A('i'), A('i',[1])==A('d',[1.0]), A('i',[1])=={}, t(lambda: a<5))
a.extend([1,2]); a.extend(A('h',[3])); a+=A('h',[4]); a*=2; a.fromlist([5]); a.frombytes(b'ab'); a.remove(5); print(a, A('u','aé\U0001f600').tounicode(), A('u','abc'), a.buffer_info()[1], t(hash,a), array.typecodes, array.ArrayType is A)
m=memoryview(a); print(m[0], m.nbytes, m.shape, t(a.append,1)); m[0]=77; m.release(); a.append(1); print(a[0], a[-1], bytes(a)[:4], a.__copy__()==a, iter(a).__reduce__()[1:], sys.getsizeof(a)>0)
class Sub(A):
    def __init__(self, tc, it=(), x=0): self.x=x
s=Sub('i',[1,2],x=5); print(s, s.x, s.__reduce_ex__(2), s+s, s[0:1])
print(b''.join([A('b',b'ab'), b'cd']), bytearray(A('H',[1,2])), struct.unpack('<hh', A('h',[1,2])), pack_into('<i',(z:=A('b',bytes(6))),1,-1), z)
