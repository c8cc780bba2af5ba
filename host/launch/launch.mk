# The warden, the program of sim-strict's child process: no library, at an address that nothing else uses.
WARDEN_OBJECTS := $(B)/host/launch/warden/warden.o $(B)/host/launch/warden/sim_core.o $(B)/host/launch/warden/decode.o \
	$(B)/host/launch/sim_entry.o
WARDEN_CFLAGS := $(WARNINGS) $(INCLUDES) -D_GNU_SOURCE -O2 -g -ffreestanding -fno-stack-protector -fPIE -mno-red-zone \
	-fvisibility=hidden -fcf-protection=none -fno-asynchronous-unwind-tables -ffile-prefix-map=$(CURDIR)=.
WARDEN_BASE := 0x100000000000

$(B)/host/launch/warden/%.o: host/launch/warden/%.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(WARDEN_CFLAGS) -MMD -MP -c $< -o $@

$(B)/host/launch/warden/%.o: host/launch/%.c
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(WARDEN_CFLAGS) -MMD -MP -c $< -o $@

$(B)/gen/warden.elf: $(WARDEN_OBJECTS)
	@mkdir -p $(@D)
	$(LD) -static --image-base=$(WARDEN_BASE) -z noexecstack --strip-debug --build-id=none -o $@ $^

$(B)/host/launch/warden_blob.o: $(B)/gen/warden.elf
