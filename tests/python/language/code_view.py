# What module dis and its like see of code objects: lines, positions, offsets, names of instructions.
import dis
import sys


def f(a, b):
    x = a.first
    x.second = b + 1
    return (outside.
            third(1, 2))


def lines(code):
    found = []
    for start, end, line in code.co_lines():
        if line is not None and (not found or found[-1] != line - code.co_firstlineno):
            found.append(line - code.co_firstlineno)
    return found


print(lines(f.__code__))
names = [i.opname for i in dis.get_instructions(f)]
print(sorted({n for n in names if n in ("RESUME", "LOAD_ATTR", "STORE_ATTR", "LOAD_METHOD", "CALL", "RETURN_VALUE")}))
code = f.__code__
print(len(list(code.co_positions())) * 2 == len(code.co_code))
for instruction, position in zip(dis.get_instructions(f, show_caches=True), code.co_positions()):
    if instruction.opname in ("LOAD_ATTR", "STORE_ATTR", "LOAD_METHOD"):
        line, end, column, end_column = position
        print(instruction.opname, instruction.argval, line - code.co_firstlineno, end - code.co_firstlineno, column,
              end_column)


# offsets lead to positions
def fails():
    return [1,
            2][
                5]


try:
    fails()
except IndexError as e:
    traceback = e.__traceback__.tb_next
    position = list(fails.__code__.co_positions())[traceback.tb_lasti // 2]
    print([n - fails.__code__.co_firstlineno for n in position[:2]], position[2:])
    print(traceback.tb_lasti == traceback.tb_frame.f_lasti)


def here():
    frame = sys._getframe()
    return list(here.__code__.co_positions())[frame.f_lasti // 2]


print(here()[2:])


# the location table, read by its description
def varint(data):
    b = next(data)
    n, shift = b & 63, 0
    while b & 64:
        b = next(data)
        shift += 6
        n |= (b & 63) << shift
    return n


def svarint(data):
    n = varint(data)
    return -(n >> 1) if n & 1 else n >> 1


def located(code):
    line, data = code.co_firstlineno, iter(code.co_linetable)
    for b in data:
        kind, length = b >> 3 & 15, (b & 7) + 1
        if kind == 15:
            place = (None,) * 4
        elif kind == 14:
            line += svarint(data)
            end = line + varint(data)
            place = (line, end, varint(data) - 1, varint(data) - 1)
        elif kind == 13:
            line += svarint(data)
            place = (line, line, None, None)
        elif kind >= 10:
            line += kind - 10
            place = (line, line, next(data), next(data))
        else:
            b = next(data)
            place = (line, line, kind << 3 | b >> 4, (kind << 3 | b >> 4) + (b & 15))
        for _ in range(length):
            yield place


for code in f.__code__, lines.__code__, varint.__code__:
    print(list(located(code)) == list(code.co_positions()))

# equality and empty tables
bare = f.__code__.replace(co_linetable=b"")
print(bare == f.__code__, list(bare.co_lines()), f.__code__ == f.__code__.replace(co_name="f"))


def protected():
    try:
        return 1 // 0
    except ZeroDivisionError:
        return "caught"


entries = dis.Bytecode(protected).exception_entries
print(len(entries) > 0, protected.__code__ == protected.__code__.replace(co_exceptiontable=b""))
protected.__code__ = protected.__code__.replace(co_exceptiontable=b"")
try:
    print(protected())
except ZeroDivisionError as e:
    print("not caught")
