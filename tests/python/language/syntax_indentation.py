# Indentation, tabs, line joining, comments, blank lines, semicolons.
def attempt(code):
    try:
        exec(code, {})
    except SyntaxError as e:
        print(f"{type(e).__name__}: {e.msg} line {e.lineno}")


attempt("if 1:\nprint(1)")
attempt("if 1:\n    print(1)\n  print(2)")
attempt("  print(1)")
attempt("if 1:\n\tprint('tab')\n        print('spaces')")
attempt("if 1:\n    print('ok')\n\n    # comment\n  # odd comment\n    print('still')")
attempt("def f():\n    '''doc'''\n\nprint(f())")
attempt("class A:\n")
attempt("for x in (1,\n 2,\n   3): print(x)")
attempt("x = 1 + \\\n2\nprint(x)")
attempt("x = 1 \\ \nprint(x)")
attempt("print('a'); print('b');")
attempt("if 1: print('x'); print('y')\nelse: print('z')")
attempt("\n\n\n\nprint('blank lines')\n\n")
attempt("print('no newline at end')  # comment")
attempt("if 1:\n  if 1:\n    print('two')\n  print('back')")
attempt("print('form feed')\n\x0cprint('after')")
attempt("x = [\n# comment inside\n1,\n\n2]\nprint(x)")
attempt("print('crlf')\r\nprint('line')\r\n")
attempt("if True:\n    pass\n  \nprint('trailing blank with spaces')")
