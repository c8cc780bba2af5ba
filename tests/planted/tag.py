# A wrong type tag: bytes are taken for a list, whose second word would be its items.
# In python/objects/tuple.c, tuple_from_iterable:
#- if (IS_EXACT(iterable, list)) return list_to_tuple(iterable);
#+ if (IS_EXACT(iterable, list) || IS_EXACT(iterable, bytes)) return list_to_tuple(iterable);
# Ends: access outside a block's slots was refused
assert tuple([1, 2]) == (1, 2)
assert tuple(b"\x02\x10\x00\x00\x00\x00\x00\x00" * 8)[:2] == (2, 16)  # as words: references
print("whole")
