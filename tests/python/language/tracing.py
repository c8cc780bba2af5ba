# sys.settrace and sys.setprofile: which lines, calls, returns and exceptions are told, and jumps of a debugger.
import sys


def tell(frame, event, arg):
    if event == "exception":
        arg = arg[0].__name__
    elif not isinstance(arg, (int, list)):
        arg = type(arg).__name__
    print(frame.f_lineno - frame.f_code.co_firstlineno, event, frame.f_code.co_name, arg)
    return tell


def traced(function, *args):
    print("---", function.__name__)
    sys.settrace(tell)
    try:
        function(*args)
    except Exception as e:
        print("left by", type(e).__name__)
    finally:
        sys.settrace(None)


def branches(x):
    "documented"
    if x:
        pass
    if not x:
        pass
    else:
        y = 1
    if 1:
        z = 2
    while 0:
        pass
    x
    "constant"


def loops():
    for i in range(2):
        pass
    for i in []:
        pass
    else:
        i = 0
    while i < 2:
        if i:
            i += 2
            continue
        i += 1
    while True:
        break
    for j in range(2): j


def generate():
    yield 1
    try:
        yield 2
    finally:
        pass


def uses():
    for z in generate():
        z
    return [
        k
        for k in [1, 2]]


def handlers():
    try:
        1 / 0
    except TypeError:
        pass
    except ZeroDivisionError as e:
        e = 1
    finally:
        e = 2
    try:
        return e
    finally:
        e = 3


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        return info[0] is KeyError


def managers():
    with Manager() as m:
        m
    with Manager():
        raise KeyError
    with Manager():
        return m


def raises():
    [].missing


def fails():
    raises()


def cases(x):
    match x:
        case 1:
            y = 1
        case [a, b]:
            y = 2
        case _:
            pass


traced(branches, 1)
traced(branches, 0)
traced(loops)
traced(uses)
traced(handlers)
traced(managers)
traced(fails)
traced(cases, 1)
traced(cases, [1, 2])
traced(cases, 3)
traced(lambda: 1)


# a class's body, a nested function
def body():
    class C:
        a = 1

        def f(self):
            return self.a
    return C().f()


traced(body)

# f_trace_lines, f_trace_opcodes, f_trace of a frame that runs already
def quiet(frame, event, arg):
    frame.f_trace_lines = False
    print(event)
    return quiet


sys.settrace(quiet)
branches(1)
sys.settrace(None)


def late():
    x = 1
    sys._getframe().f_trace = tell
    sys.settrace(tell)
    x = 2
    sys.settrace(None)


late()
print(sys.gettrace(), sys.getprofile())


# a trace function that fails is forgotten
def broken(frame, event, arg):
    if event == "line":
        raise LookupError("broken")
    return broken


sys.settrace(broken)
try:
    branches(1)
except LookupError as e:
    print("LookupError", e, sys.gettrace())


# locals can be changed
def change(frame, event, arg):
    if event == "return":
        return None
    if "value" in frame.f_locals:
        frame.f_locals["value"] = 42
    return change


def changed():
    value = 1
    done = True
    return value


sys.settrace(change)
print(changed())
sys.settrace(None)


# jumps
def jump(function, source, target):
    def tracer(frame, event, arg):
        nonlocal source
        if frame.f_code is not function.__code__:
            return None
        if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == source:
            source = None
            try:
                frame.f_lineno = frame.f_code.co_firstlineno + target
            except ValueError as e:
                print("refused", e)
        return tracer
    output = []
    sys.settrace(tracer)
    try:
        function(output)
    except Exception as e:
        output.append(repr(e))
    finally:
        sys.settrace(None)
    print("jump", output)


def straight(output):
    output.append(1)
    output.append(2)
    output.append(3)


def blocks(output):
    output.append(1)
    for i in range(2):
        output.append(3)
        output.append(4)
    try:
        output.append(6)
        output.append(1 // 0)
    except ZeroDivisionError:
        output.append(9)
        output.append(10)
    with Manager():
        output.append(12)
    output.append(13)


jump(straight, 1, 3)
jump(straight, 3, 1)
jump(straight, 1, 300)
jump(straight, 1, -3)
jump(blocks, 3, 13)
jump(blocks, 1, 3)
jump(blocks, 1, 6)
jump(blocks, 1, 9)
jump(blocks, 9, 13)
jump(blocks, 12, 13)
jump(blocks, 13, 12)
try:
    sys._getframe().f_lineno = 1
except ValueError as e:
    print(e)


# profiling
def profile(frame, event, arg):
    print(event, frame.f_code.co_name, getattr(arg, "__qualname__", arg))


def work():
    len("ab")
    "a,b".split(",")
    int("3")
    try:
        ord("ab")
    except TypeError:
        pass
    list(map(str, [1]))
    return max(*[1, 2])


sys.setprofile(profile)
work()
sys.setprofile(None)
