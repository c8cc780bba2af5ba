# Tests of the objects from C, linked with the native interpreter's objects.

OBJECTS_LINKED := $(filter-out $(B)/native/kernel/fault.o $(B)/native/enclave/%,$(PYTHON_NATIVE))
$(B)/gen/native_names.inc: $(B)/gen/all.h
	@sed -n 's/^    F_\([A-Za-z0-9_]*\) = .*/"\1",/p' $< > $@
$(B)/tests/objects/%: tests/objects/%.c $(B)/gen/native_names.inc $(OBJECTS_LINKED)
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(NATIVE_CFLAGS) -include $(B)/gen/all.h -fuse-ld=lld -MMD -MP $(filter %.c %.o,$^) $(LIBM) -o $@

# The built-in numbers against CPython's. ROUNDS=300 GROUPS="float repr"
.PHONY: test-numbers
test-numbers: $(B)/tests/objects/numbers_test
	@$(PYTHON) tests/objects/numbers.py $< $(or $(ROUNDS),150) $(GROUPS)
