# A long line with the failing part in the middle.
a, b, c = {"key": [1, 2, 3]}, "text", None
result = a["key"][0] + a["key"][1] + a["key"][2] + len(b) + a["key"][0] * a["missing"][1] + a["key"][1] - len(b) + 1000000
