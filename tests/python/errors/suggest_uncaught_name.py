# The suggestion stands after the message in an uncaught traceback.
def compute_average(values):
    return sum(values) / len(values)


print(compute_averge([1, 2, 3]))
