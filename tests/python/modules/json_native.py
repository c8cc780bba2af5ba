# Module _json under json: scanner, encoder, errors.
import _json, json
def t(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__+': '+str(e)
for s in ('1','-1','0','01','-','1.5','1e5','1E+5','1.','1.e5','.5','[1,2]','[1,]','[1','[','[]','{}','{"a":1}','{"a":1,}','{"a"}','{"a":}','{a:1}','{"a":1 "b"}','{','"abc"','"a','"\\u00e9"','"\\ud83d\\ude00"','"\\ud83d"','"\\ud83dx"','"\\ud83d\\u0041"','"\\x"','"\\u12"','"\\u12g4"','"a\nb"','"a\tb"','null','true','false','nul','NaN','Infinity','-Infinity','-Inf','',' ','[1] x',' [ 1 , 2 ] ','{"a":{"b":[1,{"c":null}]}}','"\\""','"\\\\\\/\\b\\f\\n\\r\\t"','123456789012345678901234567890','1e400','-0','-0.0','"é😀"','[1 2]','{"a":1,"a":2}','"\\','"\\u','"\\u123','[true,false,null]','{"a" : 1 , "b" : 2}', '{1:2}', '"\\ud83d\\u"', '"\\ud83d\\ude0"'):
    print(ascii(s), ascii(t(json.loads,s)), t(json.loads,s,strict=False) if '\n' in s or '\t' in s else '')
print(json.loads('{"a":1,"b":[1.5]}',object_hook=lambda d:sorted(d.items())), json.loads('{"a":1,"b":2}',object_pairs_hook=list), json.loads('[1,2.5,NaN]',parse_int=str,parse_float=repr,parse_constant=lambda c:'c'+c))
class E(int):
    def __repr__(self): return 'E!'
class Fl(float):
    def __repr__(self): return 'F!'
class St(str): pass
import collections, enum
for o in (1,-5,10**30,1.5,1e100,float('nan'),float('inf'),-float('inf'),True,None,'a"\\\n\x00\x1f\x7fé😀\u2028','',[],{},(),[1,[2,(3,)]],{'a':1,'b':[]},{1:2,2.5:3,True:4,None:5,False:6,float('nan'):7},E(5),Fl(2.5),St('x'),{St('k'):E(1)},collections.OrderedDict(b=1,a=2),{(1,2):3},{1,2},object,b'a',[1.0,-0.0],{'a':{'b':{}}}):
    print(t(json.dumps,o), t(json.dumps,o,ensure_ascii=False), t(json.dumps,o,sort_keys=True), t(json.dumps,o,separators=(',',':')), t(json.dumps,o,skipkeys=True), t(json.dumps,o,allow_nan=False), t(json.dumps,o,indent=2), t(json.dumps,o,default=lambda x:'D'))
a=[]; a.append(a); print(t(json.dumps,a), t(json.dumps,{'x':a}), t(json.dumps,object(),default=lambda x:x)) 
d={}; d['d']=d; print(t(json.dumps,d), t(json.dumps,d,check_circular=False)[:30])
x=[]
for i in range(100000): x=[x]
print(t(json.dumps,x)[:60], t(json.loads,'['*100000)[:60])
print(_json.scanstring('abc"def',0), t(_json.scanstring,'abc',0), t(_json.scanstring,'abc"',9), t(_json.scanstring,5,0), t(_json.scanstring,'abc"',-1), _json.encode_basestring('é"'), _json.encode_basestring_ascii('é"'), t(_json.encode_basestring,5), t(_json.encode_basestring_ascii,5))
print(type(json.decoder.JSONDecoder().scan_once), t(json.decoder.JSONDecoder().scan_once,'1',-1), t(json.decoder.JSONDecoder().scan_once,'1',5), t(json.decoder.JSONDecoder().scan_once,b'1',0), json.JSONDecoder().raw_decode('[1] x'), t(json.loads,b'[1]'), t(json.loads,5), json.detect_encoding(b'[]'))
try: json.loads('[1,\n2,\n x]')
except json.JSONDecodeError as e: print(e.msg,e.pos,e.lineno,e.colno,e.doc)
class J(json.JSONEncoder):
    def default(self,o): return {'s':sorted(o)} if isinstance(o,set) else super().default(o)
print(json.dumps({'a':{3,1}},cls=J), t(json.dumps,{'a':1j},cls=J), ''.join(J().iterencode([1,{2}])), list(json.JSONEncoder().iterencode({'a':[1,2]}))!=0)
print(json.dumps({'b':1,'a':{'d':1,'c':2}},sort_keys=True,indent='\t'), t(json.dumps,{'a':1,2:3},sort_keys=True), json.dumps("\ud800"), json.loads('"\\ud800"')=='\ud800')
