# Python-SGX: the build. `make` builds everything, `make help` lists the targets.
# Each room brings its own rules in a file <room>/<room>.mk; this file holds what they share. A room adds
#   to `all`:    all: <its outputs>
#   to `check`:  CHECKS += check-<what>   (a phony target: format, subset, include arrows ...)
#   to `test`:   TESTS += test-<what>     (a phony target whose last line of output is `N passed, N failed`)
#   to `setup`:  PACKAGES += <Debian packages that its build or its tests need>

CLANG := clang-19
CC := $(CLANG)
LD := ld.lld-19
OBJCOPY := llvm-objcopy-19
CLANG_FORMAT := clang-format-19
PYTHON := /usr/bin/python3.11
B := build

WARNINGS := -std=c17 -Wall -Wextra -Werror -Wno-unused-parameter
# What is left of C's undefined behaviour is defined away, inside the enclave as in the native build.
DEFINED := -fwrapv -fno-strict-aliasing -fno-delete-null-pointer-checks -ftrivial-auto-var-init=zero \
	-fno-finite-loops
INCLUDES := -I. -I$(B)/gen
# Between the interpreter's files functions are inlined, too, when they are linked. `make LTO=` does without: links are
# faster then, programs slower by a tenth.
LTO := -flto=thin
LTO_CACHE := --thinlto-cache-dir=$(B)/lto

PACKAGES := clang-19 lld-19 llvm-19 libclang-19-dev clang-format-19 libc6-dev libssl-dev \
	python3.11 libpython3.11-stdlib unicode-data
CHECKS :=
TESTS :=

# One short line per step; V=1 shows the commands.
ifndef V
.SILENT:
endif
step = @$(if $(V),:,echo '  $(1) $(@:$(B)/%=%)')

.PHONY: all check test demo proofs bench clean help setup
all:

include tools/tools.mk
-include kernel/kernel.mk python/python.mk enclave/enclave.mk host/host.mk
-include proofs/proofs.mk tests/tests.mk bench/bench.mk examples/examples.mk

.PHONY: $(CHECKS) $(TESTS)
check: $(CHECKS)
test: $(TESTS)

# Make remakes what it includes before anything else: with these goals the missing Debian packages are
# installed first, once; the stamp lists what was found.
ifneq ($(filter setup demo test check bench,$(MAKECMDGOALS)),)
include $(B)/setup.mk
endif
$(B)/setup.mk: Makefile $(filter-out $(B)/%,$(wildcard */*.mk)) tools/setup
	@tools/setup $(sort $(PACKAGES))
	@mkdir -p $(B) && echo '# found: $(sort $(PACKAGES))' > $@
setup:
	@tools/setup $(sort $(PACKAGES))

clean:
	rm -rf $(B)

help:
	@echo 'make          build everything into $(B)/'
	@echo 'make native   build the native interpreter and pysgx alone'
	@echo 'make setup    install the Debian packages that are missing (apt-get, sudo when not root)'
	@echo 'make demo     build, and run the example inside the (simulated) enclave'
	@echo 'make test     build, and run every test'
	@echo 'make check    format, include arrows, the safe subset'
	@echo 'make proofs   prove the kernel'
	@echo 'make fuzz     fuzz what reads untrusted bytes, ten minutes each (SECONDS=, FUZZ="quote sgxs")'
	@echo 'make bench    compare speed with Debian'"'"'s python3.11'
	@echo 'make install  copy what pysgx needs below PREFIX (/usr/local)'
	@echo 'make V=1 ...  show the commands'
	@echo 'make clean    remove $(B)/'

# Dependencies written by the compiler beside each object.
-include $(shell find $(B) -path $(B)/proofs -prune -o -name '*.d' -print 2>/dev/null)
