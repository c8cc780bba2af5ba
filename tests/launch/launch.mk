# Tests of the door, the launcher and the simulators, with an enclave of their own (payload.c).
LAUNCH_PAYLOAD := $(B)/tests/launch/payload.elf
LAUNCH_OBJECTS := $(addprefix $(B)/enclave/,kernel/entry.o kernel/door.o kernel/memory.o tests/launch/payload.o)

# Not through enclave_link: it plants what enclave_check.py refuses.
$(LAUNCH_PAYLOAD): $(LAUNCH_OBJECTS) enclave/enclave.lds
	@mkdir -p $(@D)
	$(LD) $(ENCLAVE_LDFLAGS) -o $@ $(LAUNCH_OBJECTS)

$(B)/tests/launch/%: tests/launch/%.c $(B)/host/libhost.a
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -MMD -MP $< $(B)/host/libhost.a $(HOST_LIBS) -o $@

$(B)/tests/launch/driver_test: HOST_LIBS += -Wl,--wrap=open,--wrap=ioctl,--wrap=vdso_function

$(B)/tests/launch/payload-native: $(addprefix $(B)/native/,kernel/door_native.o tests/launch/payload.o)
	@mkdir -p $(@D)
	$(CC) -pie -o $@ $^ -lpthread

# pysgx with another crew.c: the object stands in front of the library that has the honest one.
$(B)/pysgx-hostile: tests/launch/hostile_crew.c $(HOST_CLI_OBJECTS) $(B)/host/libhost.a
	$(CC) $(HOST_CFLAGS) $^ $(HOST_LIBS) -o $@

# pysgx that interrupts the enclave in front of each instruction.
$(B)/pysgx-stepping: tests/launch/stepping.c $(HOST_CLI_OBJECTS) $(B)/host/libhost.a
	$(CC) $(HOST_CFLAGS) $^ $(HOST_LIBS) -Wl,--wrap=launch_enter,--wrap=sim_core_signal -o $@

# test-stepping-whole interrupts the interpreter's start, too: some minutes.
.PHONY: test-stepping test-stepping-whole
TESTS += test-stepping
test-stepping: all $(B)/pysgx-stepping
	$(PYTHON) -B tests/launch/stepping.py $(B)
test-stepping-whole: all $(B)/pysgx-stepping
	$(PYTHON) -B tests/launch/stepping.py $(B) --whole

.PHONY: test-thread-attacks
TESTS += test-thread-attacks
test-thread-attacks: all $(B)/pysgx-hostile
	$(PYTHON) -B tests/launch/thread_attacks.py $(B) "$(CC)" $(LD) $(ENCLAVE_CFLAGS) -- $(ENCLAVE_LDFLAGS) -- $(PYTHON_ENCLAVE)

.PHONY: test-launch
TESTS += test-launch
test-launch: $(LAUNCH_PAYLOAD) $(addprefix $(B)/tests/launch/,runner payload-native hostile_test driver_test decode_test attack)
	$(B)/tests/launch/decode_test
	$(PYTHON) tests/launch/enclave_check_test.py $(B) $(LD) "$(CC)" $(ENCLAVE_LDFLAGS)
	$(B)/tests/launch/hostile_test $(LAUNCH_PAYLOAD) tests/vectors/sig1.key.pem
	$(PYTHON) -B tests/launch/attacks.py $(B) "$(CC)" $(LD) $(ENCLAVE_CFLAGS) -- $(ENCLAVE_LDFLAGS)
	$(B)/tests/launch/driver_test $(LAUNCH_PAYLOAD) tests/vectors/sig1.key.pem
	$(PYTHON) -B tests/launch/cases.py $(B)
