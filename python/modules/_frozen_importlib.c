// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _frozen_importlib, the half of importlib that CPython freezes into itself: importing by name, and specs.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/import.h"
#include "python/vm/loader.h"

MODULE(_frozen_importlib, "Core implementation of import.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(module_set(module, NAME(ModuleSpec), CLASS(ModuleSpec)));
    RETURN_IF_ERROR(module_set(module, NAME(BuiltinImporter), CLASS(BuiltinImporter)));
    RETURN_IF_ERROR(module_set(module, NAME(FrozenImporter), CLASS(FrozenImporter)));
    RETURN_IF_ERROR(module_set(module, NAME(sys), import_module(NAME(sys))));
    return module_set(module, NAME(__import__), builtin_lookup(NAME(__import__)));
}

static Value or_none(Value v) { return is_unset(v) ? NONE : v; }

static Value resolve(Value name, Value package, int64_t level) {
    for (int64_t i = 1; i < level; i++) {
        if (str_find_char(package, '.', 0, str_length(ref_of(package))) < 0)
            return raise0(CLASS(ImportError), TEXT("attempted relative import beyond top-level package"));
        package = import_parent_name(package);
        RETURN_IF_ERROR(package);
    }
    return str_length(ref_of(name)) > 0 ? text_format2(TEXT("{}.{}"), package, name) : package;
}
FUNCTION(_frozen_importlib, _resolve_name, "($module, /, name, package, level)",
         "Resolve a relative module name to an absolute one.") {
    I64Result level = object_index_i64(arg(args, 3), CLASS(OverflowError));
    if (!level.ok) return ERROR;
    if (!is_str(arg(args, 1)) || !is_str(arg(args, 2))) return TYPE_ERROR("module name must be str");
    return resolve(str_plain(arg(args, 1)), str_plain(arg(args, 2)), level.value);
}
FUNCTION(_frozen_importlib, _gcd_import, "($module, /, name, package=None, level=0)",
         "Import and return the module based on its name, package, and level.") {
    Value name = arg(args, 1), package = or_none(arg(args, 2));
    I64Result level = {true, 0};
    if (!is_unset(arg(args, 3))) level = object_index_i64(arg(args, 3), CLASS(OverflowError));
    if (!level.ok) return ERROR;
    if (!is_str(name))
        return raise1(CLASS(TypeError), TEXT("module name must be str, not {}"), class_of(name));
    name = str_plain(name);
    if (level.value < 0) return VALUE_ERROR("level must be >= 0");
    if (level.value > 0) {
        if (!is_str(package)) return TYPE_ERROR("__package__ not set to a string");
        if (str_length(ref_of(str_plain(package))) == 0)
            return raise0(CLASS(ImportError), TEXT("attempted relative import with no known parent package"));
        name = resolve(name, str_plain(package), level.value);
        RETURN_IF_ERROR(name);
    } else if (str_length(ref_of(name)) == 0) {
        return VALUE_ERROR("Empty module name");
    }
    return import_module(name);
}
FUNCTION(_frozen_importlib, _find_and_load, "($module, /, name, importer)", "Find and load the module.") {
    return is_str(arg(args, 1)) ? import_module(str_plain(arg(args, 1)))
                                : TYPE_ERROR("module name must be str");
}
FUNCTION(_frozen_importlib, _find_spec, "($module, /, name, path, target=None)", "Find a module's spec.") {
    return spec_by_finders(arg(args, 1), arg(args, 2), or_none(arg(args, 3)));
}
FUNCTION(_frozen_importlib, module_from_spec, "($module, /, spec)",
         "Create a module based on the provided spec.") {
    return spec_module(arg(args, 1));
}
FUNCTION(_frozen_importlib, _exec, "($module, /, spec, module)",
         "Execute the spec's specified module in an existing module's namespace.") {
    return spec_execute(arg(args, 1), arg(args, 2));
}
FUNCTION(_frozen_importlib, _load, "($module, /, spec)",
         "Return a new module object, loaded by the spec's loader.") {
    return spec_load(arg(args, 1));
}
FUNCTION(_frozen_importlib, _init_module_attrs, "($module, /, spec, module, *, override=False)", "") {
    Value dict = object_dict(arg(args, 2));
    RETURN_IF_ERROR(dict);
    if (!is_unset(dict) && IS_A(dict, dict)) RETURN_IF_ERROR(spec_apply(arg(args, 1), dict));
    return arg(args, 2);
}
FUNCTION(_frozen_importlib, spec_from_loader, "($module, /, name, loader, *, origin=None, is_package=None)",
         "Return a module spec based on various loader methods.") {
    Value name = arg(args, 1), loader = arg(args, 2), origin = or_none(arg(args, 3)),
          package = or_none(arg(args, 4));
    Value by_file = object_getattr_or_unset(loader, NAME(get_filename));
    RETURN_IF_ERROR(by_file);
    if (!is_unset(by_file) && is_none(origin)) {
        origin = call1(by_file, name);
        RETURN_IF_ERROR(origin);
    }
    if (is_none(package) && !is_unset(object_getattr_or_unset(loader, NAME(is_package)))) {
        package = call_method1(loader, NAME(is_package), name);
        if (is_error(package)) {
            if (!error_matches(CLASS(ImportError))) return ERROR;
            error_clear();
            package = NONE;
        }
    }
    Value truth = object_truth(package), spec = spec_new(name, loader, origin, !is_unset(by_file));
    if (is_error(truth) || is_error(spec) || !is_true(truth)) return is_error(truth) ? ERROR : spec;
    Value folders = list_new(1);
    RETURN_IF_ERROR(folders);
    if (!is_unset(by_file) && is_str(origin))
        RETURN_IF_ERROR(list_append(folders, file_folder(str_plain(origin))));
    RETURN_IF_ERROR(object_setattr(spec, NAME(submodule_search_locations), folders));
    return spec;
}
FUNCTION(_frozen_importlib, _call_with_frames_removed, "!($module, f, /, *args, **kwds)", "") {
    return call_tuple(arg(args, 1), arg(args, 2), arg(args, 3));
}
FUNCTION(_frozen_importlib, _verbose_message, "!($module, message, /, *args, verbosity=1)", "") {
    return NONE;
}
FUNCTION(_frozen_importlib, _module_repr, "($module, m, /)", "") { return object_repr(arg(args, 1)); }
