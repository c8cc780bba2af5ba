NAME = "deep too"
