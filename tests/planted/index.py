# Off by one: a list that is full takes one more item.
# In python/objects/list.c, append_growing:
#- RETURN_IF_ERROR(reserve(list, length + 1));
#+ RETURN_IF_ERROR(reserve(list, length));
# Ends: access outside a block's slots was refused
items = [1, 2, 3]
neighbour = [4, 5, 6]
for i in range(100):
    items.append(i)
assert len(items) == 103 and neighbour == [4, 5, 6]
print("whole")
