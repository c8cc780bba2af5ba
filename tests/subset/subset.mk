# The safe subset: its checker's own tests, and each source of the safe rooms, again when it or a header of its
# changes. `make check-subset` says what would have to change.

SUBSET_SOURCES := $(PYTHON_SOURCES) $(filter %.c,$(GENERATED))
SUBSET_STAMPS := $(SUBSET_SOURCES:%.c=$(B)/subset/%.ok)

$(SUBSET_STAMPS): $(B)/subset/%.ok: %.c $(SUBSET_CHECK) | $(GENERATED)
	@mkdir -p $(@D)
	@$(SUBSET_CHECK) --stamp $@ $< -- $(ENCLAVE_CFLAGS)

.PHONY: check-subset check-subset-tests
check-subset: $(SUBSET_STAMPS)
check-subset-tests: $(SUBSET_CHECK)
	@$(PYTHON) tests/subset/run.py $(SUBSET_CHECK)

CHECKS += check-subset-tests
ifneq ($(wildcard enclave/start.c),)
CHECKS += check-subset
endif
