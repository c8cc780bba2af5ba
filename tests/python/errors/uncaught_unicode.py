# Carets stand under wide characters and after tabs.
größe = {"ä": 1}


def f():
	x = größe["ä"] + größe["nicht da"]; return x


f()
