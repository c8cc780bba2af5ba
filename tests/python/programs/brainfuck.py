# Brainfuck: an interpreter and a translator to Python that is compiled with exec.
REVERSE = ">,[>,]<[.<]"
ALPHABET = "++++++++[>++++++++<-]>+<++++++++++++++++++++++++++[>.+<-]"
SHOUT = ",[--------------------------------.,]"
TRIANGLE = ">>>>++++++[<+++++++>-]++++++++++<<<<++++++[>+[->+>.<<]>[-<+>]>>.<<<<-]"


def encode(text):
    """A program that prints a text: each character by its distance from the one before."""
    code, last = "", 0
    for c in text.encode():
        times, rest = divmod(abs(c - last), 10)
        sign = "+" if c > last else "-"
        code += f">{'+' * times}[<{sign * 10}>-]<{sign * rest}."
        last = c
    return code


class BFError(Exception):
    pass


def brackets(code):
    jumps, stack = {}, []
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            if not stack:
                raise BFError(f"] at {i} has no [")
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    if stack:
        raise BFError(f"[ at {stack[-1]} has no ]")
    return jumps


def interpret(code, text=b"", limit=2_000_000):
    jumps, tape, at, pc, out, inp, steps = brackets(code), bytearray(300), 0, 0, bytearray(), iter(text), 0
    while pc < len(code):
        match code[pc]:
            case ">":
                at += 1
                if at == len(tape):
                    tape.append(0)
            case "<":
                at -= 1
                if at < 0:
                    raise BFError("left of the tape")
            case "+":
                tape[at] = (tape[at] + 1) & 255
            case "-":
                tape[at] = (tape[at] - 1) & 255
            case ".":
                out.append(tape[at])
            case ",":
                tape[at] = next(inp, 0)
            case "[" if not tape[at]:
                pc = jumps[pc]
            case "]" if tape[at]:
                pc = jumps[pc]
        pc += 1
        steps += 1
        if steps > limit:
            raise BFError("too many steps")
    return bytes(out), steps


def translate(code):
    """Runs of the same operation become one line of Python."""
    brackets(code)
    lines, depth, i = ["def run(inp, tape, out):", " at = 0"], 1, 0
    code = "".join(c for c in code if c in "+-<>[].,")
    while i < len(code):
        c, start = code[i], i
        if c in "+-<>":
            while i < len(code) and code[i] == c:
                i += 1
            n = i - start
            lines.append(" " * depth + (f"tape[at] = (tape[at] {c} {n}) & 255" if c in "+-" else f"at {'+' if c == '>' else '-'}= {n}"))
            continue
        if c == "[":
            if code[i:i + 3] == "[-]":
                lines.append(" " * depth + "tape[at] = 0")
                i += 3
                continue
            lines.append(" " * depth + "while tape[at]:")
            depth += 1
            lines.append(" " * depth + "pass")
        elif c == "]":
            depth -= 1
        else:
            lines.append(" " * depth + ("out.append(tape[at])" if c == "." else "tape[at] = next(inp, 0)"))
        i += 1
    return "\n".join(lines) + "\n return out\n"


def run(code, text=b""):
    names = {}
    exec(translate(code), names)
    return bytes(names["run"](iter(text), bytearray(3000), bytearray()))


for name, code, text in (("hello", encode("Hello, Wörld!\n"), b""), ("reverse", REVERSE, b"stressed"), ("alphabet", ALPHABET, b""),
                         ("shout", SHOUT, b"whisper"), ("triangle", TRIANGLE, b"")):
    out, steps = interpret(code, text)
    print(name, steps, out.decode().split())
    assert run(code, text) == out
print(translate("++[>+++<-]>[-]<.,").splitlines())
for bad in ("[[]", "+]", "<", "+[]", "[" * 3):
    try:
        interpret(bad, limit=1000)
    except BFError as e:
        print(repr(bad), e)
