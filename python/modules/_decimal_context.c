// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Contexts of decimal arithmetic: class Context and its attributes, the signals and their dicts, the context in force
// (a context variable), and localcontext().
#include "python/modules/_contextvars.h"
#include "python/modules/_decimal.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

enum SignalDictField { SIGNALS_CONTEXT, SIGNALS_FIELD, DECIMAL_SIGNALS_FIELDS };
enum ManagerField { MANAGER_LOCAL, MANAGER_GLOBAL, DECIMAL_MANAGER_FIELDS };
TYPE(DecimalContext, "decimal.Context", object, 10,
     "A context of decimal arithmetic: precision, rounding, traps.");
TYPE(DecimalSignals, "decimal.SignalDictMixin", object, 2, "");
TYPE(DecimalManager, "decimal.ContextManager", object, 2, "");
_Static_assert(DECIMAL_CONTEXT_FIELDS == 10 && DECIMAL_SIGNALS_FIELDS == 2 && DECIMAL_MANAGER_FIELDS == 2,
               "TYPE()");

// The signals, then the other conditions, in the order in which a list shows them.
enum { SIGNALS = 9, CONDITIONS = 4 };
static const uint32_t signal_masks[SIGNALS] = {
    STATUS_INVALID,   STATUS_FLOAT_OPERATION, STATUS_DIVISION_BY_ZERO, STATUS_OVERFLOW, STATUS_UNDERFLOW,
    STATUS_SUBNORMAL, STATUS_INEXACT,         STATUS_ROUNDED,          STATUS_CLAMPED};
static const uint32_t condition_masks[CONDITIONS] = {STATUS_CONVERSION_SYNTAX, STATUS_DIVISION_IMPOSSIBLE,
                                                     STATUS_DIVISION_UNDEFINED, STATUS_INVALID_CONTEXT};
static STATE_ARRAY(Value, signals, SIGNALS);
static STATE_ARRAY(Value, conditions, CONDITIONS);
static ROOT(base_exception); // DecimalException
static ROOT(signal_dict_class);
static ROOT(context_variable);
static ROOT(default_context); // the templates
static ROOT(basic_context);
static ROOT(extended_context);
static ROOT(rounding_names); // a tuple

static bool is_context(Value v) { return IS_A(v, DecimalContext); }
static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }
static uint32_t bits_of(Value context, uint32_t i) { return (uint32_t)int_of(field(context, i)); }
static void set_bits(Value context, uint32_t i, uint32_t bits) {
    slot_set(ref_of(context), i, int_u32(bits));
}

// --- signals

Value decimal_signal_slow(Value context, uint32_t status) {
    set_bits(context, CONTEXT_STATUS, bits_of(context, CONTEXT_STATUS) | (status & ~(uint32_t)STATUS_MEMORY));
    if (status & STATUS_MEMORY) return error_is_set() ? ERROR : raise_memory_error();
    uint32_t trapped = status & bits_of(context, CONTEXT_TRAPS);
    if (!trapped) return NONE;
    Value list = list_new(1), first = UNSET;
    RETURN_IF_ERROR(list);
    if (trapped & STATUS_INVALID_OPERATION) RETURN_IF_ERROR(list_append(list, AT(signals, 0)));
    for (uint32_t i = 0; i < CONDITIONS; i++)
        if (trapped & AT(condition_masks, i)) RETURN_IF_ERROR(list_append(list, AT(conditions, i)));
    for (uint32_t i = 0; i < SIGNALS; i++) {
        if (!(trapped & AT(signal_masks, i))) continue;
        if (is_unset(first)) first = AT(signals, i);
        if (i > 0) RETURN_IF_ERROR(list_append(list, AT(signals, i)));
    }
    return raise_value(first, list);
}

static Value signals_error(Value class) {
    return raise0(class, TEXT("valid values for signals are:\n  [InvalidOperation, FloatOperation, "
                              "DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   "
                              "Clamped]"));
}
// The bits of a signal's class, or 0 with KeyError.
static uint32_t signal_bits(Value class) {
    for (uint32_t i = 0; i < SIGNALS; i++)
        if (same(class, AT(signals, i))) return AT(signal_masks, i);
    signals_error(CLASS(KeyError));
    return 0;
}
typedef struct {
    bool ok;
    uint32_t bits;
} Bits;
static Bits bits_of_list(Value list) {
    Bits result = {true, 0};
    for (uint64_t i = 0; i < list_length(list); i++) {
        Value item = list_get(list, i);
        uint32_t bits = signal_bits(item);
        if (!bits) return (Bits){0};
        result.bits |= bits;
    }
    return result;
}
static Value list_of_bits(uint32_t bits) {
    Value list = list_new(4);
    RETURN_IF_ERROR(list);
    for (uint32_t i = 0; i < SIGNALS; i++)
        if (bits & AT(signal_masks, i)) RETURN_IF_ERROR(list_append(list, AT(signals, i)));
    return list;
}

// --- SignalDict

static bool is_signals(Value v) { return IS_A(v, DecimalSignals); }
static uint32_t dict_bits(Value dict) {
    return bits_of(field(dict, SIGNALS_CONTEXT), (uint32_t)int_of(field(dict, SIGNALS_FIELD)));
}
static Value signals_of(Value context, uint32_t of, uint32_t kept_in) {
    Value known = field(context, kept_in);
    if (!is_unset(known)) return known;
    Value dict = new_instance(signal_dict_class);
    RETURN_IF_ERROR(dict);
    slot_set(ref_of(dict), SIGNALS_CONTEXT, context);
    slot_set(ref_of(dict), SIGNALS_FIELD, int_u32(of));
    slot_set(ref_of(context), kept_in, dict);
    return dict;
}
static Value all_signals(void) {
    Value tuple = tuple_new(SIGNALS);
    RETURN_IF_ERROR(tuple);
    for (uint32_t i = 0; i < SIGNALS; i++) slot_set(ref_of(tuple), i, AT(signals, i));
    return tuple;
}
METHOD(DecimalSignals, __init__, "($self, /, *args, **kwargs)", "") {
    return is_unset(arg(args, 0)) ? ERROR : NONE;
}
METHOD(DecimalSignals, __len__, "($self, /)", "") {
    (void)args;
    return int_u32(SIGNALS);
}
METHOD(DecimalSignals, __iter__, "($self, /)", "") {
    (void)args;
    Value all = all_signals();
    return is_error(all) ? ERROR : object_iter(all);
}
METHOD(DecimalSignals, __getitem__, "($self, key, /)", "") {
    uint32_t bits = signal_bits(arg(args, 1));
    if (!bits) return ERROR;
    return bool_value(dict_bits(arg(args, 0)) & bits);
}
METHOD(DecimalSignals, __setitem__, "($self, key, value, /)", "") {
    Value dict = arg(args, 0);
    uint32_t bits = signal_bits(arg(args, 1));
    if (!bits) return ERROR;
    Value truth = object_truth(arg(args, 2));
    RETURN_IF_ERROR(truth);
    uint32_t now = dict_bits(dict);
    set_bits(field(dict, SIGNALS_CONTEXT), (uint32_t)int_of(field(dict, SIGNALS_FIELD)),
             is_true(truth) ? now | bits : now & ~bits);
    return NONE;
}
METHOD(DecimalSignals, __delitem__, "($self, key, /)", "") {
    (void)args;
    return VALUE_ERROR("signal keys cannot be deleted");
}
METHOD(DecimalSignals, copy, "($self, /)", "") {
    Value copy = dict_new(SIGNALS);
    for (uint32_t i = 0; i < SIGNALS && !is_error(copy); i++)
        if (is_error(
                dict_set(copy, AT(signals, i), bool_value(dict_bits(arg(args, 0)) & AT(signal_masks, i)))))
            return ERROR;
    return copy;
}
METHOD(DecimalSignals, __repr__, "($self, /)", "") {
    Builder b = builder_char(builder_new(), '{');
    for (uint32_t i = 0; i < SIGNALS; i++) {
        Value name = object_repr(AT(signals, i));
        RETURN_IF_ERROR(name);
        if (i) b = builder_text(b, TEXT(", "));
        b = builder_char(builder_str(b, name), ':');
        b = builder_text(b, dict_bits(arg(args, 0)) & AT(signal_masks, i) ? TEXT("True") : TEXT("False"));
    }
    return builder_finish(builder_char(b, '}'));
}
// The signals that a dict (of classes and truth values) or a SignalDict stands for.
static Bits bits_of_dict(Value v) {
    if (is_signals(v)) return (Bits){true, dict_bits(v)};
    Bits result = {true, 0};
    if (dict_length(v) != SIGNALS) {
        raise0(CLASS(KeyError), TEXT("invalid signal dict"));
        return (Bits){0};
    }
    for (uint32_t i = 0; i < SIGNALS; i++) {
        Value found = dict_get(v, AT(signals, i));
        if (is_unset(found)) raise0(CLASS(KeyError), TEXT("invalid signal dict"));
        Value truth = is_unset(found) || is_error(found) ? ERROR : object_truth(found);
        if (is_error(truth)) return (Bits){0};
        if (is_true(truth)) result.bits |= AT(signal_masks, i);
    }
    return result;
}
static Value signals_compare(Value a, Value b, bool equal) {
    if (is_signals(b)) return bool_value((dict_bits(a) == dict_bits(b)) == equal);
    if (!IS_A(b, dict)) return NOT_IMPLEMENTED;
    Bits other = bits_of_dict(b);
    if (!other.ok) {
        if (!error_matches(CLASS(KeyError))) return ERROR;
        error_clear();
        return bool_value(!equal);
    }
    return bool_value((dict_bits(a) == other.bits) == equal);
}
METHOD(DecimalSignals, __eq__, "($self, value, /)", "Return self==value.") {
    return signals_compare(arg(args, 0), arg(args, 1), true);
}
METHOD(DecimalSignals, __ne__, "($self, value, /)", "Return self!=value.") {
    return signals_compare(arg(args, 0), arg(args, 1), false);
}

// --- making contexts

static Value context_raw(Value class, int64_t prec, uint32_t rounding, uint32_t traps) {
    Value context = new_instance(class);
    RETURN_IF_ERROR(context);
    Ref r = ref_of(context);
    slot_set(r, CONTEXT_PREC, int_wrap(prec));
    slot_set(r, CONTEXT_EMAX, int_i32(999999));
    slot_set(r, CONTEXT_EMIN, int_i32(-999999));
    slot_set(r, CONTEXT_ROUNDING, int_u32(rounding));
    slot_set(r, CONTEXT_CLAMP, int_u32(0));
    slot_set(r, CONTEXT_CAPITALS, int_u32(1));
    slot_set(r, CONTEXT_STATUS, int_u32(0));
    slot_set(r, CONTEXT_TRAPS, int_u32(traps));
    return context;
}
static Value context_copy(Value from) {
    Value context = new_instance(CLASS(DecimalContext));
    RETURN_IF_ERROR(context);
    for (uint32_t i = CONTEXT_PREC; i <= CONTEXT_TRAPS; i++) slot_set(ref_of(context), i, field(from, i));
    return context;
}
STATICMETHOD(DecimalContext, __new__, "!($type, /, *args, **kwargs)", "") {
    if (!is_ref(default_context))
        return context_raw(arg(args, 0), 28, DECIMAL_HALF_EVEN,
                           STATUS_INVALID | STATUS_DIVISION_BY_ZERO | STATUS_OVERFLOW);
    Value context = new_instance(arg(args, 0));
    RETURN_IF_ERROR(context);
    for (uint32_t i = CONTEXT_PREC; i <= CONTEXT_TRAPS; i++)
        slot_set(ref_of(context), i, field(default_context, i));
    slot_set(ref_of(context), CONTEXT_CAPITALS, int_u32(1));
    slot_set(ref_of(context), CONTEXT_STATUS, int_u32(0));
    return context;
}

// --- attributes

Value decimal_rounding_name(uint32_t rounding) { return tuple_get(rounding_names, rounding); }
I64Result decimal_rounding_argument(Value v) {
    uint64_t known = slots_find(ref_of(rounding_names), 0, DECIMAL_ROUNDINGS, 1, v);
    if (likely(known < DECIMAL_ROUNDINGS)) return (I64Result){true, (int64_t)known};
    if (is_str(v))
        for (uint32_t i = 0; i < DECIMAL_ROUNDINGS; i++)
            if (str_equal(str_plain(v), tuple_get(rounding_names, i))) return (I64Result){true, i};
    raise0(CLASS(TypeError), TEXT("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, "
                                  "ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   "
                                  "ROUND_05UP]"));
    return (I64Result){0};
}

static Value set_number(Value context, uint32_t i, Value v, int64_t least, int64_t most, Text refusal) {
    if (is_unset(v)) return raise0(CLASS(AttributeError), TEXT("context attributes cannot be deleted"));
    if (!is_int_object(v)) return TYPE_ERROR("an integer is required");
    I64Result n = int_to_i64(int_plain(v));
    if (!n.ok) return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    if (n.value < least || n.value > most) return raise0(CLASS(ValueError), refusal);
    slot_set(ref_of(context), i, int_wrap(n.value));
    return NONE;
}
static Value set_prec(Value context, Value v) {
    return set_number(context, CONTEXT_PREC, v, 1, DECIMAL_MAX_PREC,
                      TEXT("valid range for prec is [1, MAX_PREC]"));
}
static Value set_emin(Value context, Value v) {
    return set_number(context, CONTEXT_EMIN, v, DECIMAL_MIN_EMIN, 0,
                      TEXT("valid range for Emin is [MIN_EMIN, 0]"));
}
static Value set_emax(Value context, Value v) {
    return set_number(context, CONTEXT_EMAX, v, 0, DECIMAL_MAX_EMAX,
                      TEXT("valid range for Emax is [0, MAX_EMAX]"));
}
static Value set_capitals(Value context, Value v) {
    return set_number(context, CONTEXT_CAPITALS, v, 0, 1, TEXT("valid values for capitals are 0 or 1"));
}
static Value set_clamp(Value context, Value v) {
    return set_number(context, CONTEXT_CLAMP, v, 0, 1, TEXT("valid values for clamp are 0 or 1"));
}
static Value set_rounding(Value context, Value v) {
    if (is_unset(v)) return raise0(CLASS(AttributeError), TEXT("context attributes cannot be deleted"));
    I64Result n = decimal_rounding_argument(v);
    if (!n.ok) return ERROR;
    slot_set(ref_of(context), CONTEXT_ROUNDING, int_wrap(n.value));
    return NONE;
}
static Value set_signals(Value context, uint32_t i, Value v, bool list_allowed) {
    if (is_unset(v)) return raise0(CLASS(AttributeError), TEXT("context attributes cannot be deleted"));
    Bits bits;
    if (list_allowed && IS_A(v, list))
        bits = bits_of_list(v);
    else if (IS_A(v, dict) || is_signals(v))
        bits = bits_of_dict(v);
    else
        return TYPE_ERROR("argument must be a signal dict");
    if (!bits.ok) return ERROR;
    set_bits(context, i, bits.bits);
    return NONE;
}
static Value set_all(Value context, Args given) { // in the constructor's order; UNSET and None: as it is
    for (uint32_t i = 0; i < args_count(given); i++) {
        Value v = arg(given, i), done = NONE;
        if (is_unset(v) || is_none(v)) continue;
        switch (i) {
        case 0: done = set_prec(context, v); break;
        case 1: done = set_rounding(context, v); break;
        case 2: done = set_emin(context, v); break;
        case 3: done = set_emax(context, v); break;
        case 4: done = set_capitals(context, v); break;
        case 5: done = set_clamp(context, v); break;
        case 6: done = set_signals(context, CONTEXT_STATUS, v, true); break;
        default: done = set_signals(context, CONTEXT_TRAPS, v, true); break;
        }
        RETURN_IF_ERROR(done);
    }
    return NONE;
}
METHOD(DecimalContext, __init__,
       "($self, /, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, "
       "traps=None)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    return set_all(arg(args, 0), args_part(args, 1, 8));
}
GETTER(DecimalContext, prec, "") { return field(arg(args, 0), CONTEXT_PREC); }
GETTER(DecimalContext, Emin, "") { return field(arg(args, 0), CONTEXT_EMIN); }
GETTER(DecimalContext, Emax, "") { return field(arg(args, 0), CONTEXT_EMAX); }
GETTER(DecimalContext, capitals, "") { return field(arg(args, 0), CONTEXT_CAPITALS); }
GETTER(DecimalContext, clamp, "") { return field(arg(args, 0), CONTEXT_CLAMP); }
GETTER(DecimalContext, rounding, "") {
    return decimal_rounding_name(bits_of(arg(args, 0), CONTEXT_ROUNDING));
}
GETTER(DecimalContext, flags, "") { return signals_of(arg(args, 0), CONTEXT_STATUS, CONTEXT_FLAGS_DICT); }
GETTER(DecimalContext, traps, "") { return signals_of(arg(args, 0), CONTEXT_TRAPS, CONTEXT_TRAPS_DICT); }
SETTER(DecimalContext, prec) { return set_prec(arg(args, 0), arg(args, 1)); }
SETTER(DecimalContext, Emin) { return set_emin(arg(args, 0), arg(args, 1)); }
SETTER(DecimalContext, Emax) { return set_emax(arg(args, 0), arg(args, 1)); }
SETTER(DecimalContext, capitals) { return set_capitals(arg(args, 0), arg(args, 1)); }
SETTER(DecimalContext, clamp) { return set_clamp(arg(args, 0), arg(args, 1)); }
SETTER(DecimalContext, rounding) { return set_rounding(arg(args, 0), arg(args, 1)); }
SETTER(DecimalContext, flags) { return set_signals(arg(args, 0), CONTEXT_STATUS, arg(args, 1), false); }
SETTER(DecimalContext, traps) { return set_signals(arg(args, 0), CONTEXT_TRAPS, arg(args, 1), false); }
METHOD(DecimalContext, Etiny, "($self, /)", "Emin - prec + 1: the least exponent of a subnormal number.") {
    return int_new(decimal_etiny(decimal_limits(arg(args, 0))));
}
METHOD(DecimalContext, Etop, "($self, /)",
       "Emax - prec + 1: the largest exponent of a number in full precision.") {
    return int_new(decimal_etop(decimal_limits(arg(args, 0))));
}
METHOD(DecimalContext, clear_flags, "($self, /)", "Reset all flags to False.") {
    set_bits(arg(args, 0), CONTEXT_STATUS, 0);
    return NONE;
}
METHOD(DecimalContext, clear_traps, "($self, /)", "Set all traps to False.") {
    set_bits(arg(args, 0), CONTEXT_TRAPS, 0);
    return NONE;
}
METHOD(DecimalContext, copy, "($self, /)", "Return a duplicate of the context with all flags cleared.") {
    return context_copy(arg(args, 0));
}
METHOD(DecimalContext, __copy__, "!($self, /)", "") { return context_copy(arg(args, 0)); }
METHOD(DecimalContext, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0), values = tuple_new(8);
    RETURN_IF_ERROR(values);
    Ref r = ref_of(values);
    slot_set(r, 0, field(self, CONTEXT_PREC));
    slot_set(r, 1, decimal_rounding_name(bits_of(self, CONTEXT_ROUNDING)));
    slot_set(r, 2, field(self, CONTEXT_EMIN));
    slot_set(r, 3, field(self, CONTEXT_EMAX));
    slot_set(r, 4, field(self, CONTEXT_CAPITALS));
    slot_set(r, 5, field(self, CONTEXT_CLAMP));
    Value flags = list_of_bits(bits_of(self, CONTEXT_STATUS)),
          traps = list_of_bits(bits_of(self, CONTEXT_TRAPS));
    RETURN_IF_ERROR(flags);
    RETURN_IF_ERROR(traps);
    slot_set(r, 6, flags);
    slot_set(r, 7, traps);
    return tuple2(class_of(self), values);
}
static Builder put_signals(Builder b, uint32_t bits) {
    // In the order of the conditions' bits, what is invalid once.
    bool first = true;
    b = builder_char(b, '[');
    for (uint32_t bit = STATUS_CLAMPED; bit <= STATUS_UNDERFLOW; bit <<= 1) {
        if (!(bits & bit)) continue;
        if (bit & STATUS_INVALID) bits &= ~(uint32_t)STATUS_INVALID;
        uint32_t signal = 0;
        while (!(AT(signal_masks, signal) & bit)) signal++;
        if (!first) b = builder_text(b, TEXT(", "));
        first = false;
        b = builder_str(b, class_name(AT(signals, signal)));
    }
    return builder_char(b, ']');
}
METHOD(DecimalContext, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    Limits c = decimal_limits(self);
    Builder b = builder_i64(builder_text(builder_new(), TEXT("Context(prec=")), c.prec);
    b = builder_str(builder_text(b, TEXT(", rounding=")), decimal_rounding_name(c.rounding));
    b = builder_i64(builder_text(b, TEXT(", Emin=")), c.emin);
    b = builder_i64(builder_text(b, TEXT(", Emax=")), c.emax);
    b = builder_i64(builder_text(b, TEXT(", capitals=")), decimal_capitals(self));
    b = builder_i64(builder_text(b, TEXT(", clamp=")), c.clamp);
    b = put_signals(builder_text(b, TEXT(", flags=")), bits_of(self, CONTEXT_STATUS));
    b = put_signals(builder_text(b, TEXT(", traps=")), bits_of(self, CONTEXT_TRAPS));
    return builder_finish(builder_char(b, ')'));
}

// --- the context in force

static THREAD_STATE(Value,
                    known_context); // what the variable holds, as long as contextvar_changes is known_at
static THREAD_STATE(uint64_t, known_at);

Value decimal_current_context(void) {
    if (likely(known_at == contextvar_changes && is_ref(known_context))) return known_context;
    Value context = contextvar_get(context_variable);
    RETURN_IF_ERROR(context);
    if (is_unset(context)) {
        context = context_copy(default_context);
        RETURN_IF_ERROR(context);
        set_bits(context, CONTEXT_STATUS, 0);
        RETURN_IF_ERROR(contextvar_set(context_variable, context));
    }
    known_context = context;
    known_at = contextvar_changes;
    return context;
}
Value decimal_context_argument(Value v) {
    if (is_unset(v) || is_none(v)) return decimal_current_context();
    return is_context(v) ? v : TYPE_ERROR("optional argument must be a context");
}
FUNCTION(_decimal, getcontext, "($module, /)", "Get the current default context.") {
    (void)args;
    return decimal_current_context();
}
static Value set_context(Value v) {
    if (!is_context(v)) return TYPE_ERROR("argument must be a context");
    if (same(v, default_context) || same(v, basic_context) || same(v, extended_context)) {
        v = context_copy(v);
        RETURN_IF_ERROR(v);
        set_bits(v, CONTEXT_STATUS, 0);
    }
    return contextvar_set(context_variable, v);
}
FUNCTION(_decimal, setcontext, "($module, context, /)", "Set a new default context.") {
    return set_context(arg(args, 1));
}
FUNCTION(_decimal, localcontext, "($module, /, ctx=None, **kwargs)",
         "Return a context manager that works with a copy of ctx, or of the current context.") {
    Value current = decimal_current_context(), context = decimal_context_argument(arg(args, 1));
    RETURN_IF_ERROR(current);
    RETURN_IF_ERROR(context);
    context = context_copy(context);
    RETURN_IF_ERROR(context);
    Value keywords = arg(args, 2);
    if (!is_unset(keywords)) {
        ArgsResult given = args_push(8);
        if (!given.ok) return raise_recursion_error();
        Value done = NONE;
        uint32_t found = 0;
#define KEYWORD(i, name)                                                                                     \
    if (!is_unset(dict_get_str(keywords, NAME(name)))) {                                                     \
        arg_set(given.args, i, dict_get_str(keywords, NAME(name)));                                          \
        found++;                                                                                             \
    }
        KEYWORD(0, prec)
        KEYWORD(1, rounding)
        KEYWORD(2, Emin)
        KEYWORD(3, Emax)
        KEYWORD(4, capitals)
        KEYWORD(5, clamp)
        KEYWORD(6, flags)
        KEYWORD(7, traps)
#undef KEYWORD
        // NAME(prec) NAME(rounding) NAME(Emin) NAME(Emax) NAME(capitals) NAME(clamp) NAME(flags) NAME(traps)
        if (found != dict_length(keywords)) {
            done = TYPE_ERROR("localcontext() got a keyword that is no attribute of a context");
        }
        if (!is_error(done)) done = set_all(context, given.args);
        args_pop(given.args);
        RETURN_IF_ERROR(done);
    }
    Value manager = NEW(DecimalManager);
    RETURN_IF_ERROR(manager);
    slot_set(ref_of(manager), MANAGER_LOCAL, context);
    slot_set(ref_of(manager), MANAGER_GLOBAL, current);
    return manager;
}
METHOD(DecimalManager, __enter__, "!($self, /)", "") {
    Value local = field(arg(args, 0), MANAGER_LOCAL);
    return is_error(set_context(local)) ? ERROR : local;
}
METHOD(DecimalManager, __exit__, "!($self, /, *args)", "") {
    return is_error(set_context(field(arg(args, 0), MANAGER_GLOBAL))) ? ERROR : FALSE;
}

// --- the module's part

static Value exception_class(Text name, Value bases) {
    Value namespace = dict_new(1), text = str_interned_text(name),
          module = str_interned_text(TEXT("decimal"));
    RETURN_IF_ERROR(namespace);
    RETURN_IF_ERROR(text);
    RETURN_IF_ERROR(module);
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(dict_set(namespace, NAME(__module__), module));
    return type_create(CLASS(type), text, bases, namespace, UNSET);
}
static Value make_exceptions(void) {
    Value base = exception_class(TEXT("DecimalException"), tuple1(CLASS(ArithmeticError)));
    RETURN_IF_ERROR(base);
    base_exception = base;
    AT(signals, 0) = exception_class(TEXT("InvalidOperation"), tuple1(base));
    AT(signals, 1) = exception_class(TEXT("FloatOperation"), tuple2(base, CLASS(TypeError)));
    AT(signals, 2) = exception_class(TEXT("DivisionByZero"), tuple2(base, CLASS(ZeroDivisionError)));
    AT(signals, 5) = exception_class(TEXT("Subnormal"), tuple1(base));
    AT(signals, 6) = exception_class(TEXT("Inexact"), tuple1(base));
    AT(signals, 7) = exception_class(TEXT("Rounded"), tuple1(base));
    AT(signals, 8) = exception_class(TEXT("Clamped"), tuple1(base));
    for (uint32_t i = 0; i < SIGNALS; i++)
        if (is_error(AT(signals, i))) return ERROR;
    AT(signals, 3) = exception_class(TEXT("Overflow"), tuple2(AT(signals, 6), AT(signals, 7)));
    AT(signals, 4) =
        exception_class(TEXT("Underflow"), tuple3(AT(signals, 6), AT(signals, 7), AT(signals, 5)));
    Value invalid = AT(signals, 0);
    AT(conditions, 0) = exception_class(TEXT("ConversionSyntax"), tuple1(invalid));
    AT(conditions, 1) = exception_class(TEXT("DivisionImpossible"), tuple1(invalid));
    AT(conditions, 2) = exception_class(TEXT("DivisionUndefined"), tuple2(invalid, CLASS(ZeroDivisionError)));
    AT(conditions, 3) = exception_class(TEXT("InvalidContext"), tuple1(invalid));
    for (uint32_t i = 0; i < SIGNALS; i++)
        if (is_error(AT(signals, i))) return ERROR;
    for (uint32_t i = 0; i < CONDITIONS; i++)
        if (is_error(AT(conditions, i))) return ERROR;
    return NONE;
}
static Value add_exceptions(Value module) {
    RETURN_IF_ERROR(module_add_class(module, base_exception));
    for (uint32_t i = 0; i < SIGNALS; i++) RETURN_IF_ERROR(module_add_class(module, AT(signals, i)));
    for (uint32_t i = 0; i < CONDITIONS; i++) RETURN_IF_ERROR(module_add_class(module, AT(conditions, i)));
    return NONE;
}

static Value make_roundings(void) {
    Value names = tuple_new(DECIMAL_ROUNDINGS);
    RETURN_IF_ERROR(names);
    Ref r = ref_of(names);
    slot_set(r, DECIMAL_UP, NAME(ROUND_UP));
    slot_set(r, DECIMAL_DOWN, NAME(ROUND_DOWN));
    slot_set(r, DECIMAL_CEILING, NAME(ROUND_CEILING));
    slot_set(r, DECIMAL_FLOOR, NAME(ROUND_FLOOR));
    slot_set(r, DECIMAL_HALF_UP, NAME(ROUND_HALF_UP));
    slot_set(r, DECIMAL_HALF_DOWN, NAME(ROUND_HALF_DOWN));
    slot_set(r, DECIMAL_HALF_EVEN, NAME(ROUND_HALF_EVEN));
    slot_set(r, DECIMAL_05UP, NAME(ROUND_05UP));
    rounding_names = names;
    return NONE;
}

static Value make_templates(void) {
    Value class = CLASS(DecimalContext);
    uint32_t usual = STATUS_INVALID | STATUS_DIVISION_BY_ZERO | STATUS_OVERFLOW;
    default_context = context_raw(class, 28, DECIMAL_HALF_EVEN, usual);
    basic_context = context_raw(class, 9, DECIMAL_HALF_UP, usual | STATUS_UNDERFLOW | STATUS_CLAMPED);
    extended_context = context_raw(class, 9, DECIMAL_HALF_EVEN, 0);
    RETURN_IF_ERROR(default_context);
    RETURN_IF_ERROR(basic_context);
    return is_error(extended_context) ? ERROR : NONE;
}

static Value make_signal_dict(void) {
    Value abc = import_module(str_interned_text(TEXT("collections.abc")));
    RETURN_IF_ERROR(abc);
    Value mapping = object_getattr(abc, NAME(MutableMapping));
    RETURN_IF_ERROR(mapping);
    Value bases = tuple2(CLASS(DecimalSignals), mapping), namespace = dict_new(0);
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(namespace);
    signal_dict_class = call3(class_of(mapping), NAME(SignalDict), bases, namespace);
    return is_error(signal_dict_class) ? ERROR : NONE;
}

// The classes are made once: a module that is imported anew shares them with the first one, as CPython's does.
Value decimal_context_init_module(Value module) {
    if (!is_ref(signal_dict_class)) {
        context_variable = contextvar_new(NAME(decimal_context), UNSET);
        RETURN_IF_ERROR(context_variable);
        RETURN_IF_ERROR(make_exceptions());
        RETURN_IF_ERROR(make_roundings());
        RETURN_IF_ERROR(make_templates());
        RETURN_IF_ERROR(make_signal_dict());
    }
    RETURN_IF_ERROR(add_exceptions(module));
    for (uint32_t i = 0; i < DECIMAL_ROUNDINGS; i++)
        RETURN_IF_ERROR(module_set(module, tuple_get(rounding_names, i), tuple_get(rounding_names, i)));
    RETURN_IF_ERROR(module_set(module, NAME(DefaultContext), default_context));
    RETURN_IF_ERROR(module_set(module, NAME(BasicContext), basic_context));
    RETURN_IF_ERROR(module_set(module, NAME(ExtendedContext), extended_context));
    return module_set(module, NAME(Context), CLASS(DecimalContext));
}
