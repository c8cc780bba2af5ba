// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of bytearray that bytelike_*.c implements for both classes.
#include "python/objects/bytelike.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

METHOD(bytearray, find, "!!($self, sub, start=None, end=None, /)",
       "B.find(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the lowest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Return -1 on failure.") {
    return bytelike_search(args, BYTES_FIND);
}

METHOD(bytearray, rfind, "!!($self, sub, start=None, end=None, /)",
       "B.rfind(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the highest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Return -1 on failure.") {
    return bytelike_search(args, BYTES_RFIND);
}

METHOD(bytearray, index, "!!($self, sub, start=None, end=None, /)",
       "B.index(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the lowest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Raises ValueError when the subsection is not found.") {
    return bytelike_search(args, BYTES_INDEX);
}

METHOD(bytearray, rindex, "!!($self, sub, start=None, end=None, /)",
       "B.rindex(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the highest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Raise ValueError when the subsection is not found.") {
    return bytelike_search(args, BYTES_RINDEX);
}

METHOD(bytearray, count, "!!($self, sub, start=None, end=None, /)",
       "B.count(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the number of non-overlapping occurrences of subsection sub in\n"
       "bytes B[start:end].  Optional arguments start and end are interpreted\n"
       "as in slice notation.") {
    return bytelike_search(args, BYTES_COUNT);
}

METHOD(bytearray, __contains__, "($self, key, /)", "Return key in self.") { return bytelike_contains(args); }

METHOD(bytearray, startswith, "!!($self, prefix, start=None, end=None, /)",
       "B.startswith(prefix[, start[, end]]) -> bool\n"
       "\n"
       "Return True if B starts with the specified prefix, False otherwise.\n"
       "With optional start, test B beginning at that position.\n"
       "With optional end, stop comparing B at that position.\n"
       "prefix can also be a tuple of bytes to try.") {
    return bytelike_tail(args, false);
}

METHOD(bytearray, endswith, "!!($self, suffix, start=None, end=None, /)",
       "B.endswith(suffix[, start[, end]]) -> bool\n"
       "\n"
       "Return True if B ends with the specified suffix, False otherwise.\n"
       "With optional start, test B beginning at that position.\n"
       "With optional end, stop comparing B at that position.\n"
       "suffix can also be a tuple of bytes to try.") {
    return bytelike_tail(args, true);
}

METHOD(bytearray, removeprefix, "($self, prefix, /)",
       "Return a bytearray with the given prefix string removed if present.\n"
       "\n"
       "If the bytearray starts with the prefix string, return\n"
       "bytearray[len(prefix):].  Otherwise, return a copy of the original\n"
       "bytearray.") {
    return bytelike_remove_end(args, false);
}

METHOD(bytearray, removesuffix, "($self, suffix, /)",
       "Return a bytearray with the given suffix string removed if present.\n"
       "\n"
       "If the bytearray ends with the suffix string and that suffix is not\n"
       "empty, return bytearray[:-len(suffix)].  Otherwise, return a copy of\n"
       "the original bytearray.") {
    return bytelike_remove_end(args, true);
}

METHOD(bytearray, partition, "($self, sep, /)",
       "Partition the bytearray into three parts using the given separator.\n"
       "\n"
       "This will search for the separator sep in the bytearray. If the separator is\n"
       "found, returns a 3-tuple containing the part before the separator, the\n"
       "separator itself, and the part after it as new bytearray objects.\n"
       "\n"
       "If the separator is not found, returns a 3-tuple containing the copy of the\n"
       "original bytearray object and two empty bytearray objects.") {
    return bytelike_partition(args, false);
}

METHOD(bytearray, rpartition, "($self, sep, /)",
       "Partition the bytearray into three parts using the given separator.\n"
       "\n"
       "This will search for the separator sep in the bytearray, starting at the end.\n"
       "If the separator is found, returns a 3-tuple containing the part before the\n"
       "separator, the separator itself, and the part after it as new bytearray\n"
       "objects.\n"
       "\n"
       "If the separator is not found, returns a 3-tuple containing two empty bytearray\n"
       "objects and the copy of the original bytearray object.") {
    return bytelike_partition(args, true);
}

METHOD(bytearray, split, "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the sections in the bytearray, using sep as the delimiter.\n"
       "\n"
       "  sep\n"
       "    The delimiter according which to split the bytearray.\n"
       "    None (the default value) means split on ASCII whitespace characters\n"
       "    (space, tab, return, newline, formfeed, vertical tab).\n"
       "  maxsplit\n"
       "    Maximum number of splits to do.\n"
       "    -1 (the default value) means no limit.") {
    return bytelike_split(args, false);
}

METHOD(bytearray, rsplit, "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the sections in the bytearray, using sep as the delimiter.\n"
       "\n"
       "  sep\n"
       "    The delimiter according which to split the bytearray.\n"
       "    None (the default value) means split on ASCII whitespace characters\n"
       "    (space, tab, return, newline, formfeed, vertical tab).\n"
       "  maxsplit\n"
       "    Maximum number of splits to do.\n"
       "    -1 (the default value) means no limit.\n"
       "\n"
       "Splitting is done starting at the end of the bytearray and working to the front.") {
    return bytelike_split(args, true);
}

METHOD(bytearray, splitlines, "($self, /, keepends=False)",
       "Return a list of the lines in the bytearray, breaking at line boundaries.\n"
       "\n"
       "Line breaks are not included in the resulting list unless keepends is given and\n"
       "true.") {
    return bytelike_splitlines(args);
}

METHOD(bytearray, strip, "($self, bytes=None, /)",
       "Strip leading and trailing bytes contained in the argument.\n"
       "\n"
       "If the argument is omitted or None, strip leading and trailing ASCII whitespace.") {
    return bytelike_strip(args, BYTES_BOTH);
}

METHOD(bytearray, lstrip, "($self, bytes=None, /)",
       "Strip leading bytes contained in the argument.\n"
       "\n"
       "If the argument is omitted or None, strip leading ASCII whitespace.") {
    return bytelike_strip(args, BYTES_LEFT);
}

METHOD(bytearray, rstrip, "($self, bytes=None, /)",
       "Strip trailing bytes contained in the argument.\n"
       "\n"
       "If the argument is omitted or None, strip trailing ASCII whitespace.") {
    return bytelike_strip(args, BYTES_RIGHT);
}

METHOD(bytearray, isalpha, "!($self, /)",
       "B.isalpha() -> bool\n"
       "\n"
       "Return True if all characters in B are alphabetic\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_ALPHA);
}

METHOD(bytearray, isalnum, "!($self, /)",
       "B.isalnum() -> bool\n"
       "\n"
       "Return True if all characters in B are alphanumeric\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_ALPHA | BYTES_DIGIT);
}

METHOD(bytearray, isdigit, "!($self, /)",
       "B.isdigit() -> bool\n"
       "\n"
       "Return True if all characters in B are digits\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_DIGIT);
}

METHOD(bytearray, isspace, "!($self, /)",
       "B.isspace() -> bool\n"
       "\n"
       "Return True if all characters in B are whitespace\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_SPACE);
}

METHOD(bytearray, islower, "!($self, /)",
       "B.islower() -> bool\n"
       "\n"
       "Return True if all cased characters in B are lowercase and there is\n"
       "at least one cased character in B, False otherwise.") {
    return bytelike_is_case(args, BYTES_LOWER);
}

METHOD(bytearray, isupper, "!($self, /)",
       "B.isupper() -> bool\n"
       "\n"
       "Return True if all cased characters in B are uppercase and there is\n"
       "at least one cased character in B, False otherwise.") {
    return bytelike_is_case(args, BYTES_UPPER);
}

METHOD(bytearray, istitle, "!($self, /)",
       "B.istitle() -> bool\n"
       "\n"
       "Return True if B is a titlecased string and there is at least one\n"
       "character in B, i.e. uppercase characters may only follow uncased\n"
       "characters and lowercase characters only cased ones. Return False\n"
       "otherwise.") {
    return bytelike_is_title(args);
}

METHOD(bytearray, isascii, "!($self, /)",
       "B.isascii() -> bool\n"
       "\n"
       "Return True if B is empty or all characters in B are ASCII,\n"
       "False otherwise.") {
    return bytelike_is_ascii(args);
}

METHOD(bytearray, lower, "!($self, /)",
       "B.lower() -> copy of B\n"
       "\n"
       "Return a copy of B with all ASCII characters converted to lowercase.") {
    return bytelike_change_case(args, BYTES_TO_LOWER);
}

METHOD(bytearray, upper, "!($self, /)",
       "B.upper() -> copy of B\n"
       "\n"
       "Return a copy of B with all ASCII characters converted to uppercase.") {
    return bytelike_change_case(args, BYTES_TO_UPPER);
}

METHOD(bytearray, swapcase, "!($self, /)",
       "B.swapcase() -> copy of B\n"
       "\n"
       "Return a copy of B with uppercase ASCII characters converted\n"
       "to lowercase ASCII and vice versa.") {
    return bytelike_change_case(args, BYTES_SWAPPED);
}

METHOD(bytearray, capitalize, "!($self, /)",
       "B.capitalize() -> copy of B\n"
       "\n"
       "Return a copy of B with only its first character capitalized (ASCII)\n"
       "and the rest lower-cased.") {
    return bytelike_change_case(args, BYTES_CAPITALIZED);
}

METHOD(bytearray, title, "!($self, /)",
       "B.title() -> copy of B\n"
       "\n"
       "Return a titlecased version of B, i.e. ASCII words start with uppercase\n"
       "characters, all remaining cased characters have lowercase.") {
    return bytelike_change_case(args, BYTES_TITLED);
}

METHOD(bytearray, center, "($self, width, fillchar=b' ', /)",
       "Return a centered string of length width.\n"
       "\n"
       "Padding is done using the specified fill character.") {
    return bytelike_justify(args, BYTES_TO_CENTER);
}

METHOD(bytearray, ljust, "($self, width, fillchar=b' ', /)",
       "Return a left-justified string of length width.\n"
       "\n"
       "Padding is done using the specified fill character.") {
    return bytelike_justify(args, BYTES_TO_LEFT);
}

METHOD(bytearray, rjust, "($self, width, fillchar=b' ', /)",
       "Return a right-justified string of length width.\n"
       "\n"
       "Padding is done using the specified fill character.") {
    return bytelike_justify(args, BYTES_TO_RIGHT);
}

METHOD(bytearray, zfill, "($self, width, /)",
       "Pad a numeric string with zeros on the left, to fill a field of the given width.\n"
       "\n"
       "The original string is never truncated.") {
    return bytelike_zfill(args);
}

METHOD(bytearray, expandtabs, "($self, /, tabsize=8)",
       "Return a copy where all tab characters are expanded using spaces.\n"
       "\n"
       "If tabsize is not given, a tab size of 8 characters is assumed.") {
    return bytelike_expandtabs(args);
}

METHOD(bytearray, replace, "($self, old, new, count=-1, /)",
       "Return a copy with all occurrences of substring old replaced by new.\n"
       "\n"
       "  count\n"
       "    Maximum number of occurrences to replace.\n"
       "    -1 (the default value) means replace all occurrences.\n"
       "\n"
       "If the optional argument count is given, only the first count occurrences are\n"
       "replaced.") {
    return bytelike_replace(args);
}

METHOD(bytearray, join, "($self, iterable_of_bytes, /)",
       "Concatenate any number of bytes/bytearray objects.\n"
       "\n"
       "The bytearray whose method is called is inserted in between each pair.\n"
       "\n"
       "The result is returned as a new bytearray object.") {
    return bytelike_join(args);
}

METHOD(bytearray, translate, "($self, table, /, delete=b'')",
       "Return a copy with each character mapped by the given translation table.\n"
       "\n"
       "  table\n"
       "    Translation table, which must be a bytes object of length 256.\n"
       "\n"
       "All characters occurring in the optional argument delete are removed.\n"
       "The remaining characters are mapped through the given translation table.") {
    return bytelike_translate(args);
}

STATICMETHOD(bytearray, maketrans, "(frm, to, /)",
             "Return a translation table useable for the bytes or bytearray translate method.\n"
             "\n"
             "The returned table will be one where each byte in frm is mapped to the byte at\n"
             "the same position in to.\n"
             "\n"
             "The bytes objects frm and to must be of the same length.") {
    return bytelike_maketrans(args);
}

METHOD(bytearray, hex, "!($self, sep=<unrepresentable>, bytes_per_sep=1)",
       "Create a string of hexadecimal numbers from a bytearray object.\n"
       "\n"
       "  sep\n"
       "    An optional single character or byte to separate hex bytes.\n"
       "  bytes_per_sep\n"
       "    How many bytes between separators.  Positive values count from the\n"
       "    right, negative values count from the left.\n"
       "\n"
       "Example:\n"
       ">>> value = bytearray([0xb9, 0x01, 0xef])\n"
       ">>> value.hex()\n"
       "'b901ef'\n"
       ">>> value.hex(':')\n"
       "'b9:01:ef'\n"
       ">>> value.hex(':', 2)\n"
       "'b9:01ef'\n"
       ">>> value.hex(':', -2)\n"
       "'b901:ef'") {
    return bytelike_hex(args);
}

CLASSMETHOD(bytearray, fromhex, "($type, string, /)",
            "Create a bytearray object from a string of hexadecimal numbers.\n"
            "\n"
            "Spaces between two numbers are accepted.\n"
            "Example: bytearray.fromhex('B9 01EF') -> bytearray(b'\\\\xb9\\\\x01\\\\xef')") {
    return bytelike_from_hex(args);
}

METHOD(bytearray, decode, "($self, /, encoding='utf-8', errors='strict')",
       "Decode the bytearray using the codec registered for encoding.\n"
       "\n"
       "  encoding\n"
       "    The encoding with which to decode the bytearray.\n"
       "  errors\n"
       "    The error handling scheme to use for the handling of decoding errors.\n"
       "    The default is 'strict' meaning that decoding errors raise a\n"
       "    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n"
       "    as well as any other name registered with codecs.register_error that\n"
       "    can handle UnicodeDecodeErrors.") {
    return bytelike_decode(args);
}

METHOD(bytearray, __add__, "($self, value, /)", "Return self+value.") { return bytelike_add(args); }

METHOD(bytearray, __mul__, "($self, value, /)", "Return self*value.") { return bytelike_repeat(args); }

METHOD(bytearray, __rmul__, "($self, value, /)", "Return value*self.") { return bytelike_repeat(args); }

METHOD(bytearray, __getitem__, "($self, key, /)", "Return self[key].") { return bytelike_getitem(args); }

METHOD(bytearray, __lt__, "($self, value, /)", "Return self<value.") {
    return bytelike_compare(args, COMPARE_LT);
}

METHOD(bytearray, __le__, "($self, value, /)", "Return self<=value.") {
    return bytelike_compare(args, COMPARE_LE);
}

METHOD(bytearray, __eq__, "($self, value, /)", "Return self==value.") {
    return bytelike_compare(args, COMPARE_EQ);
}

METHOD(bytearray, __ne__, "($self, value, /)", "Return self!=value.") {
    return bytelike_compare(args, COMPARE_NE);
}

METHOD(bytearray, __gt__, "($self, value, /)", "Return self>value.") {
    return bytelike_compare(args, COMPARE_GT);
}

METHOD(bytearray, __ge__, "($self, value, /)", "Return self>=value.") {
    return bytelike_compare(args, COMPARE_GE);
}

TYPE(bytearray_iterator, "bytearray_iterator", object, BYTES_ITERATOR_FIELDS, "");

METHOD(bytearray, __iter__, "($self, /)", "Implement iter(self).") {
    Value iterator = NEW(bytearray_iterator);
    RETURN_IF_ERROR(iterator);
    slot_set(ref_of(iterator), BYTES_ITERATOR_BYTES, arg(args, 0));
    slot_set(ref_of(iterator), BYTES_ITERATOR_INDEX, int_u32(0));
    return iterator;
}

METHOD(bytearray_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(bytearray_iterator, __next__, "($self, /)", "Implement next(self).") {
    return bytes_iterator_next(arg(args, 0));
}

METHOD(bytearray_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return bytes_iterator_length(arg(args, 0));
}

METHOD(bytearray_iterator, __setstate__, "!($self, state, /)", "Set state information for unpickling.") {
    return bytes_iterator_set(arg(args, 0), arg(args, 1));
}

METHOD(bytearray_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return bytes_iterator_reduce(arg(args, 0));
}
