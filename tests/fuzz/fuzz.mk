# Fuzzing of what reads untrusted bytes (libFuzzer): each file here is a target, tests/fuzz/corpus/<name> its corpus.
# `make test` runs each for a fixed number of inputs, from a fixed seed; `make fuzz SECONDS=600 FUZZ="quote sgxs"` for long,
# and keeps what it finds new in build/fuzz/corpus/<name>.
FUZZ_TARGETS := $(basename $(notdir $(wildcard tests/fuzz/*.c)))
FUZZ ?= $(FUZZ_TARGETS)
FUZZ_FLAGS := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -U_FORTIFY_SOURCE
FUZZ_HOST := $(patsubst host/%.c,$(B)/fuzz/host/%.o,$(wildcard host/*.c host/codec/*.c host/image/*.c host/sign/*.c host/quote/*.c) host/launch/sim_keys.c host/serve/files.c)
FUZZ_RUNS_json := 50000
FUZZ_RUNS_cbor := 50000
FUZZ_RUNS_manifest := 20000
FUZZ_RUNS_sgxs := 10000
FUZZ_RUNS_sigstruct := 2000
FUZZ_RUNS_quote := 1000
FUZZ_RUNS_collateral := 1000
FUZZ_RUNS_door := 1500
FUZZ_LONGEST_door := 512
FUZZ_LONGEST_sgxs := 8192
FUZZ_SIGNALS := -handle_segv=0 -handle_bus=0 -handle_ill=0 -handle_fpe=0 -handle_trap=0

$(B)/fuzz/host/%.o: host/%.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(HOST_CFLAGS) $(FUZZ_FLAGS) -MMD -MP -c $< -o $@
.SECONDARY: $(FUZZ_HOST)

$(B)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h $(FUZZ_HOST)
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(HOST_CFLAGS) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -U_FORTIFY_SOURCE $< $(FUZZ_HOST) $(HOST_LIBS) -o $@

# The simulator's signals and a sanitizer's do not go together: the door's host side is the plain one.
$(B)/fuzz/door: tests/fuzz/door.c tests/fuzz/fuzz.h $(B)/host/libhost.a $(B)/tests/launch/payload.elf
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(HOST_CFLAGS) -fsanitize=fuzzer $< $(B)/host/libhost.a $(HOST_LIBS) -o $@

.PHONY: test-fuzz fuzz
TESTS += test-fuzz
test-fuzz: $(FUZZ_TARGETS:%=$(B)/fuzz/%)
	@passed=0; failed=0; \
	$(foreach t,$(FUZZ_TARGETS),rm -rf $(B)/fuzz/new/$(t); mkdir -p $(B)/fuzz/new/$(t); if $(B)/fuzz/$(t) -seed=20261122 -runs=$(FUZZ_RUNS_$(t)) -max_len=$(or $(FUZZ_LONGEST_$(t)),16384) $(if $(filter door,$(t)),$(FUZZ_SIGNALS)) \
		-artifact_prefix=$(B)/fuzz/ $(B)/fuzz/new/$(t) tests/fuzz/corpus/$(t) >$(B)/fuzz/$(t).log 2>&1; then passed=$$((passed + 1)); \
		else failed=$$((failed + 1)); tail -20 $(B)/fuzz/$(t).log; fi;) \
	echo "$$passed passed, $$failed failed"; [ $$failed = 0 ]
fuzz: $(FUZZ:%=$(B)/fuzz/%)
	@$(foreach t,$(FUZZ),mkdir -p $(B)/fuzz/corpus/$(t) && echo "fuzzing $(t)" && \
		$(B)/fuzz/$(t) -max_total_time=$(or $(SECONDS),600) -max_len=$(or $(FUZZ_LONGEST_$(t)),16384) $(if $(filter door,$(t)),$(FUZZ_SIGNALS)) -print_final_stats=1 \
		-artifact_prefix=$(B)/fuzz/ $(B)/fuzz/corpus/$(t) tests/fuzz/corpus/$(t) 2>&1 | tail -8 &&) true

# The interpreter's own readers (source text, marshal, patterns, struct and format strings, numbers, codecs) and generated
# programs, against CPython: COUNT inputs each, from SEED on. Others than the seed of `make test` are for long runs.
.PHONY: test-differential
ifneq ($(wildcard enclave/start.c),)
TESTS += test-differential
endif
test-differential: native
	@$(PYTHON) tests/fuzz/differential.py --seed $(or $(SEED),1) --count $(or $(COUNT),500) $(TARGETS)
