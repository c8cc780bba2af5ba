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

// What one formatting carries along; the text so far is in a Builder beside it.
typedef struct {
    Value template, values;
    uint64_t next, at; // next value; place in the template
    bool of_bytes, is_tuple, is_mapping;
    bool failed; // an exception is set
} State;

// One conversion: %[(key)][flags][width][.precision]type
enum { LEFT = 1, PLUS = 2, BLANK = 4, ALTERNATE = 8, ZERO = 16 };
typedef struct {
    uint32_t flags, type;
    int64_t width, precision; // -1: not given
} Conversion;

static State fail(State state, Value raised) {
    state.failed = is_error(raised);
    return state;
}

static bool has_values(State state) {
    return state.is_tuple ? state.next < tuple_length(state.values) : state.next == 0;
}

// The next value, whose number the caller counts up; or ERROR.
INLINE Value take(State state) {
    if (unlikely(!has_values(state))) return TYPE_ERROR("not enough arguments for format string");
    return state.is_tuple ? tuple_get(state.values, state.next) : state.values;
}

INLINE uint64_t length_of(State state) { return str_length(ref_of(state.template)); }

// The next code point of the template, 0 at its end.
INLINE uint32_t peek(State state) {
    return state.at < length_of(state) ? str_at(ref_of(state.template), state.at) : 0;
}

INLINE State at_end(State state) {
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
        Value v = take(state);
        if (!is_error(v) && !is_int_object(v)) v = TYPE_ERROR("* wants int");
        I64Result number = {0};
        if (!is_error(v)) number = precision ? convert_int(v, 0) : convert_size(v, 0);
        n.value = number.value;
        n.state.failed = !number.ok;
        n.state.next++;
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

static uint32_t flag_of(uint32_t c) {
    switch (c) {
    case '-': return LEFT;
    case '+': return PLUS;
    case ' ': return BLANK;
    case '#': return ALTERNATE;
    case '0': return ZERO;
    default: return 0;
    }
}

typedef struct {
    State state;
    Conversion conversion;
} Read;

static Read read_conversion(State state, Value mapping) {
    Read r = {state, {.width = -1, .precision = -1}};
    if (peek(state) == '(') r.state = read_key(state, mapping);
    if (r.state.failed) return r;
    for (uint32_t flag; (flag = flag_of(peek(r.state))); r.state.at++) r.conversion.flags |= flag;
    if (peek(r.state) == '*' || peek(r.state) - '0' < 10) {
        Number width = read_number(r.state, false);
        r.state = width.state;
        if (r.state.failed) return r;
        if (width.value < 0) r.conversion.flags |= LEFT;
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
static Value integer_text(Value v, Conversion conversion, bool of_bytes) {
    uint32_t type = conversion.type, base = type == 'o' ? 8 : (type | 32) == 'x' ? 16 : 10;
    Value n = integer(v, type, of_bytes);
    RETURN_IF_ERROR(n);
    bool prefixed = conversion.flags & ALTERNATE && base != 10;
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

static Value float_text(Value v, Conversion conversion, bool of_bytes) {
    DoubleResult d = float_from_object(v);
    if (!d.ok) {
        if (!of_bytes) return ERROR;
        error_clear();
        return raise1(CLASS(TypeError), TEXT("float argument required, not {t}"), v);
    }
    int64_t precision = conversion.precision < 0 ? 6 : conversion.precision;
    return float_format(d.value, conversion.type, precision,
                        conversion.flags & ALTERNATE ? FLOAT_ALTERNATE : 0);
}

static Value text_of(Value v, Conversion conversion, bool of_bytes) {
    switch (conversion.type) {
    case 's': return of_bytes ? bytes_as_text(v) : str_plain(object_str(v));
    case 'b': return bytes_as_text(v);
    case 'r': return str_plain(of_bytes ? object_ascii(v) : object_repr(v));
    case 'a': return str_plain(object_ascii(v));
    case 'c': return of_bytes ? byte_character(v) : character(v);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return integer_text(v, conversion, of_bytes);
    default: return float_text(v, conversion, of_bytes);
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
static Builder put_number(Builder b, Conversion conversion, Value text) {
    Ref r = ref_of(text);
    uint64_t n = str_length(r), from = str_at(r, 0) == '-' || str_at(r, 0) == '+';
    uint32_t flags = conversion.flags, sign = 0;
    if (from)
        sign = str_at(r, 0);
    else if (flags & (PLUS | BLANK))
        sign = flags & PLUS ? '+' : ' ';
    bool prefixed = flags & ALTERNATE && (conversion.type == 'o' || (conversion.type | 32) == 'x');
    uint64_t digits = from + (prefixed ? 2 : 0), size = n - from + (sign != 0);
    uint64_t padding = conversion.width > (int64_t)size ? (uint64_t)conversion.width - size : 0;
    uint64_t left = flags & LEFT ? 0 : padding;
    if (left && !(flags & ZERO)) b = builder_repeat(b, ' ', left);
    if (sign) b = builder_char(b, sign);
    if (prefixed || flags & ZERO) {
        b = builder_part(b, text, from, digits);
        if (flags & ZERO) b = builder_repeat(b, '0', left);
        from = digits;
    }
    b = builder_part(b, text, from, n);
    return flags & LEFT ? builder_repeat(b, ' ', padding) : b;
}

static Builder put_text(Builder b, Conversion conversion, Value text) {
    uint64_t n = str_length(ref_of(text));
    if (conversion.type != 'c' && conversion.precision >= 0 && (uint64_t)conversion.precision < n)
        n = (uint64_t)conversion.precision;
    uint64_t padding = conversion.width > (int64_t)n ? (uint64_t)conversion.width - n : 0;
    if (padding && !(conversion.flags & LEFT)) b = builder_repeat(b, ' ', padding);
    b = builder_part(b, text, 0, n);
    return padding && conversion.flags & LEFT ? builder_repeat(b, ' ', padding) : b;
}

static Value refuse_type(uint32_t c, uint64_t place) {
    Value shown = str_from_code_point(c >= 32 && c < 127 ? c : '?');
    Value code = int_to_str(int_u32(c), 16);
    if (is_error(shown) || is_error(code)) return ERROR;
    return raise3(CLASS(ValueError), TEXT("unsupported format character '{}' (0x{}) at index {}"), shown,
                  code, int_wrap((int64_t)place));
}

// The text of one value behind what there is.
static Builder put_conversion(Builder b, Conversion conversion, Value v, bool of_bytes, uint64_t place) {
    uint32_t type = conversion.type;
    Value text = is_type(type, of_bytes) ? text_of(v, conversion, of_bytes) : refuse_type(type, place);
    if (is_error(text)) {
        b.failed = true;
        return b;
    }
    bool as_text = type == 's' || type == 'b' || type == 'r' || type == 'a' || type == 'c';
    return as_text ? put_text(b, conversion, text) : put_number(b, conversion, text);
}

// --- the template ------------------------------------------------------------------------------------------

// A mapping, for %(key)s, is what has __getitem__ but is no text and no tuple.
static bool can_be_mapping(Value values, bool of_bytes) {
    if (IS_A(values, tuple) || is_str(values)) return false;
    if (of_bytes && (is_bytes_object(values) || is_bytearray(values))) return false;
    return !is_unset(class_lookup(class_of(values), NAME(__getitem__)));
}

static Value format(Value template, Value values, bool of_bytes) {
    State state = {.template = template, .values = values, .of_bytes = of_bytes};
    state.is_tuple = IS_A(values, tuple);
    if (state.is_tuple) state.values = object_plain(values);
    state.is_mapping = can_be_mapping(values, of_bytes);
    uint64_t n = length_of(state);
    Builder b = builder_sized(n + 16);
    while (state.at < n && !b.failed) {
        int64_t found = str_find_char(template, '%', state.at, n);
        uint64_t percent = found < 0 ? n : (uint64_t)found;
        b = builder_part(b, template, state.at, percent);
        state.at = percent + 1;
        if (percent == n) break;
        uint32_t c = peek(state);
        if (c == '%') { // %%, not %5%
            b = builder_char(b, '%');
            state.at++;
            continue;
        }
        if ((c == 's' || c == 'd') && !of_bytes && has_values(state)) { // alone, and quick to tell
            Value v = take(state);
            if (c == 's' ? IS_EXACT(v, str) : is_int(v)) {
                b = c == 's' ? builder_str(b, v) : builder_i64(b, int_of(v));
                state.next++;
                state.at++;
                continue;
            }
        }
        state = at_end(state);
        if (state.failed) return ERROR;
        Read r = read_conversion(state, values);
        state = r.state;
        Value v = state.failed ? ERROR : take(state);
        RETURN_IF_ERROR(v);
        state.next++;
        b = put_conversion(b, r.conversion, v, of_bytes, state.at - 1);
    }
    if (state.is_mapping || !has_values(state) || b.failed) return builder_finish(b);
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
