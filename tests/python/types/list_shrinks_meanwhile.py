# A slice of a list is assigned to while what is assigned changes the list: the slice is cut to what is left.


def values(numbers, change):
    for n in range(3):
        change(numbers)
        yield n * 100


for change in (lambda x: x.pop(), lambda x: x.clear(), lambda x: x.append(7), lambda x: x.insert(0, 8), lambda x: x.pop(0) if x else None):
    for part in (slice(None), slice(0, 8), slice(2, 5), slice(6, 8), slice(8, 9), slice(0, 3, 1), slice(-2, None), slice(5, 2)):
        numbers = list(range(8))
        numbers[part] = values(numbers, change)
        print(part, numbers)
for part in (slice(0, 6, 2), slice(None, None, 3), slice(7, 1, -2)):
    numbers = list(range(8))
    numbers[part] = values(numbers, lambda x: x.append(7))
    print(part, numbers)
