// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Codecs that Python code supplies: search functions (codecs.register), and a cache of what they found.
#include "python/objects/codec.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

static ROOT(searches); // list of functions
static ROOT(found);    // dict: normalised name -> codecs.CodecInfo
static ROOT(loaded);   // TRUE: package encodings was asked for

static bool prepare(void) {
    if (!is_ref(searches)) searches = list_new(0);
    if (!is_ref(found)) found = dict_new(0);
    return is_ref(searches) && is_ref(found);
}

Value codec_register(Value search_function) {
    if (!object_is_callable(search_function)) return TYPE_ERROR("argument must be callable");
    return prepare() ? list_append(searches, search_function) : ERROR;
}

Value codec_unregister(Value search_function) {
    if (!prepare()) return ERROR;
    Value kept = list_new(0);
    RETURN_IF_ERROR(kept);
    for (uint64_t i = 0; i < list_length(searches); i++)
        if (!same(list_get(searches, i), search_function) &&
            is_error(list_append(kept, list_get(searches, i))))
            return ERROR;
    searches = kept;
    return dict_clear(found);
}

// The standard library's own search function is registered when it is first wanted; without a package encodings in
// the program there is none.
static Value load_standard(void) {
    if (same(loaded, TRUE)) return NONE;
    loaded = TRUE;
    if (!is_error(import_module(NAME(encodings)))) return NONE;
    if (!error_matches(CLASS(ModuleNotFoundError))) return ERROR;
    error_clear();
    return NONE;
}

Value codec_search(Value name) {
    if (!prepare()) return ERROR;
    RETURN_IF_ERROR(load_standard());
    Value plain = codec_normalised(name);
    RETURN_IF_ERROR(plain);
    Value info = dict_get(found, plain);
    if (!is_unset(info)) return info;
    for (uint64_t i = 0; i < list_length(searches); i++) {
        info = call1(list_get(searches, i), plain);
        RETURN_IF_ERROR(info);
        if (is_none(info)) continue;
        if (!IS_A(info, tuple) || tuple_length(object_plain(info)) != 4)
            return TYPE_ERROR("codec search functions must return 4-tuples");
        RETURN_IF_ERROR(dict_set(found, plain, info));
        return info;
    }
    return UNSET;
}

Value codec_forget(Value name) {
    if (!prepare()) return ERROR;
    Value plain = codec_normalised(name);
    return is_error(plain) || is_error(dict_delete(found, plain)) ? ERROR : NONE;
}
