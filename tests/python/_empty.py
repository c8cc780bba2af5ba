# Nothing: what a run needs of its own.
