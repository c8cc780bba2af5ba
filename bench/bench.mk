# `make bench`: CPU time of the paper's programs on CPython, PyPy and our modes, and the two figures.
#   PROGRAM="fib nbody"   RUNS=3   ONLY="native sim"
# `make bench-micro`: the same for the micro programs.
# `make bench-count`: instructions per operation against bench/counts.json; UPDATE=1 stores a new baseline.

RUNS ?= 3
BENCH_FLAGS = --runs $(RUNS) $(foreach r,$(ONLY),--only $(r)) $(PROGRAM)

.PHONY: bench-micro bench-count test-bench

bench: all
	$(PYTHON) bench/run.py $(BENCH_FLAGS)

bench-micro: all
	$(PYTHON) bench/run.py --micro $(BENCH_FLAGS)

bench-count: all
	$(PYTHON) bench/count.py $(if $(UPDATE),--update) $(PROGRAM)

# What the kernel's checks cost: the same sources, but a refused check is said never to come, so that the compiler leaves
# it out. For measuring only: build/unchecked is not safe.
.PHONY: bench-unchecked
bench-unchecked: all
	@mkdir -p $(B)/unchecked/include/kernel
	sed '/^#define kernel_fault(reason)/,/while (0)/c #define kernel_fault(reason) __builtin_unreachable()' kernel/value.h \
	  > $(B)/unchecked/include/kernel/value.h
	$(MAKE) B=$(B)/unchecked INCLUDES='-I$(B)/unchecked/include -I. -I$(B)/unchecked/gen' native
	@ln -sfn ../../python $(B)/unchecked/python
	cp $(B)/library.codes $(B)/unchecked
	$(PYTHON) bench/unchecked.py $(B)/pysgx $(B)/unchecked/pysgx

# The collector's pauses with 64 MB live, in the simulated enclave.
.PHONY: bench-pauses
bench-pauses: all
	$(B)/pysgx run --sim --heap 512M bench/pauses.py

# How the cost of built-in operations grows with their size, beside CPython's (minutes).   PROGRAM="dict sort"
.PHONY: bench-growth
bench-growth: all
	$(PYTHON) bench/growth.py $(PROGRAM)

# Counts anew which ways through the interpreter the programs take (bench/profile.txt, which builds are compiled for),
# and which functions (bench/order.txt, in whose order they are linked).
# Worth it when hot functions have changed.
.PHONY: profile
profile: $(B)/pysgx
	$(MAKE) B=$(B)/profile LTO= PROFILE= CC='$(CC) -fprofile-generate -D_exit=exit' $(B)/profile/native/python-native
	$(PYTHON) bench/profile.py $(B)/pysgx $(B)/profile bench/profile.txt bench/order.txt

# The programs at small sizes, in the modes of ONLY: their outputs must be CPython's.
BENCH_TESTED = $(or $(PROGRAM),$(patsubst bench/programs/%.py,%,$(wildcard bench/programs/*.py)))

test-bench: all
	$(PYTHON) bench/run.py --test $(foreach r,$(or $(ONLY),native sim),--only $(r)) $(BENCH_TESTED)
	$(PYTHON) bench/run.py --test --micro --only native

# As soon as there is an interpreter to start.
ifneq ($(wildcard enclave/start.c),)
TESTS += test-bench
endif

# What a call costs, beside the transition it needs; a million calls of eight threads at once.   CALLS=1000000
.PHONY: bench-call
$(B)/bench/call: bench/call.c $(B)/libpysgx.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -O2 -I. -D_GNU_SOURCE $< $(B)/libpysgx.a $(HOST_LIBS) -o $@
bench-call: all $(B)/bench/call $(B)/tests/launch/payload.elf $(B)/tests/launch/runner
	$(PYTHON) bench/call.py $(if $(CALLS),--calls $(CALLS))
