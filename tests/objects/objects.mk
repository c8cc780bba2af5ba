# Tests of the objects from C, linked with the native interpreter's objects.

OBJECTS_LINKED := $(PYTHON_NATIVE)
$(B)/gen/native_names.inc: $(B)/gen/all.h
	@sed -n 's/^    F_\([A-Za-z0-9_]*\) = .*/"\1",/p' $< > $@
$(B)/tests/objects/%: tests/objects/%.c $(B)/gen/native_names.inc $(OBJECTS_LINKED)
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(NATIVE_CFLAGS) -D_GNU_SOURCE= -include $(B)/gen/all.h -fuse-ld=lld -Wl,$(LTO_CACHE) -Wl,-z,muldefs -MMD -MP $(filter %.c %.o,$^) -o $@

# The built-in numbers against CPython's. ROUNDS=300 GROUPS="float repr"
# With FULL=1 as programs see them: 1,000,000 cases of each group, integers of up to 100,000 digits (half an hour).
#   FULL=1 CASES=20000 MODE=sim GROUPS="math parse"
.PHONY: test-numbers
TESTS += test-numbers
test-numbers: $(if $(FULL),all,native $(B)/tests/objects/numbers_test)
	@$(if $(FULL),$(PYTHON) tests/objects/numbers_full.py --mode $(if $(filter command line,$(origin MODE)),$(MODE),native) \
		--cases $(or $(CASES),1000000) $(GROUPS),$(PYTHON) tests/objects/numbers.py $(B)/tests/objects/numbers_test $(or $(ROUNDS),150) $(GROUPS) && \
		$(PYTHON) tests/objects/numbers_full.py --cases 3000)

# The elementary functions against the C library's, bit for bit. COUNT=1000000 FUNCTIONS="sin cos"
REAL_LINKED := $(filter $(B)/native/python/objects/real%.o $(B)/native/$(B)/gen/real%.o,$(PYTHON_NATIVE))
$(B)/tests/objects/real_test: tests/objects/real_test.c $(REAL_LINKED)
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(NATIVE_CFLAGS) -D_GNU_SOURCE= -fuse-ld=lld -Wl,$(LTO_CACHE) -MMD -MP $(filter %.c %.o,$^) -lm -o $@
.PHONY: test-real
TESTS += test-real
test-real: $(B)/tests/objects/real_test
	@$< $(or $(COUNT),20000) $(FUNCTIONS)
