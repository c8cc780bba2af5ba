// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Forgets the words of a contract, before mode_prove.h or mode_use.h gives them their meaning. Included again and again.
#undef REQUIRES
#undef ENSURES
#undef READS
#undef WRITES
#undef WRITES_WORDS
#undef CHANGES
#undef CHANGES_ARRAY
#undef ALSO_CHANGES
#undef READS_AT
#undef READS_IN
#undef READS_WORDS_AT
#undef READS_BYTES_AT
#undef WRITES_ALL
#undef READS_ALL
#undef NOTE
#undef READS_WORD_AT
#undef WRITES_WORD_AT
#undef WRITES_AT
#undef STRING_AT
#undef ENSURES_AT
#undef ENSURES_IS
#undef WRITES_ONE
#undef REFUSES
#undef HERE
#undef REMEMBERS
#undef ENSURES_HERE
