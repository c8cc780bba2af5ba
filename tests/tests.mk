# `make test`: every test. A folder below tests/ adds its own by a file tests/<folder>/<folder>.mk that
# hangs its target on `test`; the language tests are here.

-include $(wildcard tests/*/*.mk)

.PHONY: test-python test-python-oracle test-bench-programs

# MODE=native|sim|sim-strict|sgx, FILTER=part of a path
MODE ?= native
test-python: all
	$(PYTHON) tests/python/run.py --mode $(MODE) $(FILTER)

# The tests themselves: each must give the same on CPython whatever the hash seed is.
test-python-oracle:
	$(PYTHON) tests/python/run.py --check-oracle $(FILTER)

ifneq ($(wildcard host/cli),)
test: test-python
endif
