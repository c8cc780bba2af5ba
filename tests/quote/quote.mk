# Quotes under a root of the test's own: judge.c is linked with it in the place of Intel's.
$(B)/tests/quote/judge: tests/quote/judge.c $(HOST_SANITIZED)
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) $(HOST_SANITIZE) -MMD -MP $< $(HOST_SANITIZED) $(HOST_LIBS) -Wl,--wrap=chain_root -o $@

.PHONY: test-quote
TESTS += test-quote
test-quote: $(B)/tests/quote/judge
	@ASAN_OPTIONS=detect_leaks=0 $(PYTHON) tests/quote/run.py $<
