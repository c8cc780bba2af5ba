# Programs that crash interpreters, in the simulated enclave: each must end by itself.
TESTS += test-crashers
test-crashers: all
	@$(PYTHON) tests/crashers/run.py
