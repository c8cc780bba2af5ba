# Errors inside f-strings, at run time and when compiled.
def attempt(code):
    try:
        print(eval(code))
    except Exception as e:
        print(type(e).__name__, e if not isinstance(e, SyntaxError) else e.msg)


attempt("f'{missing}'")
attempt("f'{1/0}'")
attempt("f'{5:zz}'")
attempt("f'{\"s\":d}'")
attempt("f'{[]:5}'")
attempt("f'{}'")
attempt("f'{'")
attempt("f'}'")
attempt("f'{a b}'")
attempt("f'{1!x}'")
attempt("f'{1!}'")
attempt("f'{!r}'")
attempt("f'{1:{2:{3}}}'")
attempt("f'{#}'")
attempt("f'{lambda x: 1}'")
attempt("f'{1 +}'")
attempt("f'{*}'")
attempt("f'{x = 1}'")
attempt("f'{(}'")
attempt("f'{)}'")
attempt("f'{a[}'")
attempt("f'{\"\\\\n\"}'")
