from enclave import ecall, measurement, is_simulated, seal, unseal, SealError, random, report, verify_report, ReportError
import sys
state = {"calls": 0}
class Point:
    __dataclass_fields__ = {"x": type("F", (), {"type": "float"}), "y": type("F", (), {"type": "int"})}
    def __init__(self, x, y): self.x, self.y = x, y
@ecall
def empty() -> None: pass
@ecall
def count() -> int:
    state["calls"] += 1
    return state["calls"]
@ecall
def echo(value: object) -> object: return value
@ecall
def add(a: int, b: int = 5) -> int:
    "Adds."
    return a + b
@ecall
def mean(values: list[float]) -> float: return sum(values) / len(values)
@ecall
def typed(a: dict[str, list[int]], b: tuple[int, str], c: int | None, d: bytes) -> tuple[int, str]: return b
@ecall
def move(p: Point, by: float) -> Point: return Point(p.x + by, p.y)
@ecall
def lies() -> int: return "no int"
@ecall(limit=100, answer_limit=100)
def small(text: str) -> str: return text * 10
@ecall
def size(data: bytes) -> int: return len(data)
@ecall
def big(n: int) -> str: return "ab" * n
@ecall
def fails(text: str) -> None: raise ValueError(text)
class Frozen(Point):
    def __init__(self, x): self.x, self.y = x, 1
class Mute(Exception):
    def __str__(self): raise SystemExit("no words")
@ecall
def odd(n: int) -> object:
    if n == 0: raise ValueError("half \ud800 pair")
    if n == 1: raise Mute
    if n == 2: raise ValueError("x" * 100000)
    if n == 3: raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
    if n == 4: raise KeyboardInterrupt
    if n == 5: return bytearray(1 << 34)
    if n == 6: raise MemoryError("none left")
    if n == 7: return {Frozen(1): 2}
    if n == 8: return {(1, (Frozen(1),)): 2}
    if n == 9: return {(1, (2, b'x')): [{(): None}]}
    nested = []
    for _ in range(n): nested = [nested]
    return nested
@ecall
def only(a: int, b: int = 2, /, c: int = 3) -> list[int]: return [a, b, c]
@ecall
def real(x: float) -> float: return x
@ecall
def leaves(n: int) -> None: sys.exit(n)
@ecall
def deep(n: int) -> int: return deep(n + 1)
@ecall
def printing() -> None: print("printed")
@ecall
def sealing() -> list[object]:
    found = []
    for policy in ("mrenclave", "mrsigner"):
        sealed = seal(b"secret", policy=policy, additional=b"more")
        found.append(unseal(sealed, additional=b"more") == b"secret")
        for bad in (sealed[:-1], sealed[:50], b"", sealed[:20] + bytes([sealed[20] ^ 1]) + sealed[21:], sealed[:-1] + bytes([sealed[-1] ^ 1])):
            try: unseal(bad, additional=b"more")
            except SealError: found.append("refused")
        try: unseal(sealed)
        except SealError: found.append("refused")
    return found
@ecall
def reporting() -> list[object]:
    own = measurement()
    made = report(b"hello", own.target())
    found = [verify_report(made).data[:5] == b"hello", own.svn, is_simulated()]
    for bad in (made[:-1], made[:70] + bytes([made[70] ^ 1]) + made[71:], report(b"hello")):
        try: verify_report(bad)
        except ReportError: found.append("refused")
    return found
@ecall
def randomness() -> bool: return len({random(8) for _ in range(100)}) == 100 and random(0) == b""
print("started", __name__, file=sys.stderr)
