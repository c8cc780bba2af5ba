# super in methods, class methods, static contexts and nested functions.
class A:
    x = "A.x"

    def m(self):
        return "A.m"

    @classmethod
    def c(cls):
        return "A.c " + cls.__name__

    @property
    def p(self):
        return "A.p"


class B(A):
    x = "B.x"

    def m(self):
        def inner():
            return super(B, self).m()
        return "B.m " + inner() + " " + super().x

    @classmethod
    def c(cls):
        return "B.c " + super().c()

    @property
    def p(self):
        return "B.p " + super().p

    def bound(self):
        return super()

    def gen(self):
        yield super().m()

    def comp(self):
        return [super(B, self).m() for _ in range(1)]


b = B()
print(b.m(), B.c(), b.p, list(b.gen()), b.comp())
s = b.bound()
print(s.m(), s.__thisclass__.__name__, s.__self__ is b, s.__self_class__.__name__)
try:
    s.nothing
except AttributeError as e:
    print(e)
print(B.m.__code__.co_freevars)


def no_class():
    super().m()


class Odd:
    def no_args():
        super()


for f in (no_class, Odd.no_args, lambda: super(B, A()), lambda: super(1, 2)):
    try:
        f()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
