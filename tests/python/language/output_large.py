# Much output, in many small writes and one large one.
for i in range(3000):
    print(i, end=" " if i % 20 else "\n")
print()
print("x" * 100000)
print("é" * 30000)
