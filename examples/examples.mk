# `make demo`: a program a user would run in an enclave, on real data; `make test-examples` compares the
# examples with CPython, in the modes of EXAMPLE_MODES.

EXAMPLE_MODES ?= native sim

.PHONY: test-examples

demo: all
	@echo '$$ $(B)/pysgx run --sim examples/hello.py'
	@$(B)/pysgx run --sim examples/hello.py
	@echo '$$ cat breast_cancer.csv new_samples.txt | $(B)/pysgx run --sim examples/breast_cancer/classify.py'
	@cat examples/breast_cancer/breast_cancer.csv examples/breast_cancer/new_samples.txt | \
		$(B)/pysgx run --sim examples/breast_cancer/classify.py

test-examples: all
	$(PYTHON) examples/check.py $(EXAMPLE_MODES)

ifneq ($(wildcard enclave/start.c),)
TESTS += test-examples
endif
