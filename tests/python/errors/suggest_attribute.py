# An uncaught AttributeError suggests a similar name.
class Config:
    def __init__(self):
        self.timeout = 5
        self.verbose = True


c = Config()
c.timeuot
