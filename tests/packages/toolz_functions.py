# toolz and more-itertools: streams, currying, grouping, windows.
import operator

import more_itertools as mi
import toolz
from toolz import compose, curried, curry, pipe

words = "the quick brown fox jumps over the lazy dog the end".split()
print(toolz.frequencies(words), toolz.groupby(len, words), toolz.countby(len, words), list(toolz.partition_all(4, words)), list(toolz.sliding_window(3, range(6))))
print(pipe(range(10), curried.filter(lambda x: x % 2), curried.map(lambda x: x * x), sum), compose(str, operator.neg)(5), curry(pow)(2)(10))
print(toolz.merge_with(sum, {"a": 1}, {"a": 2, "b": 3}), toolz.assoc_in({}, ["a", "b"], 1), toolz.update_in({"a": {"b": 1}}, ["a", "b"], lambda x: x + 1), toolz.get_in(["a", 0], {"a": [7]}), toolz.valmap(len, {"x": "abc"}))
print(list(toolz.join(0, [(1, "a"), (2, "b")], 0, [(2, "c"), (1, "d")])), toolz.reduceby(len, operator.add, words, ""), list(toolz.unique("abracadabra")), toolz.topk(3, [5, 1, 9, 7]), list(toolz.interleave(["ab", "cd"])), list(toolz.accumulate(operator.mul, range(1, 6))))
calls = []
memo = toolz.memoize(lambda x: calls.append(x) or x * 2)
print(memo(2), memo(2), calls, toolz.juxt(min, max)([3, 1, 2]), toolz.thread_last(3, (pow, 2)), toolz.excepts(ValueError, int, lambda e: -1)("x"), toolz.complement(bool)(0))
print(list(mi.chunked("abcdefg", 3)), list(mi.windowed([1, 2, 3, 4], 2)), mi.first([], "none"), mi.one([4]), list(mi.collapse([1, [2, [3, "ab"]]])), list(mi.divide(3, range(7))[1]), mi.bucket(words, len)[3].__next__())
print([list(g) for g in mi.split_when([1, 2, 4, 5, 7], lambda a, b: b - a > 1)], list(mi.stagger(range(4))), list(mi.interleave_longest([1, 2], "abc")), list(mi.distinct_permutations("aab")), mi.ilen(x for x in range(7)), list(mi.powerset("abc"))[-3:], mi.all_equal("aaa"))
peek = mi.peekable(range(5))
print(peek.peek(), peek[2], list(peek), bool(peek), mi.nth_permutation("abcd", 2, 5), list(mi.sort_together([[3, 1, 2], "cab"])), list(mi.consecutive_groups([1, 2, 5, 6]).__next__()), mi.seekable("abc").__next__(), mi.run_length.encode("aabb").__next__(), mi.set_partitions([1, 2, 3], 2).__next__())
try:
    mi.one([1, 2])
except ValueError as error:
    print(error)
