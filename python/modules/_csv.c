// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _csv, part 1: dialects and their registry. The reader is in _csv_reader.c, the writer in _csv_writer.c.
#include "python/modules/_csv.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(csv_error, "_csv.Error", Exception, EXCEPTION_FIELDS, "");
TYPE(csv_dialect, "_csv.Dialect", object, 8,
     "CSV dialect\n\nThe Dialect type records CSV dialect options.\n");

static ROOT(registry);    // dict: name to dialect
static ROOT(field_limit); // small int

Value csv_error(Text text) { return raise0(CLASS(csv_error), text); }
int64_t csv_field_limit(void) { return int_of(field_limit); }

static Value set_u32(Value module, Value name, uint32_t n) { return module_set(module, name, int_u32(n)); }
MODULE(_csv, "CSV parsing and writing.\n") {
    Value module = arg(args, 0), version = str_from_text(TEXT("1.0"));
    RETURN_IF_ERROR(version);
    registry = dict_new(0);
    field_limit = int_u32(128 * 1024);
    RETURN_IF_ERROR(registry);
    RETURN_IF_ERROR(module_set(module, NAME(_dialects), registry));
    RETURN_IF_ERROR(module_set(module, NAME(__version__), version));
    RETURN_IF_ERROR(set_u32(module, NAME(QUOTE_MINIMAL), QUOTE_MINIMAL));
    RETURN_IF_ERROR(set_u32(module, NAME(QUOTE_ALL), QUOTE_ALL));
    RETURN_IF_ERROR(set_u32(module, NAME(QUOTE_NONNUMERIC), QUOTE_NONNUMERIC));
    RETURN_IF_ERROR(set_u32(module, NAME(QUOTE_NONE), QUOTE_NONE));
    RETURN_IF_ERROR(module_set(module, NAME(Reader), CLASS(csv_reader)));
    RETURN_IF_ERROR(module_set(module, NAME(Writer), CLASS(csv_writer)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(csv_dialect)));
    return module_add_class(module, CLASS(csv_error));
}

// --- dialects ---
static Value field(Value self, uint32_t i) { return slot_get(ref_of(self), i); }
Dialect dialect_open(Value d) {
    return (Dialect){int_of(field(d, DIALECT_DELIMITER)),     int_of(field(d, DIALECT_QUOTE)),
                     int_of(field(d, DIALECT_ESCAPE)),        int_of(field(d, DIALECT_QUOTING)),
                     is_true(field(d, DIALECT_DOUBLE_QUOTE)), is_true(field(d, DIALECT_SKIP_SPACE)),
                     is_true(field(d, DIALECT_STRICT)),       field(d, DIALECT_TERMINATOR)};
}
static Value lookup(Value name) {
    Value found = dict_get(registry, name);
    return is_unset(found) ? csv_error(TEXT("unknown dialect")) : found;
}

// A character option as a small int, -1 for none.
static Value character(Value v, Text name, uint32_t absent, bool may_be_none) {
    if (is_unset(v)) return absent == 0 ? int_i32(-1) : int_u32(absent);
    if (is_none(v) && may_be_none) return int_i32(-1);
    Value shown = str_from_text(name);
    RETURN_IF_ERROR(shown);
    if (!is_str(v))
        return may_be_none
                   ? raise2(CLASS(TypeError), TEXT("\"{}\" must be string or None, not {t}"), shown, v)
                   : raise2(CLASS(TypeError), TEXT("\"{}\" must be string, not {t}"), shown, v);
    v = object_plain(v);
    if (str_length(ref_of(v)) != 1)
        return raise1(CLASS(TypeError), TEXT("\"{}\" must be a 1-character string"), shown);
    return int_u32(str_at(ref_of(v), 0));
}
static Value flag(Value v, bool absent) { return is_unset(v) ? bool_value(absent) : object_truth(v); }
static Value quoting_of(Value v, Value quote) {
    if (is_unset(v)) return int_u32(is_none(quote) ? QUOTE_NONE : QUOTE_MINIMAL);
    if (!IS_EXACT(v, int) && !is_int(v)) return TYPE_ERROR("\"quoting\" must be an integer");
    if (!is_int(v) || int_of(v) < 0 || int_of(v) > QUOTE_NONE) return TYPE_ERROR("bad \"quoting\" value");
    return v;
}
// Option `name` of the dialect that is the base of another; UNSET: it has none.
static Value inherited(Value base, Value name) {
    if (is_unset(base) || is_none(base)) return UNSET;
    Value v = object_getattr(base, name);
    if (!is_error(v)) return v;
    error_clear();
    return UNSET;
}

enum { OPTIONS = 8 };
static Value make(Value class, Value base, Args args) {
    const Value names[OPTIONS] = {NAME(delimiter),        NAME(doublequote), NAME(escapechar),
                                  NAME(lineterminator),   NAME(quotechar),   NAME(quoting),
                                  NAME(skipinitialspace), NAME(strict)};
    if (!is_unset(base) && is_str(base)) base = lookup(base);
    RETURN_IF_ERROR(base);
    bool any = false;
    for (uint32_t i = 0; i < OPTIONS; i++) any = any || !is_unset(arg(args, i));
    if (IS_EXACT(base, csv_dialect) && !any) return base;
    for (uint32_t i = 0; i < OPTIONS; i++)
        if (is_unset(arg(args, i))) arg_set(args, i, inherited(base, AT(names, i)));
    Value self = new_instance(class), end = arg(args, 3);
    RETURN_IF_ERROR(self);
    if (is_unset(end)) end = str_from_text(TEXT("\r\n"));
    RETURN_IF_ERROR(end);
    Ref r = ref_of(self);
    slot_set(r, DIALECT_DELIMITER, character(arg(args, 0), TEXT("delimiter"), ',', false));
    if (!error_is_set()) slot_set(r, DIALECT_DOUBLE_QUOTE, flag(arg(args, 1), true));
    if (!error_is_set()) slot_set(r, DIALECT_ESCAPE, character(arg(args, 2), TEXT("escapechar"), 0, true));
    if (!error_is_set()) slot_set(r, DIALECT_QUOTE, character(arg(args, 4), TEXT("quotechar"), '"', true));
    if (!error_is_set()) slot_set(r, DIALECT_QUOTING, quoting_of(arg(args, 5), arg(args, 4)));
    if (!error_is_set()) slot_set(r, DIALECT_SKIP_SPACE, flag(arg(args, 6), false));
    if (!error_is_set()) slot_set(r, DIALECT_STRICT, flag(arg(args, 7), false));
    if (error_is_set()) return ERROR;
    if (is_none(end)) return TYPE_ERROR("lineterminator must be set");
    if (!is_str(end)) return TYPE_ERROR("\"lineterminator\" must be a string");
    slot_set(r, DIALECT_TERMINATOR, object_plain(end));
    if (!same(field(self, DIALECT_QUOTING), int_u32(QUOTE_NONE)) &&
        same(field(self, DIALECT_QUOTE), int_i32(-1)))
        return TYPE_ERROR("quotechar must be set if quoting enabled");
    return self;
}
STATICMETHOD(
    csv_dialect, __new__,
    "!!($type, dialect=None, delimiter=None, doublequote=None, escapechar=None, lineterminator=None, "
    "quotechar=None, quoting=None, skipinitialspace=None, strict=None)",
    "Create and return a new object.  See help(type) for accurate signature.") {
    Value base = is_none(arg(args, 1)) ? UNSET : arg(args, 1);
    return make(arg(args, 0), base, args_part(args, 2, OPTIONS));
}
Value dialect_make(Value base, Value keywords) {
    Value given = is_unset(base) ? tuple_new(0) : tuple1(base);
    return is_error(given) ? ERROR : call_tuple(CLASS(csv_dialect), given, keywords);
}

static Value character_shown(Value c) {
    return same(c, int_i32(-1)) ? NONE : str_from_code_point((uint32_t)int_of(c));
}
GETTER(csv_dialect, delimiter, "") { return character_shown(field(arg(args, 0), DIALECT_DELIMITER)); }
GETTER(csv_dialect, escapechar, "") { return character_shown(field(arg(args, 0), DIALECT_ESCAPE)); }
GETTER(csv_dialect, quotechar, "") { return character_shown(field(arg(args, 0), DIALECT_QUOTE)); }
GETTER(csv_dialect, lineterminator, "") { return field(arg(args, 0), DIALECT_TERMINATOR); }
GETTER(csv_dialect, quoting, "") { return field(arg(args, 0), DIALECT_QUOTING); }
MEMBER(csv_dialect, doublequote, "") { return field(arg(args, 0), DIALECT_DOUBLE_QUOTE); }
MEMBER(csv_dialect, skipinitialspace, "") { return field(arg(args, 0), DIALECT_SKIP_SPACE); }
MEMBER(csv_dialect, strict, "") { return field(arg(args, 0), DIALECT_STRICT); }
METHOD(csv_dialect, __reduce_ex__, "!($self, protocol, /)", "raises an exception to avoid pickling") {
    return raise1(CLASS(TypeError), TEXT("cannot pickle {r} instances"), class_name(class_of(arg(args, 0))));
}

// --- the registry ---
FUNCTION(_csv, register_dialect, "!(name, dialect=None, /, **kwargs)",
         "Create a mapping from a string name to a dialect class.\n    dialect = csv.register_dialect(name[, "
         "dialect[, **fmtparams]])") {
    if (!is_str(arg(args, 0))) return TYPE_ERROR("dialect name must be a string");
    Value dialect = dialect_make(arg(args, 1), arg(args, 2));
    return is_error(dialect) ? ERROR : dict_set(registry, arg(args, 0), dialect);
}
FUNCTION(
    _csv, unregister_dialect, "($module, /, name)",
    "Delete the name/dialect mapping associated with a string name.\n\n    csv.unregister_dialect(name)") {
    Value gone = dict_delete(registry, arg(args, 1));
    RETURN_IF_ERROR(gone);
    return is_true(gone) ? NONE : csv_error(TEXT("unknown dialect"));
}
FUNCTION(_csv, get_dialect, "($module, /, name)",
         "Return the dialect instance associated with name.\n\n    dialect = csv.get_dialect(name)") {
    return lookup(arg(args, 1));
}
FUNCTION(_csv, list_dialects, "($module, /)",
         "Return a list of all known dialect names.\n\n    names = csv.list_dialects()") {
    return list_from_iterable(registry);
}
FUNCTION(_csv, field_size_limit, "($module, /, new_limit=<unrepresentable>)",
         "Sets an upper limit on parsed fields.\n\n    csv.field_size_limit([limit])\n\nReturns old limit. "
         "If limit is "
         "not given, no new limit is set and\nthe old limit is returned") {
    Value old = field_limit, limit = arg(args, 1);
    if (is_unset(limit)) return old;
    if (!is_int_object(limit)) return TYPE_ERROR("limit must be an integer");
    I64Result n = int_to_i64(int_plain(limit));
    if (!n.ok) return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C long"));
    field_limit = int_wrap(n.value < SMALL_INT_MAX ? n.value : SMALL_INT_MAX);
    return old;
}
