# Exceptions raised and caught many times, from several depths, keep no state.
def f(i):
    if i % 3 == 0:
        raise ValueError(i)
    if i % 3 == 1:
        return {}["k"]
    return [1 / (i % 2) for _ in range(2)]


counts = {}
for i in range(3000):
    try:
        f(i)
        kind = "none"
    except ValueError as e:
        kind = "value"
        assert e.args == (i,)
    except (KeyError, ZeroDivisionError) as e:
        kind = type(e).__name__
    counts[kind] = counts.get(kind, 0) + 1
print(counts)


def nested(i):
    try:
        try:
            f(i)
        finally:
            counts["finally"] = counts.get("finally", 0) + 1
    except KeyError:
        try:
            f(i + 2)
        except ValueError as e:
            return e.__context__.__class__.__name__
    return "ok"


print([nested(i) for i in (1, 2, 4, 5)] if False else nested(1), nested(5), counts["finally"])


def loop():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        except Exception:
            out.append("never")
        else:
            out.append(f"else{i}")
        finally:
            out.append(f"fin{i}")
    return out


print(loop())


def retry(n):
    attempts = 0
    while True:
        attempts += 1
        try:
            if attempts < n:
                raise RuntimeError(attempts)
            return attempts
        except RuntimeError:
            if attempts > 50:
                return "gave up"


print([retry(n) for n in (1, 5, 50, 60)])
import sys
print(sys.exc_info())
