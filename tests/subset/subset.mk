# The safe subset: its checker's own tests, and each source of the safe rooms, again when it or a header of its
# changes. `make check-subset` says what would have to change.

SUBSET_SOURCES := $(PYTHON_SOURCES) $(filter %.c,$(GENERATED)) $(GEN_TABLES:%=$(B)/gen/%.c)
SUBSET_STAMPS := $(SUBSET_SOURCES:%.c=$(B)/subset/%.ok)

# libclang is slow to load: the sources that need it are listed, then looked at by two runs of the checker side by side.
$(SUBSET_STAMPS): $(B)/subset/%.ok: %.c $(SUBSET_CHECK) | $(GENERATED) $(GEN_TABLES:%=$(B)/gen/%.h)
	@mkdir -p $(@D)
	@echo $< >> $(B)/subset/stale

.PHONY: check-subset check-subset-tests
check-subset: $(SUBSET_STAMPS)
	@touch $(B)/subset/stale && mv $(B)/subset/stale $(B)/subset/now
	@sort -u $(B)/subset/now | xargs -r -P 2 -n 24 sh -c '$(SUBSET_CHECK) --stamps $(B)/subset --uses $(B)/gen/uses "$$@" -- $(ENCLAVE_CFLAGS)' -
	@tools/subset_agree.py $^
check-subset-tests: $(SUBSET_CHECK)
	@$(PYTHON) tests/subset/run.py $(SUBSET_CHECK)

# What docs/subset.md says of the compiler's flags.
SUBSET_FLAGS := -fwrapv -fno-strict-aliasing -fno-delete-null-pointer-checks -ftrivial-auto-var-init=zero -fno-finite-loops \
	-fstack-clash-protection
.PHONY: check-subset-flags
check-subset-flags:
	@$(foreach flags,ENCLAVE_CFLAGS NATIVE_CFLAGS,$(if $(filter-out $($(flags)),$(SUBSET_FLAGS)), \
		echo '$(flags) lacks $(filter-out $($(flags)),$(SUBSET_FLAGS))' && exit 1;)) true

CHECKS += check-subset check-subset-tests check-subset-flags
