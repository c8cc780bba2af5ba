# The hash functions of hashlib at all block boundaries, hmac.
import hashlib
def t(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__+': '+str(e)
import _md5,_sha1,_sha256,_sha512,_sha3,_blake2
C=[_md5.md5,_sha1.sha1,_sha256.sha224,_sha256.sha256,_sha512.sha384,_sha512.sha512,_sha3.sha3_224,_sha3.sha3_256,_sha3.sha3_384,_sha3.sha3_512,_blake2.blake2b,_blake2.blake2s]
import sys
data=bytes(range(256))*9
for c in C:
    h=c(); print(h.name,h.block_size,h.digest_size,h.hexdigest())
    for n in (0,1,3,55,56,57,63,64,65,71,72,73,103,104,105,111,112,113,119,127,128,129,135,136,137,143,144,145,255,256,257,1000,2304):
        h=c(data[:n]); g=c(); i=0
        for step in (1,7,64,100,130,3000):
            g.update(data[i:min(n,i+step)]); i=min(n,i+step)
        print(n,h.hexdigest(),g.digest()==h.digest(), end=' ')
    k=h.copy(); k.update(b'x'); print(k.hexdigest(), h.hexdigest()!=k.hexdigest(), t(c,'a'), t(c,5), t(h.update,'a'), t(h.update), h.digest()==h.digest())
for c in (_sha3.shake_128,_sha3.shake_256):
    for n in (0,1,135,136,137,167,168,169,500):
        h=c(data[:n]); print(h.name,h.block_size,h.digest_size,h.hexdigest(10),h.digest(0),h.hexdigest(400)[-40:], t(h.digest), t(h.digest,-1), t(h.digest,2**29))
B=_blake2.blake2b; S=_blake2.blake2s
for c in (B,S):
    print(c(b'abc',digest_size=10).hexdigest(), c(b'abc',key=b'key').hexdigest(), c(b'',key=b'key').hexdigest(), c(b'abc',salt=b'salt',person=b'pers').hexdigest(), c(b'abc',fanout=2,depth=3,leaf_size=4096,node_offset=5,node_depth=1,inner_size=20,last_node=True).hexdigest(), c.SALT_SIZE,c.PERSON_SIZE,c.MAX_KEY_SIZE,c.MAX_DIGEST_SIZE, c(data,key=b'k'*32).hexdigest(), c(data[:128],key=b'k').hexdigest(), c(data[:64],key=b'k').hexdigest())
    for kw in ({'key':b'x'*65},{'salt':b'x'*17},{'person':b'x'*17},{'depth':0},{'fanout':256},{'leaf_size':-1},{'node_depth':256},{'zzz':1},{'usedforsecurity':False}): print(t(c,b'',**kw) if 'usedforsecurity' not in kw else c(b'',**kw).name)
for n in sorted(hashlib.algorithms_guaranteed):
    h=hashlib.new(n,b'hello'); print(n,h.hexdigest(8) if 'shake' in n else h.hexdigest())
print(t(hashlib.new,'nope'), hashlib.sha256(b'a').hexdigest(), hashlib.pbkdf2_hmac if 0 else '')
import hmac
print(hmac.new(b'k',b'm','sha256').hexdigest(), hmac.new(b'k'*100,b'm',hashlib.md5).hexdigest(), hmac.compare_digest(b'a',b'a'))
