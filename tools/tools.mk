# What the tools write into build/gen, for the rooms that compile it.

UNICODE_DATA := /usr/share/unicode
$(B)/gen/unicode_tables.c $(B)/gen/unicode_tables.h &: tools/gen_unicode.py
	@mkdir -p $(B)/gen
	$(PYTHON) tools/gen_unicode.py $(B)/gen $(UNICODE_DATA)
	@touch $(B)/gen/unicode_tables.c $(B)/gen/unicode_tables.h
$(B)/gen/unicode_names.c $(B)/gen/unicode_names.h &: tools/gen_unicode_names.py tools/gen_unicode.py
	@mkdir -p $(B)/gen
	$(PYTHON) -B tools/gen_unicode_names.py $(B)/gen $(UNICODE_DATA)
	@touch $(B)/gen/unicode_names.c $(B)/gen/unicode_names.h
$(B)/gen/unicode_properties.c $(B)/gen/unicode_properties.h &: tools/gen_unicode_data.py tools/gen_unicode.py tools/unicode_3_2.txt
	@mkdir -p $(B)/gen
	$(PYTHON) -B tools/gen_unicode_data.py $(B)/gen $(UNICODE_DATA)
	@touch $(B)/gen/unicode_properties.c $(B)/gen/unicode_properties.h

$(B)/gen/float_powers.c $(B)/gen/float_powers.h &: tools/gen_float.py
	@mkdir -p $(B)/gen
	$(PYTHON) tools/gen_float.py $(B)/gen
	@touch $(B)/gen/float_powers.c $(B)/gen/float_powers.h

$(B)/gen/real_tables.c $(B)/gen/real_tables.h &: tools/gen_real.py tools/real_points.txt
	@mkdir -p $(B)/gen
	$(PYTHON) tools/gen_real.py $(B)/gen
	@touch $(B)/gen/real_tables.c $(B)/gen/real_tables.h

# The tables against CPython's own, code point by code point.
.PHONY: test-unicode test-unicode-names test-unicode-data
TESTS += test-unicode test-unicode-names test-unicode-data
test-unicode-data:
	$(PYTHON) -B tools/gen_unicode_data.py --check $(UNICODE_DATA)
test-unicode:
	$(PYTHON) tools/gen_unicode.py --check $(UNICODE_DATA)
test-unicode-names:
	$(PYTHON) -B tools/gen_unicode_names.py --check $(UNICODE_DATA)

# ---- what `make check` looks at
# The checker of the safe subset (docs/subset.md): C over libclang's C interface.
LLVM := /usr/lib/llvm-19
SUBSET_CHECK := $(B)/tools/subset_check
$(SUBSET_CHECK): tools/subset_check.c $(wildcard tools/subset/*)
	@mkdir -p $(@D)
	$(call step,cc)
	$(CC) $(WARNINGS) -D_GNU_SOURCE -O2 -I. -I$(LLVM)/include -DCLANG_PROGRAM='"$(CLANG)"' \
		-DCLANG_RESOURCES='"$(LLVM)/lib/clang/19"' $(filter %.c,$^) -o $@ -L$(LLVM)/lib -lclang-19
all: $(SUBSET_CHECK)

# Files under version control; in an exported tree without it, all but what is built.
FILES = $(shell git ls-files 2>/dev/null || find . -path ./$(B) -prune -o -type f -printf '%P ')
C_FILES = $(filter %.c %.h,$(FILES))
CHECKS += check-format check-includes check-text
.PHONY: check-format check-includes check-text
check-format: # but what is to be refused as it stands
	@$(CLANG_FORMAT) --dry-run -Werror $(filter-out tests/subset/refused/%,$(C_FILES))
check-includes:
	@tools/includes_check.py tools/includes.txt $(C_FILES)
check-text:
	@tools/text_check.py $(filter %.c %.h %.S %.py %.def %.mk,$(FILES))
