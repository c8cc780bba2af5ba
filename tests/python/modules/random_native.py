# _random itself: words, seeds of all kinds, states, and what is refused.
import _random
def t(s):
    try: print(s, '->', eval(s))
    except Exception as e: print(s, '->', type(e).__name__, e)
r=_random.Random(1)
for s in ["_random.Random(1,2)","r.random()","r.getrandbits(1000)","r.seed(2**200+17)","r.random()","r.seed(-5)","r.getstate()[:9]","r.getrandbits(31)","r.getrandbits(33)","r.getrandbits(64)","r.seed(1.5)","r.random()","r.seed(True)","r.random()","_random.Random(x=1)","_random.Random([])","r.seed(1,2)","r.seed(x=1)","r.seed([])","r.getrandbits(-1)","r.getrandbits(0)","r.getrandbits(1.5)","r.getrandbits(2**70)","r.setstate([])","r.setstate(())","r.setstate(tuple([0]*625))","r.setstate((-1,)*625)","r.setstate((2**40,)*624+(3,))","r.setstate((2**64,)*624+(3,))","r.setstate((1,)*624+(700,))","r.setstate((1,)*624+(2**70,))","r.setstate((1.5,)*624+(7,))","r.setstate((1,)*624+('a',))","_random.Random.__doc__","r.seed.__doc__","_random.__doc__","r.random.__text_signature__","r.seed.__text_signature__","r.getrandbits.__text_signature__","r.setstate.__text_signature__","r.getrandbits.__doc__,r.setstate.__doc__,r.getstate.__doc__,r.random.__doc__","type('S',(_random.Random,),{})(3,4)","type('S',(_random.Random,),{})(x=4)","r.seed('a')",]: t(s)
