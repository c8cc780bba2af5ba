// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Classes. A type object is a slots block with these fields; its attributes are in TYPE_DICT, an exact dict
// that is written through type_set_attribute only, so that the method cache and the inline caches of the
// virtual machine hear of each change.
#pragma once
#include "python/objects/object.h"

enum TypeField {
    TYPE_DICT,
    TYPE_NAME,       // str, __name__
    TYPE_QUALNAME,   // str
    TYPE_MODULE,     // str, for a built-in class; a user's class has __module__ in its dict
    TYPE_BASES,      // tuple
    TYPE_BASE,       // the base whose fixed slots this class extends; UNSET for object
    TYPE_MRO,        // tuple, the class itself first
    TYPE_FLAGS,      // small int: TypeFlags
    TYPE_SHAPE,      // the shape of new instances
    TYPE_DICT_SHAPE, // the shape of instances in dict mode; UNSET until there is one
    TYPE_LAYOUT,     // small int: enum TypeIndex of the built-in class whose fields instances have
    TYPE_FIXED,      // small int: fixed slots of an instance of a user's subclass (fields and __slots__)
    TYPE_CAPACITY,   // small int: attributes that a new instance has room for
    TYPE_SEEN,       // small int: instances made while the capacity is being learned
    TYPE_MOST,       // small int: attributes of the instance that had most of them
    TYPE_SUBCLASSES, // weak block of the direct subclasses (UNSET: none), gaps are UNSET
    TYPE_FIELDS,
};

enum TypeFlags {
    TYPE_IS_BUILTIN = 1,     // its attributes can't be changed
    TYPE_IS_FINAL = 2,       // no subclasses ("not an acceptable base type")
    TYPE_IS_ABSTRACT = 4,    // has abstract methods: no instances
    TYPE_HAS_DICT = 8,       // instances have a __dict__
    TYPE_IS_CACHED = 16,     // an inline cache depends on a lookup in this class
    TYPE_IS_EXCEPTION = 32,  // derives from BaseException
    TYPE_IS_SEQUENCE = 64,   // for patterns (PEP 634)
    TYPE_IS_MAPPING = 128,   //
    TYPE_NO_INSTANCES = 256, // "cannot create '...' instances"
    TYPE_HAS_DEL = 512,      // instances have a __del__
    TYPE_IS_TYPE = 1024,     // a metaclass: derives from type
    TYPE_HAS_SLOTS = 2048,   // a user's class with __slots__ of its own
    TYPE_IS_READ = 4096,     // an inline cache depends on data found in this class, too
    TYPE_HAS_STATE = 8192,   // such data have changed since: nothing is to depend on this class's any more
};

INLINE bool is_class(Value v) { return layout_of(v) == T_type; }
INLINE uint32_t type_flags(Value class) { return (uint32_t)int_of(slot_get(ref_of(class), TYPE_FLAGS)); }
void type_add_flags(Value class, uint32_t flags);
INLINE uint32_t type_layout(Value class) { return (uint32_t)int_of(slot_get(ref_of(class), TYPE_LAYOUT)); }
INLINE bool is_exception(Value v) { return type_flags(class_of(v)) & TYPE_IS_EXCEPTION; }
INLINE bool is_exception_class(Value v) { return is_class(v) && type_flags(v) & TYPE_IS_EXCEPTION; }

// --- lookup ---
// Sets (UNSET: deletes) an attribute in the class's own dict and tells every cache. No check whether the
// class may be changed, no metaclass. NONE; or ERROR (AttributeError when deleting what is not there).
Value type_set_attribute(Value class, Value name, Value value);
// The virtual machine says: an inline cache depends on what a lookup in this class finds or does not find.
void class_mark_cached(Value class);
// The same, on data (what is no descriptor) that a lookup finds. false: not on this class's, they change.
bool class_mark_read(Value class);
// Implemented by the virtual machine: forget what inline caches found by looking into classes.
void caches_flush(void);
// The method cache forgets everything; after a change of an MRO.
void class_cache_clear(void);
// Learns how many attributes instances have: one has `count` of them now.
void type_note_attributes(Value class, uint32_t count);

// Has the class what is a sequence's in CPython's C types? Each user's class has; some error texts depend on it.
bool class_is_container(Value class);

// --- making classes (type_new.c, mro.c) ---
// type(name, bases, namespace, **keywords) for metaclass `meta`; keywords: a dict or UNSET.
Value type_create(Value meta, Value name, Value bases, Value namespace, Value keywords);
// The most derived metaclass of `meta` and of those of the bases (a tuple); ERROR on a conflict.
Value type_metaclass(Value meta, Value bases);
// The bases after __mro_entries__ (PEP 560): the same tuple when none has it.
Value type_resolve_bases(Value bases);
// The class in the chain of bases that added the last fixed slots: what a layout conflict is about.
Value type_solid_base(Value class);
// The one of the bases whose layout the class extends; ERROR: they can't be bases, or not together.
Value type_best_base(Value bases);
// The C3 linearisation of a class with these bases: a tuple.
Value mro_compute(Value class, Value bases);
// The same as the class's metaclass wants it: by its mro(), checked. Runs Python code.
Value mro_of(Value class);
// How many classes are in the class's order: none while it is being made.
INLINE uint64_t mro_length(Value class) {
    Value mro = slot_get(ref_of(class), TYPE_MRO);
    return is_ref(mro) ? slot_count(ref_of(mro)) : 0;
}
// Adds class to the subclasses of base; NONE or ERROR.
Value type_add_subclass(Value base, Value class);
Value type_subclasses(Value class); // list of the direct subclasses that are alive
// A reserved cell's content is set by type.__new__ (zero-argument super); implemented by the virtual machine.
Value cell_fill(Value cell, Value content);
// __name__ of the module whose code is being run, or UNSET; implemented by the virtual machine.
Value current_module_name(void);
// "module.qualname" as error messages and reprs show it, no module for builtins.
Value type_full_name(Value class);
// As error texts show it: the name; for a built-in class of another module, with that module.
Value type_shown_name(Value class);
Value type_module(Value class); // __module__: any value, UNSET when there is none
// type.__call__: makes an instance.
// Of a class whose metaclass is type: the Python __init__ that a call of it comes to, on a new object and no more. UNSET:
// there is more to it.
Value class_plain_init(Value class);
Value type_call(Value class, Args args, Value keyword_names);
// Attributes of a class object with the metaclass's rules; UNSET when there is none.
Value type_getattr(Value class, Value name);
