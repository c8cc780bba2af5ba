# Requests that can't be met are MemoryError or OverflowError, and the program goes on.
def t(name, f):
    try:
        f()
        print(name, "worked")
    except (MemoryError, OverflowError) as e:
        print(name, "refused")


t("list", lambda: [0] * (1 << 60))
t("list2", lambda: [1, 2] * (1 << 62))
t("tuple", lambda: (0,) * (1 << 60))
t("str", lambda: "ab" * (1 << 61))
t("bytes", lambda: b"x" * (1 << 60))
t("bytes2", lambda: bytes(1 << 60))
t("bytearray", lambda: bytearray(1 << 60))
t("shift", lambda: 1 << (1 << 60))
t("ljust", lambda: "a".ljust(1 << 60))
t("zfill", lambda: "1".zfill(1 << 60))
t("format", lambda: f"{1:{1 << 60}}")
t("percent", lambda: "%*d" % (1 << 60, 1))
t("range list", lambda: list(range(1 << 60)))
t("huge range", lambda: [0] * (1 << 100))
t("bytes3", lambda: bytes(1 << 100))
t("replace", lambda: ("a" * 100000).replace("a", "b" * (1 << 40)) if False else "x" * (1 << 50))
t("join", lambda: ("x" * 1000).join(["y"] * (1 << 55)))
t("expandtabs", lambda: "\t\t".expandtabs((1 << 62) + 5))
print("still alive", sum(range(10)))
