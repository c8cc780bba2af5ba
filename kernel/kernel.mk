# The kernel's own tests: C programs over the heap, in the native build.

KERNEL_HEAP := kernel/region.c kernel/block.c kernel/collector.c kernel/window.c kernel/control.c
KERNEL_TESTS := $(patsubst tests/kernel/%.c,$(B)/tests/kernel/%,$(wildcard tests/kernel/*_test.c))

$(B)/tests/kernel/%: tests/kernel/%.c $(KERNEL_HEAP:%.c=$(B)/native/%.o)
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(NATIVE_CFLAGS) -fuse-ld=lld -Wl,$(LTO_CACHE) -MMD -MP $(filter tests/kernel/%.c %.o,$^) -o $@

.PHONY: test-kernel
TESTS += test-kernel
test-kernel: $(KERNEL_TESTS)
	@for t in $^; do $$t || exit 1; done
