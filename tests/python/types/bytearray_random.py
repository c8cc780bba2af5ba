# A bytearray under pseudo-random changes, beside a list that undergoes the same.
from _random_text import Random

r = Random(3)
a, model = bytearray(), []
for step in range(6000):
    new = [r.below(256) for _ in range(r.choice([0, 1, 2, 3, 7, 40]))]
    what = r.below(12)
    if what == 0:
        a.append(step % 256)
        model.append(step % 256)
    elif what == 1:
        a.extend(r.choice([bytes, bytearray, list, tuple])(new))
        model.extend(new)
    elif what == 2:
        i = r.between(-30, 30)
        a.insert(i, step % 256)
        model.insert(i, step % 256)
    elif what == 3 and model:
        i = r.between(-len(model), len(model) - 1)
        assert a.pop(i) == model.pop(i)
    elif what == 4:
        cut = slice(r.index(), r.index())
        a[cut] = bytes(new)
        model[cut] = new
    elif what == 5:
        cut = slice(r.index(), r.index(), r.choice([1, 2, 3, -1, -2]))
        del a[cut]
        del model[cut]
    elif what == 6:
        cut = slice(r.index(), r.index(), r.choice([2, 3, -1, -2]))
        n = len(model[cut])
        if n:
            a[cut] = bytes([r.below(256)]) * n
            model[cut] = list(a[cut])
    elif what == 7:
        a.reverse()
        model.reverse()
    elif what == 8 and model:
        v = r.choice(model)
        a.remove(v)
        model.remove(v)
    elif what == 9:
        n = r.between(0, 20)
        del a[:n]
        del model[:n]
    elif what == 10:
        a += bytes(new)
        model += new
    elif what == 11 and len(model) < 200:
        a *= 2
        model *= 2
    if len(model) > 3000:
        del a[100:], model[100:]
    assert list(a) == model, step
    if step % 100 == 0:
        print(step, len(a), sum(a), a[:5], a[-5:])
