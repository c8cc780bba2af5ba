# The parser against CPython's. The driver is linked with the native interpreter's objects; its own main and
# kernel_fault come before theirs.
#   GROUPS="texts mutants"   ROUNDS=100000 SEED=7   ALL=1

SOURCE_LINKED := $(PYTHON_NATIVE)
$(B)/tests/source/ast_dump: tests/source/ast_dump.c $(SOURCE_LINKED)
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(NATIVE_CFLAGS) -fuse-ld=lld -Wl,$(LTO_CACHE) -Wl,-z,muldefs -MMD -MP $(filter %.c %.o,$^) -o $@

.PHONY: test-source
test-source: $(B)/tests/source/ast_dump
	@$(PYTHON) tests/source/check.py $< $(GROUPS)
ifneq ($(wildcard enclave/start.c),)
TESTS += test-source
endif
