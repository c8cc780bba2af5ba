# The enclave: freestanding objects of kernel/, python/ and enclave/, linked at 0 into one ELF file without relocation.
# The red zone stays on: an asynchronous exit saves to the SSA frame, exceptions have a stack of their own, and the
# simulator's signals another, so nothing is ever pushed below an interrupted stack pointer.

# No tables of texts or functions made from a switch: they would hold addresses. (Jump tables are relative, and one
# file wants them: the dispatch of native functions.)
ENCLAVE_CFLAGS := $(WARNINGS) $(DEFINED) $(INCLUDES) -O2 -gdwarf-4 -ffreestanding -fPIE -fvisibility=hidden \
	-ftls-model=local-exec -fstack-clash-protection -fno-stack-protector -fcf-protection=none \
	-fno-asynchronous-unwind-tables -fno-exceptions -ffunction-sections -fdata-sections -ffp-contract=off \
	-march=x86-64-v2 -ffile-prefix-map=$(CURDIR)=. -fstack-size-section -fno-jump-tables \
	-fdirect-access-external-data
$(B)/enclave/$(B)/gen/natives.o: ENCLAVE_CFLAGS += -fjump-tables
# What programs run stands side by side, so that fewer pages are touched. (Functions of one file that another one needs
# get a name that depends on the file's name alone.)
LINK_ORDER = --symbol-ordering-file=$(B)/gen/order.txt --no-warn-symbol-ordering -mllvm \
	-use-source-filename-for-promoted-locals
$(B)/gen/order.txt: bench/order.txt bench/order_libc.txt
	@mkdir -p $(@D)
	cat bench/order_libc.txt bench/order.txt > $@

ENCLAVE_LDFLAGS := -pie --no-dynamic-linker -z text -z noexecstack -z max-page-size=4096 -z norelro --no-relax \
	--gc-sections $(LTO_CACHE) -mllvm -stack-size-section --build-id=none --hash-style=sysv -T enclave/enclave.lds

$(B)/enclave/%.o: %.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(ENCLAVE_CFLAGS) $(uses) -MMD -MP -c $< -o $@

$(B)/enclave/%.o: %.S
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(INCLUDES) -g -MMD -MP -c $< -o $@


# $(call enclave_link,OUT,OBJECTS): links, then refuses what could not run in an enclave. OUT.debug has the debugger's
# data, which every start would read in vain.
define enclave_link
	$(LD) $(ENCLAVE_LDFLAGS) -o $(1).debug $(2)
	tools/enclave_check.py $(1).debug
	@rm -f $(1) # a new file: the old one may be mapped by enclaves that run
	$(OBJCOPY) --strip-debug $(1).debug $(1)
endef

# The same sources for the native build, over the operating system.
# (DWARF 4: what the valgrind of Debian 12 can read.)
NATIVE_CFLAGS := $(WARNINGS) $(DEFINED) $(INCLUDES) -O2 -gdwarf-4 -fPIE -fvisibility=hidden -ffp-contract=off \
	-fstack-clash-protection -fcf-protection=none -march=x86-64-v2 -ffile-prefix-map=$(CURDIR)=.

NATIVE_LINK = $(CC) -static-pie -fuse-ld=lld -Wl,$(LTO_CACHE)

$(B)/native/%.o: %.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(NATIVE_CFLAGS) $(uses) -MMD -MP -c $< -o $@
