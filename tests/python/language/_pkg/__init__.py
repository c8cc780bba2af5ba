"""A package."""
print("package runs once")
alpha = 1
beta = 2
