# An unchecked length in a native module: struct reads from a buffer as if it were large enough.
# In python/modules/_struct.c, place_in:
#- if (n - at >= size) return (U64Result){true, (uint64_t)at};
#+ if (size >= 0) return (U64Result){true, (uint64_t)at};
# Ends: access outside a block's bytes was refused
import struct

secret = b"secret" * 100
try:
    struct.unpack_from("<600s", b"abc", 0)
except struct.error as error:
    assert "requires a buffer of at least 600 bytes" in str(error)
print("whole")
