# ValueErrors of conversions and methods.
for code in ("int('x')", "int('')", "int('1.5')", "int('z', 36) + int('!', 36)", "int('1', 99)", "float('abc')", "float('')", "complex('x')", "[].index(1)", "'abc'.index('z')", "bytes([300])", "bytes([-1])", "chr(-1)", "chr(2**21)", "list.remove([1], 2)", "'a b'.split('')", "range(1, 2, 0)", "[1, 2][::0]", "'x' * 3 % 1 if 0 else '%' % 1", "int('0x', 16)", "bytes.fromhex('1')", "'{'.format()", "'}'.format()", "'{:d}'.format('x')", "'{!z}'.format(1)", "dict([(1, 2, 3)])", "dict([[1]])", "zip('a', 'bc', strict=True).__next__() and list(zip('a', 'bc', strict=True))", "1 << -1", "pow(2, -1, 4)", "max([])", "min(())", "str(b'\\xff', 'ascii')", "b'\\xff'.decode()", "'é'.encode('ascii')", "round(1.5, 2**100)", "(1).to_bytes(-1, 'big')", "memoryview(b'ab').cast('H').cast('H')", "slice(1).indices(-1)", "sum([[]], [1], 3)", "int.from_bytes(b'', 'x')", "'a'.center(5, 'xx')", "float.fromhex('q')", "int('1_')", "eval('1 1')", "type('a\\0b', (), {})", "compile('', '', 'x')", "__import__('')", "open('\\0')", "'a'.encode('utf-99')"):
    try:
        print(code, "=", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
