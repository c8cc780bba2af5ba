// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Interning: one str for each text, so that names compare by identity. A hash index (kernel/heap.h) over a
// growing block of entries, both in roots. An interned str is sealed, and lives as long as the interpreter:
// the names of a program are few, and sys.intern promises speed only.
#include "python/objects/str.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

static ROOT(entries); // storage: entry number n is in slot n - 1
static ROOT(words);   // the hash index
static STATE(uint32_t, used);

static void insert_word(Ref index, uint32_t hash, uint32_t number) {
    Probe probe = index_probe(index, hash, hash);
    while (probe.number != 0) probe = index_probe(index, hash, probe.position + 1);
    u64_set(index, (uint64_t)probe.position * 8, (uint64_t)hash << 32 | number);
}

// Doubles entries and words (three words or more for two entries, so a search soon meets a free one).
static bool grow(void) {
    uint64_t capacity = is_ref(entries) ? (uint64_t)slot_count(ref_of(entries)) * 2 : 1024;
    Value new_entries = new_storage(capacity);
    if (is_error(new_entries)) return false;
    Value new_words = new_blob(capacity * 2 * 8);
    if (is_error(new_words)) return false;
    if (used) slots_copy(ref_of(new_entries), 0, ref_of(entries), 0, used);
    for (uint32_t i = 0; i < used; i++)
        insert_word(ref_of(new_words), str_hash30(slot_get(ref_of(new_entries), i)), i + 1);
    entries = new_entries;
    words = new_words;
    return true;
}

Value str_intern(Value s) {
    if (is_error(s)) return ERROR; // a text that could not be made
    if (unlikely(!is_ref(entries)) && !grow()) return ERROR;
    uint32_t hash = str_hash30(s);
    Probe probe = index_probe(ref_of(words), hash, hash);
    while (probe.number != 0) {
        Value found = slot_get(ref_of(entries), probe.number - 1);
        if (str_equal(found, s)) return found;
        probe = index_probe(ref_of(words), hash, probe.position + 1);
    }
    if (unlikely(used == slot_count(ref_of(entries))) && !grow()) return ERROR;
    bytes_seal(ref_of(s));
    slot_set(ref_of(entries), used++, s);
    insert_word(ref_of(words), hash, used);
    return s;
}

Value str_interned_text(Text text) {
    Value s = str_from_text(text);
    RETURN_IF_ERROR(s);
    return str_intern(s);
}
