# Huffman codes: tree, bit packing, canonical form, round trips.
import heapq

TEXT = ("she sells sea shells by the sea shore; the shells that she sells are sea shells for sure. " * 3
        + "Zoë's naïve façade — 日本").encode()


class Leaf:
    def __init__(self, symbol):
        self.symbol = symbol

    def codes(self, prefix, table):
        table[self.symbol] = prefix or "0"


class Fork:
    def __init__(self, left, right):
        self.left, self.right = left, right

    def codes(self, prefix, table):
        self.left.codes(prefix + "0", table)
        self.right.codes(prefix + "1", table)


def build(data):
    counts = [0] * 256
    for b in data:
        counts[b] += 1
    heap = [(n, b, Leaf(b)) for b, n in enumerate(counts) if n]
    heapq.heapify(heap)
    order = 256
    while len(heap) > 1:
        n, _, a = heapq.heappop(heap)
        m, _, b = heapq.heappop(heap)
        heapq.heappush(heap, (n + m, order, Fork(a, b)))
        order += 1
    table = {}
    heap[0][2].codes("", table)
    return table


def canonical(table):
    """The same lengths, codes in the order of length and symbol: only lengths need to be stored."""
    code, previous, out = 0, 0, {}
    for length, symbol in sorted((len(c), s) for s, c in table.items()):
        code <<= length - previous
        out[symbol] = f"{code:0{length}b}"
        code += 1
        previous = length
    return out


def compress(data):
    if not data:
        return b""
    table = canonical(build(data))
    bits = "".join([table[b] for b in data])
    padding = -len(bits) % 8
    bits += "0" * padding
    header = bytes([len(table) - 1]) + b"".join(bytes([s, len(c)]) for s, c in sorted(table.items()))
    return header + bytes([padding]) + bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def expand(packed):
    if not packed:
        return b""
    n = packed[0] + 1
    lengths = {packed[1 + 2 * i]: "0" * packed[2 + 2 * i] for i in range(n)}
    decode = {c: s for s, c in canonical(lengths).items()}
    padding, body = packed[1 + 2 * n], packed[2 + 2 * n:]
    bits = "".join(f"{b:08b}" for b in body)
    out, code = bytearray(), ""
    for bit in bits[:len(bits) - padding]:
        code += bit
        if code in decode:
            out.append(decode[code])
            code = ""
    if code:
        raise ValueError(f"{len(code)} bits left over")
    return bytes(out)


table = build(TEXT)
for symbol in sorted(table, key=lambda s: (len(table[s]), s))[:10]:
    print(repr(chr(symbol)), table[symbol], canonical(table)[symbol])
packed = compress(TEXT)
print(len(TEXT), len(packed), packed[:12].hex(), expand(packed) == TEXT, expand(packed).decode()[-24:])
kraft = sum(2.0 ** -len(c) for c in table.values())
print(kraft, len(table), max(map(len, table.values())))
for data in (b"", b"a", b"aaaa", b"ab", bytes(range(256)), bytes(range(256)) * 3, b"\x00" * 1000 + b"\xff", "日本語".encode() * 20):
    p = compress(data)
    print(len(data), len(p), expand(p) == data)
state, noisy = 1, bytearray()
for _ in range(3000):
    state = (state * 1103515245 + 12345) % 2**31
    noisy.append(min(state >> 20 & 255, state >> 12 & 255, state >> 6 & 255))
p = compress(bytes(noisy))
print(len(p), expand(p) == noisy, sum(p) % 9973)
