# raise in all its forms.
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def r1(): raise ValueError
def r2(): raise ValueError("a", 1)


def r3():
    raise ValueError("v") from KeyError("cause")


def r4():
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError("v") from z


def r5():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v")


def r6():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from None


def r7(): raise
def r8(): raise 5
def r9(): raise "text"
def r10(): raise ValueError from 5
def r11(): raise int
def r12(): raise ValueError from KeyError


def r13():
    try:
        raise KeyError("k")
    except KeyError:
        raise


class NoInit(Exception):
    def __init__(self):
        raise RuntimeError("in init")


def r14(): raise NoInit


class Odd(Exception):
    def __new__(cls):
        return "odd"


def r15(): raise Odd


for r in (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15):
    attempt(r)
