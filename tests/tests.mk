# The tests. A folder below tests/ may bring its own rules in tests/<folder>/<folder>.mk and add its target to
# TESTS; the language tests, whose expected results are CPython's, are here.
#   MODE="native sim sim-strict sgx"   FILTER="language types/int"   FLAGS=--why

-include $(wildcard tests/*/*.mk)

.PHONY: test-python test-python-oracle test-python-runner

MODE ?= native sim sim-strict

test-python: all
	@for mode in $(MODE); do echo "tests/python in mode $$mode"; \
		$(PYTHON) tests/python/run.py --mode $$mode $(FLAGS) $(FILTER) || exit 1; done

# The tests themselves: each must give the same on CPython whatever the hash seed is.
test-python-oracle:
	$(PYTHON) tests/python/run.py --check-oracle $(FILTER)

# The runner: it must see each kind of difference. CPython with one thing changed plays the interpreter.
TESTS += test-python-runner
test-python-runner:
	@$(PYTHON) tests/python/_runner/check.py

# As soon as there is an interpreter to start.
ifneq ($(wildcard enclave/start.c),)
TESTS += test-python
endif
