# The host's rooms: everything that runs outside the enclave. One object per source file under build/host,
# one library of all but the command line (so that tests link what they need), one program.

HOST_CFLAGS := $(WARNINGS) $(INCLUDES) -O2 -gdwarf-4 -D_GNU_SOURCE -fPIC -fstack-protector-strong -D_FORTIFY_SOURCE=2
HOST_LIBS := -lcrypto -ldl -lpthread
# The program that starts enclaves takes of all libraries only what it uses, at fixed addresses: the rest would be most of
# a small run's memory. (lld does not warn of dlopen in a static program. What is called here calls none.)
PYSGX_LINK := -static -fuse-ld=lld
HOST_SOURCES := $(wildcard host/*.c host/codec/*.c host/image/*.c host/sign/*.c host/quote/*.c host/launch/*.c host/serve/*.c)
HOST_ASSEMBLY := $(wildcard host/launch/*.S)
HOST_OBJECTS := $(HOST_SOURCES:%.c=$(B)/%.o) $(HOST_ASSEMBLY:%.S=$(B)/%.o)
HOST_CLI_OBJECTS := $(patsubst %.c,$(B)/%.o,$(wildcard host/cli/*.c))

include host/launch/launch.mk host/capi/capi.mk

$(B)/host/%.o: host/%.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(HOST_CFLAGS) -MMD -MP -c $< -o $@

$(B)/host/%.o: host/%.S
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(INCLUDES) -g -MMD -MP -c $< -o $@

$(B)/host/libhost.a: $(HOST_OBJECTS)
	@rm -f $@
	ar rcsD $@ $^

$(B)/pysgx: $(HOST_CLI_OBJECTS) $(B)/host/libhost.a
	$(call step,ld)
	$(CC) $(PYSGX_LINK) -o $@ $^ $(HOST_LIBS)

# pysgx's own dcap.h (host/cli/ask_quoter.c) comes before the library's; this program is linked with the library's.
$(B)/pysgx-quote: $(B)/host/quoter/quoter.o $(B)/host/libhost.a
	$(call step,ld)
	$(CC) -o $@ $^ $(HOST_LIBS)

# The standard library's modules, compiled by the interpreter. Linking that removes the file, so
# that there is never one of another compiler's making.
$(B)/library.codes: $(B)/native/python-native $(B)/enclave/python.elf $(B)/pysgx $(wildcard tools/compile_*.py) $(wildcard python/lib/*.py)
	$(call step,library)
	@rm -f $@
	tools/compile_library.py $(B)/pysgx $@ /usr/lib/python3.11 python/lib

all: $(B)/pysgx $(B)/pysgx-quote $(B)/library.codes

# `make install PREFIX=/usr/local DESTDIR=`: host/cli/locate.c finds the parts below the prefix.
PREFIX ?= /usr/local
INSTALL_LIB = $(DESTDIR)$(PREFIX)/lib/pysgx
.PHONY: install
install: all
	install -D -m 755 $(B)/pysgx $(DESTDIR)$(PREFIX)/bin/pysgx
	install -D -m 644 $(B)/enclave/python.elf $(INSTALL_LIB)/python.elf
	install -D -m 755 $(B)/native/python-native $(INSTALL_LIB)/python-native
	install -D -m 755 $(B)/pysgx-quote $(INSTALL_LIB)/pysgx-quote
	install -D -m 644 $(B)/gen/native_modules.txt $(INSTALL_LIB)/native_modules.txt
	install -D -m 644 $(B)/library.codes $(INSTALL_LIB)/library.codes
	for f in $(wildcard python/lib/*.py); do install -D -m 644 $$f $(INSTALL_LIB)/$$f; done

# tests/host: each <name>_test.c is a program that prints `N passed, N failed`, linked with the rooms that read
# untrusted files, under sanitizers; each <name>_test.sh is a script that prints that line, too.
HOST_TESTS := $(patsubst tests/host/%.c,$(B)/tests/host/%,$(wildcard tests/host/*_test.c))
HOST_SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -U_FORTIFY_SOURCE
HOST_SANITIZED := $(patsubst host/%.c,$(B)/host-sanitized/%.o,$(wildcard host/*.c host/codec/*.c host/image/*.c host/sign/*.c host/quote/*.c) host/launch/sim_keys.c host/launch/vdso.c)
PACKAGES += libclang-rt-19-dev openssl
.SECONDARY: $(HOST_SANITIZED)

$(B)/host-sanitized/%.o: host/%.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(HOST_CFLAGS) $(HOST_SANITIZE) -MMD -MP -c $< -o $@

$(B)/tests/host/%: tests/host/%.c $(HOST_SANITIZED)
	@mkdir -p $(@D)
	$(call step,ld)
	$(CC) $(HOST_CFLAGS) $(HOST_SANITIZE) -MMD -MP $< $(HOST_SANITIZED) $(HOST_LIBS) -o $@

$(B)/tests/host/tiny.elf: tests/host/tiny.c enclave/enclave.lds
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(ENCLAVE_CFLAGS) -MMD -MP -c $< -o $(@:.elf=.o)
	$(LD) $(ENCLAVE_LDFLAGS) --no-gc-sections -o $@ $(@:.elf=.o)

.PHONY: test-host
TESTS += test-host
test-host: $(HOST_TESTS) $(B)/tests/host/tiny.elf $(B)/tests/launch/payload.elf $(B)/pysgx $(B)/pysgx-quote
	@ASAN_OPTIONS=detect_leaks=0 tests/host/run $(HOST_TESTS) $(wildcard tests/host/*_test.sh)
