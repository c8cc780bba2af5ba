NAME = "green"
