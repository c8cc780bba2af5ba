# An indentation error in the program itself.
if True:
print("not indented")
