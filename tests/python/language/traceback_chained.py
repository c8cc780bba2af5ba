# Uncaught chains: during handling, direct cause, suppressed, notes.
import sys


def lookup(d, k):
    try:
        return d[k]
    except KeyError as e:
        raise ValueError(f"no {k}") from e


def convert():
    try:
        lookup({}, "key")
    except ValueError:
        int("not a number")


try:
    convert()
except ValueError as e:
    e.add_note("a note")
    e.add_note("another\nof two lines")
    raise RuntimeError("last")
