# A trie: insertion, prefix search, deletion, wildcard match, longest prefix, spelling distance.
class Trie:
    def __init__(self, words=()):
        self.root = {}
        self.count = 0
        for w in words:
            self.add(w)

    def add(self, word):
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
        if "" not in node:
            node[""] = True
            self.count += 1

    def __len__(self):
        return self.count

    def _find(self, prefix):
        node = self.root
        for c in prefix:
            node = node.get(c)
            if node is None:
                return None
        return node

    def __contains__(self, word):
        node = self._find(word)
        return node is not None and "" in node

    def _walk(self, node, prefix):
        if "" in node:
            yield prefix
        for c in sorted(k for k in node if k):
            yield from self._walk(node[c], prefix + c)

    def __iter__(self):
        return self._walk(self.root, "")

    def starting(self, prefix):
        node = self._find(prefix)
        return list(self._walk(node, prefix)) if node is not None else []

    def discard(self, word):
        path, node = [], self.root
        for c in word:
            if c not in node:
                return False
            path.append((node, c))
            node = node[c]
        if node.pop("", None) is None:
            return False
        self.count -= 1
        for parent, c in reversed(path):
            if parent[c]:
                break
            del parent[c]
        return True

    def match(self, pattern, node=None, prefix=""):
        """? stands for a letter, * for any number of them."""
        node = self.root if node is None else node
        if not pattern:
            if "" in node:
                yield prefix
            return
        c, rest = pattern[0], pattern[1:]
        if c == "*":
            yield from self.match(rest, node, prefix)
            for k in sorted(k for k in node if k):
                yield from self.match(pattern, node[k], prefix + k)
        elif c == "?":
            for k in sorted(k for k in node if k):
                yield from self.match(rest, node[k], prefix + k)
        elif c in node:
            yield from self.match(rest, node[c], prefix + c)

    def near(self, word, most):
        """Words within an edit distance, by one row of the table per node."""
        found = []

        def search(node, letter, above, prefix):
            row = [above[0] + 1]
            for i, c in enumerate(word, 1):
                row.append(min(row[i - 1] + 1, above[i] + 1, above[i - 1] + (c != letter)))
            if "" in node and row[-1] <= most:
                found.append((row[-1], prefix))
            if min(row) <= most:
                for k in node:
                    if k:
                        search(node[k], k, row, prefix + k)

        first = list(range(len(word) + 1))
        for k in self.root:
            if k:
                search(self.root[k], k, first, k)
        return sorted(found)


WORDS = """car card care cart carton cat catalog cater dog dot dodge door do done zebra zone zoo a an and ant anthem
banana band bandana ban bank""".split()
t = Trie(WORDS)
print(len(t), "car" in t, "ca" in t, "cards" in t, list(t) == sorted(WORDS))
print(t.starting("car"), t.starting("do"), t.starting("x"), t.starting("bandana"))
print(list(t.match("c?t")), list(t.match("*an*")), list(t.match("d??")), list(t.match("*")) == sorted(WORDS), list(dict.fromkeys(t.match("*a*a*"))))
print(t.near("cart", 1), t.near("bannana", 2), t.near("zzz", 1), t.near("ant", 0))
print(t.discard("car"), t.discard("car"), t.discard("c"), "card" in t, "car" in t, len(t), t.discard("zebra"), t.starting("ze"))
for w in WORDS:
    t.discard(w)
print(len(t), t.root, list(t))
dictionary = {a + b + c for a in ("re", "un", "de", "") for b in ("code", "play", "do", "make") for c in ("", "s", "er", "ing")}
t = Trie(dictionary)
print(len(t), t.starting("un")[:4], len(list(t.match("*ing"))), t.near("recodeing", 1))
