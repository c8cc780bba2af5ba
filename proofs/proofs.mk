# The kernel's proofs: `make proofs`, `make proofs PROOF="slot_get block"` (functions, or files of proofs/contracts/),
# `make proofs MUTANTS=1` for the mutants of each function too, `make proofs FRESH=1` to prove again what is known to be
# proved. `make framac`, `make mutants` (both with PROOF= too), `make proofs-report`. Not part of `make test`; a quick part is in `make check`.

PROOF_TOOLS := $(B)/proofs/tools/complete
$(PROOF_TOOLS): tools/install_cbmc
	@tools/install_cbmc $(@D)

.PHONY: proofs proofs-list
proofs: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/prove.py $(PROOF) $(if $(MUTANTS),--mutants) $(if $(FRESH),--fresh)
# The second tool, the mutants, and the report of what was found; results are kept, so that only changes cost time.
FRAMA_C := $(B)/proofs/frama-c/complete
$(FRAMA_C): tools/install_frama_c
	@tools/install_frama_c $(@D)
.PHONY: framac mutants proofs-report
framac: $(FRAMA_C)
	@$(PYTHON) -B proofs/framac.py $(PROOF)
mutants: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/mutate.py $(PROOF)
proofs-report: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/report.py
proofs-list:
	@$(PYTHON) -B proofs/prove.py --list

# Half a minute, and nothing when nothing changed: values, handlers' registers and frames, and the accessors that everything
# else goes through.
PROOFS_QUICK := value but:int_mul but:i64_mul dispatch door \
	head_ kind_ shape_of has_shape slot_count slot_in_ slot_load_ slot_get slot_set slot_has slot_try \
	slot_try_set bytes_length bytes_in_ bytes_at_ bytes_open_ bytes_set_aux view_u8 edit_u8 view_part arg arg_set
CHECKS += check-proofs-quick
.PHONY: check-proofs-quick
check-proofs-quick: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/prove.py $(PROOFS_QUICK)
