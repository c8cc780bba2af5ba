# An uncaught exception of the program's own class, nested in a class and without message.
class Outer:
    class Error(Exception):
        pass


def run():
    raise Outer.Error


run()
