# SystemExit from deep inside, through except Exception and with.
import sys


class CM:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit of with", kind.__name__)


def deep():
    with CM():
        try:
            raise SystemExit(4)
        except Exception:
            print("never: SystemExit is no Exception")


try:
    deep()
except ValueError:
    pass
