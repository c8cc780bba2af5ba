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

# The stress build: the native interpreter over a heap that collects at every Nth allocation or refuses the Nth one,
# for N in the variables STRESS_COLLECT and STRESS_FAIL. It differs in the objects that look at them.
STRESS_OBJECTS := kernel/region.o kernel/io.o kernel/door_native.o
$(STRESS_OBJECTS:%=$(B)/stress/%): $(B)/stress/%.o: %.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(NATIVE_CFLAGS) -DSTRESS -MMD -MP -c $< -o $@
$(B)/stress/native/python-native: $(STRESS_OBJECTS:%=$(B)/stress/%) $(filter-out $(STRESS_OBJECTS:%=$(B)/native/%),$(PYTHON_NATIVE))
	@mkdir -p $(@D)
	$(call step,ld)
	$(NATIVE_LINK) -o $@ $^
$(B)/stress/pysgx: $(B)/pysgx $(B)/gen/.stamp
	@mkdir -p $(@D)/gen
	cp $(B)/pysgx $@
	cp $(B)/gen/native_modules.txt $(@D)/gen
	ln -sfn ../python $(B)/python
.PHONY: stress test-stress
stress: $(B)/stress/native/python-native $(B)/stress/pysgx

# With ALL=1 a collection at every allocation of every test, and each allocation of a program refused in turn (hours);
# otherwise at every 60th, at each one in a choice of tests, and a sample of refusals.
STRESS_CHOICE := caches/call language/closure language/generator_basic language/generator_arguments types/dict_basic types/list_basic types/str_append
test-stress: stress
	@$(PYTHON) tests/python/run.py --stress $(if $(ALL),1 --timeout 3600,60 --timeout 600)
	@$(if $(ALL),,$(PYTHON) tests/python/run.py --stress 1 --timeout 600 $(STRESS_CHOICE))
	@$(PYTHON) tests/python/fail_allocation.py $(if $(ALL),--all,--rounds 30)
ifneq ($(wildcard enclave/start.c),)
TESTS += test-stress
endif
