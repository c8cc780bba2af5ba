# An unterminated string literal.
print("ok")
text = "never closed
print(text)
