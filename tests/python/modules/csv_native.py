# Module _csv: dialects, the reader and the writer.
import _csv
def t(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__+': '+str(e)
for kw in ({'delimiter':''},{'delimiter':'ab'},{'delimiter':None},{'delimiter':5},{'quotechar':'ab'},{'quotechar':None},{'quotechar':5},{'quoting':9},{'quoting':'a'},{'lineterminator':5},{'escapechar':'ab'},{'delimiter':'\n'},{'dialect':'nope'},{'quotechar':'','quoting':1},{'quotechar':None,'quoting':0},{'delimiter':b'a'},{'dialect':5},{'lineterminator':None},{'doublequote':0},{'delimiter':'"'}):
    r=t(_csv.Dialect,**kw); print(kw, r if isinstance(r,str) else [getattr(r,n) for n in ('delimiter','quotechar','escapechar','lineterminator','quoting','doublequote','skipinitialspace','strict')])
class F:
    def __init__(self): self.s=''
    def write(self,x): self.s+=x; return len(x)
rows=[[],[''],['',''],['a','b,c','d"e','f\ng'],[1,2.5,None,True,'x y'],['é',' a','\r','\\'],['"'],[(1,2),[3]]]
for kw in ({},{'quoting':1},{'quoting':2},{'quoting':3},{'quoting':3,'escapechar':'\\'},{'doublequote':False},{'doublequote':False,'escapechar':'\\'},{'delimiter':';','lineterminator':'!'},{'quotechar':"'"},{'quotechar':None},{'delimiter':' '}, {'escapechar':'"'}):
    for r in rows:
        f=F(); w=_csv.writer(f,**kw); x=t(w.writerow,r); print(kw,r,x,repr(f.s))
f=F(); w=_csv.writer(f); print(t(w.writerow,5),t(w.writerows,[[1],5]),t(_csv.writer,5),t(w.writerows,5),w.dialect.delimiter,repr(f.s), t(_csv.reader,5))
texts=['a,b,c\r\n','"a,b",c','"a""b",c','a"b,c','"a"b,c','"a','a,b\\,c','a\rb','a\nb','a\r\nb\r\n',' a, b','',',','\n','"",""','1,2.5,"x"','"a\nb",c','a\0b','"a" ,b','\\','a\\','"\\"','x,"y"\n','é;ü']
for kw in ({},{'strict':True},{'escapechar':'\\'},{'quoting':3},{'quoting':2},{'skipinitialspace':True},{'delimiter':';'},{'doublequote':False},{'quotechar':None},{'quotechar':"'"}):
    for s in texts:
        print(kw, ascii(s), t(lambda: list(_csv.reader([s],**kw))), t(lambda: list(_csv.reader(s.splitlines(True),**kw))))
r=_csv.reader(['"a','b"','c']); print(next(r),r.line_num,next(r),r.line_num,t(next,r),t(lambda:list(_csv.reader([b'a']))), r.dialect.quotechar)
print(_csv.field_size_limit(), _csv.field_size_limit(3), t(lambda:list(_csv.reader(['abcd']))), _csv.field_size_limit(131072), t(_csv.field_size_limit,'a'))
print(_csv.register_dialect('x',delimiter='|'), sorted(_csv.list_dialects()), _csv.get_dialect('x').delimiter, list(_csv.reader(['a|b'],'x')), list(_csv.reader(['a|b;c'],'x',delimiter=';')), _csv.unregister_dialect('x'), t(_csv.get_dialect,'x'), t(_csv.unregister_dialect,'x'), t(_csv.register_dialect,5), t(_csv.register_dialect,'y',quoting=9), _csv.Error.__mro__)
class D:
    delimiter=':'; quotechar="'"; quoting=1; lineterminator='\n'
f=F(); _csv.writer(f,D).writerow([1,"a'b"]); print(repr(f.s), list(_csv.reader(["'a:b':c"],dialect=D())) if 0 else list(_csv.reader(["'a:b':c"],D())))
import copy
print(t(copy.copy,_csv.Dialect()))
