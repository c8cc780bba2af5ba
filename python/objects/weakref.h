// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Weak references (weakref.ref and proxies) and objects with a finaliser. Each object that has weak references has one
// anchor: a weak block that names the object and its references. A table finds it by the object's identity; only the
// references keep an anchor alive. The collector empties the anchor's first slot when the object dies; callbacks are
// called later, at a safe point of the virtual machine (vm/finalize.h), never from inside an allocation.
#pragma once
#include "python/objects/object.h"

enum WeakrefField {
    WEAKREF_ANCHOR,   // storage of one slot: the weak block [object, reference, reference, ...]
    WEAKREF_CALLBACK, // callable or None
    WEAKREF_HASH,     // the object's hash as a small int, UNSET: not asked for yet
    WEAKREF_FIELDS,
};

bool weakref_possible(Value v); // can there be weak references to it?
// A reference of this class (weakref.ref, a subclass, a proxy); without a callback the one that is there already.
Value weakref_new(Value class, Value object, Value callback_or_none);
Value weakref_object(Value reference); // UNSET: it has died
Value weakref_list(Value object);      // list of the references to an object that are alive
// References whose object has died and whose callback waits, the newest first (a list; UNSET: none). They are handed
// out once.
Value weakref_take_dead(void);
// The object that a proxy stands for; ReferenceError when it has died; other values as they are.
Value weakref_unwrap(Value v);

// Asks for the object to be kept once more when it has become unreachable, so that its finaliser can run. NONE or
// ERROR: memory is exhausted.
Value finaliser_watch(Value v);
// Is there anything that the end of the program has to finalise?
bool finalisers_exist(void);
