// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// str as a class: construction, operators, indexing, iteration, comparison.
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// --- construction ------------------------------------------------------------------------------------------

static Value decoded(Value object, Value encoding, Value errors) {
    encoding = str_plain(encoding), errors = str_plain(errors);
    if (!convert_codec_names(TEXT("str"), encoding, errors)) return ERROR;
    if (is_unset(object)) return str_from_text(TEXT(""));
    if (is_str(object)) return TYPE_ERROR("decoding str is not supported");
    if (!buffer_of(object).ok)
        return raise1(CLASS(TypeError), TEXT("decoding to str: need a bytes-like object, {t} found"), object);
    return codec_decode(object, encoding, errors);
}

STATICMETHOD(str, __new__, "!($type, object='', encoding='utf-8', errors='strict')",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), object = arg(args, 1), encoding = arg(args, 2), errors = arg(args, 3);
    Value text;
    if (!is_unset(encoding) || !is_unset(errors))
        text = decoded(object, encoding, errors);
    else if (is_unset(object))
        text = str_from_text(TEXT(""));
    else
        text = object_str(object);
    if (is_error(text) || same(class, CLASS(str))) return text;
    Value instance = new_instance(class);
    RETURN_IF_ERROR(instance);
    slot_set(ref_of(instance), 0, str_plain(text));
    return instance;
}

METHOD(str, __getnewargs__, "!($self, /)", "") { return tuple1(str_plain(arg(args, 0))); }

// --- text of text ------------------------------------------------------------------------------------------

METHOD(str, __str__, "($self, /)", "Return str(self).") { return str_plain(arg(args, 0)); }

METHOD(str, __repr__, "($self, /)", "Return repr(self).") { return str_repr(str_plain(arg(args, 0))); }

METHOD(str, __hash__, "($self, /)", "Return hash(self).") {
    return int_u32(str_hash30(str_plain(arg(args, 0))));
}

METHOD(str, __len__, "($self, /)", "Return len(self).") {
    Value self = arg(args, 0);
    return int_wrap(
        (int64_t)(str_is_rope(self) ? str_rope_length(self) : str_length(ref_of(str_plain(self)))));
}

METHOD(str, __sizeof__, "($self, /)", "Return the size of the string in memory, in bytes.") {
    return int_wrap(16 + (int64_t)bytes_length(ref_of(str_plain(arg(args, 0)))));
}

METHOD(str, encode, "($self, /, encoding='utf-8', errors='strict')",
       "Encode the string using the codec registered for encoding.\n"
       "\n"
       "  encoding\n"
       "    The encoding in which to encode the string.\n"
       "  errors\n"
       "    The error handling scheme to use for encoding errors.\n"
       "    The default is 'strict' meaning that encoding errors raise a\n"
       "    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n"
       "    'xmlcharrefreplace' as well as any other name registered with\n"
       "    codecs.register_error that can handle UnicodeEncodeErrors.") {
    Value encoding = str_plain(arg(args, 1)), errors = str_plain(arg(args, 2));
    if (!convert_codec_names(TEXT("encode"), encoding, errors)) return ERROR;
    return codec_encode(str_plain(arg(args, 0)), encoding, errors);
}

// --- operators ---------------------------------------------------------------------------------------------

METHOD(str, __add__, "($self, value, /)", "Return self+value.") {
    Value self = str_plain(arg(args, 0)), other = str_plain(arg(args, 1));
    if (!is_str(other))
        return raise1(CLASS(TypeError), TEXT("can only concatenate str (not \"{t}\") to str"), other);
    return str_concat(self, other);
}

Value str_repeat(Value s, int64_t times) {
    uint64_t size = bytes_length(ref_of(s));
    if (times <= 0 || size == 0) return str_from_text(TEXT(""));
    if (times == 1) return s;
    if ((uint64_t)times > u64_div(BYTES_MAX, size).quotient) return raise_memory_error();
    uint32_t kind = str_kind(ref_of(s));
    uint64_t total = size * (uint64_t)times;
    Value out = str_new(kind, units_in(total, str_kind_shift(kind)));
    RETURN_IF_ERROR(out);
    if (size == 1) {
        bytes_fill(ref_of(out), 0, total, u8_get(ref_of(s), 0));
        return out;
    }
    bytes_copy(ref_of(out), 0, ref_of(s), 0, size);
    for (uint64_t done = size; done < total; done *= 2) // what is there, once more
        bytes_copy(ref_of(out), done, ref_of(out), 0, done < total - done ? done : total - done);
    return out;
}

static Value repeat(Args args) {
    Value times = arg(args, 1);
    I64Result n = object_index_i64(times, CLASS(OverflowError));
    return n.ok ? str_repeat(str_plain(arg(args, 0)), n.value) : ERROR;
}

METHOD(str, __mul__, "($self, value, /)", "Return self*value.") { return repeat(args); }

METHOD(str, __rmul__, "($self, value, /)", "Return value*self.") { return repeat(args); }

static Value compare(Args args, enum CompareOp op) {
    Value a = str_plain(arg(args, 0)), b = str_plain(arg(args, 1));
    if (!is_str(b)) return NOT_IMPLEMENTED;
    if (op == COMPARE_EQ || op == COMPARE_NE) return bool_value(str_equal(a, b) == (op == COMPARE_EQ));
    int32_t order = str_order(a, b);
    if (op == COMPARE_LT) return bool_value(order < 0);
    if (op == COMPARE_LE) return bool_value(order <= 0);
    return bool_value(op == COMPARE_GT ? order > 0 : order >= 0);
}

METHOD(str, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }

METHOD(str, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }

METHOD(str, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }

METHOD(str, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }

METHOD(str, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }

METHOD(str, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }

// --- indexing and iteration --------------------------------------------------------------------------------

static Value get_slice(Value s, Value slice) {
    SliceRange range = slice_range(slice, str_length(ref_of(s)));
    if (!range.ok) return ERROR;
    uint64_t start = (uint64_t)range.start;
    if (range.step == 1 || range.count < 2) return str_substring(s, start, start + range.count);
    Units units = str_units(s);
    Builder b = builder_sized(range.count);
    for (uint64_t i = 0; i < range.count; i++)
        b = builder_char(b, unit_at(units, start + i * (uint64_t)range.step));
    return builder_finish(b);
}

Value str_getitem(Value s, Value key) {
    if (is_slice(key)) return get_slice(s, key);
    if (!object_has_index(key))
        return raise1(CLASS(TypeError), TEXT("string indices must be integers, not '{t}'"), key);
    I64Result index = object_index_i64(key, CLASS(IndexError));
    if (!index.ok) return ERROR;
    int64_t n = str_length(ref_of(s)), i = index.value < 0 ? index.value + n : index.value;
    if (i < 0 || i >= n) return raise0(CLASS(IndexError), TEXT("string index out of range"));
    return str_from_code_point(str_at(ref_of(s), (uint64_t)i));
}

METHOD(str, __getitem__, "($self, key, /)", "Return self[key].") {
    return str_getitem(str_plain(arg(args, 0)), arg(args, 1));
}

TYPE(str_iterator, "str_iterator", object, STR_ITERATOR_FIELDS, "");
TYPE(str_ascii_iterator, "str_ascii_iterator", object, STR_ITERATOR_FIELDS, "");

METHOD(str, __iter__, "($self, /)", "Implement iter(self).") {
    Value self = str_plain(arg(args, 0));
    Value iterator = str_kind(ref_of(self)) == STR_ASCII ? NEW(str_ascii_iterator) : NEW(str_iterator);
    RETURN_IF_ERROR(iterator);
    slot_set(ref_of(iterator), STR_ITERATOR_STR, self);
    slot_set(ref_of(iterator), STR_ITERATOR_INDEX, int_u32(0));
    return iterator;
}

Value str_iterator_next(Value iterator) {
    Value s = slot_get(ref_of(iterator), STR_ITERATOR_STR);
    if (is_none(s)) return UNSET;
    uint64_t i = (uint64_t)int_of(slot_get(ref_of(iterator), STR_ITERATOR_INDEX));
    if (i >= str_length(ref_of(s))) {
        slot_set(ref_of(iterator), STR_ITERATOR_STR, NONE); // exhausted for good
        return UNSET;
    }
    slot_set(ref_of(iterator), STR_ITERATOR_INDEX, int_wrap((int64_t)i + 1));
    return str_from_code_point(str_at(ref_of(s), i));
}

static Value iterator_length(Args args) {
    Value s = slot_get(ref_of(arg(args, 0)), STR_ITERATOR_STR);
    if (is_none(s)) return int_u32(0);
    int64_t rest =
        (int64_t)str_length(ref_of(s)) - int_of(slot_get(ref_of(arg(args, 0)), STR_ITERATOR_INDEX));
    return int_wrap(rest < 0 ? 0 : rest);
}

// (iter, (text,), index) or, at the end, (iter, ('',)).
static Value iterator_reduce(Args args) {
    Value s = slot_get(ref_of(arg(args, 0)), STR_ITERATOR_STR);
    bool ended = is_none(s);
    Value arguments = tuple1(ended ? str_from_text(TEXT("")) : s), iter = builtin_lookup(NAME(iter));
    RETURN_IF_ERROR(arguments);
    if (ended) return tuple2(iter, arguments);
    return tuple3(iter, arguments, slot_get(ref_of(arg(args, 0)), STR_ITERATOR_INDEX));
}

static Value iterator_set_state(Args args) {
    I64Result index = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!index.ok) return ERROR;
    Value s = slot_get(ref_of(arg(args, 0)), STR_ITERATOR_STR);
    if (is_none(s)) return NONE;
    int64_t n = str_length(ref_of(s)), i = index.value < 0 ? 0 : index.value > n ? n : index.value;
    slot_set(ref_of(arg(args, 0)), STR_ITERATOR_INDEX, int_wrap(i));
    return NONE;
}

METHOD(str_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(str_iterator, __next__, "($self, /)", "Implement next(self).") {
    return str_iterator_next(arg(args, 0));
}

METHOD(str_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return iterator_length(args);
}

METHOD(str_iterator, __setstate__, "!($self, state, /)", "Set state information for unpickling.") {
    return iterator_set_state(args);
}

METHOD(str_ascii_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(str_ascii_iterator, __next__, "($self, /)", "Implement next(self).") {
    return str_iterator_next(arg(args, 0));
}

METHOD(str_ascii_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return iterator_length(args);
}

METHOD(str_ascii_iterator, __setstate__, "!($self, state, /)", "Set state information for unpickling.") {
    return iterator_set_state(args);
}

METHOD(str_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return iterator_reduce(args);
}

METHOD(str_ascii_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return iterator_reduce(args);
}
