// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The fields of functools.partial and of the wrapper that functools.lru_cache makes. How they are called is declared
// in objects/call.h.
#pragma once
#include "python/objects/object.h"

enum PartialField {
    PARTIAL_FUNCTION,
    PARTIAL_ARGS,     // exact tuple
    PARTIAL_KEYWORDS, // exact dict
    PARTIAL_DICT,     // its attributes, UNSET: none yet
    PARTIAL_FIELDS
};
enum CacheField {
    CACHE_FUNCTION,
    CACHE_LIMIT, // small int: entries at most; -1: no limit, 0: nothing is kept
    CACHE_TYPED, // TRUE, FALSE
    CACHE_INFO,  // what cache_info makes
    CACHE_TABLE, // dict: key to result, or to the link that holds it when there is a limit
    CACHE_ROOT,  // the ring's link without an entry: behind it the oldest entry, before it the newest
    CACHE_HITS,
    CACHE_MISSES,
    CACHE_DICT, // its attributes
    CACHE_FIELDS
};
