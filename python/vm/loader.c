// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Specs and loaders, and what importlib's machinery does with them (Python reference 5.4).
#include "python/vm/loader.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/exception.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/source/source.h"
#include "python/vm/import.h"
#include "python/vm/machine.h"

TYPE(ModuleSpec, "_frozen_importlib.ModuleSpec", object, 1,
     "The specification for a module, used for loading.");
TYPE(BuiltinImporter, "_frozen_importlib.BuiltinImporter", object, 0,
     "Meta path import for built-in modules.\n\n    All methods are either class or static methods to avoid "
     "the need "
     "to\n    instantiate the class.\n\n    ");
TYPE(FrozenImporter, "_frozen_importlib.FrozenImporter", object, 0, "Meta path import for frozen modules.");
TYPE(LoaderBasics, "_frozen_importlib_external._LoaderBasics", object, 0,
     "Base class of common code of loaders.");
TYPE(SourceLoader, "_frozen_importlib_external.SourceLoader", LoaderBasics, 0, "");
TYPE(FileLoader, "_frozen_importlib_external.FileLoader", object, 1,
     "Base file loader class which implements the loader protocol methods that\n    require file system "
     "usage.");
TYPE(SourceFileLoader, "_frozen_importlib_external.SourceFileLoader", FileLoader, 1,
     "Concrete implementation of SourceLoader using the file system.");

bool loader_boot(void) {
    return !is_error(instance_dict_field(T_ModuleSpec, LOADER_DICT)) &&
           !is_error(instance_dict_field(T_FileLoader, LOADER_DICT)) &&
           !is_error(instance_dict_field(T_SourceFileLoader, LOADER_DICT));
}

static Value set(Value v, Value name, Value content) {
    Value dict = instance_dict(v);
    return is_error(dict) || is_error(content) ? ERROR : dict_set(dict, name, content);
}
static Value get(Value v, Value name) {
    Value found = object_getattr_or_unset(v, name);
    return is_unset(found) ? NONE : found;
}

Value file_folder(Value file) {
    uint64_t n = str_length(ref_of(file));
    while (n > 0 && str_at(ref_of(file), n - 1) != '/') n--;
    return str_substring(file, 0, n > 1 ? n - 1 : n);
}
static bool is_package_file(Value file) { // .../__init__.py
    Value end = str_from_text(TEXT("__init__.py"));
    if (is_error(end) || !is_str(file)) return false;
    uint64_t n = str_length(ref_of(file)), m = str_length(ref_of(end));
    if (n < m || (n > m && str_at(ref_of(file), n - m - 1) != '/')) return false;
    return str_equal(str_substring(file, n - m, n), end);
}

STATICMETHOD(ModuleSpec, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }
STATICMETHOD(BuiltinImporter, __new__, "!($type, /, *args, **kwargs)", "") {
    return new_instance(arg(args, 0));
}
STATICMETHOD(FrozenImporter, __new__, "!($type, /, *args, **kwargs)", "") {
    return new_instance(arg(args, 0));
}
STATICMETHOD(LoaderBasics, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }
STATICMETHOD(FileLoader, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }

// --- specs ---
static Value fill_spec(Value spec, Value name, Value loader, Value origin, Value state, bool location) {
    RETURN_IF_ERROR(set(spec, NAME(name), name));
    RETURN_IF_ERROR(set(spec, NAME(loader), loader));
    RETURN_IF_ERROR(set(spec, NAME(origin), origin));
    RETURN_IF_ERROR(set(spec, NAME(loader_state), state));
    RETURN_IF_ERROR(set(spec, NAME(submodule_search_locations), NONE));
    RETURN_IF_ERROR(set(spec, NAME(_uninitialized_submodules), list_new(0)));
    RETURN_IF_ERROR(set(spec, NAME(_set_fileattr), bool_value(location)));
    return set(spec, NAME(_cached), NONE);
}
Value spec_new(Value name, Value loader, Value origin, bool location) {
    Value spec = new_instance(CLASS(ModuleSpec));
    RETURN_IF_ERROR(spec);
    return is_error(fill_spec(spec, name, loader, origin, NONE, location)) ? ERROR : spec;
}
METHOD(ModuleSpec, __init__, "($self, name, loader, *, origin=None, loader_state=None, is_package=None)",
       "") {
    Value spec = arg(args, 0), package = arg(args, 5);
    Value origin = is_unset(arg(args, 3)) ? NONE : arg(args, 3),
          state = is_unset(arg(args, 4)) ? NONE : arg(args, 4);
    RETURN_IF_ERROR(fill_spec(spec, arg(args, 1), arg(args, 2), origin, state, false));
    Value truth = is_unset(package) ? FALSE : object_truth(package);
    RETURN_IF_ERROR(truth);
    return is_true(truth) ? set(spec, NAME(submodule_search_locations), list_new(0)) : NONE;
}
METHOD(ModuleSpec, __repr__, "($self, /)", "Return repr(self).") {
    Value spec = arg(args, 0), origin = get(spec, NAME(origin));
    Value places = get(spec, NAME(submodule_search_locations));
    Value text = text_format3(TEXT("{}(name={r}, loader={r}"), class_name(class_of(spec)),
                              get(spec, NAME(name)), get(spec, NAME(loader)));
    if (!is_none(origin)) text = is_error(text) ? ERROR : text_format2(TEXT("{}, origin={r}"), text, origin);
    if (!is_none(places))
        text = is_error(text) ? ERROR : text_format2(TEXT("{}, submodule_search_locations={}"), text, places);
    return is_error(text) ? ERROR : text_format1(TEXT("{})"), text);
}
METHOD(ModuleSpec, __eq__, "($self, other, /)", "Return self==value.") {
    Value a = arg(args, 0), b = arg(args, 1);
    for (uint32_t i = 0; i < 4; i++) {
        Value name = i == 0   ? NAME(name)
                     : i == 1 ? NAME(loader)
                     : i == 2 ? NAME(origin)
                              : NAME(submodule_search_locations);
        Value theirs = object_getattr_or_unset(b, name);
        if (is_error(theirs) || is_unset(theirs)) return is_error(theirs) ? ERROR : NOT_IMPLEMENTED;
        Value equal = object_equal(get(a, name), theirs);
        if (!is_true(equal)) return equal;
    }
    return TRUE;
}
GETTER(ModuleSpec, parent, "The name of the module's parent.") {
    Value name = get(arg(args, 0), NAME(name));
    if (!is_none(get(arg(args, 0), NAME(submodule_search_locations))) || !is_str(name)) return name;
    return import_parent_name(str_plain(name));
}
GETTER(ModuleSpec, has_location, "") { return get(arg(args, 0), NAME(_set_fileattr)); }
SETTER(ModuleSpec, has_location) { return set(arg(args, 0), NAME(_set_fileattr), arg(args, 1)); }
GETTER(ModuleSpec, cached, "") { return get(arg(args, 0), NAME(_cached)); }
SETTER(ModuleSpec, cached) { return set(arg(args, 0), NAME(_cached), arg(args, 1)); }

Value spec_find(Value name) {
    ImportPlace place = import_find(name);
    if (!place.found) return NONE;
    if (place.native) return spec_new(name, CLASS(BuiltinImporter), str_from_text(TEXT("built-in")), false);
    RETURN_IF_ERROR(place.file);
    Value loader = loader_new(name, place.file),
          spec = is_error(loader) ? ERROR : spec_new(name, loader, place.file, true);
    if (is_error(spec) || !place.package) return spec;
    Value folders = list_new(1);
    RETURN_IF_ERROR(folders);
    RETURN_IF_ERROR(list_append(folders, file_folder(place.file)));
    RETURN_IF_ERROR(set(spec, NAME(submodule_search_locations), folders));
    return spec;
}

Value spec_apply(Value spec, Value dict) {
    RETURN_IF_ERROR(dict_set(dict, NAME(__spec__), spec));
    Value loader = get(spec, NAME(loader)), places = get(spec, NAME(submodule_search_locations));
    RETURN_IF_ERROR(loader);
    RETURN_IF_ERROR(dict_set(dict, NAME(__loader__), loader));
    if (!is_none(places)) RETURN_IF_ERROR(dict_set(dict, NAME(__path__), places));
    Value parent = get(spec, NAME(parent)), location = get(spec, NAME(has_location));
    RETURN_IF_ERROR(parent);
    RETURN_IF_ERROR(dict_set(dict, NAME(__package__), parent));
    if (!is_true(location)) return is_error(location) ? ERROR : NONE;
    Value origin = get(spec, NAME(origin));
    return is_error(origin) ? ERROR : dict_set(dict, NAME(__file__), origin);
}

// --- loading by a spec ---
Value spec_module(Value spec) {
    Value loader = get(spec, NAME(loader)), module = NONE, name = object_getattr(spec, NAME(name));
    RETURN_IF_ERROR(loader);
    RETURN_IF_ERROR(name);
    if (!is_none(loader)) {
        Value create = object_getattr_or_unset(loader, NAME(create_module));
        RETURN_IF_ERROR(create);
        if (!is_unset(create)) {
            module = call1(create, spec);
            RETURN_IF_ERROR(module);
        } else if (!is_unset(object_getattr_or_unset(loader, NAME(exec_module)))) {
            return raise0(CLASS(ImportError),
                          TEXT("loaders that define exec_module() must also define create_module()"));
        }
    }
    if (is_none(module)) module = call1(CLASS(module), name);
    RETURN_IF_ERROR(module);
    Value dict = object_dict(module);
    if (is_error(dict) || is_unset(dict) || !IS_A(dict, dict)) {
        error_clear();
        return module;
    }
    return is_error(spec_apply(spec, dict)) ? ERROR : module;
}

static Value execute(Value spec, Value module) {
    Value loader = get(spec, NAME(loader));
    RETURN_IF_ERROR(loader);
    if (is_none(loader)) {
        if (!is_none(get(spec, NAME(submodule_search_locations)))) return NONE;
        return raise0(CLASS(ImportError), TEXT("missing loader"));
    }
    Value method = object_getattr_or_unset(loader, NAME(exec_module));
    RETURN_IF_ERROR(method);
    if (!is_unset(method)) return call1(method, module);
    return call_method1(loader, NAME(load_module), get(spec, NAME(name)));
}

Value spec_execute(Value spec, Value module) {
    Value name = object_getattr(spec, NAME(name));
    RETURN_IF_ERROR(name);
    Value known = dict_get(import_modules, name);
    RETURN_IF_ERROR(known);
    if (!same(known, module)) {
        Value text = text_format1(TEXT("module {r} not in sys.modules"), name);
        return is_error(text) ? ERROR : raise_value(CLASS(ImportError), text);
    }
    Value dict = object_dict(module);
    RETURN_IF_ERROR(dict);
    if (IS_A(dict, dict)) RETURN_IF_ERROR(spec_apply(spec, dict));
    RETURN_IF_ERROR(execute(spec, module));
    Value now = dict_get(import_modules, name);
    return is_unset(now) ? module : now;
}

Value spec_load(Value spec) {
    Value name = object_getattr(spec, NAME(name)), module = is_error(name) ? ERROR : spec_module(spec);
    RETURN_IF_ERROR(module);
    RETURN_IF_ERROR(dict_set(import_modules, name, module));
    if (is_error(execute(spec, module))) {
        Value exception = error_take();
        if (is_error(dict_delete(import_modules, name))) error_clear();
        return raise_exception(exception);
    }
    Value now = dict_get(import_modules, name);
    return is_unset(now) ? raise_key_error(name) : now;
}

Value spec_by_finders(Value name, Value path, Value target) {
    Value sys = import_module(NAME(sys)),
          finders = is_error(sys) ? ERROR : object_getattr(sys, NAME(meta_path));
    RETURN_IF_ERROR(finders);
    finders = list_from_iterable(finders);
    RETURN_IF_ERROR(finders);
    for (uint64_t i = 0; i < list_length(finders); i++) {
        Value find = object_getattr_or_unset(list_get(finders, i), NAME(find_spec));
        RETURN_IF_ERROR(find);
        if (is_unset(find)) continue;
        Value spec = call3(find, name, path, target);
        if (!is_none(spec)) return spec;
    }
    return NONE;
}

// --- importers ---
CLASSMETHOD(BuiltinImporter, find_spec, "($type, fullname, path=None, target=None)", "") {
    if (!is_str(arg(args, 1))) return NONE;
    return import_find(str_plain(arg(args, 1))).native ? spec_find(str_plain(arg(args, 1))) : NONE;
}
CLASSMETHOD(BuiltinImporter, create_module, "($type, spec)", "Create a built-in module") {
    Value name = object_getattr(arg(args, 1), NAME(name));
    RETURN_IF_ERROR(name);
    Value module = is_str(name) ? module_make_native(str_plain(name)) : UNSET;
    return is_unset(module) ? raise1(CLASS(ImportError), TEXT("{r} is not a built-in module"), name) : module;
}
CLASSMETHOD(BuiltinImporter, exec_module, "($type, module)", "Exec a built-in module") { return NONE; }
CLASSMETHOD(BuiltinImporter, get_code, "($type, fullname)",
            "Return None as built-in modules do not have code objects.") {
    return NONE;
}
CLASSMETHOD(BuiltinImporter, get_source, "($type, fullname)",
            "Return None as built-in modules do not have source code.") {
    return NONE;
}
CLASSMETHOD(BuiltinImporter, is_package, "($type, fullname)",
            "Return False as built-in modules are never packages.") {
    return FALSE;
}
CLASSMETHOD(BuiltinImporter, load_module, "($type, fullname)", "Load a built-in module.") {
    return is_str(arg(args, 1)) ? import_module(str_plain(arg(args, 1)))
                                : TYPE_ERROR("module name must be str");
}
CLASSMETHOD(FrozenImporter, find_spec, "($type, fullname, path=None, target=None)", "") {
    if (!is_str(arg(args, 1))) return NONE;
    return import_find(str_plain(arg(args, 1))).native ? NONE : spec_find(str_plain(arg(args, 1)));
}

// --- the loader of frozen files ---
Value loader_new(Value name, Value file) {
    Value loader = new_instance(CLASS(SourceFileLoader));
    RETURN_IF_ERROR(loader);
    RETURN_IF_ERROR(set(loader, NAME(name), name));
    return is_error(set(loader, NAME(path), file)) ? ERROR : loader;
}
METHOD(FileLoader, __init__, "($self, fullname, path)",
       "Cache the module name and the path to the file found by the\n        finder.") {
    RETURN_IF_ERROR(set(arg(args, 0), NAME(name), arg(args, 1)));
    return set(arg(args, 0), NAME(path), arg(args, 2));
}
METHOD(FileLoader, get_filename, "($self, name=None)",
       "Return the path to the source file as found by the finder.") {
    return object_getattr(arg(args, 0), NAME(path));
}
static Value file_data(Value path) {
    Value data = is_str(path) ? import_file_source(str_plain(path)) : UNSET;
    if (!is_unset(data)) return data;
    Value exception =
        call3(CLASS(OSError), int_u32(2), str_from_text(TEXT("No such file or directory")), path);
    return is_error(exception) ? ERROR : raise_exception(exception);
}
METHOD(FileLoader, get_data, "($self, path)", "Return the data from path as raw bytes.") {
    return file_data(arg(args, 1));
}
METHOD(FileLoader, get_resource_reader, "($self, module)", "") {
    Value name = str_interned_text(TEXT("importlib.readers"));
    Value readers = is_error(name) ? ERROR : import_module(name);
    Value class = is_error(readers) ? ERROR : object_getattr(readers, NAME(FileReader));
    return is_error(class) ? ERROR : call1(class, arg(args, 0));
}
METHOD(FileLoader, __eq__, "($self, other, /)", "Return self==value.") {
    Value a = arg(args, 0), b = arg(args, 1);
    if (!same(class_of(a), class_of(b))) return FALSE;
    return object_equal(instance_dict(a), instance_dict(b));
}
METHOD(FileLoader, __hash__, "($self, /)", "Return hash(self).") {
    HashResult hash = object_hash(get(arg(args, 0), NAME(path)));
    return hash.ok ? int_wrap(hash.value) : ERROR;
}
METHOD(FileLoader, load_module, "($self, name=None)", "Load a module from a file.") {
    Value name = get(arg(args, 0), NAME(name));
    return is_str(name) ? import_module(str_plain(name)) : TYPE_ERROR("module name must be str");
}

// The text of what self.get_filename(name) names, by self.get_data.
static Value source_text(Value self, Value name) {
    Value path = call_method1(self, NAME(get_filename), name);
    Value data = is_error(path) ? ERROR : call_method1(self, NAME(get_data), path);
    if (is_error(data) && error_matches(CLASS(OSError))) {
        error_clear();
        return raise0(CLASS(ImportError), TEXT("source not available through get_data()"));
    }
    RETURN_IF_ERROR(data);
    if (!IS_EXACT(data, bytes))
        return raise1(CLASS(TypeError), TEXT("get_data() must give bytes, not {t}"), data);
    return source_decode(ref_of(data), 0, bytes_length(ref_of(data)), path, true);
}
static Value source_code(Value self, Value name) {
    Value path = call_method1(self, NAME(get_filename), name),
          text = is_error(path) ? ERROR : source_text(self, name);
    RETURN_IF_ERROR(text);
    Value tree = source_parse(text, path, SOURCE_FILE, 0);
    return is_error(tree) ? ERROR : compile_tree(tree, path, 0, -1);
}
static Value run_module(Value self, Value module) {
    Value name = object_getattr(module, NAME(__name__)),
          code = is_error(name) ? ERROR : call_method1(self, NAME(get_code), name);
    RETURN_IF_ERROR(code);
    if (!IS_EXACT(code, code))
        return raise1(CLASS(ImportError), TEXT("cannot load module {r} when get_code() returns None"), name);
    Value dict = object_dict(module);
    RETURN_IF_ERROR(dict);
    if (is_unset(dict) || !IS_A(dict, dict)) return TYPE_ERROR("the module has no dict");
    RETURN_IF_ERROR(dict_set_default(dict, NAME(__builtins__), builtins_namespace));
    return is_error(run_code(code, dict, dict, NONE)) ? ERROR : NONE;
}
static Value package_answer(Value self, Value name) {
    Value path = call_method1(self, NAME(get_filename), name);
    return is_error(path) ? ERROR : bool_value(is_package_file(path));
}

METHOD(LoaderBasics, create_module, "($self, spec)", "Use default semantics for module creation.") {
    return NONE;
}
METHOD(LoaderBasics, exec_module, "($self, module)", "Execute the module.") {
    return run_module(arg(args, 0), arg(args, 1));
}
METHOD(LoaderBasics, load_module, "($self, fullname)", "This method is deprecated.") {
    return is_str(arg(args, 1)) ? import_module(str_plain(arg(args, 1)))
                                : TYPE_ERROR("module name must be str");
}
METHOD(LoaderBasics, is_package, "($self, fullname)",
       "Concrete implementation of InspectLoader.is_package.") {
    return package_answer(arg(args, 0), arg(args, 1));
}
METHOD(SourceLoader, get_source, "($self, fullname)",
       "Concrete implementation of InspectLoader.get_source.") {
    return source_text(arg(args, 0), arg(args, 1));
}
METHOD(SourceLoader, get_code, "($self, fullname)", "Concrete implementation of InspectLoader.get_code.") {
    return source_code(arg(args, 0), arg(args, 1));
}
METHOD(SourceFileLoader, create_module, "($self, spec)", "Use default semantics for module creation.") {
    return NONE;
}
METHOD(SourceFileLoader, exec_module, "($self, module)", "Execute the module.") {
    return run_module(arg(args, 0), arg(args, 1));
}
METHOD(SourceFileLoader, is_package, "($self, fullname)",
       "Concrete implementation of InspectLoader.is_package.") {
    return package_answer(arg(args, 0), arg(args, 1));
}
METHOD(SourceFileLoader, get_source, "($self, fullname)",
       "Concrete implementation of InspectLoader.get_source.") {
    return source_text(arg(args, 0), arg(args, 1));
}
METHOD(SourceFileLoader, get_code, "($self, fullname)",
       "Concrete implementation of InspectLoader.get_code.") {
    return source_code(arg(args, 0), arg(args, 1));
}
