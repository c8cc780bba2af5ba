// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The classes of module ast: AST, one for each type of the abstract grammar, one for each kind of node and for each
// operator and context.
#include "python/compile/tree.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(AST, "ast.AST", object, 0, "");

// --- the grammar as tables ---
#define WIDTH 10
enum { FIELD_ONE, FIELD_OPTIONAL, FIELD_LIST, FIELD_LIST_OF_OPTIONAL };
// A field: its type, and its mark in the upper bits.
static const uint8_t fields[AST_KIND_COUNT][WIDTH] = {
#define AST_NODE(node, sum) [AST_##node] = {
#define AST_FIELD(node, field, type, mark) [AST_##node##_##field] = TREE_##type | FIELD_##mark << 6,
#define AST_END(node)                                                                                        \
    }                                                                                                        \
    ,
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
};
static const uint8_t sums[AST_KIND_COUNT] = {
#define AST_NODE(node, sum) [AST_##node] = TREE_##sum,
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
};

enum TreeType tree_type(enum AstKind kind, uint32_t slot) {
    return (enum TreeType)(AT(AT(fields, kind), slot) & 63);
}
enum TreeMark tree_mark(enum AstKind kind, uint32_t slot) {
    return (enum TreeMark)(AT(AT(fields, kind), slot) >> 6);
}
enum TreeType tree_sum(enum AstKind kind) { return (enum TreeType)AT(sums, kind); }

static bool sum_has_position(enum TreeType sum) {
    return sum == TREE_stmt || sum == TREE_expr || sum == TREE_excepthandler || sum == TREE_arg ||
           sum == TREE_keyword || sum == TREE_alias || sum == TREE_pattern;
}
bool tree_has_position(enum AstKind kind) { return sum_has_position(tree_sum(kind)); }

Text tree_kind_name(enum AstKind kind) {
    switch (kind) {
#define AST_NODE(node, sum)                                                                                  \
    case AST_##node: return TEXT(#node);
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
    default: return TEXT("AST");
    }
}
Text tree_type_name(enum TreeType type) {
    switch (type) {
    case TREE_mod: return TEXT("mod");
    case TREE_stmt: return TEXT("stmt");
    case TREE_expr: return TEXT("expr");
    case TREE_comprehension: return TEXT("comprehension");
    case TREE_excepthandler: return TEXT("excepthandler");
    case TREE_arguments: return TEXT("arguments");
    case TREE_arg: return TEXT("arg");
    case TREE_keyword: return TEXT("keyword");
    case TREE_alias: return TEXT("alias");
    case TREE_withitem: return TEXT("withitem");
    case TREE_match_case: return TEXT("match_case");
    case TREE_pattern: return TEXT("pattern");
    case TREE_type_ignore: return TEXT("type_ignore");
    case TREE_identifier: return TEXT("identifier");
    case TREE_string: return TEXT("string");
    case TREE_constant: return TEXT("constant");
    case TREE_int: return TEXT("int");
    case TREE_expr_context: return TEXT("expr_context");
    case TREE_boolop: return TEXT("boolop");
    case TREE_operator: return TEXT("operator");
    case TREE_unaryop: return TEXT("unaryop");
    case TREE_cmpop: return TEXT("cmpop");
    default: return TEXT("AST");
    }
}

// --- making them ---
static ROOT(by_name);      // dict: name -> class
static ROOT(node_classes); // storage: kind -> class
static ROOT(node_fields);  // storage: kind -> tuple of names
static ROOT(type_classes); // storage: enum TreeType -> class
static ROOT(kinds);        // dict: class -> kind, or -1 - choice
static ROOT(choices);      // storage: enum TreeType -> list of the instances

static Value position_names(bool has) {
    Value list = list_new(4);
    RETURN_IF_ERROR(list);
    if (has) {
        RETURN_IF_ERROR(list_append(list, str_interned_text(TEXT("lineno"))));
        RETURN_IF_ERROR(list_append(list, str_interned_text(TEXT("col_offset"))));
        RETURN_IF_ERROR(list_append(list, str_interned_text(TEXT("end_lineno"))));
        RETURN_IF_ERROR(list_append(list, str_interned_text(TEXT("end_col_offset"))));
    }
    return list_to_tuple(list);
}

static Value make_class(Value name, Value base, Value names, Value doc) {
    Value namespace = dict_new(0), bases = tuple1(base);
    RETURN_IF_ERROR(namespace);
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(dict_set(namespace, NAME(_fields), names));
    RETURN_IF_ERROR(dict_set(namespace, NAME(__match_args__), names));
    RETURN_IF_ERROR(dict_set(namespace, NAME(__module__), str_interned_text(TEXT("ast"))));
    RETURN_IF_ERROR(dict_set(namespace, NAME(__doc__), doc));
    Value class = type_create(CLASS(type), name, bases, namespace, UNSET);
    RETURN_IF_ERROR(class);
    return is_error(dict_set(by_name, name, class)) ? ERROR : class;
}

// The class of a sum or of a type of choices.
static Value make_type(enum TreeType type) {
    Value known = slot_get(ref_of(type_classes), type);
    if (!is_unset(known)) return known;
    Value name = str_interned_text(tree_type_name(type)), none = tuple_new(0);
    RETURN_IF_ERROR(none);
    Value class = make_class(name, CLASS(AST), none, name), names = position_names(sum_has_position(type));
    RETURN_IF_ERROR(class);
    RETURN_IF_ERROR(names);
    RETURN_IF_ERROR(type_set_attribute(class, NAME(_attributes), names));
    if (sum_has_position(type) && type != TREE_pattern) {
        RETURN_IF_ERROR(type_set_attribute(class, NAME(end_lineno), NONE));
        RETURN_IF_ERROR(type_set_attribute(class, NAME(end_col_offset), NONE));
    }
    slot_set(ref_of(type_classes), type, class);
    return class;
}

// "Return(expr? value)"
static Value doc_of(enum AstKind kind, Value names) {
    Builder b = builder_text(builder_new(), tree_kind_name(kind));
    uint64_t n = tuple_length(names);
    if (n == 0) return builder_finish(b);
    b = builder_text(b, TEXT("("));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t slot = AST_STOP + 1 + i;
        if (i > 0) b = builder_text(b, TEXT(", "));
        b = builder_text(b, tree_type_name(tree_type(kind, slot)));
        if (tree_mark(kind, slot) == TREE_OPTIONAL) b = builder_text(b, TEXT("?"));
        if (tree_mark(kind, slot) >= TREE_LIST) b = builder_text(b, TEXT("*"));
        b = builder_str(builder_text(b, TEXT(" ")), tuple_get(names, i));
    }
    return builder_finish(builder_text(b, TEXT(")")));
}

// Sums of one kind (arg, alias ..) are that kind's class itself.
static bool is_product_type(enum TreeType type) {
    return type == TREE_comprehension || type == TREE_arguments || type == TREE_arg || type == TREE_keyword ||
           type == TREE_alias || type == TREE_withitem || type == TREE_match_case;
}

static Value make_node(enum AstKind kind, Value list) {
    Value names = list_to_tuple(list), doc = is_error(names) ? ERROR : doc_of(kind, names);
    RETURN_IF_ERROR(doc);
    Value class;
    if (is_product_type(tree_sum(kind))) {
        class = make_class(str_interned_text(tree_kind_name(kind)), CLASS(AST), names, doc);
        RETURN_IF_ERROR(class);
        Value positions = position_names(tree_has_position(kind));
        RETURN_IF_ERROR(positions);
        RETURN_IF_ERROR(type_set_attribute(class, NAME(_attributes), positions));
        slot_set(ref_of(type_classes), tree_sum(kind), class);
    } else {
        Value base = make_type(tree_sum(kind));
        RETURN_IF_ERROR(base);
        class = make_class(str_interned_text(tree_kind_name(kind)), base, names, doc);
        RETURN_IF_ERROR(class);
    }
    if (is_product_type(tree_sum(kind)) && tree_has_position(kind)) {
        RETURN_IF_ERROR(type_set_attribute(class, NAME(end_lineno), NONE));
        RETURN_IF_ERROR(type_set_attribute(class, NAME(end_col_offset), NONE));
    }
    for (uint32_t i = 0; i < tuple_length(names); i++)
        if (tree_mark(kind, AST_STOP + 1 + i) == TREE_OPTIONAL)
            RETURN_IF_ERROR(type_set_attribute(class, tuple_get(names, i), NONE));
    slot_set(ref_of(node_classes), kind, class);
    slot_set(ref_of(node_fields), kind, names);
    return dict_set(kinds, class, int_u32(kind));
}

static Value make_choice(enum TreeType type, Text name, uint32_t number) {
    Value base = make_type(type), none = tuple_new(0), text = str_interned_text(name);
    RETURN_IF_ERROR(base);
    RETURN_IF_ERROR(none);
    Value class = make_class(text, base, none, text);
    RETURN_IF_ERROR(class);
    Value instance = new_instance(class), list = slot_get(ref_of(choices), type);
    if (is_unset(list)) list = list_new(0);
    if (is_error(instance) || is_error(list) || is_error(list_append(list, instance))) return ERROR;
    slot_set(ref_of(choices), type, list);
    return dict_set(kinds, class, int_wrap(-1 - (int64_t)number));
}

static Value make_nodes(void) {
    Value list = UNSET;
#define AST_NODE(node, sum) RETURN_IF_ERROR(list = list_new(0));
#define AST_FIELD(node, field, type, mark)                                                                   \
    RETURN_IF_ERROR(list_append(list, str_interned_text(TEXT(#field))));
#define AST_END(node) RETURN_IF_ERROR(make_node(AST_##node, list));
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
    return NONE;
}
static Value make_choices(void) {
#define AST_NODE(node, sum)
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(type)
#define AST_CHOICE(type, name) RETURN_IF_ERROR(make_choice(TREE_##type, TEXT(#name), AST_##name));
#include "python/source/ast.def"
    return NONE;
}

// "boolop = And | Or"; for nodes each on a line of its own.
static Value set_type_docs(void) {
    for (uint32_t type = 0; type < TREE_TYPE_COUNT; type++) {
        Value class = slot_get(ref_of(type_classes), type);
        if (is_unset(class) || is_product_type((enum TreeType)type)) continue;
        bool choice = type >= TREE_expr_context;
        Builder b = builder_text(builder_new(), tree_type_name((enum TreeType)type));
        b = builder_text(b, TEXT(" = "));
        uint32_t n = 0;
        for (uint32_t kind = 0; kind < AST_KIND_COUNT && !choice; kind++) {
            if (tree_sum((enum AstKind)kind) != type) continue;
            if (n++) {
                b = builder_repeat(builder_text(b, TEXT("\n")), ' ', str_length(ref_of(class_name(class))));
                b = builder_text(b, TEXT(" | "));
            }
            Value doc = dict_get_str(slot_get(ref_of(slot_get(ref_of(node_classes), kind)), TYPE_DICT),
                                     NAME(__doc__));
            b = builder_str(b, doc);
        }
        Value list = slot_get(ref_of(choices), type);
        for (uint64_t i = 0; choice && i < list_length(list); i++) {
            if (i > 0) b = builder_text(b, TEXT(" | "));
            b = builder_str(b, class_name(class_of(list_get(list, i))));
        }
        Value doc = builder_finish(b);
        RETURN_IF_ERROR(doc);
        RETURN_IF_ERROR(type_set_attribute(class, NAME(__doc__), doc));
    }
    return NONE;
}

static Value make_all(void) {
    by_name = dict_new(128);
    kinds = dict_new(128);
    node_classes = new_storage(AST_KIND_COUNT);
    node_fields = new_storage(AST_KIND_COUNT);
    type_classes = new_storage(TREE_TYPE_COUNT);
    choices = new_storage(TREE_TYPE_COUNT);
    Value none = tuple_new(0), dict = slot_get(ref_of(CLASS(AST)), TYPE_DICT);
    if (is_error(by_name) || is_error(kinds) || is_error(node_classes) || is_error(node_fields) ||
        is_error(type_classes) || is_error(choices) || is_error(none))
        return ERROR;
    RETURN_IF_ERROR(dict_set(dict, NAME(_fields), none));
    RETURN_IF_ERROR(dict_set(dict, NAME(_attributes), none));
    RETURN_IF_ERROR(dict_set(dict, NAME(__match_args__), none));
    class_cache_clear();
    RETURN_IF_ERROR(dict_set(by_name, str_interned_text(TEXT("AST")), CLASS(AST)));
    if (is_error(make_nodes()) || is_error(make_choices()) || is_error(set_type_docs())) return ERROR;
    return by_name;
}

Value tree_classes(void) {
    if (is_ref(by_name)) return by_name;
    Value made = make_all();
    if (is_error(made)) by_name = int_u32(0); // once more next time
    return made;
}

Value tree_class(enum AstKind kind) { return slot_get(ref_of(node_classes), kind); }
Value tree_type_class(enum TreeType type) { return slot_get(ref_of(type_classes), type); }
Value tree_fields(enum AstKind kind) { return slot_get(ref_of(node_fields), kind); }
Value tree_choice_object(enum TreeType type, uint32_t choice) {
    return list_get(slot_get(ref_of(choices), type), choice);
}

// What the first class along the MRO that the grammar knows stands for; UNSET: none is known.
static Value known_class(Value object) {
    Value mro = slot_get(ref_of(class_of(object)), TYPE_MRO);
    for (uint64_t i = 0; i < tuple_length(mro); i++) {
        Value found = dict_get(kinds, tuple_get(mro, i));
        if (is_int(found)) return found;
        if (is_error(found)) error_clear();
    }
    return UNSET;
}
enum AstKind tree_kind_of(Value object) {
    Value known = known_class(object);
    return is_int(known) && int_of(known) >= 0 ? (enum AstKind)int_of(known) : AST_KIND_COUNT;
}
uint32_t tree_choice_of(enum TreeType type, Value object) {
    Value known = known_class(object);
    bool fits = is_int(known) && int_of(known) < 0 && object_is_a(object, tree_type_class(type));
    return fits ? (uint32_t)(-1 - int_of(known)) : UINT32_MAX;
}

// --- AST ---
static int64_t index_in(Value names, Value name) {
    for (uint64_t i = 0; i < tuple_length(names); i++)
        if (is_str(tuple_get(names, i)) && str_equal(str_plain(tuple_get(names, i)), name)) return (int64_t)i;
    return -1;
}
static Value fields_of(Value self) {
    Value names = object_getattr_or_unset(class_of(self), NAME(_fields));
    RETURN_IF_ERROR(names);
    return is_unset(names) ? tuple_new(0) : tuple_from_iterable(names);
}

STATICMETHOD(AST, __new__, "!($type, /, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return new_instance(arg(args, 0));
}
METHOD(AST, __init__, "!($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value self = arg(args, 0), given = arg(args, 1), keywords = arg(args, 2), names = fields_of(self);
    RETURN_IF_ERROR(names);
    uint64_t n = tuple_length(names), count = tuple_length(given);
    if (count > n)
        return raise3(CLASS(TypeError),
                      n == 1 ? TEXT("{} constructor takes at most {} positional argument")
                             : TEXT("{} constructor takes at most {} positional arguments"),
                      class_name(class_of(self)), int_u32((uint32_t)n), NONE);
    for (uint64_t i = 0; i < count; i++) {
        Value name = attribute_name(tuple_get(names, i));
        RETURN_IF_ERROR(name);
        RETURN_IF_ERROR(object_setattr(self, name, tuple_get(given, i)));
    }
    if (is_unset(keywords)) return NONE;
    for (DictStep step = dict_next(keywords, 0); step.ok; step = dict_next(keywords, step.position)) {
        Value name = attribute_name(step.key);
        RETURN_IF_ERROR(name);
        int64_t at = index_in(names, name);
        if (at >= 0 && at < (int64_t)count)
            return raise2(CLASS(TypeError), TEXT("{} got multiple values for argument '{}'"),
                          class_name(class_of(self)), name);
        RETURN_IF_ERROR(object_setattr(self, name, step.value));
    }
    return NONE;
}

METHOD(AST, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0), none = tuple_new(0), dict = object_dict(self);
    RETURN_IF_ERROR(none);
    RETURN_IF_ERROR(dict);
    return is_unset(dict) ? tuple2(class_of(self), none) : tuple3(class_of(self), none, dict);
}
