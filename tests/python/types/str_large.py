# str: building and searching texts of megabytes.
s = ""
for i in range(50000):
    s += chr(97 + i % 26)
print(len(s), s[:30], s[-5:], s.count("abc"), s.find("zab", 40000))
t = s * 20
print(len(t), t.count("xyz"), t.rfind("xyz"), len(t.replace("abc", "")), len(t.split("m")), t.upper()[:5], t[::50000])
lines = "\n".join(f"line {i} of text" for i in range(20000))
print(len(lines), len(lines.splitlines()), lines.splitlines()[12345], sum(len(w) for w in lines.split()))
parts = [str(i) for i in range(30000)]
joined = ",".join(parts)
print(len(joined), joined.split(",") == parts, hash(joined) == hash(",".join(parts)))
u = "é" * 100000 + "日" + "é" * 1000
print(len(u), u.index("日"), len(u.encode()), u.encode().decode() == u, u[100000], u == u[:] + "")
