# An error that the compiler finds after parsing: return outside a function.
print("never printed")
return 5
