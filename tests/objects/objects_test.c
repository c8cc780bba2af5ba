// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The object core from C, without running Python code: start-up, classes and their order, shapes, slots, attribute
// access, calls of natives and their errors, exceptions.
#include "tests/kernel/harness.h"
#include "python/objects/boot.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/instance.h"
#include "python/objects/memory.h"
#include "python/objects/shape.h"
#include "python/objects/str.h"
#include "python/objects/super.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

static Text text_of(const char *s) { return (Text){s, (uint32_t)__builtin_strlen(s)}; }
static Value name(const char *s) { return str_interned_text(text_of(s)); }

static bool is_text(Value v, const char *expected) {
    if (is_error(v) || !is_str(v)) {
        printf("no text, but expected: %s\n", expected);
        return false;
    }
    if (str_equal_text(object_plain(v), text_of(expected))) return true;
    printf("expected %s\n     got ", expected);
    for (uint32_t i = 0, n = str_length(ref_of(v)); i < n; i++) putchar((int)str_at(ref_of(v), i));
    putchar('\n');
    return false;
}

// Was this error raised? Takes it.
static bool raised(Value class, const char *expected) {
    Value e = error_take();
    if (is_unset(e)) {
        printf("nothing raised, expected: %s\n", expected);
        return false;
    }
    return same(class_of(e), class) && is_text(object_str(e), expected);
}

static Value make_class(const char *class, Value bases) {
    Value namespace = dict_new(1);
    dict_set(namespace, name("__module__"), name("test"));
    return type_create(CLASS(type), name(class), bases, namespace, UNSET);
}
static Value class0(const char *class) { return make_class(class, tuple_new(0)); }
static Value attribute(Value v, const char *n) { return object_getattr(v, name(n)); }

static void test_classes(void) {
    Value a = class0("A"), b = make_class("B", tuple1(a)), c = make_class("C", tuple1(a));
    Value d = make_class("D", tuple2(b, c)), order = slot_get(ref_of(d), TYPE_MRO);
    CHECK(tuple_length(order) == 5 && same(tuple_get(order, 1), b) && same(tuple_get(order, 2), c));
    CHECK(same(tuple_get(order, 3), a) && same(tuple_get(order, 4), CLASS(object)));
    CHECK(class_is_subclass(d, a) && !class_is_subclass(a, d));
    CHECK(
        is_error(make_class("E", tuple2(a, b))) &&
        raised(CLASS(TypeError), "Cannot create a consistent method resolution\norder (MRO) for bases A, B"));
    CHECK(is_error(make_class("E", tuple2(a, a))) && raised(CLASS(TypeError), "duplicate base class A"));
    CHECK(is_error(make_class("E", tuple2(CLASS(list), CLASS(dict)))) &&
          raised(CLASS(TypeError), "multiple bases have instance lay-out conflict"));
    CHECK(is_error(make_class("E", tuple1(CLASS(bool)))) &&
          raised(CLASS(TypeError), "type 'bool' is not an acceptable base type"));
    CHECK(!is_error(make_class("E", tuple2(a, CLASS(list)))));
    CHECK(is_text(object_repr(d), "<class 'test.D'>") && is_text(object_repr(CLASS(list)), "<class 'list'>"));
    CHECK(same(class_of(d), CLASS(type)) && same(class_of(CLASS(type)), CLASS(type)));
    // What a class has, its subclasses find, until it is gone.
    CHECK(!is_error(object_setattr(a, name("x"), int_u32(1))) && same(attribute(d, "x"), int_u32(1)));
    CHECK(!is_error(object_setattr(b, name("x"), int_u32(2))) && same(attribute(d, "x"), int_u32(2)));
    CHECK(!is_error(object_setattr(b, name("x"), UNSET)) && same(attribute(d, "x"), int_u32(1)));
    CHECK(!is_error(object_setattr(a, name("x"), UNSET)) && is_error(attribute(d, "x")));
    CHECK(raised(CLASS(AttributeError), "type object 'D' has no attribute 'x'"));
    CHECK(is_error(object_setattr(CLASS(int), name("x"), NONE)) &&
          raised(CLASS(TypeError), "cannot set 'x' attribute of immutable type 'int'"));
}

static char names[70][4];
static const char *numbered(uint32_t i) {
    snprintf(names[i], sizeof names[i], "a%u", i);
    return names[i];
}

static void test_instances(void) {
    Value a = class0("A"), first = call0(a), second = call0(a);
    CHECK(!is_error(first) && same(class_of(first), a));
    CHECK(is_error(call1(a, NONE)) && raised(CLASS(TypeError), "A() takes no arguments"));
    object_setattr(first, name("x"), int_u32(1));
    object_setattr(first, name("y"), int_u32(2));
    object_setattr(second, name("x"), int_u32(3));
    CHECK(!same_ref(shape_of(ref_of(first)), shape_of(ref_of(second))));
    object_setattr(second, name("y"), int_u32(4));
    CHECK(same_ref(shape_of(ref_of(first)), shape_of(ref_of(second)))); // the same way to the same shape
    int64_t slot = shape_find(shape_of(ref_of(first)), name("y"));
    CHECK(slot >= 0 && same(slot_get(ref_of(second), (uint64_t)slot), int_u32(4)));
    // The last attribute can go and leave a shape; another one ends in a dict.
    CHECK(!is_error(object_setattr(second, name("y"), UNSET)));
    CHECK(!(shape_flags(shape_of(ref_of(second))) & SHAPE_IS_DICT) &&
          same(attribute(second, "x"), int_u32(3)));
    CHECK(is_error(attribute(second, "y")) &&
          raised(CLASS(AttributeError), "'A' object has no attribute 'y'"));
    CHECK(!is_error(object_setattr(first, name("x"), UNSET)) &&
          shape_flags(shape_of(ref_of(first))) & SHAPE_IS_DICT);
    CHECK(same(attribute(first, "y"), int_u32(2)) && is_error(attribute(first, "x")));
    error_clear();
    CHECK(is_error(object_setattr(first, name("x"), UNSET)) &&
          raised(CLASS(AttributeError), "'A' object has no attribute 'x'"));
    // __dict__ is the attributes from then on.
    Value dict = attribute(second, "__dict__");
    CHECK(same(dict_get(dict, name("x")), int_u32(3)) && same(attribute(second, "__dict__"), dict));
    dict_set(dict, name("z"), TRUE);
    CHECK(is_true(attribute(second, "z")));
    // More attributes than fit, and the class learns.
    Value many = class0("Many"), v = UNSET;
    for (uint32_t round = 0; round < 12; round++) {
        v = call0(many);
        for (uint32_t i = 0; i < 20; i++) object_setattr(v, name(numbered(i)), int_u32(i));
        for (uint32_t i = 0; i < 20; i++) CHECK(same(attribute(v, numbered(i)), int_u32(i)));
    }
    CHECK(!(shape_flags(shape_of(ref_of(v))) & SHAPE_IS_DICT) && slot_count(ref_of(v)) < 26);
    v = call0(many);
    for (uint32_t i = 0; i < 70; i++) object_setattr(v, name(numbered(i)), int_u32(i));
    CHECK(shape_flags(shape_of(ref_of(v))) & SHAPE_IS_DICT && same(attribute(v, numbered(69)), int_u32(69)));
    Value few = class0("Few");
    for (uint32_t i = 0; i < 12; i++) object_setattr(v = call0(few), name("x"), NONE);
    CHECK(slot_count(ref_of(v)) == 1);
    CHECK(is_error(object_setattr(call0(CLASS(object)), name("x"), NONE)) &&
          raised(CLASS(AttributeError), "'object' object has no attribute 'x'"));
    CHECK(is_error(object_setattr(int_u32(1), name("x"), NONE)) &&
          raised(CLASS(AttributeError), "'int' object has no attribute 'x'"));
}

static void test_exceptions(void) {
    Value e = call1(CLASS(KeyError), name("k"));
    CHECK(is_text(object_str(e), "'k'") && is_text(object_repr(e), "KeyError('k')"));
    CHECK(is_error(raise2(CLASS(ValueError), TEXT("{{{}}} is {r}"), int_u32(1), name("x"))) &&
          raised(CLASS(ValueError), "{1} is 'x'"));
    CHECK(is_error(raise_stop_iteration(int_u32(3))) && error_matches(CLASS(Exception)) &&
          !error_matches(CLASS(OSError)));
    e = error_take();
    CHECK(same(attribute(e, "value"), int_u32(3)) && !error_is_set());
    Value arguments = tuple3(int_u32(2), name("gone"), name("file"));
    e = exception_new(CLASS(OSError), arguments);
    CHECK(same(class_of(e), CLASS(FileNotFoundError)) && is_text(object_str(e), "[Errno 2] gone: 'file'"));
    CHECK(same(attribute(e, "errno"), int_u32(2)) && tuple_length(attribute(e, "args")) == 2);
    CHECK(is_error(attribute(e, "characters_written")) && error_matches(CLASS(AttributeError)));
    error_clear();
    object_setattr(e, name("extra"), int_u32(5));
    CHECK(same(attribute(e, "extra"), int_u32(5)) && is_none(attribute(e, "__cause__")));
    CHECK(is_error(object_setattr(e, name("__cause__"), int_u32(1))) &&
          raised(CLASS(TypeError), "exception cause must be None or derive from BaseException"));
    CHECK(is_error(call0(CLASS(UnicodeDecodeError))) &&
          raised(CLASS(TypeError), "function takes exactly 5 arguments (0 given)"));
    // A circle of contexts is cut.
    Value x = call0(CLASS(ValueError)), y = call0(CLASS(ValueError));
    exception_chain(x, y);
    exception_chain(y, x);
    CHECK(is_none(exception_field(x, EXCEPTION_CONTEXT)) && same(exception_field(y, EXCEPTION_CONTEXT), x));
    Value group = call2(CLASS(ExceptionGroup), name("m"), tuple2(x, call0(CLASS(OSError))));
    CHECK(is_text(object_repr(group), "ExceptionGroup('m', (ValueError(), OSError()))"));
    Value parts = call_method1(group, name("split"), CLASS(OSError));
    CHECK(is_text(object_repr(tuple_get(parts, 1)), "ExceptionGroup('m', [ValueError()])"));
    raise_memory_error();
    CHECK(raised(CLASS(MemoryError), ""));
}

static void test_natives(void) {
    Value v = call0(CLASS(object));
    Value repr = attribute(v, "__repr__");
    CHECK(is_error(call1(repr, NONE)) && raised(CLASS(TypeError), "expected 0 arguments, got 1"));
    Value unbound = attribute(CLASS(type), "mro");
    CHECK(is_error(call0(unbound)) &&
          raised(CLASS(TypeError), "unbound method type.mro() needs an argument"));
    CHECK(
        is_error(call1(unbound, NONE)) &&
        raised(CLASS(TypeError), "descriptor 'mro' for 'type' objects doesn't apply to a 'NoneType' object"));
    CHECK(is_error(call2(unbound, CLASS(int), NONE)) &&
          raised(CLASS(TypeError), "type.mro() takes no arguments (1 given)"));
    Value e = call0(CLASS(ValueError)), note = attribute(e, "add_note");
    CHECK(is_error(call0(note)) &&
          raised(CLASS(TypeError), "ValueError.add_note() takes exactly one argument (0 given)"));
    CHECK(is_error(call1(note, NONE)) && raised(CLASS(TypeError), "note must be a str, not 'NoneType'"));
    Value keywords = dict_new(1);
    dict_set(keywords, name("x"), NONE);
    CHECK(is_error(call_tuple(note, tuple_new(0), keywords)) &&
          raised(CLASS(TypeError), "ValueError.add_note() takes no keyword arguments"));
    CHECK(is_error(call_tuple(CLASS(property), tuple_new(0), keywords)) &&
          raised(CLASS(TypeError), "'x' is an invalid keyword argument for property()"));
    CHECK(is_error(call_tuple(CLASS(ValueError), tuple_new(0), keywords)) &&
          raised(CLASS(TypeError), "ValueError() takes no keyword arguments"));
    CHECK(is_text(object_repr(unbound), "<method 'mro' of 'type' objects>"));
    CHECK(is_text(object_repr(attribute(CLASS(int), "__repr__")),
                  "<slot wrapper '__repr__' of 'int' objects>"));
    CHECK(is_text(attribute(note, "__qualname__"), "ValueError.add_note"));
    CHECK(is_error(call1(attribute(CLASS(object), "__new__"), CLASS(list))) &&
          raised(CLASS(TypeError), "object.__new__(list) is not safe, use list.__new__()"));
    CHECK(is_error(call0(CLASS(wrapper_descriptor))) &&
          raised(CLASS(TypeError), "cannot create 'wrapper_descriptor' instances"));
    CHECK(is_error(call0(NONE)) && raised(CLASS(TypeError), "'NoneType' object is not callable"));
    CHECK(is_error(object_binary(BINARY_ADD, NONE, v)) &&
          raised(CLASS(TypeError), "unsupported operand type(s) for +: 'NoneType' and 'object'"));
    CHECK(is_error(object_compare(COMPARE_LT, NONE, v)) &&
          raised(CLASS(TypeError), "'<' not supported between instances of 'NoneType' and 'object'"));
    CHECK(is_true(object_compare(COMPARE_EQ, v, v)) && is_true(object_compare(COMPARE_NE, v, NONE)));
    CHECK(!object_hash(dict_new(0)).ok && raised(CLASS(TypeError), "unhashable type: 'dict'"));
}

static void test_super(void) {
    Value a = class0("A"), b = make_class("B", tuple1(a)), v = call0(b);
    object_setattr(a, name("x"), int_u32(1));
    object_setattr(b, name("x"), int_u32(2));
    CHECK(same(attribute(v, "x"), int_u32(2)) && same(attribute(super_new(b, v), "x"), int_u32(1)));
    CHECK(same(super_getattr(b, v, name("x")), int_u32(1)));
    CHECK(is_error(super_getattr(a, v, name("x"))) &&
          raised(CLASS(AttributeError), "'super' object has no attribute 'x'"));
    CHECK(is_error(super_new(b, NONE)) == false && is_error(super_new(b, CLASS(int))) &&
          raised(CLASS(TypeError), "super(type, obj): obj must be an instance or subtype of type"));
    CHECK(is_text(object_repr(super_new(b, v)), "<super: <class 'B'>, <B object>>"));
}

TEST_MAIN {
    bool ok = objects_boot();
    CHECK(ok);
    if (!ok) return;
    test_classes();
    test_instances();
    test_exceptions();
    test_natives();
    test_super();
    heap_collect();
    CHECK(is_text(object_repr(CLASS(KeyError)), "<class 'KeyError'>"));
}
