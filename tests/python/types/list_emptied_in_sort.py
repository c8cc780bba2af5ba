# What empties a list that is being sorted changes nothing of it: it is empty already. Anything else is told.
class Item:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        change(items)
        return self.value < other.value


CHANGES = {
    "clear": lambda a: a.clear(), "del slice": lambda a: a.__delitem__(slice(None)), "assign slice": lambda a: a.__setitem__(slice(None), []),
    "times": lambda a: a.__imul__(0), "extend by nothing": lambda a: a.extend([]), "reverse": lambda a: a.reverse(), "init": lambda a: a.__init__(),
    "sort": lambda a: a.sort(), "append": lambda a: a.append(1), "append and pop": lambda a: (a.append(1), a.pop()), "extend": lambda a: a.extend("a"),
    "insert": lambda a: a.insert(0, 1), "append and clear": lambda a: (a.append(1), a.clear()), "assign": lambda a: a.__setitem__(slice(None), [1]),
}
for name, change in CHANGES.items():
    items = [Item(3), Item(1), Item(2)]
    try:
        items.sort()
        print(name, "sorted", [item.value for item in items])
    except ValueError as error:
        print(name, error, len(items))
    items = [3, 1, 2]
    try:
        items.sort(key=lambda x: (change(items), x)[1])
        print(name, "sorted", items)
    except ValueError as error:
        print(name, error, len(items))
    items = [Item(3)]
    try:
        items.sort(reverse=True)
        print(name, "sorted", len(items))
    except ValueError as error:
        print(name, error, len(items))
