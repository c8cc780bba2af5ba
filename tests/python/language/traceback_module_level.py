# Module level frame, multi-line expression, attribute error carets.
class Config:
    value = None


config = Config()
print("go")
result = (config
          .value
          .missing)
