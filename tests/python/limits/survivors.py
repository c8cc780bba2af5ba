# Objects that live long while much else dies keep their contents.
state = 1


def rand(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n


old = [None] * 1000
check = [0] * 1000
for step in range(100000):
    i = rand(1000)
    kind = rand(5)
    if kind == 0:
        old[i] = [step, str(step), (step, step + 1)]
    elif kind == 1:
        old[i] = {"s": step, step: [step]}
    elif kind == 2:
        old[i] = str(step) * 3
    elif kind == 3:
        old[i] = (step, [step] * rand(20))
    else:
        old[i] = step * 10**20
    check[i] = (kind, step)
    [step] * 10


def verify(v, kind, step):
    match kind:
        case 0:
            return v == [step, str(step), (step, step + 1)]
        case 1:
            return v == {"s": step, step: [step]}
        case 2:
            return v == str(step) * 3
        case 3:
            return v[0] == step and set(v[1]) <= {step}
        case 4:
            return v == step * 10**20


print(sum(verify(v, *c) for v, c in zip(old, check)))
old_list = []
for i in range(2000):
    old_list.append([])
for step in range(60000):
    old_list[rand(2000)].append((step,))
print(sum(map(len, old_list)), all(a < b for l in old_list for a, b in zip(l, l[1:])), sum(t[0] for l in old_list for t in l) == 59999 * 60000 // 2)
tree = {}
for step in range(20000):
    node = tree
    for _ in range(5):
        node = node.setdefault(rand(6), {})
    node["leaf"] = node.get("leaf", 0) + 1


def leaves(node):
    return node.get("leaf", 0) + sum(leaves(v) for k, v in node.items() if k != "leaf")


print(leaves(tree), len(tree))
