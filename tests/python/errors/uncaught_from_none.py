# raise ... from None hides the context.
def convert(s):
    try:
        return int(s)
    except ValueError:
        raise TypeError(f"bad number {s!r}") from None


convert("x")
