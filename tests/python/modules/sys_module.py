# sys: names programs use.
import sys

print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, type(sys.version_info).__name__)
print(sys.maxsize, sys.byteorder, sys.maxunicode, type(sys.path).__name__, type(sys.modules).__name__, isinstance(sys.version, str), sys.hexversion >> 16)
print(sys.getrecursionlimit(), sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.radix)
print(sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.width, sys.getdefaultencoding(), sys.getfilesystemencoding())
print(sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno(), sys.stdout.writable(), sys.stdin.readable(), sys.stdout.name, sys.stdin.name)
print(sys.intern("abc") is sys.intern("abc"), sys.getrefcount(5) > 0, sys.getsizeof([]) > 0, sys.is_finalizing(), sys.exc_info())
print(sys._getframe().f_code.co_name, sys._getframe().f_lineno)


def caller():
    return sys._getframe(1).f_code.co_name, sys._getframe().f_code.co_name


def outer():
    return caller()


print(outer(), sys.gettrace(), callable(sys.displayhook), callable(sys.excepthook), sys.flags.optimize, isinstance(sys.platform, str))
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
try:
    sys.intern(5)
except TypeError as e:
    print(e)
sys.displayhook(5)
sys.displayhook(None)
print(_ if "_" in dir(__builtins__) else "")
print(sys.get_int_max_str_digits())
