# An interpreter with a bug of one classic kind each (tests/planted/NAME.py says which): make planted PLANT=index

PLANTS := $(patsubst tests/planted/%.py,%,$(filter-out %/run.py %/plant.py,$(wildcard tests/planted/*.py)))
PLANT ?= $(PLANTS)
plant_source = $(shell sed -n 's/^\# In \([a-z_/.0-9]*\),.*/\1/p' tests/planted/$(1).py)

define PLANT_RULES
$(B)/planted/$(1)/planted.c: tests/planted/$(1).py tests/planted/plant.py $(call plant_source,$(1))
	@mkdir -p $(B)/planted/$(1)/native $(B)/planted/$(1)/gen
	@$(PYTHON) -B tests/planted/plant.py $$< $$@
$(B)/planted/$(1)/planted.o: $(B)/planted/$(1)/planted.c $(B)/gen/.stamp
	$$(call step,cc)
	$(CC) $(NATIVE_CFLAGS) -include $(B)/gen/uses/$(call plant_source,$(1)).h -c $$< -o $$@
$(B)/planted/$(1)/native/python-native: $(B)/planted/$(1)/planted.o $(PYTHON_NATIVE)
	$$(call step,ld)
	$(NATIVE_LINK) -o $$@ $$(filter-out $(B)/native/$(patsubst %.c,%.o,$(call plant_source,$(1))),$$^)
$(B)/planted/$(1)/pysgx: $(B)/pysgx $(B)/planted/$(1)/native/python-native
	@cp $(B)/pysgx $$@
	@cp $(B)/gen/native_modules.txt $(B)/planted/$(1)/gen
	@ln -sfn ../python $(B)/planted/python
endef
$(foreach plant,$(PLANTS),$(eval $(call PLANT_RULES,$(plant))))

.PHONY: planted test-planted
planted: $(PLANT:%=$(B)/planted/%/pysgx)
TESTS += test-planted
test-planted: native planted
	@$(PYTHON) -B tests/planted/run.py $(PLANT)
