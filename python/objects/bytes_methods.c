// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of bytes that bytelike_*.c implements for both classes.
#include "python/objects/bytelike.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

METHOD(bytes, find, "!!($self, sub, start=None, end=None, /)",
       "B.find(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the lowest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Return -1 on failure.") {
    return bytelike_search(args, BYTES_FIND);
}

METHOD(bytes, rfind, "!!($self, sub, start=None, end=None, /)",
       "B.rfind(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the highest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Return -1 on failure.") {
    return bytelike_search(args, BYTES_RFIND);
}

METHOD(bytes, index, "!!($self, sub, start=None, end=None, /)",
       "B.index(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the lowest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Raises ValueError when the subsection is not found.") {
    return bytelike_search(args, BYTES_INDEX);
}

METHOD(bytes, rindex, "!!($self, sub, start=None, end=None, /)",
       "B.rindex(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the highest index in B where subsection sub is found,\n"
       "such that sub is contained within B[start,end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Raise ValueError when the subsection is not found.") {
    return bytelike_search(args, BYTES_RINDEX);
}

METHOD(bytes, count, "!!($self, sub, start=None, end=None, /)",
       "B.count(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the number of non-overlapping occurrences of subsection sub in\n"
       "bytes B[start:end].  Optional arguments start and end are interpreted\n"
       "as in slice notation.") {
    return bytelike_search(args, BYTES_COUNT);
}

METHOD(bytes, __contains__, "($self, key, /)", "Return key in self.") { return bytelike_contains(args); }

METHOD(bytes, startswith, "!!($self, prefix, start=None, end=None, /)",
       "B.startswith(prefix[, start[, end]]) -> bool\n"
       "\n"
       "Return True if B starts with the specified prefix, False otherwise.\n"
       "With optional start, test B beginning at that position.\n"
       "With optional end, stop comparing B at that position.\n"
       "prefix can also be a tuple of bytes to try.") {
    return bytelike_tail(args, false);
}

METHOD(bytes, endswith, "!!($self, suffix, start=None, end=None, /)",
       "B.endswith(suffix[, start[, end]]) -> bool\n"
       "\n"
       "Return True if B ends with the specified suffix, False otherwise.\n"
       "With optional start, test B beginning at that position.\n"
       "With optional end, stop comparing B at that position.\n"
       "suffix can also be a tuple of bytes to try.") {
    return bytelike_tail(args, true);
}

METHOD(bytes, removeprefix, "($self, prefix, /)",
       "Return a bytes object with the given prefix string removed if present.\n"
       "\n"
       "If the bytes starts with the prefix string, return bytes[len(prefix):].\n"
       "Otherwise, return a copy of the original bytes.") {
    return bytelike_remove_end(args, false);
}

METHOD(bytes, removesuffix, "($self, suffix, /)",
       "Return a bytes object with the given suffix string removed if present.\n"
       "\n"
       "If the bytes ends with the suffix string and that suffix is not empty,\n"
       "return bytes[:-len(prefix)].  Otherwise, return a copy of the original\n"
       "bytes.") {
    return bytelike_remove_end(args, true);
}

METHOD(bytes, partition, "($self, sep, /)",
       "Partition the bytes into three parts using the given separator.\n"
       "\n"
       "This will search for the separator sep in the bytes. If the separator is found,\n"
       "returns a 3-tuple containing the part before the separator, the separator\n"
       "itself, and the part after it.\n"
       "\n"
       "If the separator is not found, returns a 3-tuple containing the original bytes\n"
       "object and two empty bytes objects.") {
    return bytelike_partition(args, false);
}

METHOD(bytes, rpartition, "($self, sep, /)",
       "Partition the bytes into three parts using the given separator.\n"
       "\n"
       "This will search for the separator sep in the bytes, starting at the end. If\n"
       "the separator is found, returns a 3-tuple containing the part before the\n"
       "separator, the separator itself, and the part after it.\n"
       "\n"
       "If the separator is not found, returns a 3-tuple containing two empty bytes\n"
       "objects and the original bytes object.") {
    return bytelike_partition(args, true);
}

METHOD(bytes, split, "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the sections in the bytes, using sep as the delimiter.\n"
       "\n"
       "  sep\n"
       "    The delimiter according which to split the bytes.\n"
       "    None (the default value) means split on ASCII whitespace characters\n"
       "    (space, tab, return, newline, formfeed, vertical tab).\n"
       "  maxsplit\n"
       "    Maximum number of splits to do.\n"
       "    -1 (the default value) means no limit.") {
    return bytelike_split(args, false);
}

METHOD(bytes, rsplit, "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the sections in the bytes, using sep as the delimiter.\n"
       "\n"
       "  sep\n"
       "    The delimiter according which to split the bytes.\n"
       "    None (the default value) means split on ASCII whitespace characters\n"
       "    (space, tab, return, newline, formfeed, vertical tab).\n"
       "  maxsplit\n"
       "    Maximum number of splits to do.\n"
       "    -1 (the default value) means no limit.\n"
       "\n"
       "Splitting is done starting at the end of the bytes and working to the front.") {
    return bytelike_split(args, true);
}

METHOD(bytes, splitlines, "($self, /, keepends=False)",
       "Return a list of the lines in the bytes, breaking at line boundaries.\n"
       "\n"
       "Line breaks are not included in the resulting list unless keepends is given and\n"
       "true.") {
    return bytelike_splitlines(args);
}

METHOD(bytes, strip, "($self, bytes=None, /)",
       "Strip leading and trailing bytes contained in the argument.\n"
       "\n"
       "If the argument is omitted or None, strip leading and trailing ASCII whitespace.") {
    return bytelike_strip(args, BYTES_BOTH);
}

METHOD(bytes, lstrip, "($self, bytes=None, /)",
       "Strip leading bytes contained in the argument.\n"
       "\n"
       "If the argument is omitted or None, strip leading  ASCII whitespace.") {
    return bytelike_strip(args, BYTES_LEFT);
}

METHOD(bytes, rstrip, "($self, bytes=None, /)",
       "Strip trailing bytes contained in the argument.\n"
       "\n"
       "If the argument is omitted or None, strip trailing ASCII whitespace.") {
    return bytelike_strip(args, BYTES_RIGHT);
}

METHOD(bytes, isalpha, "!($self, /)",
       "B.isalpha() -> bool\n"
       "\n"
       "Return True if all characters in B are alphabetic\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_ALPHA);
}

METHOD(bytes, isalnum, "!($self, /)",
       "B.isalnum() -> bool\n"
       "\n"
       "Return True if all characters in B are alphanumeric\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_ALPHA | BYTES_DIGIT);
}

METHOD(bytes, isdigit, "!($self, /)",
       "B.isdigit() -> bool\n"
       "\n"
       "Return True if all characters in B are digits\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_DIGIT);
}

METHOD(bytes, isspace, "!($self, /)",
       "B.isspace() -> bool\n"
       "\n"
       "Return True if all characters in B are whitespace\n"
       "and there is at least one character in B, False otherwise.") {
    return bytelike_is(args, BYTES_SPACE);
}

METHOD(bytes, islower, "!($self, /)",
       "B.islower() -> bool\n"
       "\n"
       "Return True if all cased characters in B are lowercase and there is\n"
       "at least one cased character in B, False otherwise.") {
    return bytelike_is_case(args, BYTES_LOWER);
}

METHOD(bytes, isupper, "!($self, /)",
       "B.isupper() -> bool\n"
       "\n"
       "Return True if all cased characters in B are uppercase and there is\n"
       "at least one cased character in B, False otherwise.") {
    return bytelike_is_case(args, BYTES_UPPER);
}

METHOD(bytes, istitle, "!($self, /)",
       "B.istitle() -> bool\n"
       "\n"
       "Return True if B is a titlecased string and there is at least one\n"
       "character in B, i.e. uppercase characters may only follow uncased\n"
       "characters and lowercase characters only cased ones. Return False\n"
       "otherwise.") {
    return bytelike_is_title(args);
}

METHOD(bytes, isascii, "!($self, /)",
       "B.isascii() -> bool\n"
       "\n"
       "Return True if B is empty or all characters in B are ASCII,\n"
       "False otherwise.") {
    return bytelike_is_ascii(args);
}

METHOD(bytes, lower, "!($self, /)",
       "B.lower() -> copy of B\n"
       "\n"
       "Return a copy of B with all ASCII characters converted to lowercase.") {
    return bytelike_change_case(args, BYTES_TO_LOWER);
}

METHOD(bytes, upper, "!($self, /)",
       "B.upper() -> copy of B\n"
       "\n"
       "Return a copy of B with all ASCII characters converted to uppercase.") {
    return bytelike_change_case(args, BYTES_TO_UPPER);
}

METHOD(bytes, swapcase, "!($self, /)",
       "B.swapcase() -> copy of B\n"
       "\n"
       "Return a copy of B with uppercase ASCII characters converted\n"
       "to lowercase ASCII and vice versa.") {
    return bytelike_change_case(args, BYTES_SWAPPED);
}

METHOD(bytes, capitalize, "!($self, /)",
       "B.capitalize() -> copy of B\n"
       "\n"
       "Return a copy of B with only its first character capitalized (ASCII)\n"
       "and the rest lower-cased.") {
    return bytelike_change_case(args, BYTES_CAPITALIZED);
}

METHOD(bytes, title, "!($self, /)",
       "B.title() -> copy of B\n"
       "\n"
       "Return a titlecased version of B, i.e. ASCII words start with uppercase\n"
       "characters, all remaining cased characters have lowercase.") {
    return bytelike_change_case(args, BYTES_TITLED);
}

METHOD(bytes, center, "($self, width, fillchar=b' ', /)",
       "Return a centered string of length width.\n"
       "\n"
       "Padding is done using the specified fill character.") {
    return bytelike_justify(args, BYTES_TO_CENTER);
}

METHOD(bytes, ljust, "($self, width, fillchar=b' ', /)",
       "Return a left-justified string of length width.\n"
       "\n"
       "Padding is done using the specified fill character.") {
    return bytelike_justify(args, BYTES_TO_LEFT);
}

METHOD(bytes, rjust, "($self, width, fillchar=b' ', /)",
       "Return a right-justified string of length width.\n"
       "\n"
       "Padding is done using the specified fill character.") {
    return bytelike_justify(args, BYTES_TO_RIGHT);
}

METHOD(bytes, zfill, "($self, width, /)",
       "Pad a numeric string with zeros on the left, to fill a field of the given width.\n"
       "\n"
       "The original string is never truncated.") {
    return bytelike_zfill(args);
}

METHOD(bytes, expandtabs, "($self, /, tabsize=8)",
       "Return a copy where all tab characters are expanded using spaces.\n"
       "\n"
       "If tabsize is not given, a tab size of 8 characters is assumed.") {
    return bytelike_expandtabs(args);
}

METHOD(bytes, replace, "($self, old, new, count=-1, /)",
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

METHOD(bytes, join, "($self, iterable_of_bytes, /)",
       "Concatenate any number of bytes objects.\n"
       "\n"
       "The bytes whose method is called is inserted in between each pair.\n"
       "\n"
       "The result is returned as a new bytes object.\n"
       "\n"
       "Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.") {
    return bytelike_join(args);
}

METHOD(bytes, translate, "($self, table, /, delete=b'')",
       "Return a copy with each character mapped by the given translation table.\n"
       "\n"
       "  table\n"
       "    Translation table, which must be a bytes object of length 256.\n"
       "\n"
       "All characters occurring in the optional argument delete are removed.\n"
       "The remaining characters are mapped through the given translation table.") {
    return bytelike_translate(args);
}

STATICMETHOD(bytes, maketrans, "(frm, to, /)",
             "Return a translation table useable for the bytes or bytearray translate method.\n"
             "\n"
             "The returned table will be one where each byte in frm is mapped to the byte at\n"
             "the same position in to.\n"
             "\n"
             "The bytes objects frm and to must be of the same length.") {
    return bytelike_maketrans(args);
}

METHOD(bytes, hex, "!($self, sep=<unrepresentable>, bytes_per_sep=1)",
       "Create a string of hexadecimal numbers from a bytes object.\n"
       "\n"
       "  sep\n"
       "    An optional single character or byte to separate hex bytes.\n"
       "  bytes_per_sep\n"
       "    How many bytes between separators.  Positive values count from the\n"
       "    right, negative values count from the left.\n"
       "\n"
       "Example:\n"
       ">>> value = b'\\xb9\\x01\\xef'\n"
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

CLASSMETHOD(bytes, fromhex, "($type, string, /)",
            "Create a bytes object from a string of hexadecimal numbers.\n"
            "\n"
            "Spaces between two numbers are accepted.\n"
            "Example: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'.") {
    return bytelike_from_hex(args);
}

METHOD(bytes, decode, "($self, /, encoding='utf-8', errors='strict')",
       "Decode the bytes using the codec registered for encoding.\n"
       "\n"
       "  encoding\n"
       "    The encoding with which to decode the bytes.\n"
       "  errors\n"
       "    The error handling scheme to use for the handling of decoding errors.\n"
       "    The default is 'strict' meaning that decoding errors raise a\n"
       "    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n"
       "    as well as any other name registered with codecs.register_error that\n"
       "    can handle UnicodeDecodeErrors.") {
    return bytelike_decode(args);
}

METHOD(bytes, __add__, "($self, value, /)", "Return self+value.") { return bytelike_add(args); }

METHOD(bytes, __mul__, "($self, value, /)", "Return self*value.") { return bytelike_repeat(args); }

METHOD(bytes, __rmul__, "($self, value, /)", "Return value*self.") { return bytelike_repeat(args); }

METHOD(bytes, __getitem__, "($self, key, /)", "Return self[key].") { return bytelike_getitem(args); }

METHOD(bytes, __lt__, "($self, value, /)", "Return self<value.") {
    return bytelike_compare(args, COMPARE_LT);
}

METHOD(bytes, __le__, "($self, value, /)", "Return self<=value.") {
    return bytelike_compare(args, COMPARE_LE);
}

METHOD(bytes, __eq__, "($self, value, /)", "Return self==value.") {
    return bytelike_compare(args, COMPARE_EQ);
}

METHOD(bytes, __ne__, "($self, value, /)", "Return self!=value.") {
    return bytelike_compare(args, COMPARE_NE);
}

METHOD(bytes, __gt__, "($self, value, /)", "Return self>value.") {
    return bytelike_compare(args, COMPARE_GT);
}

METHOD(bytes, __ge__, "($self, value, /)", "Return self>=value.") {
    return bytelike_compare(args, COMPARE_GE);
}
