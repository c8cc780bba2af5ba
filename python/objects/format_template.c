// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// str.format and format_map: replacement fields {name!conversion:spec}, where the spec may hold fields of its
// own, one level deep. And the fields of f-strings, which the compiler has taken apart already.
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/format.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"
#include "python/objects/unicode.h"

// --- one value ---------------------------------------------------------------------------------------------

static Value converted(Value v, uint32_t conversion) {
    switch (conversion) {
    case 's': return object_str(v);
    case 'r': return object_repr(v);
    case 'a': return object_ascii(v);
    default: return v;
    }
}

Value format_value(Value v, uint32_t conversion, Value spec) {
    if (conversion) v = converted(v, conversion);
    RETURN_IF_ERROR(v);
    if (is_unset(spec)) {
        if (IS_EXACT(v, str)) return v;
        spec = str_from_text(TEXT(""));
    }
    return object_format(v, spec);
}

// --- a template --------------------------------------------------------------------------------------------

enum Numbering { NOT_YET, AUTOMATIC, MANUAL };

// What one call of format carries along.
typedef struct {
    Value template, positional, named;
    enum Numbering numbering;
    uint64_t next; // of automatic numbering
    bool failed;   // an exception is set
    Value result;  // of the last step
} State;

INLINE State fail(State state, Value raised) {
    state.failed = true;
    state.result = raised;
    return state;
}

INLINE uint32_t char_at(State state, uint64_t i) { return str_at(ref_of(state.template), i); }

I64Result format_index(Value template, uint64_t from, uint64_t to) {
    if (from == to) return (I64Result){true, -1};
    int64_t n = 0;
    for (; from < to; from++) {
        int32_t digit = unicode_decimal(str_at(ref_of(template), from));
        if (digit < 0) return (I64Result){true, -1};
        if (n > (INT64_MAX - digit) / 10) {
            VALUE_ERROR("Too many decimal digits in format string");
            return (I64Result){0};
        }
        n = n * 10 + digit;
    }
    return (I64Result){true, n};
}

INLINE State number_field(State state, bool automatic) {
    if (state.numbering == NOT_YET) state.numbering = automatic ? AUTOMATIC : MANUAL;
    if (state.numbering == MANUAL && automatic)
        return fail(state, VALUE_ERROR("cannot switch from manual field specification to automatic field "
                                       "numbering"));
    if (state.numbering == AUTOMATIC && !automatic)
        return fail(state, VALUE_ERROR("cannot switch from automatic field numbering to manual field "
                                       "specification"));
    return state;
}

// The argument that name [from .. to) tells, without attributes and items.
INLINE State first_object(State state, uint64_t from, uint64_t to) {
    I64Result index = format_index(state.template, from, to);
    if (!index.ok) return fail(state, ERROR);
    if (index.value >= 0 || from == to) {
        state = number_field(state, from == to);
        if (state.failed) return state;
        uint64_t i = from == to ? state.next++ : (uint64_t)index.value;
        if (is_unset(state.positional))
            return fail(state, VALUE_ERROR("Format string contains positional fields"));
        if (i >= tuple_length(state.positional))
            return fail(state, raise1(CLASS(IndexError),
                                      TEXT("Replacement index {} out of range for positional args tuple"),
                                      int_wrap((int64_t)i)));
        state.result = tuple_get(state.positional, i);
        return state;
    }
    Value key = str_substring(state.template, from, to);
    if (is_error(key)) return fail(state, ERROR);
    if (is_unset(state.named)) return fail(state, raise_key_error(key));
    state.result = object_getitem(state.named, key);
    state.failed = is_error(state.result);
    return state;
}

static FormatPart refuse_part(Value raised) { return (FormatPart){.ok = !is_error(raised)}; }

FormatPart format_part_at(Value template, uint64_t at, uint64_t to) {
    Ref r = ref_of(template);
    uint32_t mark = str_at(r, at++);
    if (mark != '.' && mark != '[')
        return refuse_part(VALUE_ERROR("Only '.' or '[' may follow ']' in format field specifier"));
    FormatPart part = {.ok = true, .is_attribute = mark == '.', .from = at, .index = -1};
    if (part.is_attribute) {
        while (at < to && str_at(r, at) != '.' && str_at(r, at) != '[') at++;
    } else {
        while (at < to && str_at(r, at) != ']') at++;
        if (at == to) return refuse_part(VALUE_ERROR("Missing ']' in format string"));
    }
    if (part.from == at) return refuse_part(VALUE_ERROR("Empty attribute in format string"));
    part.to = at;
    part.after = at + !part.is_attribute;
    if (part.is_attribute) return part;
    I64Result index = format_index(template, part.from, part.to);
    part.ok = index.ok;
    part.index = index.value;
    return part;
}

// That part of state.result.
static State get_part(State state, FormatPart part) {
    if (!part.ok) return fail(state, ERROR);
    Value name = part.index < 0 ? str_substring(state.template, part.from, part.to) : int_wrap(part.index);
    if (part.is_attribute && !is_error(name)) name = str_intern(name);
    if (is_error(name)) return fail(state, ERROR);
    state.result =
        part.is_attribute ? object_getattr(state.result, name) : object_getitem(state.result, name);
    state.failed = is_error(state.result);
    return state;
}

uint64_t format_first_end(Value template, uint64_t from, uint64_t to) {
    while (from < to && str_at(ref_of(template), from) != '.' && str_at(ref_of(template), from) != '[')
        from++;
    return from;
}

static State field_object(State state, uint64_t from, uint64_t to) {
    uint64_t at = format_first_end(state.template, from, to);
    state = first_object(state, from, at);
    while (!state.failed && at < to) {
        FormatPart part = format_part_at(state.template, at, to);
        state = get_part(state, part);
        at = part.after;
    }
    return state;
}

static State expand(State state, uint64_t from, uint64_t to, uint32_t depth);

static FormatField refuse(Value raised) { return (FormatField){.ok = !is_error(raised)}; }

static FormatField read_spec(Value template, FormatField field, uint64_t to) {
    field.spec = field.after;
    for (uint64_t depth = 1; field.after < to; field.after++) {
        uint32_t c = str_at(ref_of(template), field.after);
        if (c == '{') field.nested = true, depth++;
        if (c == '}' && --depth == 0) {
            field.spec_end = field.after++;
            return field;
        }
    }
    return refuse(VALUE_ERROR("unmatched '{{' in format spec"));
}

FormatField format_field_at(Value template, uint64_t at, uint64_t to) {
    Ref r = ref_of(template);
    FormatField field = {.ok = true, .name = at};
    uint32_t c = 0;
    for (bool in_item = false; at < to; at++) {
        c = str_at(r, at);
        if (in_item) {
            in_item = c != ']';
            continue;
        }
        if (c == '{') return refuse(VALUE_ERROR("unexpected '{{' in field name"));
        in_item = c == '[';
        if (c == '}' || c == ':' || c == '!') break;
    }
    if (at == to) return refuse(VALUE_ERROR("expected '}}' before end of string"));
    field.name_end = at++;
    if (c == '!') {
        if (at == to) return refuse(VALUE_ERROR("end of string while looking for conversion specifier"));
        field.conversion = str_at(r, at++);
        if (at < to) {
            c = str_at(r, at++);
            if (c != '}' && c != ':') return refuse(VALUE_ERROR("expected ':' after conversion specifier"));
        }
    }
    field.after = at;
    return c == '}' ? field : read_spec(template, field, to);
}

static Value refuse_conversion(uint32_t c) {
    if (c > 32 && c < 127) {
        Value shown = str_from_code_point(c);
        RETURN_IF_ERROR(shown);
        return raise1(CLASS(ValueError), TEXT("Unknown conversion specifier {}"), shown);
    }
    Builder b = builder_text(builder_new(), TEXT("Unknown conversion specifier \\x"));
    bool begun = false;
    for (uint32_t digit = 6; digit-- > 0;) {
        uint32_t n = (c >> (4 * (digit & 7))) & 15;
        begun |= n != 0 || digit == 0;
        if (begun) b = builder_char(b, text_at(TEXT("0123456789abcdef"), n));
    }
    Value message = builder_finish(b);
    RETURN_IF_ERROR(message);
    return raise_value(CLASS(ValueError), message);
}

static State format_field(State state, FormatField field, uint32_t depth) {
    state = field_object(state, field.name, field.name_end);
    if (state.failed) return state;
    Value v = state.result, spec = UNSET;
    uint32_t conversion = field.conversion;
    if (conversion && conversion != 's' && conversion != 'r' && conversion != 'a')
        return fail(state, refuse_conversion(conversion));
    v = converted(v, conversion);
    if (is_error(v)) return fail(state, ERROR);
    if (field.nested) {
        state = expand(state, field.spec, field.spec_end, depth - 1);
        if (state.failed) return state;
        spec = state.result;
    } else if (field.spec < field.spec_end) {
        spec = str_substring(state.template, field.spec, field.spec_end);
    }
    state.result = is_error(spec) ? ERROR : format_value(v, 0, spec);
    state.failed = is_error(state.result);
    return state;
}

static FormatMarkup refuse_markup(Value raised) { return (FormatMarkup){.ok = !is_error(raised)}; }

FormatMarkup format_markup_at(Value template, uint64_t at, uint64_t to) {
    Ref r = ref_of(template);
    FormatMarkup markup = {.ok = true, .literal = at};
    while (at < to && str_at(r, at) != '{' && str_at(r, at) != '}') at++;
    markup.literal_end = markup.after = at;
    if (at == to) return markup;
    uint32_t c = str_at(r, at);
    if (at + 1 < to && str_at(r, at + 1) == c) { // doubled: one of them is text
        markup.literal_end = at + 1;
        markup.after = at + 2;
        return markup;
    }
    if (c == '}') return refuse_markup(VALUE_ERROR("Single '}}' encountered in format string"));
    if (at + 1 == to) return refuse_markup(VALUE_ERROR("Single '{{' encountered in format string"));
    markup.has_field = true;
    markup.after = at + 1;
    return markup;
}

// template[from .. to) with its fields replaced, as state.result.
static State expand(State state, uint64_t from, uint64_t to, uint32_t depth) {
    if (depth == 0) return fail(state, VALUE_ERROR("Max string recursion exceeded"));
    Builder b = builder_sized(to - from + 16);
    uint64_t positional = is_unset(state.positional) ? 0 : tuple_length(state.positional);
    while (from < to) {
        FormatMarkup markup = format_markup_at(state.template, from, to);
        if (!markup.ok) return fail(state, ERROR);
        b = builder_part(b, state.template, markup.literal, markup.literal_end);
        from = markup.after;
        if (!markup.has_field) continue;
        if (state.numbering == AUTOMATIC && char_at(state, from) == '}' && state.next < positional) {
            Value v = tuple_get(state.positional, state.next++); // {}
            if (is_int(v))
                b = builder_i64(b, int_of(v));
            else
                b = builder_str(b, str_plain(format_value(v, 0, UNSET)));
            if (b.failed) return fail(state, ERROR);
            from++;
            continue;
        }
        FormatField field = format_field_at(state.template, from, to);
        if (!field.ok) return fail(state, ERROR);
        state = format_field(state, field, depth);
        if (state.failed) return state;
        b = builder_str(b, str_plain(state.result));
        if (b.failed) return fail(state, ERROR);
        from = field.after;
    }
    state.result = builder_finish(b);
    state.failed = is_error(state.result);
    return state;
}

Value format_template(Value s, Value positional, Value named) {
    State state = {.template = s, .positional = positional, .named = named, .result = UNSET};
    return expand(state, 0, str_length(ref_of(s)), 2).result;
}

METHOD(str, format, "!($self, /, *args, **kwargs)",
       "S.format(*args, **kwargs) -> str\n"
       "\n"
       "Return a formatted version of S, using substitutions from args and kwargs.\n"
       "The substitutions are identified by braces ('{' and '}').") {
    return format_template(str_plain(arg(args, 0)), arg(args, 1), arg(args, 2));
}

METHOD(str, format_map, "!($self, mapping, /)",
       "S.format_map(mapping) -> str\n"
       "\n"
       "Return a formatted version of S, using substitutions from mapping.\n"
       "The substitutions are identified by braces ('{' and '}').") {
    return format_template(str_plain(arg(args, 0)), UNSET, arg(args, 1));
}
