# A size whose __index__ closes the stream that it is for: the size is asked for first, as in CPython.
import io


class Closing:
    def __init__(self, stream):
        self.stream = stream

    def __index__(self):
        self.stream.close()
        return 2


for make in (lambda: io.BytesIO(b"a\nbc" * 5), lambda: io.StringIO("a\nbc" * 5)):
    for action in (lambda f, n: f.read(n), lambda f, n: f.readline(n), lambda f, n: f.seek(n), lambda f, n: f.truncate(n), lambda f, n: f.seek(0, n),
                   lambda f, n: f.read1(n) if hasattr(f, "read1") else None, lambda f, n: f.read("x"), lambda f, n: f.seek("x")):
        stream = make()
        try:
            print(action(stream, Closing(stream)))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
        try:
            stream.close()
            print(action(stream, "x"))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
