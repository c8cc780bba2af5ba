# Python-SGX: the build. `make` builds everything, `make help` lists the targets.
# Each room brings its own rules in a file <room>/<room>.mk; this file holds what they share.

CC := clang-19
LD := ld.lld-19
CLANG_FORMAT := clang-format-19
PYTHON := /usr/bin/python3.11
B := build

WARNINGS := -std=c17 -Wall -Wextra -Werror -Wno-unused-parameter
# What is left of C's undefined behaviour is defined away, inside the enclave as in the native build.
DEFINED := -fwrapv -fno-strict-aliasing -fno-delete-null-pointer-checks -ftrivial-auto-var-init=zero
INCLUDES := -I. -I$(B)/gen

.PHONY: all check test demo proofs bench clean help setup
all:

include tools/tools.mk
-include kernel/kernel.mk python/python.mk enclave/enclave.mk host/host.mk
-include proofs/proofs.mk tests/tests.mk bench/bench.mk examples/examples.mk

clean:
	rm -rf $(B)

# Dependencies written by the compiler beside each object.
-include $(shell find $(B) -name '*.d' 2>/dev/null)
