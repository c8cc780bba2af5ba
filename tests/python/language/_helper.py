print("helper runs once")
public = "public name"
_private = "not exported by *"


def double(x):
    return x * 2
