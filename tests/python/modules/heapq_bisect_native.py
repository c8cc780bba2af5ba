# _bisect, _heapq and _statistics themselves: results, what is refused, lists that change meanwhile.
import _heapq,_bisect,_statistics
def t(s):
    try: print(s, '->', eval(s))
    except Exception as e: print(s, '->', type(e).__name__, e)
for s in ["_heapq.heappush((),1)","_heapq.heappop(())","_heapq.heappop([])","_heapq.heapreplace([],1)","_heapq._heappop_max([])","_heapq.heapify(3)","_heapq.heappush([1],'a')","_heapq.heappushpop([],2)","_heapq._heapreplace_max([],1)","_heapq._heapreplace_max((),1)","_bisect.bisect([1],2)","_bisect.bisect_left([1],2,-1)","_bisect.bisect_left([1],2,0,-1)","_bisect.bisect_left([1],2,0,-2)","_bisect.bisect_left([1],2,0,7)","_bisect.bisect_left(3,2)","_bisect.bisect_left([1],2,1.5)","_bisect.bisect_left([1],2,0,1.5)","_bisect.bisect_left([1],2,10**30)","_bisect.insort_left((),2)","_bisect.insort_left([],2,key=3)","_bisect.insort_left([],2,key=lambda x:-x)","_bisect.bisect_left()","_bisect.bisect_left(range(10**25),10**22,0,10)", "_bisect.insort([1],2)","_statistics._normal_dist_inv_cdf(0,1,1)","_statistics._normal_dist_inv_cdf(.5,1,0)","_statistics._normal_dist_inv_cdf(.5,1)","_statistics._normal_dist_inv_cdf(.1,1,'a')","_statistics._normal_dist_inv_cdf(float('nan'),1,1)","_bisect.bisect_left({},1)","_bisect.bisect_left({},1,0,1)"]: t(s)


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        seen.append((self.n, other.n))
        return self.n < other.n


seen = []
heap = [Odd(n * 37 % 23) for n in range(40)]
_heapq.heapify(heap)
print([o.n for o in heap], len(seen), seen[:5])
_heapq.heappush(heap, Odd(-1))
print([_heapq.heappop(heap).n for _ in range(41)], len(seen), seen[-5:])
heap = [n * 7 % 11 for n in range(11)]
_heapq._heapify_max(heap)
print(heap, _heapq._heappop_max(heap), _heapq._heapreplace_max(heap, 3), heap)


class Shrink(int):
    def __lt__(self, other):
        heap.clear()
        return int(self) < int(other)


for action in (_heapq.heappop, _heapq.heapify, lambda h: _heapq.heappush(h, Shrink(3)), lambda h: _heapq.heapreplace(h, Shrink(9))):
    heap = [Shrink(n) for n in range(8)]
    try:
        print(action(heap), len(heap))
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__, e)
a = []
for n in (5, 1, 4, 4, 2, 8, 0):
    _bisect.insort_right(a, n)
    _bisect.insort_left(a, -n, key=lambda v: v)
print(a, [_bisect.bisect_left(a, n) for n in range(-9, 9)], [_bisect.bisect_right(a, n) for n in range(-9, 9)])
print([_statistics._normal_dist_inv_cdf(p / 1000, 2, 3.5) for p in range(1, 1000, 37)], _statistics._normal_dist_inv_cdf(1e-300, 0, 1))
