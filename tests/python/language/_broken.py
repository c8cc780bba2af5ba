def run():
    return 1 // 0


run()
