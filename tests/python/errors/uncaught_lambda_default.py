# Calls with stars, keywords and lambdas in the traceback's lines.
def target(*args, key=None, **rest):
    return key(*args, **rest)


target(1, 2, key=lambda x, y, z=0: x / (y - 2), z=5)
