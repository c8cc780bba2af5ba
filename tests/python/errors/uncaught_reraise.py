# A re-raised exception keeps its first traceback and gains the frames it passed.
def low():
    raise LookupError("low")


def middle():
    try:
        low()
    except LookupError as e:
        saved = e
    raise saved


def high():
    try:
        middle()
    except LookupError:
        raise


high()
