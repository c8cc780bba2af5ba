// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class of modules, and making native modules from what their sources declare.
#include "python/objects/module.h"
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/type.h"

TYPE(module, "module", object, MODULE_FIELDS,
     "Create a module object.\n\nThe name must be a string; the optional "
     "docstring can have any type.");

static Value prepare(Value module, Value name, Value doc) {
    Value dict = slot_get(ref_of(module), MODULE_DICT);
    if (is_unset(dict)) {
        dict = dict_new(16);
        RETURN_IF_ERROR(dict);
        slot_set(ref_of(module), MODULE_DICT, dict);
    }
    slot_set(ref_of(module), MODULE_NAME, name);
    RETURN_IF_ERROR(dict_set(dict, NAME(__name__), name));
    RETURN_IF_ERROR(dict_set(dict, NAME(__doc__), doc));
    RETURN_IF_ERROR(dict_set(dict, NAME(__package__), NONE));
    RETURN_IF_ERROR(dict_set(dict, NAME(__loader__), NONE));
    return dict_set(dict, NAME(__spec__), NONE);
}

Value module_new(Value name, Value doc) {
    Value module = NEW(module);
    RETURN_IF_ERROR(module);
    RETURN_IF_ERROR(prepare(module, name, doc));
    return module;
}

Value module_set(Value module, Value name, Value value) { return dict_set(module_dict(module), name, value); }

Value module_add_class(Value module, Value class) { return module_set(module, class_name(class), class); }

static ROOT(builtins_dict);

Value builtin_lookup(Value name) { return is_ref(builtins_dict) ? dict_get_str(builtins_dict, name) : UNSET; }

static Value fill(Value module, uint32_t number) {
    if (AT(module_table, number).name == NAME_INDEX(builtins)) builtins_dict = module_dict(module);
    for (uint32_t i = 0; i < NATIVE_COUNT; i++) {
        if (AT(native_table, i).kind != NATIVE_FUNCTION || AT(native_table, i).owner != number) continue;
        Value function = native_new(i, module);
        RETURN_IF_ERROR(function);
        RETURN_IF_ERROR(module_set(module, AT(name_objects, AT(native_table, i).name), function));
    }
    Value result = call_native1(AT(module_table, number).init, module);
    return is_error(result) ? ERROR : module;
}

Value module_make_native(Value name) {
    for (uint32_t i = 0; i < MODULE_COUNT; i++) {
        Value candidate = AT(name_objects, AT(module_table, i).name);
        if (!str_equal(candidate, name)) continue;
        uint32_t text = AT(native_table, AT(module_table, i).init).doc;
        Value doc = text == 0 ? NONE : native_text(text);
        RETURN_IF_ERROR(doc);
        Value module = module_new(candidate, doc);
        RETURN_IF_ERROR(module);
        return fill(module, i);
    }
    return UNSET;
}

// --- attributes ---
Value module_getattr(Value module, Value name) {
    Value found = object_generic_getattr(module, name);
    if (likely(!is_unset(found))) return found;
    Value dict = module_dict(module);
    if (is_unset(dict)) return UNSET;
    Value hook = dict_get_str(dict, NAME(__getattr__));
    return is_unset(hook) ? UNSET : call1(hook, name);
}

Value module_missing(Value module, Value name) {
    Value dict = module_dict(module), shown = is_unset(dict) ? UNSET : dict_get_str(dict, NAME(__name__));
    bool named = !is_unset(shown) && is_str(shown);
    Value text = named && module_is_loading(module)
                     ? text_format2(TEXT("partially initialized module '{}' has no attribute '{}' (most "
                                         "likely due to a circular import)"),
                                    shown, name)
                 : named ? text_format2(TEXT("module '{}' has no attribute '{}'"), shown, name)
                         : text_format1(TEXT("module has no attribute '{}'"), name);
    RETURN_IF_ERROR(text);
    raise_value(CLASS(AttributeError), text);
    Value error = error_take();
    if (is_unset(error)) return ERROR;
    if (layout_of(error) == T_AttributeError) {
        slot_set(ref_of(error), ATTRIBUTE_ERROR_NAME, name);
        slot_set(ref_of(error), ATTRIBUTE_ERROR_OBJ, module);
    }
    return raise_exception(error);
}

METHOD(module, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    Value name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    Value found = module_getattr(arg(args, 0), name);
    return is_unset(found) ? module_missing(arg(args, 0), name) : found;
}

METHOD(module, __init__, "($self, name, doc=None)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    if (!is_str(arg(args, 1)))
        return raise1(CLASS(TypeError), TEXT("module() argument 1 must be str, not {t}"), arg(args, 1));
    return prepare(arg(args, 0), arg(args, 1), is_unset(arg(args, 2)) ? NONE : arg(args, 2));
}

STATICMETHOD(module, __new__, "!($type, /, *args, **kwargs)", "") {
    Value module = new_instance(arg(args, 0));
    RETURN_IF_ERROR(module);
    Value dict = dict_new(0);
    RETURN_IF_ERROR(dict);
    slot_set(ref_of(module), MODULE_DICT, dict);
    return module;
}

// As importlib shows a module whose spec is known.
static Value repr_by_spec(Value spec) {
    Value name = object_getattr(spec, NAME(name)), origin = object_getattr(spec, NAME(origin)),
          loader = object_getattr(spec, NAME(loader));
    if (is_error(name) || is_error(origin) || is_error(loader)) return ERROR;
    if (is_none(name)) name = str_from_text(TEXT("?"));
    RETURN_IF_ERROR(name);
    if (is_none(origin)) {
        if (is_none(loader)) return text_format1(TEXT("<module {r}>"), name);
        return text_format2(TEXT("<module {r} ({r})>"), name, loader);
    }
    Value located = object_getattr(spec, NAME(has_location));
    Value truth = is_error(located) ? ERROR : object_truth(located);
    RETURN_IF_ERROR(truth);
    return text_format2(is_true(truth) ? TEXT("<module {r} from {r}>") : TEXT("<module {r} ({})>"), name,
                        origin);
}

// By the loader's module_repr, which importlib still asks for; UNSET: it has none, or it fails.
static Value repr_by_loader(Value module, Value loader) {
    Value method = is_unset(loader) ? UNSET : object_getattr_or_unset(loader, NAME(module_repr));
    Value text = is_unset(method) || is_error(method) ? method : call1(method, module);
    if (!is_error(text) || !error_matches(CLASS(Exception))) return text;
    error_clear();
    return UNSET;
}

METHOD(module, __repr__, "($self, /)", "Return repr(self).") {
    Value dict = module_dict(arg(args, 0)), spec = dict_get_str(dict, NAME(__spec__));
    if (!is_unset(spec) && !is_none(spec)) return repr_by_spec(spec);
    Value name = dict_get_str(dict, NAME(__name__)), file = dict_get_str(dict, NAME(__file__));
    Value by_loader = repr_by_loader(arg(args, 0), dict_get_str(dict, NAME(__loader__)));
    if (!is_unset(by_loader)) return by_loader;
    if (is_unset(name)) name = str_from_text(TEXT("?"));
    RETURN_IF_ERROR(name);
    if (!is_unset(file)) return text_format2(TEXT("<module {r} from {r}>"), name, file);
    Value loader = dict_get_str(dict, NAME(__loader__));
    if (is_unset(loader) || is_none(loader)) return text_format1(TEXT("<module {r}>"), name);
    return text_format2(TEXT("<module {r} ({r})>"), name, loader);
}

METHOD(module, __dir__, "($self, /)", "__dir__() -> list\nspecialized dir() implementation") {
    Value dict = object_getattr(arg(args, 0), NAME(__dict__));
    RETURN_IF_ERROR(dict);
    if (!IS_A(dict, dict)) return TYPE_ERROR("<module>.__dict__ is not a dictionary");
    Value hook = dict_get_str(dict, NAME(__dir__));
    return is_unset(hook) ? list_from_iterable(dict) : call0(hook);
}

GETTER(module, __annotations__, "") {
    Value dict = module_dict(arg(args, 0)), annotations = dict_get_str(dict, NAME(__annotations__));
    if (!is_unset(annotations)) return annotations;
    annotations = dict_new(0);
    RETURN_IF_ERROR(annotations);
    RETURN_IF_ERROR(dict_set(dict, NAME(__annotations__), annotations));
    return annotations;
}
SETTER(module, __annotations__) {
    if (!is_unset(arg(args, 1)))
        return dict_set(module_dict(arg(args, 0)), NAME(__annotations__), arg(args, 1));
    Value deleted = dict_delete(module_dict(arg(args, 0)), NAME(__annotations__));
    RETURN_IF_ERROR(deleted);
    return is_true(deleted) ? NONE : raise0(CLASS(AttributeError), TEXT("__annotations__"));
}
