// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// How native code declares itself. tools/gen.py reads these declarations (its head lists their forms) and
// writes the tables below, which hold no addresses; a method, module or class is added by writing it down,
// nothing else. The numbers of names (N_), types (T_) and natives (F_), and the prototypes of natives, come from
// build/gen/uses/<source>.h, which the build includes ahead of each source.
//
//     METHOD(list, append, "($self, object, /)", "Append object to the end of the list.") {
//         Value self = arg(args, 0), item = arg(args, 1);
//         ...
//         return NONE;
//     }
//
// A native function gets one Value per parameter of its signature: UNSET for an optional one that was not
// given; then, if it has *args, one more, a tuple (if its signature begins with "*": those arguments themselves); then, if it has **kwargs, one more, a dict or UNSET when
// there are none. A method may rely on its self having the layout of its type. It returns ERROR after raising
// (objects/error.h).
#pragma once
#include "kernel/window.h"

#define METHOD(type, name, signature, doc) Value type##__##name(Args args)
#define CLASSMETHOD(type, name, signature, doc) Value type##__##name(Args args)
#define STATICMETHOD(type, name, signature, doc) Value type##__##name(Args args)
#define FUNCTION(module, name, signature, doc) Value module##__##name(Args args)
#define GETTER(type, name, doc) Value type##_get_##name(Args args)
#define MEMBER(type, name, doc) Value type##_get_##name(Args args) // a GETTER that CPython has a field for
#define SETTER(type, name) Value type##_set_##name(Args args)      // args: self, value (UNSET to delete)
#define MODULE(name, doc)                                                                                    \
    Value name##__init_module(Args args) // args: the module, already holding its functions
// TYPE(ident, "python name", base, field_count, "doc"): field_count is a constant of the header beside the
// source (objects/list.h beside objects/list.c), 0 for a class without fields of its own, or whose blocks are
// bytes. The name is "module.name" for a class that does not live in builtins.
#define TYPE(ident, name, base, fields, doc) _Static_assert(T_##ident < TYPE_TABLE_CAPACITY, "declared")

enum NativeKind {
    NATIVE_METHOD,
    NATIVE_CLASSMETHOD,
    NATIVE_STATICMETHOD,
    NATIVE_FUNCTION,
    NATIVE_GETTER,
    NATIVE_SETTER,
    NATIVE_MODULE,
};
// NATIVE_SIMPLE: given as many arguments as it requires, by position, it can be called with them as they stand.
// NATIVE_SPREAD: the same, but that it has *args or **kwargs. NATIVE_RAW: those of *args come one by one, behind all others.
enum NativeFlags {
    NATIVE_VARARGS = 1,
    NATIVE_VARKW = 2,
    NATIVE_HIDDEN_SIGNATURE = 4,
    NATIVE_TAKES = 8,
    NATIVE_SIMPLE = 16,
    NATIVE_SPREAD = 32,
    NATIVE_RAW = 64,
    NATIVE_MEMBER = 128,
};

struct NativeEntry {
    uint32_t name;              // enum NameIndex
    uint32_t signature, doc;    // offsets into native_texts: u16 size, then UTF-8
    uint32_t parameters;        // first of its parameters in native_parameters
    uint32_t required_keywords; // bit i: parameter i (keyword-only) is required
    uint8_t kind;               // enum NativeKind
    uint16_t owner;             // enum TypeIndex, or the module's number
    uint8_t parameter_count;    // named ones, self included
    uint8_t positional, positional_only, required;
    uint8_t flags; // NATIVE_*
};
struct TypeEntry {
    uint32_t name, doc; // offsets into native_texts
    uint16_t base;      // enum TypeIndex (object's base is itself)
    uint16_t fields;    // the instance's own fields, those of its base included
};
struct ModuleEntry {
    uint32_t name; // enum NameIndex
    uint32_t init; // enum NativeIndex
};

extern const struct NativeEntry native_table[NATIVE_CAPACITY];
extern const uint16_t native_parameters[NATIVE_PARAMETER_CAPACITY]; // enum NameIndex
extern const struct TypeEntry type_table[TYPE_TABLE_CAPACITY];
extern const uint16_t type_order[TYPE_TABLE_CAPACITY]; // the TYPE_COUNT types, bases before their subclasses
extern const uint32_t name_table[NAME_CAPACITY];       // offsets into native_texts, 0 where there is no name
extern const struct ModuleEntry module_table[MODULE_CAPACITY];

// Byte i of the table of texts.
uint8_t native_text_at(uint32_t i);
// Calls native function `index` with arguments that are already bound to its parameters.
Value native_call(uint32_t index, Args args);
