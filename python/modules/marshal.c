// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module marshal: the format of CPython 3.11 (version 4). Of code objects, whose instructions are this machine's, the
// type is written and then their parts (code_parts.c). What is written has references to what came before in code objects
// alone; what is read may have them anywhere.
#include "python/objects/bytes.h"
#include "python/objects/codec.h"
#include "python/objects/complex.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/set.h"
#include "python/objects/set_table.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/code.h"

enum { VERSION = 4, DEPTH_MAX = 2000, DIGIT_BITS = 15, DIGIT_MASK = 0x7fff, MARK = 0x80 };

MODULE(marshal, "This module contains functions that can read and write Python values in\n"
                "a binary format. The format is specific to Python, but independent of\n"
                "machine architecture issues.") {
    return module_set(arg(args, 0), NAME(version), int_u32(VERSION));
}

// --- writing ---
typedef struct {
    ByteBuilder out;
    Value seen; // in a code object, dict: str -> its number among the references; UNSET elsewhere
    bool failed;
} Writer;

static Writer put(Writer w, uint8_t c) {
    w.out = byte_builder_put(w.out, c);
    return w;
}
static Writer put_u32(Writer w, uint32_t n) {
    for (uint32_t i = 0; i < 4; i++) w = put(w, (uint8_t)(n >> (8 * (i & 3))));
    return w;
}
static Writer put_double(Writer w, double d) {
    uint64_t bits = f64_bits(d);
    for (uint32_t i = 0; i < 8; i++) w = put(w, (uint8_t)(bits >> (8 * (i & 7))));
    return w;
}
static Writer put_block(Writer w, uint8_t type, Buffer bytes) {
    w = put_u32(put(w, type), (uint32_t)bytes.length);
    w.out = byte_builder_block(w.out, bytes.block, bytes.from, bytes.length);
    return w;
}
static Writer fail(Writer w) {
    w.failed = true;
    return w;
}

static Writer put_int(Writer w, Value v) {
    if (is_int(v) && int_of(v) >= INT32_MIN && int_of(v) <= INT32_MAX)
        return put_u32(put(w, 'i'), (uint32_t)(int32_t)int_of(v));
    Value negative = object_compare_bool(COMPARE_LT, v, int_u32(0));
    Value rest = is_true(negative) ? object_unary(UNARY_NEGATIVE, v) : v;
    Value digits = list_new(8);
    if (is_error(negative) || is_error(rest) || is_error(digits)) return fail(w);
    while (!same(rest, int_u32(0))) {
        Value digit = object_binary(BINARY_AND, rest, int_u32(DIGIT_MASK));
        rest = object_binary(BINARY_RSHIFT, rest, int_u32(DIGIT_BITS));
        if (is_error(digit) || is_error(rest) || is_error(list_append(digits, digit))) return fail(w);
    }
    uint32_t n = (uint32_t)list_length(digits);
    w = put_u32(put(w, 'l'), is_true(negative) ? 0 - n : n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t digit = (uint32_t)int_of(list_get(digits, i));
        w = put(put(w, (uint8_t)digit), (uint8_t)(digit >> 8));
    }
    return w;
}

static Writer put_text(Writer w, Value v, uint8_t mark) {
    Ref r = ref_of(v);
    uint32_t n = str_length(r);
    if (str_kind(r) == STR_ASCII) {
        if (n >= 256) return put_block(w, 'a' | mark, (Buffer){true, r, 0, n});
        w = put(put(w, 'z' | mark), (uint8_t)n);
        w.out = byte_builder_block(w.out, r, 0, n);
        return w;
    }
    Value errors = str_from_text(TEXT("surrogatepass")), encoding = str_from_text(TEXT("utf-8"));
    Value bytes = is_error(errors) || is_error(encoding) ? ERROR : codec_encode(v, encoding, errors);
    if (is_error(bytes)) return fail(w);
    return put_block(w, 'u' | mark, (Buffer){true, ref_of(bytes), 0, bytes_length(ref_of(bytes))});
}
// In a code object a str that was written before is written as a reference to it.
static Writer put_str(Writer w, Value v) {
    if (is_unset(w.seen)) return put_text(w, v, 0);
    Value known = dict_get(w.seen, v);
    if (is_int(known)) return put_u32(put(w, 'r'), (uint32_t)int_of(known));
    if (is_error(known) || is_error(dict_set(w.seen, v, int_u32((uint32_t)dict_length(w.seen)))))
        return fail(w);
    return put_text(w, v, MARK);
}

static Writer put_object(Writer w, Value v, uint32_t depth);

static Writer put_tuple(Writer w, Value v, uint32_t depth) {
    uint64_t n = tuple_length(v);
    w = n < 256 ? put(put(w, ')'), (uint8_t)n) : put_u32(put(w, '('), (uint32_t)n);
    for (uint64_t i = 0; i < n && !w.failed; i++) w = put_object(w, tuple_get(v, i), depth);
    return w;
}
static Writer put_dict(Writer w, Value v, uint32_t depth) {
    w = put(w, '{');
    for (DictStep step = dict_next(v, 0); step.ok && !w.failed; step = dict_next(v, step.position))
        w = put_object(put_object(w, step.key, depth), step.value, depth);
    return put(w, '0');
}
static Writer put_set(Writer w, Value v, uint32_t depth) {
    w = put_u32(put(w, IS_EXACT(v, set) ? '<' : '>'), (uint32_t)set_length(v));
    for (SetStep step = set_next(v, 0); step.ok && !w.failed; step = set_next(v, step.position))
        w = put_object(w, step.element, depth);
    return w;
}

static Writer put_object(Writer w, Value v, uint32_t depth) {
    if (w.failed || w.out.failed) return fail(w);
    if (depth > DEPTH_MAX || !stack_has_room()) {
        VALUE_ERROR("object too deeply nested to marshal");
        return fail(w);
    }
    depth++;
    if (is_none(v)) return put(w, 'N');
    if (is_bool(v)) return put(w, is_true(v) ? 'T' : 'F');
    if (same(v, ELLIPSIS)) return put(w, '.');
    if (same(v, CLASS(StopIteration))) return put(w, 'S');
    if (same(class_of(v), CLASS(int))) return put_int(w, v);
    if (same(class_of(v), CLASS(float))) return put_double(put(w, 'g'), float_value(v));
    if (IS_EXACT(v, complex)) {
        Complex c = complex_value(v);
        return put_double(put_double(put(w, 'y'), c.real), c.imag);
    }
    if (IS_EXACT(v, bytes)) return put_block(w, 's', buffer_of(v));
    if (IS_EXACT(v, str)) return put_str(w, v);
    if (IS_EXACT(v, tuple)) return put_tuple(w, v, depth);
    if (IS_EXACT(v, dict)) return put_dict(w, v, depth);
    if (IS_EXACT(v, set) || IS_EXACT(v, frozenset)) return put_set(w, v, depth);
    if (IS_EXACT(v, list)) {
        w = put_u32(put(w, '['), (uint32_t)list_length(v));
        for (uint64_t i = 0; i < list_length(v) && !w.failed; i++) w = put_object(w, list_get(v, i), depth);
        return w;
    }
    if (layout_of(v) == T_code) {
        Value parts = code_parts(v);
        if (!is_error(parts) && is_unset(w.seen)) w.seen = dict_new(0);
        return is_error(parts) || is_error(w.seen) ? fail(w) : put_object(put(w, 'c'), parts, depth);
    }
    Buffer bytes = buffer_of(v);
    if (bytes.ok) return put_block(w, 's', bytes);
    if (!error_is_set()) VALUE_ERROR("unmarshallable object");
    return fail(w);
}

static Value dumps(Value v) {
    Writer w = put_object((Writer){.out = byte_builder_new(64), .seen = UNSET}, v, 0);
    return w.failed ? ERROR : byte_builder_finish(w.out);
}
Value marshal_bytes(Value v) {
    Writer w = {.out = byte_builder_new(64), .seen = dict_new(0)};
    if (is_error(w.seen)) return ERROR;
    w = put_object(w, v, 0);
    return w.failed ? ERROR : byte_builder_finish(w.out);
}
FUNCTION(marshal, dumps, "($module, value, version=4, /)",
         "Return the bytes object that would be written to a file by dump(value, file).") {
    return dumps(arg(args, 1));
}
FUNCTION(marshal, dump, "($module, value, file, version=4, /)", "Write the value on the open file.") {
    Value bytes = dumps(arg(args, 1));
    return is_error(bytes) ? ERROR : call_method1(arg(args, 2), NAME(write), bytes);
}

// --- reading ---
// The reader's place is a blob of 64 bits, so that it can be passed by value; refs: the list of what was marked.
typedef struct {
    Ref block;
    uint64_t end;
    Ref place;
    Value refs;
    Value filename;  // of code objects; None: their own
    uint64_t origin; // of the block in the archive; 0: it is not from there
} Reader;

typedef struct {
    bool ok;
    uint64_t at;
} Place;
// Where the next n bytes are; they are taken.
static Place take(Reader r, uint64_t n) {
    uint64_t at = u64_get(r.place, 0);
    if (unlikely(n > r.end - at)) {
        raise0(CLASS(EOFError), TEXT("marshal data too short"));
        return (Place){0};
    }
    u64_set(r.place, 0, at + n);
    return (Place){true, at};
}
// A number of `size` bytes, little-endian; -1: an exception is set.
static int64_t take_number(Reader r, uint32_t size) {
    Place place = take(r, size);
    if (!place.ok) return -1;
    if (size == 4) return u32_get(r.block, place.at);
    uint64_t n = 0;
    for (uint32_t i = 0; i < size; i++) n |= (uint64_t)u8_get(r.block, place.at + i) << (8 * (i & 7));
    return (int64_t)n;
}
static int64_t take_size(Reader r) {
    int64_t n = take_number(r, 4);
    if (n <= INT32_MAX) return n;
    VALUE_ERROR("bad marshal data (size out of range)");
    return -1;
}

static Value bad(Text what) {
    Value text = str_from_text(what);
    return is_error(text) ? ERROR : raise1(CLASS(ValueError), TEXT("bad marshal data ({})"), text);
}

static Value read_double(Reader r) {
    Place place = take(r, 8);
    return place.ok ? float_new(f64_get(r.block, place.at)) : ERROR;
}
static Value read_long(Reader r) {
    int64_t n = take_number(r, 4);
    if (n < 0) return ERROR;
    int32_t count = (int32_t)(uint32_t)n;
    uint32_t digits = count < 0 ? 0 - (uint32_t)count : (uint32_t)count;
    Place place = take(r, (uint64_t)digits * 2);
    if (!place.ok) return ERROR;
    Value sum = int_u32(0);
    for (uint32_t i = digits; i-- > 0;) {
        uint32_t digit = u16_get(r.block, place.at + 2 * (uint64_t)i);
        if (digit > DIGIT_MASK) return bad(TEXT("digit out of range in long"));
        sum = object_binary(BINARY_LSHIFT, sum, int_u32(DIGIT_BITS));
        sum = is_error(sum) ? ERROR : object_binary(BINARY_OR, sum, int_u32(digit));
        RETURN_IF_ERROR(sum);
    }
    return count < 0 ? object_unary(UNARY_NEGATIVE, sum) : sum;
}
static bool is_ascii(Ref block, uint64_t at, uint64_t n) {
    uint64_t end = at + n;
    while (at < end && u8_get(block, at) < 128) at++;
    return at == end;
}
static Value read_text(Reader r, int64_t n, bool utf8, bool interned) {
    Place place = n < 0 ? (Place){0} : take(r, (uint64_t)n);
    if (!place.ok) return ERROR;
    if (!utf8 && is_ascii(r.block, place.at, (uint64_t)n)) {
        Value plain = str_from_utf8(r.block, place.at, (uint64_t)n);
        return !is_error(plain) && interned ? str_intern(plain) : plain;
    }
    Value bytes = bytes_from_block(r.block, place.at, (uint64_t)n);
    RETURN_IF_ERROR(bytes);
    Value encoding = utf8 ? str_from_text(TEXT("utf-8")) : str_from_text(TEXT("latin-1"));
    Value errors = str_from_text(TEXT("surrogatepass"));
    if (is_error(encoding) || is_error(errors)) return ERROR;
    Value text = codec_decode(bytes, encoding, errors);
    return !is_error(text) && interned ? str_intern(text) : text;
}

static Value read_object(Reader r, uint32_t depth);

static Value kind_name(uint8_t type) {
    return type == '['   ? str_from_text(TEXT("list"))
           : type == '(' ? str_from_text(TEXT("tuple"))
                         : str_from_text(TEXT("set"));
}
// An item of a container: UNSET (the end of a dict) is not one.
static Value read_item(Reader r, uint8_t type, uint32_t depth) {
    Value v = read_object(r, depth);
    return is_unset(v) ? raise1(CLASS(TypeError), TEXT("NULL object in marshal data for {}"), kind_name(type))
                       : v;
}

static Value read_tuple(Reader r, uint64_t n, uint32_t depth) {
    Value tuple = tuple_new(n);
    RETURN_IF_ERROR(tuple);
    for (uint64_t i = 0; i < n; i++) {
        Value v = read_item(r, '(', depth);
        RETURN_IF_ERROR(v);
        slot_set(ref_of(tuple), i, v);
    }
    return tuple;
}
static Value read_items(Reader r, uint8_t type, int64_t n, uint32_t depth, uint64_t mark, bool marked) {
    if (n < 0) return ERROR;
    if (n > INT32_MAX)
        return raise1(CLASS(ValueError), TEXT("bad marshal data ({} size out of range)"), kind_name(type));
    if ((uint64_t)n > r.end) n = (int64_t)r.end + 1; // more than there can be: the data end first
    if (type == '(') return read_tuple(r, (uint64_t)n, depth);
    Value list = list_new((uint64_t)n);
    RETURN_IF_ERROR(list);
    Value result = type == '[' ? list : type == '<' ? set_new() : UNSET;
    RETURN_IF_ERROR(result);
    if (marked && !is_unset(result)) list_set(r.refs, mark, result);
    for (int64_t i = 0; i < n; i++) {
        Value v = read_item(r, type, depth);
        RETURN_IF_ERROR(v);
        RETURN_IF_ERROR(type == '<' ? set_add(result, v) : list_append(list, v));
    }
    return type == '>' ? frozenset_from_iterable(list) : result;
}

static Value read_dict(Reader r, uint32_t depth, uint64_t mark, bool marked) {
    Value dict = dict_new(0);
    RETURN_IF_ERROR(dict);
    if (marked) list_set(r.refs, mark, dict);
    for (;;) {
        Value key = read_object(r, depth);
        if (is_unset(key)) return dict;
        RETURN_IF_ERROR(key);
        Value v = read_object(r, depth);
        if (is_unset(v)) return dict;
        RETURN_IF_ERROR(v);
        RETURN_IF_ERROR(dict_set(dict, key, v));
    }
}

// Where in the archive the bytes are that the tuple, just read, ends with; UNSET: they are not there, or not in its place.
static Value archive_place_of(Reader r, Value tuple) {
    uint64_t end = u64_get(r.place, 0), count = IS_EXACT(tuple, tuple) ? tuple_length(tuple) : 0;
    Value last = count ? tuple_get(tuple, count - 1) : UNSET;
    if (r.origin == 0 || !IS_EXACT(last, bytes)) return UNSET;
    uint64_t n = bytes_length(ref_of(last)), at = n <= end ? end - n : 0;
    if (at < 4 || u32_get(r.block, at - 4) != n || bytes_compare(r.block, at, ref_of(last), 0, n) != 0)
        return UNSET;
    return int_wrap((int64_t)(r.origin + at));
}

static Value read_typed(Reader r, uint8_t type, uint32_t depth, uint64_t mark, bool marked) {
    int64_t n;
    switch (type) {
    case 'N': return NONE;
    case 'T': return TRUE;
    case 'F': return FALSE;
    case 'S': return CLASS(StopIteration);
    case '.': return ELLIPSIS;
    case '0': return UNSET;
    case 'i': n = take_number(r, 4); return n < 0 ? ERROR : int_i32((int32_t)(uint32_t)n);
    case 'l': return read_long(r);
    case 'g': return read_double(r);
    case 'y': {
        Value real = read_double(r), imag = is_error(real) ? ERROR : read_double(r);
        return is_error(imag) ? ERROR : complex_new(float_value(real), float_value(imag));
    }
    case 's': {
        n = take_size(r);
        Place place = n < 0 ? (Place){0} : take(r, (uint64_t)n);
        return place.ok ? bytes_from_block(r.block, place.at, (uint64_t)n) : ERROR;
    }
    case 'z':
    case 'Z': return read_text(r, take_number(r, 1), false, type == 'Z');
    case 'a':
    case 'A': return read_text(r, take_size(r), false, type == 'A');
    case 'u':
    case 't': return read_text(r, take_size(r), true, type == 't');
    case ')': return read_items(r, '(', take_number(r, 1), depth, mark, marked);
    case '(':
    case '[':
    case '<':
    case '>': return read_items(r, type, take_number(r, 4), depth, mark, marked);
    case '{': return read_dict(r, depth, mark, marked);
    case 'c': {
        Value parts = read_object(r, depth);
        return is_error(parts) ? ERROR : code_from_parts(parts, r.filename, archive_place_of(r, parts));
    }
    default: return bad(TEXT("unknown type code"));
    }
}

static Value read_object(Reader r, uint32_t depth) {
    if (depth > DEPTH_MAX || !stack_has_room()) return bad(TEXT("recursion limit exceeded"));
    if (u64_get(r.place, 0) == r.end) return raise0(CLASS(EOFError), TEXT("EOF read where object expected"));
    int64_t code = take_number(r, 1);
    if (code < 0) return ERROR;
    if (code == 'r') {
        int64_t i = take_number(r, 4);
        if (i < 0) return ERROR;
        Value v = (uint64_t)i < list_length(r.refs) ? list_get(r.refs, (uint64_t)i) : UNSET;
        return is_unset(v) || is_none(v) ? bad(TEXT("invalid reference")) : v;
    }
    bool marked = code & MARK;
    uint64_t mark = list_length(r.refs);
    uint8_t type = (uint8_t)(code & 0x7f);
    bool plain = type == 'N' || type == 'T' || type == 'F' || type == 'S' || type == '.' || type == '0';
    if (plain) marked = false;
    if (marked) RETURN_IF_ERROR(list_append(r.refs, NONE)); // its number is taken before those inside it
    Value v = read_typed(r, type, depth + 1, mark, marked);
    if (marked && !is_error(v) && !is_unset(v)) list_set(r.refs, mark, v);
    return v;
}

static Value loads(Buffer bytes, Value place, Value filename, uint64_t origin) {
    Value refs = list_new(0);
    RETURN_IF_ERROR(refs);
    Reader r = {bytes.block, bytes.from + bytes.length, ref_of(place), refs, filename, origin};
    Value v = read_object(r, 0);
    return is_unset(v) ? TYPE_ERROR("NULL object in marshal data for object") : v;
}
static Value place_at(uint64_t at) {
    Value place = new_blob(8);
    if (!is_error(place)) u64_set(ref_of(place), 0, at);
    return place;
}
Value marshal_parts(Value bytes, Value filename, uint64_t origin) {
    Value place = place_at(0);
    return is_error(place) ? ERROR : loads(buffer_of(bytes), place, filename, origin);
}
Value marshal_code(Value bytes, Value filename, uint64_t origin) {
    Value v = marshal_parts(bytes, filename, origin);
    RETURN_IF_ERROR(v);
    return IS_EXACT(v, code) ? v : bad(TEXT("not a code object"));
}
FUNCTION(
    marshal, loads, "($module, bytes, /)",
    "Convert the bytes-like object to a value.\n\nIf no valid value is found, raise EOFError, ValueError or\n"
    "TypeError.  Extra bytes in the input are ignored.") {
    Buffer bytes = buffer_require(arg(args, 1));
    Value place = bytes.ok ? place_at(bytes.from) : ERROR;
    return is_error(place) ? ERROR : loads(bytes, place, NONE, 0);
}
FUNCTION(
    marshal, load, "($module, file, /)",
    "Read one value from the open file and return it.\n\nIf no valid value is read (e.g. because the data "
    "has a\n"
    "different Python version's incompatible marshal format), raise EOFError,\nValueError or TypeError.") {
    Value file = arg(args, 1), data = call_method0(file, NAME(read));
    RETURN_IF_ERROR(data);
    if (!is_bytes_object(data))
        return raise1(CLASS(TypeError), TEXT("file.read() returned not bytes but {t}"), data);
    Buffer bytes = buffer_of(data);
    Value place = place_at(0), v = is_error(place) ? ERROR : loads(bytes, place, NONE, 0);
    RETURN_IF_ERROR(v);
    int64_t rest = (int64_t)bytes.length - (int64_t)u64_get(ref_of(place), 0);
    if (rest > 0 && is_error(call_method2(file, NAME(seek), int_wrap(-rest), int_u32(1)))) return ERROR;
    return v;
}
