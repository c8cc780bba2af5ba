# bisect and heapq.
import bisect
import heapq

a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 4), bisect.bisect(a, 0), bisect.bisect_left(a, 9), bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda p: p[0]))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a)
h = [5, 2, 8, 1, 9, 3]
heapq.heapify(h)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
heapq.heappush(h, 4)
print([heapq.heappop(h) for _ in range(len(h))], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, "hello"), list(heapq.merge([1, 4], [2, 3])), heapq.nlargest(2, ["a", "ccc", "bb"], key=len))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
