// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class memoryview.
#include "python/objects/memoryview.h"
#include "python/objects/bytearray.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(memoryview, "memoryview", object, MEMORYVIEW_FIELDS,
     "Create a new memoryview object which references the given object.");

// A view, taken apart.
typedef struct {
    bool ok; // false: released, ValueError is set
    Value view, shape, strides;
    Ref block;
    uint64_t start;
    uint32_t type, size; // of an item; 0: a format that is not one of ours
    uint32_t dimensions;
    bool readonly;
} Memory;

static Value field(Value view, enum MemoryviewField which) { return slot_get(ref_of(view), which); }

static Memory open(Value view) {
    Value storage = field(view, MEMORYVIEW_STORAGE);
    if (is_unset(storage)) {
        VALUE_ERROR("operation forbidden on released memoryview object");
        return (Memory){0};
    }
    Memory m = {.ok = true, .view = view, .block = ref_of(storage)};
    m.shape = field(view, MEMORYVIEW_SHAPE);
    m.strides = field(view, MEMORYVIEW_STRIDES);
    m.start = (uint64_t)int_of(field(view, MEMORYVIEW_START));
    m.type = memory_item_type(field(view, MEMORYVIEW_FORMAT));
    m.size = memory_item_size(m.type);
    m.dimensions = (uint32_t)tuple_length(m.shape);
    m.readonly = is_true(field(view, MEMORYVIEW_READONLY));
    return m;
}

static int64_t extent(Memory m, uint32_t dimension) { return int_of(tuple_get(m.shape, dimension)); }
static int64_t stride(Memory m, uint32_t dimension) { return int_of(tuple_get(m.strides, dimension)); }

static int64_t item_count(Memory m) {
    int64_t n = 1;
    for (uint32_t i = 0; i < m.dimensions; i++) n *= extent(m, i);
    return n;
}

// Do the items lie one behind the other, the last dimension's closest?
static bool is_c_contiguous(Memory m) {
    int64_t expected = m.size;
    for (uint32_t i = m.dimensions; i-- > 0;) {
        if (extent(m, i) > 1 && stride(m, i) != expected) return false;
        expected *= extent(m, i);
    }
    return true;
}

static bool is_f_contiguous(Memory m) {
    int64_t expected = m.size;
    for (uint32_t i = 0; i < m.dimensions; i++) {
        if (extent(m, i) > 1 && stride(m, i) != expected) return false;
        expected *= extent(m, i);
    }
    return true;
}

// --- making views ------------------------------------------------------------------------------------------

// A view on the same block as another one, with everything but the object and the block given anew.
static Value derive(Value object, Value storage, uint64_t start, Value format, Value shape, Value strides,
                    bool readonly) {
    RETURN_IF_ERROR(shape);
    RETURN_IF_ERROR(strides);
    Value view = NEW(memoryview);
    RETURN_IF_ERROR(view);
    slot_set(ref_of(view), MEMORYVIEW_OBJECT, object);
    slot_set(ref_of(view), MEMORYVIEW_STORAGE, storage);
    slot_set(ref_of(view), MEMORYVIEW_START, int_wrap((int64_t)start));
    slot_set(ref_of(view), MEMORYVIEW_FORMAT, format);
    slot_set(ref_of(view), MEMORYVIEW_SHAPE, shape);
    slot_set(ref_of(view), MEMORYVIEW_STRIDES, strides);
    slot_set(ref_of(view), MEMORYVIEW_READONLY, bool_value(readonly));
    if (is_exporter(object)) RETURN_IF_ERROR(bytearray_export(object, view));
    return view;
}

static Value derive_from(Memory m, uint64_t start, Value format, Value shape, Value strides) {
    return derive(field(m.view, MEMORYVIEW_OBJECT), field(m.view, MEMORYVIEW_STORAGE), start, format, shape,
                  strides, m.readonly);
}

Value memoryview_new(Value object) {
    if (IS_EXACT(object, memoryview)) {
        Memory m = open(object);
        return m.ok ? derive_from(m, m.start, field(object, MEMORYVIEW_FORMAT), m.shape, m.strides) : ERROR;
    }
    Buffer bytes = buffer_of(object);
    if (!bytes.ok)
        return raise1(CLASS(TypeError), TEXT("memoryview: a bytes-like object is required, not '{t}'"),
                      object);
    uint32_t letter = IS_A(object, array) ? (uint32_t)int_of(slot_get(ref_of(object), ARRAY_TYPE)) : 'B';
    uint32_t size = letter == 'u' ? 4 : memory_item_size(letter);
    Value format = str_from_code_point(letter == 'u' ? 'w' : letter);
    RETURN_IF_ERROR(format);
    int64_t count = (int64_t)u64_div(bytes.length, size).quotient;
    return derive(object, ref_value(bytes.block), bytes.from, format, tuple1(int_wrap(count)),
                  tuple1(int_u32(size)), !is_exporter(object));
}

STATICMETHOD(memoryview, __new__, "!($type, object)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return memoryview_new(arg(args, 1));
}

METHOD(memoryview, release, "($self, /)", "Release the underlying buffer exposed by the memoryview object.") {
    slot_set(ref_of(arg(args, 0)), MEMORYVIEW_STORAGE, UNSET);
    return NONE;
}

METHOD(memoryview, __enter__, "!($self, /)", "") {
    Value self = arg(args, 0);
    return open(self).ok ? self : ERROR;
}

METHOD(memoryview, __exit__, "!($self, /, *args)", "") {
    slot_set(ref_of(arg(args, 0)), MEMORYVIEW_STORAGE, UNSET);
    return NONE;
}

METHOD(memoryview, toreadonly, "($self, /)", "Return a readonly version of the memoryview.") {
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    Value view = derive_from(m, m.start, field(m.view, MEMORYVIEW_FORMAT), m.shape, m.strides);
    RETURN_IF_ERROR(view);
    slot_set(ref_of(view), MEMORYVIEW_READONLY, TRUE);
    return view;
}

// --- copies ------------------------------------------------------------------------------------------------

// Appends the items of dimension `i` and those behind it, in C order.
static ByteBuilder copy_items(ByteBuilder b, Memory m, uint32_t i, uint64_t at) {
    if (i == m.dimensions) return byte_builder_block(b, m.block, at, m.size);
    for (int64_t k = 0; k < extent(m, i) && !b.failed; k++)
        b = copy_items(b, m, i + 1, at + (uint64_t)(k * stride(m, i)));
    return b;
}

// The same in Fortran order: the first dimension changes fastest. index counts the items.
static ByteBuilder copy_fortran(ByteBuilder b, Memory m) {
    for (int64_t n = 0, count = item_count(m); n < count && !b.failed; n++) {
        int64_t rest = n;
        uint64_t at = m.start;
        for (uint32_t i = 0; i < m.dimensions; i++) {
            I64Division step = i64_floor_div(rest, extent(m, i));
            at += (uint64_t)(step.remainder * stride(m, i));
            rest = step.quotient;
        }
        b = byte_builder_block(b, m.block, at, m.size);
    }
    return b;
}

static Value to_bytes(Memory m) {
    uint64_t size = (uint64_t)item_count(m) * m.size;
    if (is_c_contiguous(m)) return bytes_from_block(m.block, size ? m.start : 0, size);
    return byte_builder_finish(copy_items(byte_builder_new(size), m, 0, m.start));
}

Buffer memoryview_buffer(Value view) {
    Memory m = open(view);
    if (!m.ok) return (Buffer){0};
    uint64_t size = (uint64_t)item_count(m) * m.size;
    if (is_c_contiguous(m)) return (Buffer){true, m.block, size ? m.start : 0, size};
    Value copy = to_bytes(m);
    return is_error(copy) ? (Buffer){0} : (Buffer){true, ref_of(copy), 0, size};
}

METHOD(memoryview, tobytes, "($self, /, order='C')",
       "Return the data in the buffer as a byte string.\n"
       "\n"
       "Order can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the\n"
       "original array is converted to C or Fortran order. For contiguous views,\n"
       "'A' returns an exact copy of the physical memory. In particular, in-memory\n"
       "Fortran order is preserved. For non-contiguous views, the data is converted\n"
       "to C first. order=None is the same as order='C'.") {
    Value order = str_plain(arg(args, 1));
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    if (!is_unset(order) && !is_none(order) && !is_str(order))
        return raise1(CLASS(TypeError), TEXT("tobytes() argument 'order' must be str or None, not {t}"),
                      order);
    bool fortran = false;
    if (is_str(order)) {
        fortran =
            str_equal_text(order, TEXT("F")) || (str_equal_text(order, TEXT("A")) && is_f_contiguous(m));
        if (!fortran && !str_equal_text(order, TEXT("C")) && !str_equal_text(order, TEXT("A")))
            return VALUE_ERROR("order must be 'C', 'F' or 'A'");
    }
    if (!fortran || m.dimensions < 2) return to_bytes(m);
    return byte_builder_finish(copy_fortran(byte_builder_new((uint64_t)item_count(m) * m.size), m));
}

static Value list_of(Memory m, uint32_t i, uint64_t at) {
    if (i == m.dimensions) return memory_item_get(m.type, m.block, at);
    Value list = list_new((uint64_t)extent(m, i));
    RETURN_IF_ERROR(list);
    for (int64_t k = 0; k < extent(m, i); k++) {
        Value item = list_of(m, i + 1, at + (uint64_t)(k * stride(m, i)));
        if (is_error(item) || is_error(list_append(list, item))) return ERROR;
    }
    return list;
}

static Value refuse_format(Memory m) {
    return raise1(CLASS(NotImplementedError), TEXT("memoryview: format {} not supported"),
                  field(m.view, MEMORYVIEW_FORMAT));
}

METHOD(memoryview, tolist, "($self, /)", "Return the data in the buffer as a list of elements.") {
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    return m.type ? list_of(m, 0, m.start) : refuse_format(m);
}

METHOD(memoryview, hex, "($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
       "Return the data in the buffer as a str of hexadecimal numbers.\n"
       "\n"
       "  sep\n"
       "    An optional single character or byte to separate hex bytes.\n"
       "  bytes_per_sep\n"
       "    How many bytes between separators.  Positive values count from the\n"
       "    right, negative values count from the left.\n"
       "\n"
       "Example:\n"
       ">>> value = memoryview(b'\\xb9\\x01\\xef')\n"
       ">>> value.hex()\n"
       "'b901ef'\n"
       ">>> value.hex(':')\n"
       "'b9:01:ef'\n"
       ">>> value.hex(':', 2)\n"
       "'b9:01ef'\n"
       ">>> value.hex(':', -2)\n"
       "'b901:ef'") {
    Buffer bytes = memoryview_buffer(arg(args, 0));
    return bytes.ok ? buffer_hex(bytes, arg(args, 1), arg(args, 2)) : ERROR;
}

// --- cast --------------------------------------------------------------------------------------------------

static bool is_byte_format(uint32_t type) { return type == 'B' || type == 'b' || type == 'c'; }

// The shape that a cast asks for, as a tuple of small ints greater than 0.
static Value checked_shape(Value given) {
    if (!IS_A(given, list) && !IS_A(given, tuple)) return TYPE_ERROR("shape must be a list or a tuple");
    Value shape = tuple_from_iterable(given);
    RETURN_IF_ERROR(shape);
    if (tuple_length(shape) > 64) return VALUE_ERROR("memoryview: number of dimensions must not exceed 64");
    for (uint64_t i = 0; i < tuple_length(shape); i++) {
        if (!is_int_object(tuple_get(shape, i)))
            return TYPE_ERROR("memoryview.cast(): elements of shape must be integers");
        I64Result n = object_index_i64(tuple_get(shape, i), CLASS(OverflowError));
        if (!n.ok) return ERROR;
        if (n.value <= 0) return VALUE_ERROR("memoryview.cast(): elements of shape must be integers > 0");
    }
    return shape;
}

// Strides of items that lie in C order.
static Value c_strides(Value shape, int64_t size) {
    uint64_t n = tuple_length(shape);
    Value strides = tuple_new(n);
    RETURN_IF_ERROR(strides);
    for (uint64_t i = n; i-- > 0; size *= int_of(tuple_get(shape, i)))
        slot_set(ref_of(strides), i, int_wrap(size));
    return strides;
}

METHOD(memoryview, cast, "($self, /, format, shape=<unrepresentable>)",
       "Cast a memoryview to a new format or shape.") {
    Value format = str_plain(arg(args, 1)), shape = arg(args, 2);
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    if (!is_str(format))
        return raise1(CLASS(TypeError), TEXT("cast() argument 'format' must be str, not {t}"), format);
    if (!is_c_contiguous(m)) return TYPE_ERROR("memoryview: casts are restricted to C-contiguous views");
    int64_t bytes = item_count(m) * m.size;
    if (bytes == 0 && (!is_unset(shape) || m.dimensions != 1))
        return TYPE_ERROR("memoryview: cannot cast view with zeros in shape or strides");
    if (!is_unset(shape) && m.dimensions != 1 && IS_A(shape, list) && list_length(shape) != 1)
        return TYPE_ERROR("memoryview: cast must be 1D -> ND or ND -> 1D");
    uint32_t type = memory_item_type(format), size = memory_item_size(type);
    if (!type)
        return VALUE_ERROR("memoryview: destination format must be a native single character format prefixed "
                           "with an optional '@'");
    if (!is_byte_format(type) && !is_byte_format(m.type))
        return TYPE_ERROR("memoryview: cannot cast between two non-byte formats");
    U64Division items = u64_div((uint64_t)bytes, size);
    if (items.remainder) return TYPE_ERROR("memoryview: length is not a multiple of itemsize");
    shape = is_unset(shape) ? tuple1(int_wrap((int64_t)items.quotient)) : checked_shape(shape);
    RETURN_IF_ERROR(shape);
    uint64_t product = size;
    for (uint64_t i = 0; i < tuple_length(shape); i++) {
        uint64_t n = (uint64_t)int_of(tuple_get(shape, i));
        product = n && product > u64_div((uint64_t)bytes, n).quotient ? UINT64_MAX : product * n;
        if (product > (uint64_t)bytes) break;
    }
    if (product != (uint64_t)bytes) return TYPE_ERROR("memoryview: product(shape) * itemsize != buffer size");
    return derive_from(m, m.start, format, shape, c_strides(shape, size));
}

// --- items -------------------------------------------------------------------------------------------------

typedef struct {
    bool ok; // false: an exception is set
    uint64_t at;
} Place;

// `at` moved to item `index` of a dimension.
static Place step_to(Memory m, uint32_t dimension, int64_t index, uint64_t at) {
    int64_t n = extent(m, dimension), i = index < 0 ? index + n : index;
    if (i >= 0 && i < n) return (Place){true, at + (uint64_t)(i * stride(m, dimension))};
    raise1(CLASS(IndexError), TEXT("index out of bounds on dimension {}"), int_u32(dimension + 1));
    return (Place){0};
}

static Place refused(Value raised) { return (Place){.ok = !is_error(raised)}; }

static Place place_of_tuple(Memory m, Value key) {
    uint64_t n = tuple_length(key);
    for (uint64_t i = 0; i < n; i++) {
        if (object_has_index(tuple_get(key, i))) continue;
        if (is_slice(tuple_get(key, i)))
            return refused(
                raise0(CLASS(NotImplementedError), TEXT("multi-dimensional slicing is not implemented")));
        return refused(TYPE_ERROR("memoryview: invalid slice key"));
    }
    if (n < m.dimensions)
        return refused(raise0(CLASS(NotImplementedError), TEXT("sub-views are not implemented")));
    if (n > m.dimensions)
        return refused(raise2(CLASS(TypeError), TEXT("cannot index {}-dimension view with {}-element tuple"),
                              int_u32(m.dimensions), int_wrap((int64_t)n)));
    Place place = {true, m.start};
    for (uint32_t i = 0; i < m.dimensions && place.ok; i++) {
        I64Result index = object_index_i64(tuple_get(key, i), CLASS(IndexError));
        if (!index.ok) return (Place){0};
        place = step_to(m, i, index.value, place.at);
    }
    return place;
}

static Place place_of(Memory m, Value key) {
    if (!m.type) return refused(refuse_format(m));
    if (IS_A(key, tuple)) return place_of_tuple(m, object_plain(key));
    if (!object_has_index(key)) return refused(TYPE_ERROR("memoryview: invalid slice key"));
    if (m.dimensions == 0) return refused(TYPE_ERROR("invalid indexing of 0-dim memory"));
    I64Result index = object_index_i64(key, CLASS(IndexError));
    if (!index.ok) return (Place){0};
    if (m.dimensions > 1)
        return refused(
            raise0(CLASS(NotImplementedError), TEXT("multi-dimensional sub-views are not implemented")));
    return step_to(m, 0, index.value, m.start);
}

// An __index__ or __float__ may have released the view.
static bool still_open(Value view) { return open(view).ok; }

static Value sub_view(Memory m, Value key) {
    SliceRange range = slice_range(key, (uint64_t)extent(m, 0));
    if (!range.ok) return ERROR;
    Value shape = tuple_from_slots(ref_of(m.shape), 0, m.dimensions);
    RETURN_IF_ERROR(shape);
    Value strides = tuple_from_slots(ref_of(m.strides), 0, m.dimensions);
    RETURN_IF_ERROR(strides);
    slot_set(ref_of(shape), 0, int_wrap((int64_t)range.count));
    slot_set(ref_of(strides), 0, int_wrap(range.step * stride(m, 0)));
    uint64_t start = m.start + (range.count ? (uint64_t)(range.start * stride(m, 0)) : 0);
    return derive_from(m, start, field(m.view, MEMORYVIEW_FORMAT), shape, strides);
}

METHOD(memoryview, __getitem__, "($self, key, /)", "Return self[key].") {
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    if (is_slice(arg(args, 1)) && m.dimensions) return sub_view(m, arg(args, 1));
    Place place = place_of(m, arg(args, 1));
    if (!place.ok || !still_open(arg(args, 0))) return ERROR;
    return memory_item_get(m.type, m.block, place.at);
}

static Value set_slice(Memory m, Value key, Value source) {
    Value target = sub_view(m, key);
    if (is_error(target) || !still_open(m.view)) return ERROR;
    Value from = IS_EXACT(source, memoryview) || buffer_of(source).ok ? memoryview_new(source) : UNSET;
    if (is_unset(from))
        return raise1(CLASS(TypeError), TEXT("a bytes-like object is required, not '{t}'"), source);
    RETURN_IF_ERROR(from);
    Memory to = open(target), origin = open(from);
    if (m.dimensions != 1)
        return raise0(CLASS(NotImplementedError),
                      TEXT("memoryview slice assignments are currently restricted to ndim = 1"));
    if (origin.dimensions != 1 || extent(to, 0) != extent(origin, 0) || to.type != origin.type)
        return VALUE_ERROR("memoryview assignment: lvalue and rvalue have different structures");
    Value copy = to_bytes(origin); // the two may overlap
    RETURN_IF_ERROR(copy);
    for (int64_t i = 0; i < extent(to, 0); i++)
        bytes_copy(to.block, to.start + (uint64_t)(i * stride(to, 0)), ref_of(copy), (uint64_t)i * to.size,
                   to.size);
    return NONE;
}

METHOD(memoryview, __setitem__, "($self, key, value, /)", "Set self[key] to value.") {
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    if (m.readonly) return TYPE_ERROR("cannot modify read-only memory");
    if (is_slice(arg(args, 1)) && m.dimensions) return set_slice(m, arg(args, 1), arg(args, 2));
    Place place = place_of(m, arg(args, 1));
    Value item = place.ok ? new_blob(8) : ERROR;
    RETURN_IF_ERROR(item);
    RETURN_IF_ERROR(memory_item_set(m.type, ref_of(item), 0, arg(args, 2)));
    if (!still_open(arg(args, 0))) return ERROR;
    bytes_copy(m.block, place.at, ref_of(item), 0, m.size);
    return NONE;
}

METHOD(memoryview, __delitem__, "($self, key, /)", "Delete self[key].") {
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    return m.readonly ? TYPE_ERROR("cannot modify read-only memory") : TYPE_ERROR("cannot delete memory");
}

METHOD(memoryview, __len__, "($self, /)", "Return len(self).") {
    Memory m = open(arg(args, 0));
    if (!m.ok) return ERROR;
    return m.dimensions ? int_wrap(extent(m, 0)) : int_u32(1);
}
