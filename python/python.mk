# The interpreter: tables generated from the sources' own declarations, then one set of sources linked twice: into the
# enclave, and into the native program.

PYTHON_SOURCES := $(sort $(shell find python enclave -name '*.c'))
PYTHON_HEADERS := $(sort $(shell find python enclave -name '*.h'))
KERNEL_COMMON := $(KERNEL_HEAP) kernel/threads.c kernel/io.c kernel/fault.c
GEN_TABLES := unicode_tables unicode_names unicode_properties float_powers real_tables
GENERATED := $(B)/gen/all.h $(B)/gen/natives.c

$(B)/gen/.stamp: tools/gen.py $(PYTHON_SOURCES) $(PYTHON_HEADERS)
	@mkdir -p $(@D)
	$(call step,gen)
	$(PYTHON) tools/gen.py $(B)/gen $(PYTHON_SOURCES) $(PYTHON_HEADERS)
	@touch $@
$(GENERATED): $(B)/gen/.stamp ;
$(B)/gen/uses/%.h: $(B)/gen/.stamp ;
# What each source includes before all else: the numbers of what it names.
uses = $(if $(filter $(PYTHON_SOURCES),$<),-include $(B)/gen/uses/$<.h)

PYTHON_ALL := $(PYTHON_SOURCES) $(KERNEL_COMMON)
PYTHON_NATIVE := $(PYTHON_ALL:%.c=$(B)/native/%.o) $(B)/native/$(B)/gen/natives.o $(GEN_TABLES:%=$(B)/native/$(B)/gen/%.o) $(B)/native/kernel/door_native.o
PYTHON_ENCLAVE := $(PYTHON_ALL:%.c=$(B)/enclave/%.o) $(B)/enclave/$(B)/gen/natives.o $(GEN_TABLES:%=$(B)/enclave/$(B)/gen/%.o) $(B)/enclave/kernel/door.o \
	$(B)/enclave/kernel/entry.o $(B)/enclave/kernel/memory.o
$(PYTHON_SOURCES:%.c=$(B)/native/%.o) $(PYTHON_SOURCES:%.c=$(B)/enclave/%.o): | $(GENERATED) $(GEN_TABLES:%=$(B)/gen/%.h)
$(B)/native/$(B)/gen/natives.o $(B)/enclave/$(B)/gen/natives.o: $(GENERATED)
$(GEN_TABLES:%=$(B)/native/$(B)/gen/%.o) $(GEN_TABLES:%=$(B)/enclave/$(B)/gen/%.o): $(GEN_TABLES:%=$(B)/gen/%.h)

# What is inlined between files when it is linked, and compiled for the ways that programs take often. Not the dispatch of
# natives: it would take all of them into one function, and its frame.
LINKED_TOGETHER := $(PYTHON_SOURCES) $(KERNEL_HEAP)
TOGETHER_OBJECTS := $(LINKED_TOGETHER:%.c=$(B)/native/%.o) $(LINKED_TOGETHER:%.c=$(B)/enclave/%.o)

# `make profile` counts the ways once over the programs of bench/. The counts are kept as text, so that each build of
# the same sources is the same; a function that has changed since is compiled as if there were none.
PROFILE := -fprofile-use=$(B)/profile.profdata -Wno-profile-instr-unprofiled -Wno-profile-instr-out-of-date \
	-Wno-backend-plugin
ifneq ($(PROFILE),)
$(TOGETHER_OBJECTS): $(B)/profile.profdata
endif
$(B)/profile.profdata: bench/profile.txt
	@mkdir -p $(@D)
	$(call step,profile)
	llvm-profdata-19 merge -o $@ $<
$(TOGETHER_OBJECTS): NATIVE_CFLAGS += $(LTO) $(PROFILE)
$(TOGETHER_OBJECTS): ENCLAVE_CFLAGS += $(LTO) $(PROFILE)

$(B)/native/python-native: $(PYTHON_NATIVE) $(B)/gen/order.txt
	$(call step,ld)
	$(NATIVE_LINK) $(LINK_ORDER:%=-Wl,%) -o $@ $(PYTHON_NATIVE)
	@rm -f $(B)/library.codes # of another compiler's making, maybe

$(B)/enclave/python.elf: $(PYTHON_ENCLAVE) $(B)/gen/order.txt enclave/enclave.lds tools/enclave_check.py
	$(call step,ld)
	$(call enclave_link,$@,$(LINK_ORDER) $(PYTHON_ENCLAVE))
	@rm -f $(B)/library.codes

ifneq ($(wildcard enclave/start.c),)
.PHONY: native
native: $(B)/native/python-native $(B)/pysgx
all: native $(B)/enclave/python.elf
endif
