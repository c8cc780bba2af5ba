# `make test-sanitize`: the native interpreter under AddressSanitizer and UndefinedBehaviorSanitizer runs the language
# tests. The heap is reached through GS, where AddressSanitizer does not look: there the kernel's proofs stand; what it sees
# is all else, the stack, the tables and the native door. `make test-valgrind`: a choice of them under valgrind, which sees
# reads of what nobody has written, the heap's included. Not part of `make test`: building takes longer than the tests.
SANITIZE_FLAGS := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fsanitize-address-use-after-return=never \
	-fsanitize-ignorelist=tests/sanitize/ignore.txt -fno-omit-frame-pointer
SANITIZED := $(patsubst $(B)/native/%,$(B)/sanitize/objects/%,$(PYTHON_NATIVE))

$(B)/sanitize/objects/%.o: %.c tests/sanitize/ignore.txt
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(filter-out -O2,$(NATIVE_CFLAGS)) $(SANITIZE_FLAGS) $(uses) -MMD -MP -c $< -o $@
$(SANITIZED): | $(GENERATED) $(GEN_TABLES:%=$(B)/gen/%.h)
$(B)/sanitize/native/python-native: $(SANITIZED) $(B)/sanitize/objects/tests/sanitize/options.o
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) -pie -fuse-ld=lld -fsanitize=address,undefined -o $@ $^
$(B)/sanitize/pysgx: $(B)/pysgx $(B)/gen/.stamp
	@mkdir -p $(@D)/gen
	cp $(B)/pysgx $@
	cp $(B)/gen/native_modules.txt $(@D)/gen
	ln -sfn ../python $(B)/python

PACKAGES += valgrind
.PHONY: sanitize test-sanitize test-valgrind
sanitize: $(B)/sanitize/native/python-native $(B)/sanitize/pysgx
# The test left out counts on an object being found dead, whose address may lie in the larger frames of these builds.
test-sanitize: sanitize
	@$(PYTHON) tests/python/run.py --command "$(CURDIR)/$(B)/sanitize/pysgx run --native" --timeout 300 but:modules/weakref_containers $(FILTER)

VALGRIND_CHOICE ?= types/list_basic types/str_append language/closure_nested language/generator_basic caches/call_kinds
test-valgrind: native
	@$(PYTHON) tests/sanitize/valgrind.py $(VALGRIND_CHOICE)
