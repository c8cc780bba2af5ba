from collections import deque
import copy
import pickle

for most in (0, 1, 2**59, 2**60 - 1, 2**60, 2**62, 2**63 - 1, 2**63, -1, -2**63, -2**70, 10**30, True, 1.0, "1"):
    try:
        d = deque([1, 2], most)
        d.append(3)
        d.appendleft(0)
        d.extend([4])
        print(d, d.maxlen, d.copy().maxlen, (d + d).maxlen, (d * 2).maxlen, copy.copy(d).maxlen, pickle.loads(pickle.dumps(d)).maxlen, d == deque(d, 2**61))
    except (TypeError, ValueError, OverflowError) as error:
        print(most, type(error).__name__, error)
