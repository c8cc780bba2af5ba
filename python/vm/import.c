// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The import system (Python reference, chapter 5) over the frozen archive and the native modules.
#include "python/vm/import.h"
#include "abi/frozen.h"
#include "kernel/io.h"
#include "python/objects/call.h"
#include "python/objects/archive.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/objects/warning.h"
#include "python/source/source.h"
#include "python/vm/loader.h"
#include "python/vm/machine.h"
#include "python/vm/thread.h"
#include "python/vm/namespace.h"

ROOT(import_modules);

// --- the archive ---
typedef struct {
    bool found;
    uint32_t kind, file_offset, file_size, data_offset, data_size, code_offset, code_size;
} Entry;

static uint32_t word_of(uint32_t entry, uint32_t word) {
    return archive_u32(sizeof(struct FrozenHeader) + (uint64_t)entry * sizeof(struct FrozenEntry) +
                       (uint64_t)word * 4);
}
static uint32_t entry_count(void) { return archive_size() ? archive_u32(8) : 0; }

// Order of the entry's (kind, name) and those looked for.
static int32_t entry_order(uint32_t entry, uint32_t kind, Ref name) {
    uint32_t its_kind = word_of(entry, 0);
    if (its_kind != kind) return its_kind < kind ? -1 : 1;
    uint32_t offset = word_of(entry, 1), size = word_of(entry, 2), n = bytes_length(name);
    for (uint32_t i = 0; i < size && i < n; i++) {
        uint8_t theirs = (uint8_t)(archive_u32(offset + i) & 255);
        if (theirs != u8_get(name, i)) return theirs < u8_get(name, i) ? -1 : 1;
    }
    return size == n ? 0 : size < n ? -1 : 1;
}

static Entry find_kind(uint32_t kind, Ref name) {
    uint32_t low = 0, high = entry_count();
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int32_t order = entry_order(middle, kind, name);
        if (order == 0)
            return (Entry){true,
                           kind,
                           word_of(middle, 3),
                           word_of(middle, 4),
                           word_of(middle, 5),
                           word_of(middle, 6),
                           word_of(middle, 8),
                           word_of(middle, 9)};
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (Entry){0};
}

static Entry find_module(Value name) {
    Value utf8 = str_to_utf8(name);
    if (is_error(utf8)) {
        error_clear();
        return (Entry){0};
    }
    Entry entry = find_kind(FROZEN_MODULE, ref_of(utf8));
    return entry.found ? entry : find_kind(FROZEN_PACKAGE, ref_of(utf8));
}

static Value archive_str(uint32_t offset, uint32_t size) {
    Value bytes = archive_bytes(offset, size);
    return is_error(bytes) ? ERROR : str_from_utf8(ref_of(bytes), 0, size);
}
static Value shown_file(Entry entry) {
    return archive_shown(archive_str(entry.file_offset, entry.file_size), entry.kind == FROZEN_MAIN);
}

Value import_frozen_source(Value name) {
    Entry entry = find_module(name);
    return entry.found ? archive_bytes(entry.data_offset, entry.data_size) : UNSET;
}

Value import_frozen_manifest(void) {
    uint32_t count = entry_count();
    if (count == 0 || word_of(count - 1, 0) != FROZEN_MANIFEST) return UNSET;
    return archive_bytes(word_of(count - 1, 5), word_of(count - 1, 6));
}

Value import_file_source(Value file) {
    if (str_length(ref_of(file)) && str_at(ref_of(file), 0) == '<') return UNSET; // -c, "-", compile()
    file = archive_named(file);
    RETURN_IF_ERROR(file);
    Value utf8 = str_to_utf8(file);
    RETURN_IF_ERROR(utf8);
    Ref name = ref_of(utf8);
    for (uint32_t entry = 0; entry < entry_count(); entry++) {
        uint32_t kind = word_of(entry, 0), offset = word_of(entry, 3), size = word_of(entry, 4), i = 0;
        if (kind > FROZEN_DATA || size != bytes_length(name)) continue;
        while (i < size && (archive_u32(offset + i) & 255) == u8_get(name, i)) i++;
        if (i == size) return archive_bytes(word_of(entry, 5), word_of(entry, 6));
    }
    return UNSET;
}

Value import_source_line(Value file, int64_t number) {
    Value source = import_file_source(file);
    if (!is_ref(source) || number < 1) return is_error(source) ? ERROR : UNSET;
    Ref r = ref_of(source);
    uint64_t at = 0, size = bytes_length(r);
    for (; number > 1 && at < size; number--) at = bytes_find(r, at, size, '\n') + 1;
    if (at >= size) return UNSET;
    uint64_t end = bytes_find(r, at, size, '\n');
    return str_from_utf8(r, at, (end < size ? end + 1 : end) - at);
}

// --- loading ---
static Value find_native(Value name) {
    for (uint32_t i = 0; i < MODULE_COUNT; i++)
        if (str_equal(AT(name_objects, AT(module_table, i).name), name)) return int_u32(i);
    return UNSET;
}

// The builder has made UTF-8 of it, whatever coding its comment declares.
static Value compile_entry(Entry entry, Value file) {
    if (entry.code_size) {
        Value code = archive_bytes(entry.code_offset, entry.code_size);
        return is_error(code) ? ERROR : marshal_code(code, file, entry.code_offset);
    }
    Value source = archive_bytes(entry.data_offset, entry.data_size);
    RETURN_IF_ERROR(source);
    Value text = str_from_utf8(ref_of(source), 0, bytes_length(ref_of(source)));
    RETURN_IF_ERROR(text);
    Value tree = source_parse(text, file, SOURCE_FILE, 0);
    RETURN_IF_ERROR(tree);
    return compile_tree(tree, file, 0, -1);
}

static Value set(Value dict, Value name, Value v) { return is_error(v) ? ERROR : dict_set(dict, name, v); }

// Everything up to the last dot, or "" when there is none.
static Value parent_name(Value name) {
    uint32_t dot = str_length(ref_of(name));
    while (dot > 0 && str_at(ref_of(name), dot - 1) != '.') dot--;
    return str_intern(str_substring(name, 0, dot ? dot - 1 : 0));
}
static Value last_name(Value name) {
    uint32_t length = str_length(ref_of(name)), dot = length;
    while (dot > 0 && str_at(ref_of(name), dot - 1) != '.') dot--;
    return str_intern(str_substring(name, dot, length));
}

Value import_parent_name(Value name) { return parent_name(name); }

ImportPlace import_find(Value name) {
    ImportPlace place = {0};
    place.file = NONE;
    if (!is_unset(find_native(name))) return (ImportPlace){true, true, false, NONE};
    Entry entry = find_module(name);
    if (entry.found) place = (ImportPlace){true, false, entry.kind == FROZEN_PACKAGE, shown_file(entry)};
    return place;
}

// Where the part of file below the folder begins; 0: it does not lie there.
static uint64_t below(Value file, Value folder) {
    uint64_t n = str_length(ref_of(folder));
    if (n == 0 || str_length(ref_of(file)) <= n + 1 || str_at(ref_of(file), n) != '/') return 0;
    Value start = str_substring(file, 0, n);
    return !is_error(start) && str_equal(start, folder) ? n + 1 : 0;
}

static Value listed(Value list, Value file, uint64_t at, bool package) {
    uint64_t n = str_length(ref_of(file));
    int64_t slash = str_find_char(file, '/', at, n), dot = str_find_char(file, '.', at, n);
    if (package) { // folder/__init__.py
        if (slash < 0 || str_find_char(file, '/', (uint64_t)slash + 1, n) >= 0) return NONE;
        Value name = str_substring(file, at, (uint64_t)slash);
        return is_error(name) ? ERROR : list_append(list, tuple3(name, name, TRUE));
    }
    if (slash >= 0 || dot < 0) return NONE;
    Value whole = str_substring(file, at, n), name = str_substring(file, at, (uint64_t)dot);
    return is_error(whole) || is_error(name) ? ERROR : list_append(list, tuple3(whole, name, FALSE));
}

Value import_listing(Value folder) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    bool found = false;
    for (uint32_t i = 0; i < entry_count(); i++) {
        uint32_t kind = word_of(i, 0);
        if (kind != FROZEN_MODULE && kind != FROZEN_PACKAGE) continue;
        Value file = shown_file(
            (Entry){.found = true, .kind = kind, .file_offset = word_of(i, 3), .file_size = word_of(i, 4)});
        RETURN_IF_ERROR(file);
        uint64_t at = below(file, folder);
        if (!at) continue;
        found = true;
        RETURN_IF_ERROR(listed(list, file, at, kind == FROZEN_PACKAGE));
    }
    return found ? list : UNSET;
}

// --- modules that a thread is importing: others wait for them ---
static ROOT(loading); // dict: name -> ident of the thread
static ROOT(stuck);   // dict: ident of a thread that waits -> the name it waits for
static ROOT(change);  // storage of one slot: which threads wait (wait_for)

static Value loading_begin(Value name) {
    if (!is_ref(change)) {
        loading = dict_new(0);
        stuck = dict_new(0);
        Value storage = new_storage(1);
        RETURN_IF_ERROR(loading);
        RETURN_IF_ERROR(stuck);
        RETURN_IF_ERROR(storage);
        slot_set(ref_of(storage), 0, int_u32(0));
        change = storage;
    }
    return dict_set(loading, name, int_wrap(thread_ident()));
}
static void loading_end(Value name) {
    Value raised = error_take();
    if (is_error(dict_delete(loading, name))) error_clear();
    if (is_ref(raised)) error_restore(raised);
    wait_end_all(ref_of(change), 0);
}
// Does the thread that loads this module wait for one that this thread loads?
static bool is_deadlock(Value name) {
    for (uint32_t i = 0; i < thread_limit() && !is_unset(name); i++) {
        Value by = dict_get(loading, name);
        if (is_unset(by) || is_error(by)) return false;
        if (int_of(by) == thread_ident()) return true;
        name = dict_get(stuck, by);
        if (is_error(name)) return false;
    }
    return false;
}
bool module_is_loading(Value module) {
    Value name = is_ref(loading) && dict_length(loading) > 0
                     ? dict_get_str(module_dict(module), NAME(__name__))
                     : UNSET;
    return !is_unset(name) && is_str(name) && !is_unset(dict_get_str(loading, name)) &&
           same(dict_get_str(import_modules, name), module);
}
// Waits until no other thread loads the module.
static Value wait_for_loading(Value name) {
    while (dict_length(loading) > 0) {
        Value by = dict_get(loading, name), me = int_wrap(thread_ident());
        if (is_unset(by) || is_error(by) || same(by, me) || is_deadlock(name))
            return is_error(by) ? ERROR : NONE;
        RETURN_IF_ERROR(dict_set(stuck, me, name));
        Value waited =
            wait_for(ref_of(change), 0, -1, TEXT("deadlock: the thread that imports a module has ended"));
        RETURN_IF_ERROR(dict_delete(stuck, me));
        RETURN_IF_ERROR(waited);
    }
    return NONE;
}
// A module that is in sys.modules, when it can be used.
static Value loaded(Value name, Value module) {
    if (!is_ref(change) || dict_length(loading) == 0) return module;
    RETURN_IF_ERROR(wait_for_loading(name));
    Value known = dict_get_str(import_modules, name);
    return is_unset(known) ? import_module(name) : known; // its import has failed
}

static Value run_frozen(Value module, Entry entry, Value name) {
    Value dict = module_dict(module), file = shown_file(entry);
    RETURN_IF_ERROR(set(dict, NAME(__file__), file));
    RETURN_IF_ERROR(set(dict, NAME(__builtins__), builtins_namespace));
    Value spec = spec_find(name);
    RETURN_IF_ERROR(spec);
    RETURN_IF_ERROR(spec_apply(spec, dict));
    Value code = compile_entry(entry, file);
    RETURN_IF_ERROR(code);
    return run_code(code, dict, dict, NONE);
}

static Value raise_not_found(Value name, Value text) {
    RETURN_IF_ERROR(text);
    Value exception = call1(CLASS(ModuleNotFoundError), text);
    RETURN_IF_ERROR(exception);
    slot_set(ref_of(exception), IMPORT_ERROR_NAME, name);
    return raise_exception(exception);
}

// The finders that a program has put into sys.meta_path, in front of the built-in ones or behind them: a spec, or None.
static Value find_by_program(Value name, Value path, bool in_front) {
    Value sys = dict_get_str(import_modules, NAME(sys));
    Value finders = is_unset(sys) ? UNSET : dict_get_str(module_dict(sys), NAME(meta_path));
    if (!IS_EXACT(finders, list)) return NONE;
    bool front = true;
    for (uint64_t i = 0; i < list_length(finders); i++) {
        Value finder = list_get(finders, i);
        if (same(finder, CLASS(BuiltinImporter)) || same(finder, CLASS(FrozenImporter))) front = false;
        if (same(class_of(finder), CLASS(type)) && type_flags(finder) & TYPE_IS_BUILTIN) continue;
        if (front != in_front) continue;
        Value find = object_getattr_or_unset(finder, NAME(find_spec));
        RETURN_IF_ERROR(find);
        Value spec = is_unset(find) ? NONE : call3(find, name, path, NONE);
        if (!is_none(spec)) return spec;
    }
    return NONE;
}

static Value load_module(Value name, Value path) {
    Value found = find_by_program(name, path, true);
    RETURN_IF_ERROR(found);
    if (!is_none(found)) return spec_load(found);
    Value native = find_native(name);
    Entry entry = is_unset(native) ? find_module(name) : (Entry){0};
    if (is_unset(native) && !entry.found) {
        found = find_by_program(name, path, false);
        if (!is_none(found)) return is_error(found) ? ERROR : spec_load(found);
    }
    if (is_unset(native) && !entry.found)
        return raise_not_found(name, text_format1(TEXT("No module named {r}"), name));
    Value module = is_unset(native) ? module_new(name, NONE) : module_make_native(name);
    RETURN_IF_ERROR(module);
    RETURN_IF_ERROR(dict_set(import_modules, name, module));
    if (!is_unset(native)) {
        Value spec = spec_find(name);
        return is_error(spec) || is_error(spec_apply(spec, module_dict(module))) ? ERROR : module;
    }
    RETURN_IF_ERROR(loading_begin(name));
    Value ran = run_frozen(module, entry, name);
    loading_end(name);
    if (is_error(ran)) { // a module that failed is not kept
        Value exception = error_take();
        dict_delete(import_modules, name);
        return raise_exception(exception);
    }
    return dict_get_str(import_modules, name); // it may have put another object there
}

// Loads name after its parent, of which it becomes an attribute.
static Value load_with_parent(Value name) {
    Value parent = parent_name(name);
    RETURN_IF_ERROR(parent);
    Value container = UNSET, search = NONE;
    if (str_length(ref_of(parent))) {
        container = import_module(parent);
        RETURN_IF_ERROR(container);
        Value known = dict_get_str(import_modules, name);
        if (!is_unset(known)) return loaded(name, known);
        Value path = object_getattr_or_unset(container, NAME(__path__));
        RETURN_IF_ERROR(path);
        if (is_unset(path))
            return raise_not_found(
                name, text_format2(TEXT("No module named {r}; {r} is not a package"), name, parent));
        search = path;
    }
    Value module = load_module(name, search);
    RETURN_IF_ERROR(module);
    if (is_unset(module)) return raise1(CLASS(KeyError), TEXT("{}"), name);
    if (!is_unset(container) && is_error(object_setattr(container, last_name(name), module))) {
        if (!error_matches(CLASS(AttributeError))) return ERROR;
        error_clear();
    }
    return module;
}

Value import_module(Value name) {
    if (!stack_has_room()) return raise_recursion_error();
    name = str_intern(name);
    RETURN_IF_ERROR(name);
    Value known = dict_get_str(import_modules, name);
    if (is_none(known))
        return raise_not_found(name, text_format1(TEXT("import of {} halted; None in sys.modules"), name));
    return is_unset(known) ? load_with_parent(name) : loaded(name, known);
}

// --- the statement ---
// The absolute name for a relative one, from the importing module's package.
static Value absolute_name(Value globals, Value name, int64_t level) {
    Value package = dict_get_str(globals, NAME(__package__));
    if (is_unset(package) || is_none(package)) {
        Value spec = dict_get_str(globals, NAME(__spec__));
        package = is_unset(spec) || is_none(spec) ? UNSET : object_getattr(spec, NAME(parent));
        RETURN_IF_ERROR(package);
    }
    if (is_unset(package)) {
        Value text = str_from_text(TEXT(
            "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__"));
        RETURN_IF_ERROR(text);
        RETURN_IF_ERROR(warning_issue(CLASS(ImportWarning), text, 1, NONE));
        package = dict_get_str(globals, NAME(__name__));
        if (is_unset(package)) return raise0(CLASS(KeyError), TEXT("'__name__' not in globals"));
        if (is_unset(dict_get_str(globals, NAME(__path__)))) package = parent_name(package);
    }
    if (!is_str(package)) return raise0(CLASS(TypeError), TEXT("package must be a string"));
    if (str_length(ref_of(package)) == 0)
        return raise0(CLASS(ImportError), TEXT("attempted relative import with no known parent package"));
    for (int64_t i = 1; i < level; i++) {
        if (str_find_char(package, '.', 0, str_length(ref_of(package))) < 0)
            return raise0(CLASS(ImportError), TEXT("attempted relative import beyond top-level package"));
        package = parent_name(package);
        RETURN_IF_ERROR(package);
    }
    return str_length(ref_of(name)) ? text_format2(TEXT("{}.{}"), package, name) : package;
}

// from package import a: a may be a module of it. star: "*" stands for __all__ (in which it stands for nothing).
static Value load_from_list(Value module, Value name, Value fromlist, bool star) {
    Value path = object_getattr_or_unset(module, NAME(__path__));
    if (is_error(path) || is_unset(path)) return path;
    for (uint64_t i = 0; i < tuple_length(fromlist); i++) {
        Value item = tuple_get(fromlist, i);
        if (!is_str(item))
            return raise1(CLASS(TypeError), TEXT("Item in ``from list'' must be str, not {t}"), item);
        if (str_equal_text(item, TEXT("*"))) {
            if (!star) continue;
            Value all = object_getattr_or_unset(module, NAME(__all__));
            RETURN_IF_ERROR(all);
            if (is_unset(all)) continue;
            all = tuple_from_iterable(all);
            RETURN_IF_ERROR(all);
            RETURN_IF_ERROR(load_from_list(module, name, all, false));
            continue;
        }
        Value present = object_getattr_or_unset(module, item);
        RETURN_IF_ERROR(present);
        if (!is_unset(present)) continue;
        Value full = str_intern(text_format2(TEXT("{}.{}"), name, item));
        RETURN_IF_ERROR(full);
        if (!find_module(full).found) continue;
        RETURN_IF_ERROR(import_module(full));
    }
    return NONE;
}

Value import_statement(Value globals, Value name, Value fromlist, Value level) {
    int64_t up = is_int(level) ? int_of(level) : 0;
    if (up < 0) return raise0(CLASS(ValueError), TEXT("level must be >= 0"));
    if (up == 0 && str_length(ref_of(name)) == 0) return raise0(CLASS(ValueError), TEXT("Empty module name"));
    Value full = up ? absolute_name(globals, name, up) : name;
    RETURN_IF_ERROR(full);
    Value module = import_module(full);
    RETURN_IF_ERROR(module);
    if (IS_A(fromlist, tuple) && tuple_length(object_plain(fromlist)) > 0) {
        RETURN_IF_ERROR(load_from_list(module, full, object_plain(fromlist), true));
        return module;
    }
    // import a.b.c binds a; from . import without names: the package
    int64_t dot = str_find_char(name, '.', 0, str_length(ref_of(name)));
    if (dot < 0) return module;
    uint64_t cut = str_length(ref_of(name)) - (uint64_t)dot;
    return import_module(str_substring(full, 0, str_length(ref_of(full)) - cut));
}

static Value raise_cannot_import(Value module, Value name) {
    Value from = object_getattr_or_unset(module, NAME(__name__));
    RETURN_IF_ERROR(from);
    Value file = object_getattr_or_unset(module, NAME(__file__));
    RETURN_IF_ERROR(file);
    if (is_unset(from)) from = str_from_text(TEXT("<unknown module name>"));
    Value place = is_unset(file) ? str_from_text(TEXT("unknown location")) : file;
    Value text =
        !is_unset(file) && is_module(module) && module_is_loading(module)
            ? text_format3(TEXT("cannot import name {r} from partially initialized module {r} (most likely "
                                "due to a circular import) ({})"),
                           name, from, place)
            : text_format3(TEXT("cannot import name {r} from {r} ({})"), name, from, place);
    RETURN_IF_ERROR(text);
    Value exception = call1(CLASS(ImportError), text);
    RETURN_IF_ERROR(exception);
    slot_set(ref_of(exception), IMPORT_ERROR_NAME, from);
    if (!is_unset(file)) slot_set(ref_of(exception), IMPORT_ERROR_PATH, file);
    return raise_exception(exception);
}

Value import_from(Value module, Value name) {
    Value found = object_getattr_or_unset(module, name);
    if (!is_unset(found)) return found;
    Value package = object_getattr_or_unset(module, NAME(__name__));
    RETURN_IF_ERROR(package);
    if (!is_unset(package) && is_str(package)) { // a module of it that is still being imported
        Value full = str_intern(text_format2(TEXT("{}.{}"), package, name));
        RETURN_IF_ERROR(full);
        found = dict_get_str(import_modules, full);
        if (!is_unset(found)) return found;
    }
    return raise_cannot_import(module, name);
}

Value import_star(Value module, Value namespace) {
    Value all = object_getattr_or_unset(module, NAME(__all__));
    RETURN_IF_ERROR(all);
    bool public_only = is_unset(all);
    Value names = public_only ? object_dict(module) : all;
    RETURN_IF_ERROR(names);
    if (is_unset(names))
        return raise0(CLASS(ImportError), TEXT("from-import-* object has no __dict__ and no __all__"));
    names = list_from_iterable(names);
    RETURN_IF_ERROR(names);
    for (uint64_t i = 0; i < list_length(names); i++) {
        Value name = list_get(names, i);
        if (!is_str(name))
            return raise1(CLASS(TypeError), TEXT("Key in __dict__ or item in __all__ must be str, not {t}"),
                          name);
        if (public_only && str_length(ref_of(name)) && str_at(ref_of(name), 0) == '_') continue;
        name = str_intern(name);
        RETURN_IF_ERROR(name);
        Value v = object_getattr(module, name);
        RETURN_IF_ERROR(v);
        if (is_error(object_setitem(namespace, name, v))) return ERROR;
    }
    return NONE;
}

Value import_display(Value v) {
    Value sys = import_module(NAME(sys));
    RETURN_IF_ERROR(sys);
    Value hook = object_getattr_or_unset(sys, NAME(displayhook));
    RETURN_IF_ERROR(hook);
    if (is_unset(hook)) return raise0(CLASS(RuntimeError), TEXT("lost sys.displayhook"));
    return call1(hook, v);
}

// --- the program ---
// With -m the program has a name of its own besides __main__, which its spec tells.
static Value name_main(Value dict, Value own, Value file) {
    RETURN_IF_ERROR(own);
    if (str_equal(own, NAME(__main__))) return NONE;
    Value loader = loader_new(own, file);
    RETURN_IF_ERROR(loader);
    RETURN_IF_ERROR(set(dict, NAME(__loader__), loader));
    RETURN_IF_ERROR(set(dict, NAME(__package__), parent_name(own)));
    return set(dict, NAME(__spec__), spec_new(own, loader, file, true));
}

static Value run_main(Value name) {
    RETURN_IF_ERROR(name);
    Entry entry = {.found = entry_count() > 0 && word_of(0, 0) == FROZEN_MAIN,
                   .kind = FROZEN_MAIN,
                   .file_offset = word_of(0, 3),
                   .file_size = word_of(0, 4),
                   .data_offset = word_of(0, 5),
                   .data_size = word_of(0, 6)};
    if (!entry.found) return raise0(CLASS(SystemError), TEXT("the frozen archive holds no program"));
    Value module = module_new(name, NONE);
    RETURN_IF_ERROR(module);
    RETURN_IF_ERROR(dict_set(import_modules, name, module));
    Value dict = module_dict(module), file = shown_file(entry);
    RETURN_IF_ERROR(set(dict, NAME(__builtins__), import_module(NAME(builtins))));
    if (is_error(file)) return ERROR;
    bool is_file = str_length(ref_of(file)) && str_at(ref_of(file), 0) != '<';
    if (is_file) {
        RETURN_IF_ERROR(set(dict, NAME(__file__), file));
        RETURN_IF_ERROR(set(dict, NAME(__cached__), NONE));
    }
    RETURN_IF_ERROR(set(dict, NAME(__loader__), loader_new(name, file)));
    Value own = archive_str(word_of(0, 1), word_of(0, 2));
    RETURN_IF_ERROR(name_main(dict, own, file));
    RETURN_IF_ERROR(set(dict, NAME(__annotations__), dict_new(0)));
    Value package = parent_name(own); // with -m the packages that the program is in are there before it
    RETURN_IF_ERROR(package);
    if (str_length(ref_of(package))) RETURN_IF_ERROR(import_module(package));
    Value code = compile_entry(entry, file);
    RETURN_IF_ERROR(code);
    return run_code(code, dict, dict, NONE);
}

Value import_run_main(void) { return run_main(NAME(__main__)); }

// "app" of "folder/app.py".
static Value stem_of(Value file) {
    RETURN_IF_ERROR(file);
    uint64_t end = str_length(ref_of(file)), start = end;
    while (start > 0 && str_at(ref_of(file), start - 1) != '/') start--;
    int64_t dot = str_find_char(file, '.', start, end);
    return str_intern(str_substring(file, start, dot < 0 ? end : (uint64_t)dot));
}

Value import_run_service(void) { return run_main(stem_of(archive_str(word_of(0, 3), word_of(0, 4)))); }
