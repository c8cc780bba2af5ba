# A stale reference: repr() goes on in the storage that the list had before its items' code cut it.
# In python/objects/items.c, items_repr:
#- for (uint64_t i = 0; i < length_of(sequence) && !b.failed; i++) {
#+ Ref block = block_of(sequence); for (uint64_t i = 0, n = length_of(sequence); i < n && !b.failed; i++) {
#- Value text = object_repr(slot_get(block_of(sequence), i));
#+ Value text = object_repr(slot_get(block, i));
# Ends: access outside a block's slots was refused


class Item:
    def __repr__(self):
        del items[10:]
        return "item"


items = [Item() for _ in range(1000)]
assert repr(items) == "[" + ", ".join(["item"] * 10) + "]"
print("whole")
