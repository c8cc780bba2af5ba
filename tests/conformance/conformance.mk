# CPython's own tests: make conformance [TIER=T1|T2] [FILE=test_x] [PART=1/3] [MODE=native] (see run.py). The judge is the
# simulated enclave, unless MODE says otherwise.
PACKAGES += libpython3.11-testsuite
.PHONY: conformance conformance-update
CONFORMANCE = $(PYTHON) tests/conformance/run.py --mode $(firstword $(MODE_OF_CONFORMANCE)) $(if $(FILE),--file $(FILE),--tier $(or $(TIER),T1)) \
	$(if $(PART),--part $(PART)) $(FLAGS)
MODE_OF_CONFORMANCE = $(if $(filter command line,$(origin MODE)),$(MODE),sim)
conformance: $(if $(filter native,$(MODE)),native,all)
	@$(CONFORMANCE)
# What `make test` runs: each third file of T1, in the simulated enclave; fails when fewer tests pass in a file than
# baseline.txt says. The limits of time are for slow machines: nothing reaches them.
TESTS += test-conformance
test-conformance: all
	@$(PYTHON) tests/conformance/run.py --part $(or $(PART),1/3) --baseline --idle 180 --timeout 900 >$(B)/conformance.log 2>&1 || \
		{ cat $(B)/conformance.log; exit 1; }
	@tail -1 $(B)/conformance.log
# The whole baseline again: after an improvement (takes minutes).
conformance-update: all
	@$(PYTHON) tests/conformance/run.py --tier $(or $(TIER),T1) --update --idle 180 --timeout 900
