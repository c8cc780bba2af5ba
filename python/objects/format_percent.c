// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// %-formatting of str, and of bytes and bytearray (PEP 461): the latter are formatted as Latin-1 text, whose
// code points are the bytes.
#include "python/objects/bytelike.h"
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/format.h"
#include "python/objects/tuple.h"

// What one formatting carries along.
typedef struct {
    Value template, values;
    bool of_bytes;
    bool is_tuple;
    bool is_mapping;
    uint64_t next, at; // next value; place in the template
    bool failed;       // an exception is set
    Builder out;
    Value value; // of the last take
} State;

// One conversion: %[(key)][flags][width][.precision]type
typedef struct {
    bool left, plus, blank, alternate, zero;
    int64_t width, precision; // -1: not given
    uint32_t type;
} Conversion;

static State fail(State state, Value raised) {
    state.failed = is_error(raised);
    return state;
}

static State take(State state) {
    bool left = state.is_tuple ? state.next < tuple_length(state.values) : state.next == 0;
    if (!left) return fail(state, TYPE_ERROR("not enough arguments for format string"));
    state.value = state.is_tuple ? tuple_get(state.values, state.next) : state.values;
    state.next++;
    return state;
}

static uint64_t length_of(State state) { return str_length(ref_of(state.template)); }

// The next code point of the template; state.failed at its end.
static uint32_t peek(State state) {
    return state.at < length_of(state) ? str_at(ref_of(state.template), state.at) : 0;
}

static State at_end(State state) {
    return state.at < length_of(state) ? state : fail(state, VALUE_ERROR("incomplete format"));
}

// --- reading a conversion ----------------------------------------------------------------------------------

// (key): the values become the one that the mapping has for it.
static State read_key(State state, Value mapping) {
    if (!state.is_mapping) return fail(state, TYPE_ERROR("format requires a mapping"));
    uint64_t from = ++state.at, depth = 1, n = length_of(state);
    for (; state.at < n && depth; state.at++) {
        uint32_t c = peek(state);
        depth += c == '(';
        depth -= c == ')';
    }
    if (depth) return fail(state, VALUE_ERROR("incomplete format key"));
    Value key = str_substring(state.template, from, state.at - 1);
    if (state.of_bytes && !is_error(key)) key = bytes_from_block(ref_of(key), 0, bytes_length(ref_of(key)));
    state.values = is_error(key) ? ERROR : object_getitem(mapping, key);
    state.is_tuple = false;
    state.next = 0;
    return fail(state, state.values);
}

typedef struct {
    State state;
    int64_t value;
} Number;

// Digits or *.
static Number read_number(State state, bool precision) {
    Number n = {state, 0};
    if (peek(state) == '*') {
        n.state = take(state);
        if (n.state.failed) return n;
        Value v = n.state.value;
        if (!is_int_object(v)) {
            n.state = fail(n.state, TYPE_ERROR("* wants int"));
            return n;
        }
        I64Result number = precision ? convert_int(v, 0) : convert_size(v, 0);
        n.state.failed = !number.ok;
        n.value = number.value;
        n.state.at++;
        return n;
    }
    for (; peek(n.state) - '0' < 10; n.state.at++) {
        if (n.value > (INT64_MAX - 9) / 10) {
            Value raised = precision ? VALUE_ERROR("precision too big") : VALUE_ERROR("width too big");
            n.state = fail(n.state, raised);
            return n;
        }
        n.value = n.value * 10 + (peek(n.state) - '0');
    }
    return n;
}

typedef struct {
    State state;
    Conversion conversion;
} Read;

static Read read_flags(Read r) {
    for (;; r.state.at++) {
        switch (peek(r.state)) {
        case '-': r.conversion.left = true; break;
        case '+': r.conversion.plus = true; break;
        case ' ': r.conversion.blank = true; break;
        case '#': r.conversion.alternate = true; break;
        case '0': r.conversion.zero = true; break;
        default: return r;
        }
    }
}

static Read read_conversion(State state, Value mapping) {
    Read r = {state, {.width = -1, .precision = -1}};
    if (peek(state) == '(') r.state = read_key(state, mapping);
    if (r.state.failed) return r;
    r = read_flags(r);
    if (peek(r.state) == '*' || peek(r.state) - '0' < 10) {
        Number width = read_number(r.state, false);
        r.state = width.state;
        if (r.state.failed) return r;
        r.conversion.left |= width.value < 0;
        r.conversion.width = width.value < 0 ? -width.value : width.value;
    }
    if (peek(r.state) == '.') {
        r.state.at++;
        Number precision = read_number(r.state, true);
        r.state = precision.state;
        if (r.state.failed) return r;
        r.conversion.precision = precision.value < 0 ? 0 : precision.value;
    }
    uint32_t c = peek(r.state);
    if (c == 'h' || c == 'l' || c == 'L') r.state.at++;
    r.state = at_end(r.state);
    if (r.state.failed) return r;
    r.conversion.type = peek(r.state);
    r.state.at++;
    return r;
}

// --- writing one -------------------------------------------------------------------------------------------

// Text of a bytes-like object, or of one with __bytes__.
static Value bytes_as_text(Value v) {
    Buffer bytes = buffer_of(v);
    if (!bytes.ok) {
        Value made = call_special0(v, NAME(__bytes__));
        RETURN_IF_ERROR(made);
        if (!is_unset(made)) bytes = buffer_of(made);
        if (!bytes.ok)
            return raise1(CLASS(TypeError),
                          TEXT("%b requires a bytes-like object, or an object that implements __bytes__, not "
                               "'{t}'"),
                          v);
    }
    return codec_latin1_text(bytes);
}

static Value byte_character(Value v) {
    Buffer bytes = is_bytes_object(v) || is_bytearray(v) ? buffer_of(v) : (Buffer){0};
    if (bytes.ok && bytes.length == 1) return str_from_code_point(buffer_at(bytes, 0));
    if (bytes.ok || !object_has_index(v))
        return TYPE_ERROR("%c requires an integer in range(256) or a single byte");
    Value index = object_index(v);
    RETURN_IF_ERROR(index);
    if (is_int(index) && int_of(index) >= 0 && int_of(index) < 256)
        return str_from_code_point((uint32_t)int_of(index));
    return raise0(CLASS(OverflowError), TEXT("%c arg not in range(256)"));
}

static Value character(Value v) {
    Value plain = str_plain(v);
    if (is_str(plain)) return str_length(ref_of(plain)) == 1 ? plain : TYPE_ERROR("%c requires int or char");
    if (!object_has_index(v)) return TYPE_ERROR("%c requires int or char");
    Value index = object_index(v);
    RETURN_IF_ERROR(index);
    if (is_int(index) && int_of(index) >= 0 && int_of(index) <= 0x10ffff)
        return str_from_code_point((uint32_t)int_of(index));
    return raise0(CLASS(OverflowError), TEXT("%c arg not in range(0x110000)"));
}

static bool is_number(Value v) {
    return is_int_object(v) || is_float_object(v) || layout_of(v) == T_complex || object_has_index(v) ||
           !is_unset(class_lookup(class_of(v), NAME(__int__))) ||
           !is_unset(class_lookup(class_of(v), NAME(__float__)));
}

// The int that v stands for in %d, or in %x, which takes no float.
static Value integer(Value v, uint32_t type, bool of_bytes) {
    bool strict = type == 'o' || (type | 32) == 'x';
    Value n = UNSET;
    if (is_int_object(v))
        n = int_plain(v);
    else if (is_number(v))
        n = strict ? object_index(v) : call1(CLASS(int), v);
    if (is_error(n)) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        n = UNSET;
    }
    if (!is_unset(n)) return int_plain(n);
    Value shown = str_from_code_point(type == 'i' && of_bytes ? 'd' : type);
    RETURN_IF_ERROR(shown);
    return raise2(CLASS(TypeError),
                  strict ? TEXT("%{} format: an integer is required, not {t}")
                         : TEXT("%{} format: a real number is required, not {t}"),
                  shown, v);
}

static Value upper_case(Value s) {
    Builder b = builder_sized(str_length(ref_of(s)));
    for (uint64_t i = 0, n = str_length(ref_of(s)); i < n; i++) {
        uint32_t c = str_at(ref_of(s), i);
        b = builder_char(b, c - 'a' < 26 ? c ^ 32 : c);
    }
    return builder_finish(b);
}

// Digits with their sign and prefix, zeros up to the precision among them.
static Value integer_text(State state, Conversion conversion) {
    uint32_t type = conversion.type, base = type == 'o' ? 8 : (type | 32) == 'x' ? 16 : 10;
    Value n = integer(state.value, type, state.of_bytes);
    RETURN_IF_ERROR(n);
    bool prefixed = conversion.alternate && base != 10;
    Value text = prefixed ? int_to_str_prefixed(n, base) : int_to_str(n, base);
    RETURN_IF_ERROR(text);
    uint64_t head = (int_is_negative(n) ? 1 : 0) + (prefixed ? 2 : 0), size = str_length(ref_of(text));
    if (conversion.precision > (int64_t)(size - head)) {
        Builder b = builder_part(builder_new(), text, 0, head);
        b = builder_repeat(b, '0', (uint64_t)conversion.precision - (size - head));
        text = builder_finish(builder_part(b, text, head, size));
        RETURN_IF_ERROR(text);
    }
    return type == 'X' ? upper_case(text) : text;
}

static Value float_text(State state, Conversion conversion) {
    DoubleResult d = float_from_object(state.value);
    if (!d.ok) {
        if (state.of_bytes && !float_is_exact(state.value)) {
            error_clear();
            return raise1(CLASS(TypeError), TEXT("float argument required, not {t}"), state.value);
        }
        return ERROR;
    }
    int64_t precision = conversion.precision < 0 ? 6 : conversion.precision;
    return float_format(d.value, conversion.type, precision, conversion.alternate ? FLOAT_ALTERNATE : 0);
}

static Value text_of(State state, Conversion conversion) {
    switch (conversion.type) {
    case 's': return state.of_bytes ? bytes_as_text(state.value) : str_plain(object_str(state.value));
    case 'b': return bytes_as_text(state.value);
    case 'r': return str_plain(state.of_bytes ? object_ascii(state.value) : object_repr(state.value));
    case 'a': return str_plain(object_ascii(state.value));
    case 'c': return state.of_bytes ? byte_character(state.value) : character(state.value);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return integer_text(state, conversion);
    default: return float_text(state, conversion);
    }
}

static bool is_type(uint32_t c, bool of_bytes) {
    switch (c) {
    case 's':
    case 'r':
    case 'a':
    case 'c':
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return true;
    default: return c == 'b' && of_bytes;
    }
}

// The sign and prefix stand before zeros, but behind spaces.
static State put_number(State state, Conversion conversion, Value text) {
    Ref r = ref_of(text);
    uint64_t n = str_length(r), from = str_at(r, 0) == '-' || str_at(r, 0) == '+';
    uint32_t sign = from ? str_at(r, 0) : conversion.plus ? '+' : conversion.blank ? ' ' : 0;
    bool prefixed = conversion.alternate && (conversion.type == 'o' || (conversion.type | 32) == 'x');
    uint64_t digits = from + (prefixed ? 2 : 0), size = n - from + (sign != 0);
    uint64_t padding = conversion.width > (int64_t)size ? (uint64_t)conversion.width - size : 0;
    uint64_t left = conversion.left ? 0 : padding;
    Builder b = state.out;
    if (!conversion.zero) b = builder_repeat(b, ' ', left);
    if (sign) b = builder_char(b, sign);
    b = builder_part(b, text, from, digits);
    if (conversion.zero) b = builder_repeat(b, '0', left);
    b = builder_part(b, text, digits, n);
    state.out = builder_repeat(b, ' ', padding - left);
    return state;
}

static State put_text(State state, Conversion conversion, Value text) {
    uint64_t n = str_length(ref_of(text));
    if (conversion.type != 'c' && conversion.precision >= 0 && (uint64_t)conversion.precision < n)
        n = (uint64_t)conversion.precision;
    uint64_t padding = conversion.width > (int64_t)n ? (uint64_t)conversion.width - n : 0;
    uint64_t left = conversion.left ? 0 : padding;
    state.out = builder_part(builder_repeat(state.out, ' ', left), text, 0, n);
    state.out = builder_repeat(state.out, ' ', padding - left);
    return state;
}

static Value refuse_type(State state, uint32_t c) {
    Value shown = str_from_code_point(c >= 32 && c < 127 ? c : '?');
    Value code = int_to_str(int_u32(c), 16);
    if (is_error(shown) || is_error(code)) return ERROR;
    return raise3(CLASS(ValueError), TEXT("unsupported format character '{}' (0x{}) at index {}"), shown,
                  code, int_wrap((int64_t)state.at - 1));
}

static State put_conversion(State state, Conversion conversion) {
    state = take(state);
    if (state.failed) return state;
    if (!is_type(conversion.type, state.of_bytes)) return fail(state, refuse_type(state, conversion.type));
    Value text = text_of(state, conversion);
    if (is_error(text)) return fail(state, ERROR);
    bool as_text = conversion.type == 's' || conversion.type == 'b' || conversion.type == 'r' ||
                   conversion.type == 'a' || conversion.type == 'c';
    return as_text ? put_text(state, conversion, text) : put_number(state, conversion, text);
}

// --- the template ------------------------------------------------------------------------------------------

// A mapping, for %(key)s, is what has __getitem__ but is no text and no tuple.
static bool can_be_mapping(Value values, bool of_bytes) {
    if (IS_A(values, tuple) || is_str(values)) return false;
    if (of_bytes && (is_bytes_object(values) || is_bytearray(values))) return false;
    return !is_unset(class_lookup(class_of(values), NAME(__getitem__)));
}

static Value format(Value template, Value values, bool of_bytes) {
    State state = {.template = template, .values = values, .of_bytes = of_bytes, .value = UNSET};
    state.is_tuple = IS_A(values, tuple);
    if (state.is_tuple) state.values = object_plain(values);
    state.is_mapping = can_be_mapping(values, of_bytes);
    uint64_t n = length_of(state);
    state.out = builder_sized(n);
    while (state.at < n && !state.out.failed) {
        int64_t found = str_find_char(template, '%', state.at, n);
        uint64_t percent = found < 0 ? n : (uint64_t)found;
        state.out = builder_part(state.out, template, state.at, percent);
        state.at = percent + 1;
        if (percent == n) break;
        if (state.at < n && peek(state) == '%') { // %%, not %5%
            state.out = builder_char(state.out, '%');
            state.at++;
            continue;
        }
        state = at_end(state);
        if (state.failed) return ERROR;
        Read r = read_conversion(state, values);
        state = r.state.failed ? r.state : put_conversion(r.state, r.conversion);
        if (state.failed) return ERROR;
    }
    if (state.is_mapping) return builder_finish(state.out);
    bool left = state.is_tuple ? state.next < tuple_length(state.values) : state.next == 0;
    if (!left) return builder_finish(state.out);
    return of_bytes ? TYPE_ERROR("not all arguments converted during bytes formatting")
                    : TYPE_ERROR("not all arguments converted during string formatting");
}

Value format_percent(Value s, Value values) { return format(s, values, false); }

Value format_percent_bytes(Value source, Value values) {
    Value template = codec_latin1_text(buffer_of(source));
    RETURN_IF_ERROR(template);
    Value text = format(template, values, true);
    RETURN_IF_ERROR(text);
    return bytes_from_block(ref_of(text), 0, bytes_length(ref_of(text)));
}

METHOD(str, __mod__, "($self, value, /)", "Return self%value.") {
    return format_percent(str_plain(arg(args, 0)), arg(args, 1));
}

METHOD(str, __rmod__, "($self, value, /)", "Return value%self.") {
    Value other = str_plain(arg(args, 1));
    return is_str(other) ? format_percent(other, arg(args, 0)) : NOT_IMPLEMENTED;
}

METHOD(bytes, __mod__, "($self, value, /)", "Return self%value.") {
    return format_percent_bytes(arg(args, 0), arg(args, 1));
}

METHOD(bytes, __rmod__, "($self, value, /)", "Return value%self.") {
    return is_bytes_object(arg(args, 1)) ? format_percent_bytes(arg(args, 1), arg(args, 0)) : NOT_IMPLEMENTED;
}

static Value as_bytearray(Value bytes) {
    RETURN_IF_ERROR(bytes);
    return bytearray_from_block(ref_of(bytes), 0, bytes_length(ref_of(bytes)));
}

METHOD(bytearray, __mod__, "($self, value, /)", "Return self%value.") {
    return as_bytearray(format_percent_bytes(arg(args, 0), arg(args, 1)));
}

METHOD(bytearray, __rmod__, "($self, value, /)", "Return value%self.") {
    if (!is_bytearray(arg(args, 1))) return NOT_IMPLEMENTED;
    return as_bytearray(format_percent_bytes(arg(args, 1), arg(args, 0)));
}
