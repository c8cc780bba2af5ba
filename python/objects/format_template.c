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

// An index written in decimal digits: ok with value -1 when [from .. to) is none.
static I64Result read_index(State state, uint64_t from, uint64_t to) {
    if (from == to) return (I64Result){true, -1};
    int64_t n = 0;
    for (; from < to; from++) {
        int32_t digit = unicode_decimal(char_at(state, from));
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
    I64Result index = read_index(state, from, to);
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

// .name or [item] of state.result; `to` is the end of the whole name, state.next_at is where it goes on.
typedef struct {
    State state;
    uint64_t at;
} Part;

static Part next_part(State state, uint64_t at, uint64_t to) {
    uint32_t mark = char_at(state, at++);
    uint64_t from = at;
    if (mark != '.' && mark != '[')
        return (Part){fail(state, VALUE_ERROR("Only '.' or '[' may follow ']' in format field specifier")),
                      at};
    if (mark == '.') {
        while (at < to && char_at(state, at) != '.' && char_at(state, at) != '[') at++;
    } else {
        while (at < to && char_at(state, at) != ']') at++;
        if (at == to) return (Part){fail(state, VALUE_ERROR("Missing ']' in format string")), at};
    }
    if (from == at) return (Part){fail(state, VALUE_ERROR("Empty attribute in format string")), at};
    I64Result index = mark == '[' ? read_index(state, from, at) : (I64Result){true, -1};
    if (!index.ok) return (Part){fail(state, ERROR), at};
    Value name = str_substring(state.template, from, at);
    if (is_error(name)) return (Part){fail(state, ERROR), at};
    if (mark == '.') {
        name = str_intern(name);
        state.result = is_error(name) ? ERROR : object_getattr(state.result, name);
    } else {
        state.result = object_getitem(state.result, index.value < 0 ? name : int_wrap(index.value));
        at++;
    }
    state.failed = is_error(state.result);
    return (Part){state, at};
}

INLINE State field_object(State state, uint64_t from, uint64_t to) {
    uint64_t at = from;
    while (at < to && char_at(state, at) != '.' && char_at(state, at) != '[') at++;
    Part part = {first_object(state, from, at), at};
    while (!part.state.failed && part.at < to) part = next_part(part.state, part.at, to);
    return part.state;
}

static State expand(State state, uint64_t from, uint64_t to, uint32_t depth);

// Where the parts of a field lie in the template; `at` is behind its closing brace.
typedef struct {
    bool ok; // false: an exception is set
    uint64_t name, name_end, spec, spec_end, at;
    uint32_t conversion;
    bool nested; // the spec holds fields
} Field;

static Field refuse(Value raised) { return (Field){.ok = !is_error(raised)}; }

INLINE Field read_spec(State state, Field field, uint64_t to) {
    field.spec = field.at;
    for (uint64_t depth = 1; field.at < to; field.at++) {
        uint32_t c = char_at(state, field.at);
        if (c == '{') field.nested = true, depth++;
        if (c == '}' && --depth == 0) {
            field.spec_end = field.at++;
            return field;
        }
    }
    return refuse(VALUE_ERROR("unmatched '{{' in format spec"));
}

INLINE Field read_field(State state, uint64_t at, uint64_t to) {
    Field field = {.ok = true, .name = at};
    uint32_t c = 0;
    for (bool in_item = false; at < to; at++) {
        c = char_at(state, at);
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
        field.conversion = char_at(state, at++);
        if (at < to) {
            c = char_at(state, at++);
            if (c != '}' && c != ':') return refuse(VALUE_ERROR("expected ':' after conversion specifier"));
        }
    }
    field.at = at;
    return c == '}' ? field : read_spec(state, field, to);
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

INLINE State format_field(State state, Field field, uint32_t depth) {
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

// template[from .. to) with its fields replaced, as state.result.
static State expand(State state, uint64_t from, uint64_t to, uint32_t depth) {
    if (depth == 0) return fail(state, VALUE_ERROR("Max string recursion exceeded"));
    Builder b = builder_sized(to - from + 16);
    uint64_t literal = from, positional = is_unset(state.positional) ? 0 : tuple_length(state.positional);
    while (from < to) {
        uint32_t c = char_at(state, from);
        if (c != '{' && c != '}') {
            from++;
            continue;
        }
        bool doubled = from + 1 < to && char_at(state, from + 1) == c;
        if (!doubled && c == '}') return fail(state, VALUE_ERROR("Single '}}' encountered in format string"));
        if (from + 1 == to) return fail(state, VALUE_ERROR("Single '{{' encountered in format string"));
        b = builder_part(b, state.template, literal, from + doubled);
        if (doubled) {
            literal = from += 2;
            continue;
        }
        if (state.numbering == AUTOMATIC && char_at(state, from + 1) == '}' && state.next < positional) {
            Value v = tuple_get(state.positional, state.next++); // {}
            if (is_int(v))
                b = builder_i64(b, int_of(v));
            else
                b = builder_str(b, str_plain(format_value(v, 0, UNSET)));
            if (b.failed) return fail(state, ERROR);
            literal = from += 2;
            continue;
        }
        Field field = read_field(state, from + 1, to);
        if (!field.ok) return fail(state, ERROR);
        state = format_field(state, field, depth);
        if (state.failed) return state;
        b = builder_str(b, str_plain(state.result));
        if (b.failed) return fail(state, ERROR);
        literal = from = field.at;
    }
    state.result = builder_finish(builder_part(b, state.template, literal, to));
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
