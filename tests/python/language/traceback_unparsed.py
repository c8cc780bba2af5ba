# A frame without source (exec of text) shows its line number only.
def run():
    exec("def inner():\n    return 1 / 0\n\ninner()")


run()
