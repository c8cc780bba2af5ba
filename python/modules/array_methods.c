// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// array.array: plain methods, conversions, pickling, and its iterator.
#include "python/modules/array.h"
#include "python/objects/call.h"
#include "python/objects/convert.h"
#include "python/objects/type.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static uint64_t item_size(Value self) { return array_item_size(array_type(self)); }
GETTER(array, typecode, "the typecode character used to create the array") {
    return str_from_code_point(array_type(arg(args, 0)));
}
GETTER(array, itemsize, "the size, in bytes, of one array item") {
    return int_wrap((int64_t)item_size(arg(args, 0)));
}

// --- adding and removing ---
METHOD(array, append, "($self, v, /)", "Append new value v to the end of the array.") {
    return array_append(arg(args, 0), arg(args, 1));
}
METHOD(array, extend, "($self, bb, /)", "Append items to the end of the array.") {
    Value self = arg(args, 0), other = arg(args, 1);
    if (!IS_A(other, array)) return array_extend(self, other);
    if (array_type(other) != array_type(self)) return TYPE_ERROR("can only extend with array of same kind");
    return array_append_bytes(self, bytearray_buffer(other));
}
METHOD(array, insert, "($self, i, v, /)", "Insert a new item v into the array before position i.") {
    Value self = arg(args, 0), item = new_blob(8);
    I64Result index = convert_size(arg(args, 1), 0);
    if (!index.ok || is_error(item)) return ERROR;
    RETURN_IF_ERROR(array_put(array_type(self), ref_of(item), 0, arg(args, 2)));
    int64_t n = (int64_t)array_length(self), i = index.value < 0 ? index.value + n : index.value;
    uint64_t at = (uint64_t)(i < 0 ? 0 : i > n ? n : i) * item_size(self);
    return bytearray_replace(self, at, at, ref_of(item), 0, item_size(self));
}
static Value take_out(Value self, uint64_t i) {
    uint64_t at = i * item_size(self);
    return bytearray_replace(self, at, at + item_size(self), bytearray_buffer(self).block, 0, 0);
}
METHOD(array, pop, "($self, i=-1, /)",
       "Return the i-th element and delete it from the array.\n\ni defaults to -1.") {
    Value self = arg(args, 0);
    I64Result index = convert_size(arg(args, 1), -1);
    if (!index.ok) return ERROR;
    int64_t n = (int64_t)array_length(self), i = index.value < 0 ? index.value + n : index.value;
    if (n == 0) return raise0(CLASS(IndexError), TEXT("pop from empty array"));
    if (i < 0 || i >= n) return raise0(CLASS(IndexError), TEXT("pop index out of range"));
    Value item = array_get(self, (uint64_t)i);
    RETURN_IF_ERROR(item);
    return is_error(take_out(self, (uint64_t)i)) ? ERROR : item;
}

// --- searching: comparing may run code that changes the array ---
// The first place in [from, to) with an item equal to v: a small int, UNSET: none, ERROR.
static Value find(Value self, Value v, int64_t from, int64_t to) {
    for (int64_t i = from; i < to && i < (int64_t)array_length(self); i++) {
        Value item = array_get(self, (uint64_t)i), equal = is_error(item) ? ERROR : object_equal(item, v);
        RETURN_IF_ERROR(equal);
        if (is_true(equal)) return int_wrap(i);
    }
    return UNSET;
}
METHOD(array, __contains__, "($self, key, /)", "Return key in self.") {
    Value found = find(arg(args, 0), arg(args, 1), 0, INT64_MAX);
    return is_error(found) ? ERROR : bool_value(!is_unset(found));
}
METHOD(array, count, "($self, v, /)", "Return number of occurrences of v in the array.") {
    int64_t count = 0;
    for (int64_t i = 0;; count++) {
        Value found = find(arg(args, 0), arg(args, 1), i, INT64_MAX);
        RETURN_IF_ERROR(found);
        if (is_unset(found)) return int_wrap(count);
        i = int_of(found) + 1;
    }
}
METHOD(
    array, index, "($self, v, start=0, stop=sys.maxsize, /)",
    "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.") {
    Value self = arg(args, 0);
    I64Result start = convert_size(arg(args, 2), 0), stop = convert_size(arg(args, 3), INT64_MAX);
    if (!start.ok || !stop.ok) return ERROR;
    int64_t n = (int64_t)array_length(self), from = start.value, to = stop.value;
    if (from < 0) from = from + n < 0 ? 0 : from + n;
    if (to < 0) to += n;
    Value found = find(self, arg(args, 1), from, to);
    return is_unset(found) ? VALUE_ERROR("array.index(x): x not in array") : found;
}
METHOD(array, remove, "($self, v, /)", "Remove the first occurrence of v in the array.") {
    Value found = find(arg(args, 0), arg(args, 1), 0, INT64_MAX);
    RETURN_IF_ERROR(found);
    if (is_unset(found)) return VALUE_ERROR("array.remove(x): x not in array");
    if ((uint64_t)int_of(found) >= array_length(arg(args, 0)))
        return raise0(CLASS(IndexError), TEXT("array changed while being searched"));
    return take_out(arg(args, 0), (uint64_t)int_of(found));
}

// --- order ---
METHOD(array, reverse, "($self, /)", "Reverse the order of the items in the array.") {
    Buffer b = bytearray_buffer(arg(args, 0));
    uint64_t size = item_size(arg(args, 0));
    for (uint64_t low = 0, high = b.length; low + size < high; low += size) {
        high -= size;
        for (uint64_t i = 0; i < size; i++) {
            uint8_t c = u8_get(b.block, b.from + low + i);
            u8_set(b.block, b.from + low + i, u8_get(b.block, b.from + high + i));
            u8_set(b.block, b.from + high + i, c);
        }
    }
    return NONE;
}
METHOD(array, byteswap, "($self, /)",
       "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, "
       "RuntimeError is\nraised.") {
    Buffer b = bytearray_buffer(arg(args, 0));
    uint64_t size = item_size(arg(args, 0));
    for (uint64_t at = b.from; at < b.from + b.length; at += size)
        for (uint64_t i = 0; i < size / 2; i++) {
            uint8_t c = u8_get(b.block, at + i);
            u8_set(b.block, at + i, u8_get(b.block, at + size - 1 - i));
            u8_set(b.block, at + size - 1 - i, c);
        }
    return NONE;
}

// --- conversions ---
METHOD(array, tolist, "($self, /)", "Convert array to an ordinary list with the same items.") {
    Value list = list_new(array_length(arg(args, 0)));
    for (uint64_t i = 0; i < array_length(arg(args, 0)) && !is_error(list); i++) {
        Value item = array_get(arg(args, 0), i);
        RETURN_IF_ERROR(item);
        RETURN_IF_ERROR(list_append(list, item));
    }
    return list;
}
METHOD(array, fromlist, "($self, list, /)", "Append items to array from list.") {
    Value self = arg(args, 0), list = arg(args, 1);
    if (!IS_A(list, list)) return TYPE_ERROR("arg must be list");
    Value rest = array_new(CLASS(array), array_type(self));
    RETURN_IF_ERROR(rest);
    uint64_t n = list_length(list);
    for (uint64_t i = 0; i < n; i++) {
        RETURN_IF_ERROR(array_append(rest, list_get(list, i)));
        if (list_length(list) != n)
            return raise0(CLASS(RuntimeError), TEXT("list changed size during iteration"));
    }
    return array_append_bytes(self, bytearray_buffer(rest));
}
static Value bytes_of(Value self) {
    Buffer b = bytearray_buffer(self);
    return bytes_from_block(b.block, b.from, b.length);
}
METHOD(array, tobytes, "($self, /)",
       "Convert the array to an array of machine values and return the bytes representation.") {
    return bytes_of(arg(args, 0));
}
METHOD(array, frombytes, "($self, buffer, /)",
       "Appends items from the string, interpreting it as an array of machine values, as if it had been read "
       "from a "
       "file using the fromfile() method.") {
    Buffer bytes = buffer_require(arg(args, 1));
    return bytes.ok ? array_append_bytes(arg(args, 0), bytes) : ERROR;
}
METHOD(array, tofile, "($self, f, /)", "Write all items (as machine values) to the file object f.") {
    Value bytes = bytes_of(arg(args, 0));
    RETURN_IF_ERROR(bytes);
    return is_error(call_method1(arg(args, 1), NAME(write), bytes)) ? ERROR : NONE;
}
METHOD(array, fromfile, "($self, f, n, /)",
       "Read n objects from the file object f and append them to the end of the array.") {
    Value self = arg(args, 0);
    I64Result n = convert_size(arg(args, 2), 0);
    if (!n.ok) return ERROR;
    if (n.value < 0) return VALUE_ERROR("negative count");
    I64Result size = i64_mul(n.value, (int64_t)item_size(self));
    if (!size.ok) return raise_memory_error();
    Value bytes = call_method1(arg(args, 1), NAME(read), int_wrap(size.value));
    RETURN_IF_ERROR(bytes);
    if (!is_bytes_object(bytes)) return TYPE_ERROR("read() didn't return bytes");
    Buffer buffer = buffer_of(bytes);
    RETURN_IF_ERROR(array_append_bytes(self, buffer));
    return buffer.length == (uint64_t)size.value
               ? NONE
               : raise0(CLASS(EOFError), TEXT("read() didn't return enough bytes"));
}
METHOD(
    array, fromunicode, "($self, ustr, /)",
    "Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; "
    "otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an "
    "array "
    "of\nsome other type.") {
    Value text = arg(args, 1);
    if (!is_str(text))
        return raise1(CLASS(TypeError), TEXT("fromunicode() argument must be str, not {t}"), text);
    if (array_type(arg(args, 0)) != 'u')
        return VALUE_ERROR("fromunicode() may only be called on unicode type arrays");
    return array_append_text(arg(args, 0), object_plain(text));
}
static Value text_of(Value self) {
    Builder b = builder_new();
    for (uint64_t i = 0; i < array_length(self) && !b.failed; i++) {
        Value c = array_get(self, i);
        RETURN_IF_ERROR(c);
        b = builder_str(b, c);
    }
    return builder_finish(b);
}
METHOD(
    array, tounicode, "($self, /)",
    "Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  "
    "The "
    "array must be a unicode type array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to "
    "obtain a\nunicode string from an array of some other type.") {
    if (array_type(arg(args, 0)) != 'u')
        return VALUE_ERROR("tounicode() may only be called on unicode type arrays");
    return text_of(arg(args, 0));
}
METHOD(array, buffer_info, "($self, /)",
       "Return a tuple (address, length) giving the current memory address and the length in items of the "
       "buffer used "
       "to hold array's contents.") {
    Value address = int_from_u64(identity_of(slot_get(ref_of(arg(args, 0)), BYTEARRAY_STORAGE)));
    return is_error(address) ? ERROR : tuple2(address, int_wrap((int64_t)array_length(arg(args, 0))));
}
METHOD(array, __sizeof__, "($self, /)", "Size of the array in memory, in bytes.") {
    return int_u32(64 + bytes_length(bytearray_buffer(arg(args, 0)).block));
}
METHOD(array, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), code = str_from_code_point(array_type(self)),
          name = class_name(class_of(self));
    RETURN_IF_ERROR(code);
    if (array_length(self) == 0) return text_format2(TEXT("{}('{}')"), name, code);
    Value items = array_type(self) == 'u' ? text_of(self) : list_from_iterable(self);
    return is_error(items) ? ERROR : text_format3(TEXT("{}('{}', {r})"), name, code, items);
}

// --- copying and pickling ---
static Value copy_of(Value self) {
    Value copy = array_new(CLASS(array), array_type(self));
    RETURN_IF_ERROR(copy);
    return is_error(array_append_bytes(copy, bytearray_buffer(self))) ? ERROR : copy;
}
METHOD(array, __copy__, "($self, /)", "Return a copy of the array.") { return copy_of(arg(args, 0)); }
METHOD(array, __deepcopy__, "($self, unused, /)", "Return a copy of the array.") {
    return copy_of(arg(args, 0));
}

// Machine formats, as pickles name them: their numbers are fixed. Odd ones, and those of floats, are big-endian.
static uint32_t machine_format(uint32_t type) {
    switch (type) {
    case 'b': return 1;
    case 'B': return 0;
    case 'u': return 20;
    case 'h': return 4;
    case 'H': return 2;
    case 'i': return 8;
    case 'I': return 6;
    case 'l':
    case 'q': return 12;
    case 'L':
    case 'Q': return 10;
    case 'f': return 14;
    default: return 16;
    }
}
METHOD(array, __reduce_ex__, "($self, value, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), dict = object_getattr_or_unset(self, NAME(__dict__));
    RETURN_IF_ERROR(dict);
    if (is_unset(dict)) dict = NONE;
    if (!is_int_object(arg(args, 1))) return TYPE_ERROR("__reduce_ex__ argument should be an integer");
    Value code = str_from_code_point(array_type(self)), protocol = int_plain(arg(args, 1));
    RETURN_IF_ERROR(code);
    if (!is_int(protocol) || int_of(protocol) < 3) {
        Value items = call_method0(self, NAME(tolist)), made = is_error(items) ? ERROR : tuple2(code, items);
        return is_error(made) ? ERROR : tuple3(class_of(self), made, dict);
    }
    Value module = import_module(NAME(array));
    Value make = is_error(module) ? ERROR : object_getattr(module, NAME(_array_reconstructor));
    Value bytes = is_error(make) ? ERROR : bytes_of(self), made = tuple_new(4);
    if (is_error(bytes) || is_error(made)) return ERROR;
    slot_set(ref_of(made), 0, class_of(self));
    slot_set(ref_of(made), 1, code);
    slot_set(ref_of(made), 2, int_u32(machine_format(array_type(self))));
    slot_set(ref_of(made), 3, bytes);
    return tuple3(make, made, dict);
}

// The struct format of a machine format, less its byte order: 0 for UTF-16 and UTF-32.
static uint32_t format_letter(int64_t format) {
    static const char letters[] = "BbHHhhIIiiQQqqffdd";
    return format < (int64_t)sizeof letters - 1 ? (uint32_t)AT(letters, format) : 0;
}
FUNCTION(array, _array_reconstructor, "($module, arraytype, typecode, mformat_code, items, /)",
         "Internal. Used for pickling support.") {
    Value class = arg(args, 1), code = arg(args, 2), bytes = arg(args, 4);
    if (!is_class(class))
        return raise1(CLASS(TypeError), TEXT("first argument must be a type object, not {t}"), class);
    if (!class_is_subclass(class, CLASS(array)))
        return raise1(CLASS(TypeError), TEXT("{} is not a subtype of array.array"), class_name(class));
    if (!is_str(code) || str_length(ref_of(object_plain(code))) != 1)
        return raise1(CLASS(TypeError),
                      TEXT("_array_reconstructor() argument 2 must be a unicode character, not {t}"), code);
    code = object_plain(code);
    I64Result format = convert_int(arg(args, 3), 0);
    if (!format.ok) return ERROR;
    if (array_item_size(str_at(ref_of(code), 0)) == 0)
        return VALUE_ERROR("second argument must be a valid type code");
    if (format.value < 0 || format.value > 21)
        return VALUE_ERROR("third argument must be a valid machine format code.");
    if (!is_bytes_object(bytes))
        return raise1(CLASS(TypeError), TEXT("fourth argument should be bytes, not {t}"), bytes);
    uint32_t letter = format_letter(format.value), type = str_at(ref_of(code), 0);
    if ((int64_t)machine_format(type) == format.value) return call2(class, code, bytes);
    Value items = UNSET;
    uint64_t unit = letter == 0 ? 4 : array_item_size(letter);
    if (u64_div(buffer_of(bytes).length, unit).remainder != 0)
        return VALUE_ERROR("string length not a multiple of item size");
    if (letter == 0) { // text
        Value name = str_from_text(format.value == 18   ? TEXT("utf-16-le")
                                   : format.value == 19 ? TEXT("utf-16-be")
                                   : format.value == 20 ? TEXT("utf-32-le")
                                                        : TEXT("utf-32-be"));
        items = is_error(name) ? ERROR : call_method1(bytes, NAME(decode), name);
    } else {
        Value order = str_from_code_point(format.value & 1 && format.value > 1 ? '>' : '<');
        Value one = is_error(order) ? ERROR : text_format2(TEXT("{}{}"), order, str_from_code_point(letter));
        Value module = is_error(one) ? ERROR : import_module(NAME(_struct));
        Value unpack = is_error(module) ? ERROR : object_getattr(module, NAME(iter_unpack));
        Value tuples = is_error(unpack) ? ERROR : call2(unpack, one, bytes);
        items = is_error(tuples) ? ERROR : list_from_iterable(tuples);
        for (uint64_t i = 0; !is_error(items) && i < list_length(items); i++)
            list_set(items, i, tuple_get(list_get(items, i), 0));
    }
    return is_error(items) ? ERROR : call2(class, code, items);
}

// --- iterator ---
enum ArrayIteratorField { ITERATOR_ARRAY, ITERATOR_INDEX, ITERATOR_FIELDS };
TYPE(arrayiterator, "array.arrayiterator", object, 2, "");
METHOD(array, __iter__, "($self, /)", "Implement iter(self).") {
    Value it = NEW(arrayiterator);
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), ITERATOR_ARRAY, arg(args, 0));
    slot_set(ref_of(it), ITERATOR_INDEX, int_u32(0));
    return it;
}
METHOD(arrayiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(arrayiterator, __next__, "($self, /)", "Implement next(self).") {
    Ref it = ref_of(arg(args, 0));
    Value array = slot_get(it, ITERATOR_ARRAY);
    if (is_unset(array)) return UNSET;
    uint64_t i = (uint64_t)int_of(slot_get(it, ITERATOR_INDEX));
    if (i >= array_length(array)) {
        slot_set(it, ITERATOR_ARRAY, UNSET);
        return UNSET;
    }
    slot_set(it, ITERATOR_INDEX, int_wrap((int64_t)i + 1));
    return array_get(array, i);
}
METHOD(arrayiterator, __reduce__, "($self, /)", "Return state information for pickling.") {
    Ref it = ref_of(arg(args, 0));
    Value iter = builtin_lookup(NAME(iter)), array = slot_get(it, ITERATOR_ARRAY);
    Value made = is_unset(array) ? tuple1(tuple_new(0)) : tuple1(array);
    RETURN_IF_ERROR(made);
    return is_unset(array) ? tuple2(iter, made) : tuple3(iter, made, slot_get(it, ITERATOR_INDEX));
}
METHOD(arrayiterator, __setstate__, "($self, state, /)", "Set state information for unpickling.") {
    Ref it = ref_of(arg(args, 0));
    I64Result index = convert_size(arg(args, 1), 0);
    if (!index.ok) return ERROR;
    Value array = slot_get(it, ITERATOR_ARRAY);
    if (is_unset(array)) return NONE;
    int64_t n = (int64_t)array_length(array);
    slot_set(it, ITERATOR_INDEX, int_wrap(index.value < 0 ? 0 : index.value > n ? n : index.value));
    return NONE;
}
