# The kernel's proofs. `make proofs` asks CBMC and Frama-C about each function, tries its mutants, and writes the report;
# `make proofs PROOF="slot_get block"` does so for functions, or files of proofs/contracts/. Answers are kept below
# build/proofs by a hash of what they are about; those committed, proofs/answers.txt, stand for what is slow, but for a part
# of it that changes each day: PART=2/7 asks anew about every seventh from the second on instead, so that a week of nights
# goes through all, and FRESH=1 about everything. `make cbmc`, `make framac`, `make mutants` (with PROOF=, PART= and FRESH=
# too) are the three parts, `make proofs-report` the report of what is known, `make proofs-record` writes what is known
# into proofs/answers.txt and proofs/cipher_answers.txt. `make proofs-cipher` (a part of `make proofs`) is about the ciphers. Not part of `make test`; a
# quick part is in `make check`.

PACKAGES += gcc # whose preprocessor CBMC calls for its models of memcpy and the like

PROOF_TOOLS := $(B)/proofs/tools/complete
$(PROOF_TOOLS): tools/install_cbmc
	@tools/install_cbmc $(@D)
FRAMA_C := $(B)/proofs/frama-c/complete
$(FRAMA_C): tools/install_frama_c
	@tools/install_frama_c $(@D)

.PHONY: proofs cbmc framac framac-planted mutants proofs-report proofs-record proofs-list
HOW = $(PROOF) $(if $(PART),--part $(PART)) $(if $(FRESH),--fresh)
proofs: $(PROOF_TOOLS) $(FRAMA_C)
	$(if $(PROOF),,@$(MAKE) --no-print-directory proofs-cipher)
	@$(PYTHON) -B proofs/whole.py $(HOW)
cbmc: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/prove.py $(HOW)
framac: $(PROOF_TOOLS) $(FRAMA_C)
	@$(PYTHON) -B proofs/framac.py $(HOW)
mutants: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/mutate.py $(HOW)
# Above half an hour (62 of the 87 took 37 minutes of a busy machine): that Frama-C refuses the bugs of proofs/framac_planted.txt.
framac-planted: $(PROOF_TOOLS) $(FRAMA_C)
	@$(PYTHON) -B proofs/framac_planted.py $(PROOF)
proofs-report: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/report.py
proofs-record: $(PROOF_TOOLS) $(B)/gen/.stamp
	@$(PYTHON) -B proofs/record.py
	@$(PYTHON) -B proofs/cipher.py --record
# That the ciphers of sealed data and reports compute what their standards say, and that the mutants of them do not.
# proofs-cipher-quick: the claims alone. Recorded in proofs/cipher_answers.txt; PART= and FRESH= as above.
.PHONY: proofs-cipher proofs-cipher-quick
proofs-cipher: $(PROOF_TOOLS) $(B)/gen/.stamp
	@$(PYTHON) -B proofs/cipher.py --mutants $(if $(PART),--part $(PART)) $(if $(FRESH),--fresh)
proofs-cipher-quick: $(PROOF_TOOLS) $(B)/gen/.stamp
	@$(PYTHON) -B proofs/cipher.py $(if $(PART),--part $(PART)) $(if $(FRESH),--fresh)
proofs-list:
	@$(PYTHON) -B proofs/prove.py --list

# That the contracts that Frama-C reads together are one C program: what is recorded would be asked of no text at all. And that
# the planted bugs' places stand in the kernel, which is C with them, too.
CHECKS += check-proofs-text
.PHONY: check-proofs-text
check-proofs-text:
	@$(PYTHON) -B proofs/framac.py --read
	@$(PYTHON) -B proofs/framac_planted.py --read

# Half a minute, and nothing when nothing changed: values, handlers' registers and frames, and the accessors that everything
# else goes through.
PROOFS_QUICK := value but:int_mul but:i64_mul dispatch door \
	head_ kind_ shape_of has_shape has_shape_value slot_count slot_in_ slot_load_ slot_get slot_set slot_has slot_try \
	slot_try_set bytes_length bytes_in_ bytes_at_ bytes_open_ bytes_set_aux view_u8 edit_u8 view_part arg arg_set
CHECKS += check-proofs-quick
.PHONY: check-proofs-quick
check-proofs-quick: $(PROOF_TOOLS)
	@$(PYTHON) -B proofs/prove.py $(PROOFS_QUICK)
