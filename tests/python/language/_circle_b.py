import _circle_a
seen = (_circle_a.early, hasattr(_circle_a, "value"))
