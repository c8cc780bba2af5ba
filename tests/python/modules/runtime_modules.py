# The modules that stand on the runtime: a line or two of each.
import typing, dataclasses, inspect, contextlib, copy, pprint, logging, warnings, traceback, threading, queue, sys
@dataclasses.dataclass(order=True)
class P:
    x: int
    y: int = 3
    z: list = dataclasses.field(default_factory=list)
print(P(1), P(1) == P(1), P(1) < P(2), dataclasses.asdict(P(4)), dataclasses.replace(P(1), y=9))
@dataclasses.dataclass(frozen=True, slots=True)
class Q:
    a: int
q = Q(1)
try: q.a = 3
except dataclasses.FrozenInstanceError as e: print(e)
T = typing.TypeVar("T")
class G(typing.Generic[T]):
    pass
print(G[int], typing.Optional[int], typing.Union[int, str], typing.List[int], typing.get_type_hints(P))
class N(typing.NamedTuple):
    a: int
    b: str = "x"
print(N(1), N.__annotations__)
print(inspect.signature(P), inspect.signature(len), inspect.signature(lambda a, *b, c=1, **d: 0))
def foo(a, b=2):
    "doc of foo"
    return a
print(inspect.getsource(foo))
print(inspect.getdoc(foo), inspect.isfunction(foo), inspect.getfullargspec(foo))
print(inspect.stack()[0].function, inspect.currentframe().f_lineno)
@contextlib.contextmanager
def cm():
    print("enter")
    try: yield 5
    finally: print("exit")
with cm() as v: print(v)
with contextlib.suppress(ZeroDivisionError): 1 / 0
with contextlib.ExitStack() as st:
    st.callback(print, "cb")
print(copy.deepcopy({"a": [1, {2}]}))
pprint.pprint({"a": list(range(30)), "b": {"c": "d" * 50, "e": "f" * 50}})
logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s")
logging.getLogger("x").warning("hi %s", 3)
try: 1 / 0
except ZeroDivisionError: print(traceback.format_exc().splitlines()[-2:])
def deep():
    return traceback.format_stack()[-1].splitlines()[-1]
print(deep())
print(threading.main_thread() is threading.current_thread(), threading.active_count())
lock = threading.Lock()
with lock: print(lock.locked())
ev = threading.Event(); ev.set(); print(ev.wait(1), ev.is_set())
ev.clear(); print(ev.wait(0.01))
qq = queue.Queue(); qq.put(1); print(qq.get(), qq.empty())
try: qq.get_nowait()
except queue.Empty: print("empty")
try: qq.get(timeout=0.01)
except queue.Empty: print("empty2")
sq = queue.SimpleQueue(); sq.put(3); print(sq.get(), sq.qsize())
loc = threading.local(); loc.a = 1; print(loc.a)
warnings.warn("careful")
class A(typing.Protocol):
    def m(self) -> int: ...
@typing.runtime_checkable
class B(typing.Protocol):
    def m(self) -> int: ...
class Im:
    def m(self): return 1
print(isinstance(Im(), B))
print(typing.cast(int, "s"), typing.Literal[1, 2], typing.Callable[[int], str], typing.get_args(dict[int, str]))
import linecache
print(linecache.getline(__file__, 1, globals()).strip()[:20])
