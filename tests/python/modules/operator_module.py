# operator: functions, itemgetter, attrgetter, methodcaller.
import operator as op

print(op.add(1, 2), op.mul("a", 3), op.truediv(1, 2), op.floordiv(-7, 2), op.mod(-7, 3), op.pow(2, 5), op.neg(5), op.not_(0), op.truth([]), op.is_(None, None), op.contains([1], 1), op.concat([1], [2]), op.lt(1, 2), op.index(True), op.invert(5), op.matmul.__name__)
print(op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"), op.itemgetter("k")({"k": 5}), op.attrgetter("real")(5), op.attrgetter("real", "imag")(5), op.methodcaller("upper")("a"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"), op.itemgetter(slice(1, 3))("abcd"))
a = [1, 2, 3]
op.setitem(a, 0, 9)
op.delitem(a, 1)
print(a, op.getitem(a, 0), op.iadd([1], [2]), op.countOf([1, 1, 2], 1), op.indexOf([5, 6], 6), op.length_hint([1, 2]))
print(sorted([(1, "b"), (0, "c")], key=op.itemgetter(1)), op.attrgetter("__class__.__name__")(5), repr(op.itemgetter(1, 2)), op.abs(-3), op.xor(5, 3))
