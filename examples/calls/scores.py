"""An enclave that keeps a running score; the numbers it was given never leave it."""
from enclave import ecall, ocall

seen: dict[str, list[float]] = {}


@ocall
def log(line: str) -> None:
    """The host's: it may print this line, or not."""


@ecall
def add(name: str, values: list[float]) -> int:
    """Remembers values; tells how many there are of that name."""
    if not all(value == value for value in values):
        raise ValueError(f"{name}: not a number")
    seen.setdefault(name, []).extend(values)
    return len(seen[name])


@ecall
def score(name: str) -> float:
    """The mean of what was added."""
    return sum(seen[name]) / len(seen[name])


@ecall
def names() -> list[str]:
    log(f"{len(seen)} names asked for")
    return sorted(seen)


@ecall
def nothing() -> None:
    pass
