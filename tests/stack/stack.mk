# How deep the enclave's C stack can get: a report, and the tests of the tool that makes it.

STACK_SPARE := $(shell sed -nE 's/^\#define STACK_SPARE \(([0-9]+)u << ([0-9]+)\).*/\1 \2/p' kernel/control.h | awk '{print $$1 * 2 ^ $$2}')
.PHONY: stack-depth test-stack-depth
stack-depth: $(B)/enclave/python.elf
	@tools/stack_depth.py $(STACK_SPARE:%=--limit %) --bounded tools/stack_bounded.txt $< | tee $(B)/stack_depth.txt
TESTS += test-stack-depth
test-stack-depth:
	@$(PYTHON) tests/stack/run.py $(CLANG) $(LD) $(B)/tests/stack
