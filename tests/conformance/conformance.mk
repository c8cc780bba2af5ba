# CPython's own tests: make conformance [TIER=T1|T2] [FILE=test_x] [PART=1/3] [MODE=native] (see run.py). The judge is the
# simulated enclave, unless MODE says otherwise.
PACKAGES += libpython3.11-testsuite
.PHONY: conformance conformance-baseline
CONFORMANCE = $(PYTHON) tests/conformance/run.py --mode $(firstword $(MODE_OF_CONFORMANCE)) $(if $(FILE),--file $(FILE),--tier $(or $(TIER),T1)) \
	$(if $(PART),--part $(PART)) $(FLAGS)
MODE_OF_CONFORMANCE = $(if $(filter command line,$(origin MODE)),$(MODE),sim)
conformance: $(if $(filter native,$(MODE)),native,all)
	@$(CONFORMANCE)
# What continuous integration runs: fails when fewer pass than baseline.txt says.
conformance-baseline: all
	@$(CONFORMANCE) --baseline
