# The kernel's proofs: `make proofs`, `make proofs PROOF="slot_get block"` (functions, or files of proofs/contracts/),
# `make proofs MUTANTS=1` for the mutants of each function too. Not part of `make test`; a quick part is in `make check`.

PROOF_TOOLS := $(B)/proofs/tools/complete
$(PROOF_TOOLS): tools/install_cbmc
	@tools/install_cbmc $(@D)

.PHONY: proofs proofs-list
proofs: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/prove.py $(PROOF) $(if $(MUTANTS),--mutants)
proofs-list:
	@$(PYTHON) -B proofs/prove.py --list
