# What the tools write into build/gen, for the rooms that compile it.

UNICODE_DATA := /usr/share/unicode
$(B)/gen/unicode_tables.c $(B)/gen/unicode_tables.h &: tools/gen_unicode.py
	@mkdir -p $(B)/gen
	$(PYTHON) tools/gen_unicode.py $(B)/gen $(UNICODE_DATA)
	@touch $(B)/gen/unicode_tables.c $(B)/gen/unicode_tables.h

# The tables against CPython's own, code point by code point.
.PHONY: test-unicode
TESTS += test-unicode
test-unicode:
	$(PYTHON) tools/gen_unicode.py --check $(UNICODE_DATA)
