# ZeroDivisionError texts.
for code in ("1 / 0", "1 // 0", "1 % 0", "1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1, 0)", "divmod(1.0, 0)", "1j / 0", "0 ** -1", "0.0 ** -1", "0j ** -1", "pow(0, -1)", "1 / 0.0", "1 / False", "10**30 / 0", "10**30 // 0", "10**30 % 0", "pow(2, 3, 0)", "1 // 0.0", "0 / 0", "0.0 / 0.0"):
    try:
        print(code, eval(code))
    except ZeroDivisionError as e:
        print(code, "->", e)
    except ValueError as e:
        print(code, "=>", e)
