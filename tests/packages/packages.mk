# Packages of Debian in the enclave: make test-packages [FILTER="yaml click"] [MODE=native]. Downloads them, so `make test`
# does not.
.PHONY: test-packages
test-packages: all
	@$(PYTHON) tests/packages/run.py --mode $(if $(filter command line,$(origin MODE)),$(MODE),sim) $(FILTER)
