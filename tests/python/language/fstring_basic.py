# f-strings: values, conversions, specs, nesting, debugging form.
name, n, pi = "Ann", 42, 3.14159
print(f"{name} {n} {pi}")
print(f"{name!r} {name!s} {'é'!a}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}")
print(f"{pi:.2f} {pi:10.3f} {pi:e} {pi:g} {0.25:.1%}")
width, prec = 10, 3
print(f"{pi:{width}.{prec}}|{name:*^{width}}|{n:{'0' if n else ''}{width}}")
print(f"{n=} {name=} {pi=:.2f} {n = } {name=!s} {n + 1=}")
print(f"{{}} {{{n}}} {'{'} {'}'}")
print(f"{n if n > 5 else 'small'} {[x for x in range(3)]} {(lambda x: x * 2)(4)} {n:}")
print(f"{'nested ' + f'{n} {name}'}")
print(f"{ {'a': 1}['a'] } {({'b': 2})}")
print(f'{name[0]} {name.upper()} {len(name)} {name!r:>8}')
print(f"a" "b" f"{n}" 'c')
print(rf"\n{n}\t" fr"{name}\d")
print(f"""multi
{n}
line""")
print(f"{n:>{width}}" == "{:>{}}".format(n, width))
print(f"" == "", f"{''}" == "", f"plain")
print(f"{1!r:>4}|{'x':>3}|{None}|{True:d}|{...}")
print(f"{(n:=7)} {n}", f"{n != 7}", f"{n == 7}")
print(f"{'a' 'b'}", f"{1, 2}", f"{*[1, 2],}")
print(f"{lambda_ if (lambda_ := 3) else 0}")
print(F"{n}", fR"{n}\x")
print("\N{BULLET} " f"\N{BULLET}{n}\u00e9\x41")
print(f"{n:%}" f"{n:{'>'}{5}}")


class S:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{S()} {S():abc} {S():{n}x{n}} {S()!s:.2}" if False else f"{S()} {S():abc} {S():{n}x{n}}")
