def __getattr__(name):
    if name.endswith("computed"):
        print("computing", name)
        return name.upper()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
