// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module gc. The collector is not CPython's: there is one kind of collection that the program can ask for, thresholds
// are remembered and not obeyed, and disable() stops nothing, since memory is only ever freed by a collection. Objects
// are found by walking from the modules and the running frames (get_objects, get_referrers), so that what only a
// native function holds is not among them.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/set.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/finalize.h"
#include "python/vm/frame.h"
#include "python/vm/import.h"

static ROOT(hooks);   // gc.callbacks
static ROOT(garbage); // gc.garbage
static STATE(bool, disabled);
static STATE(int64_t, debug_flags);
static STATE_ARRAY(int64_t, thresholds, 3);
static STATE(uint64_t, collected);

static Value set_number(Value module, Value name, int64_t n) { return module_set(module, name, int_wrap(n)); }

MODULE(gc, "This module provides access to the garbage collector for reference cycles.\n"
           "\n"
           "enable() -- Enable automatic garbage collection.\n"
           "disable() -- Disable automatic garbage collection.\n"
           "isenabled() -- Returns true if automatic collection is enabled.\n"
           "collect() -- Do a full collection right now.\n") {
    Value module = arg(args, 0);
    hooks = list_new(0);
    garbage = list_new(0);
    RETURN_IF_ERROR(hooks);
    RETURN_IF_ERROR(garbage);
    AT(thresholds, 0) = 700;
    AT(thresholds, 1) = AT(thresholds, 2) = 10;
    RETURN_IF_ERROR(module_set(module, NAME(callbacks), hooks));
    RETURN_IF_ERROR(module_set(module, NAME(garbage), garbage));
    RETURN_IF_ERROR(set_number(module, NAME(DEBUG_STATS), 1));
    RETURN_IF_ERROR(set_number(module, NAME(DEBUG_COLLECTABLE), 2));
    RETURN_IF_ERROR(set_number(module, NAME(DEBUG_UNCOLLECTABLE), 4));
    RETURN_IF_ERROR(set_number(module, NAME(DEBUG_SAVEALL), 32));
    return set_number(module, NAME(DEBUG_LEAK), 38);
}

// --- collecting ---
FUNCTION(gc, enable, "($module, /)", "Enable automatic garbage collection.") {
    disabled = false;
    return NONE;
}
FUNCTION(gc, disable, "($module, /)", "Disable automatic garbage collection.") {
    disabled = true;
    return NONE;
}
FUNCTION(gc, isenabled, "($module, /)", "Returns true if automatic garbage collection is enabled.") {
    return bool_value(!disabled);
}

static Value tell(Text phase, int64_t generation, uint64_t count) {
    if (!IS_EXACT(hooks, list) || list_length(hooks) == 0) return NONE;
    Value info = dict_new(3), name = str_from_text(phase);
    RETURN_IF_ERROR(info);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(dict_set(info, NAME(generation), int_wrap(generation)));
    RETURN_IF_ERROR(dict_set(info, NAME(collected), int_wrap((int64_t)count)));
    RETURN_IF_ERROR(dict_set(info, NAME(uncollectable), int_u32(0)));
    Value copy = list_from_slots(list_storage(hooks), 0, list_length(hooks));
    RETURN_IF_ERROR(copy);
    for (uint64_t i = 0; i < list_length(copy); i++)
        if (is_error(call2(list_get(copy, i), name, info))) unraisable_report(list_get(copy, i), NONE);
    return NONE;
}

FUNCTION(gc, collect, "($module, /, generation=2)",
         "Run the garbage collector.\n"
         "\n"
         "With no arguments, run a full collection.  The optional argument\n"
         "may be an integer specifying which generation to collect.  A ValueError\n"
         "is raised if the generation number is invalid.\n"
         "\n"
         "The number of unreachable objects is returned.") {
    I64Result generation = {true, 2};
    if (!is_unset(arg(args, 1))) generation = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!generation.ok) return ERROR;
    if (generation.value < 0 || generation.value > 2) return VALUE_ERROR("invalid generation");
    RETURN_IF_ERROR(tell(TEXT("start"), generation.value, 0));
    uint64_t count = finalize_collect();
    collected += count;
    RETURN_IF_ERROR(tell(TEXT("stop"), generation.value, count));
    return int_wrap((int64_t)count);
}

FUNCTION(gc, get_count, "($module, /)", "Return a three-tuple of the current collection counts.") {
    HeapStats stats = heap_stats();
    return tuple3(int_u32(0), int_wrap((int64_t)(stats.collections % 10)),
                  int_wrap((int64_t)(stats.full_collections % 10)));
}
FUNCTION(gc, get_threshold, "($module, /)", "Return the current collection thresholds.") {
    return tuple3(int_wrap(AT(thresholds, 0)), int_wrap(AT(thresholds, 1)), int_wrap(AT(thresholds, 2)));
}
FUNCTION(gc, set_threshold, "!($module, threshold0, threshold1=10, threshold2=10, /)",
         "set_threshold(threshold0, [threshold1, threshold2]) -> None\n"
         "\n"
         "Sets the collection thresholds.  Setting threshold0 to zero disables\n"
         "collection.\n") {
    for (uint32_t i = 0; i < 3; i++) {
        if (is_unset(arg(args, i + 1))) continue;
        I64Result n = object_index_i64(arg(args, i + 1), CLASS(OverflowError));
        if (!n.ok) return ERROR;
        AT(thresholds, i) = n.value;
    }
    return NONE;
}

static Value generation_stats(uint64_t collections, uint64_t count) {
    Value info = dict_new(3);
    RETURN_IF_ERROR(info);
    RETURN_IF_ERROR(dict_set(info, NAME(collections), int_wrap((int64_t)collections)));
    RETURN_IF_ERROR(dict_set(info, NAME(collected), int_wrap((int64_t)count)));
    RETURN_IF_ERROR(dict_set(info, NAME(uncollectable), int_u32(0)));
    return info;
}
FUNCTION(gc, get_stats, "($module, /)",
         "Return a list of dictionaries containing per-generation statistics.") {
    HeapStats stats = heap_stats();
    Value list = list_new(3);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(list_append(list, generation_stats(stats.collections - stats.full_collections, 0)));
    RETURN_IF_ERROR(list_append(list, generation_stats(0, 0)));
    RETURN_IF_ERROR(list_append(list, generation_stats(stats.full_collections, collected)));
    return list;
}
FUNCTION(gc, set_debug, "($module, flags, /)", "Set the garbage collection debugging flags.") {
    I64Result flags = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!flags.ok) return ERROR;
    debug_flags = flags.value;
    return NONE;
}
FUNCTION(gc, get_debug, "($module, /)", "Get the garbage collection debugging flags.") {
    return int_wrap(debug_flags);
}
FUNCTION(gc, freeze, "($module, /)",
         "Freeze all current tracked objects and ignore them for future collections.") {
    return NONE;
}
FUNCTION(gc, unfreeze, "($module, /)", "Unfreeze all objects in the permanent generation.") { return NONE; }
FUNCTION(gc, get_freeze_count, "($module, /)", "Return the number of objects in the permanent generation.") {
    return int_u32(0);
}

// --- looking at objects ---
static bool is_atomic(Value v) {
    if (!is_ref(v) || is_bytes(ref_of(v))) return true;
    switch (layout_of(v)) {
    case T_int:
    case T_float:
    case T_complex:
    case T_str:
    case T_bytes:
    case T_range:
    case T_slice: return slot_count(shape_of(ref_of(v))) > 0 && type_flags(class_of(v)) & TYPE_IS_BUILTIN;
    case T_dict:
        if (!IS_EXACT(v, dict) || !stack_has_room()) return false;
        for (DictStep step = dict_next(v, 0); step.ok; step = dict_next(v, step.position))
            if (!is_atomic(step.value) || !is_atomic(step.key)) return false;
        return true;
    default: return false;
    }
}
FUNCTION(gc, is_tracked, "($module, obj, /)",
         "Returns true if the object is tracked by the garbage collector.") {
    Value v = arg(args, 1);
    if (is_atomic(v) || IS_EXACT(v, object) || IS_EXACT(v, bytearray)) return FALSE;
    return bool_value(!is_class(v) || !(type_flags(v) & TYPE_IS_BUILTIN));
}
FUNCTION(gc, is_finalized, "($module, obj, /)",
         "Returns true if the object has been already finalized by the GC.") {
    return FALSE;
}

// Parts of objects, which Python code never sees.
static bool is_inner(Value v) {
    uint32_t layout = layout_of(v);
    return layout == T_storage || layout == T_blob || layout == T_shape;
}

// Appends the objects that v refers to; through its inner parts, `depth` deep.
static Value append_referents(Value list, Value v, uint32_t depth) {
    if (!is_ref(v) || !is_slots(ref_of(v)) || depth > 6) return NONE;
    for (uint64_t i = 0; i < slot_count(ref_of(v)); i++) {
        Value item = slot_get(ref_of(v), i);
        if (!is_ref(item) || layout_of(item) == T_shape) continue;
        if (is_inner(item))
            RETURN_IF_ERROR(append_referents(list, item, depth + 1));
        else
            RETURN_IF_ERROR(list_append(list, object_plain(item)));
    }
    return NONE;
}
static Value referents(Value v) {
    Value list = list_new(4);
    RETURN_IF_ERROR(list);
    if (IS_A(v, list)) { // also what is in no block: small integers, floats
        for (uint64_t i = 0; i < list_length(v); i++) RETURN_IF_ERROR(list_append(list, list_get(v, i)));
    } else if (IS_EXACT(v, tuple)) {
        RETURN_IF_ERROR(list_extend(list, v));
    } else if (IS_EXACT(v, dict)) {
        for (DictStep step = dict_next(v, 0); step.ok; step = dict_next(v, step.position)) {
            RETURN_IF_ERROR(list_append(list, step.key));
            RETURN_IF_ERROR(list_append(list, step.value));
        }
    } else {
        RETURN_IF_ERROR(append_referents(list, v, 0));
    }
    if (is_ref(v) && !(type_flags(class_of(v)) & TYPE_IS_BUILTIN))
        RETURN_IF_ERROR(list_append(list, class_of(v)));
    return list;
}
FUNCTION(gc, get_referents, "!($module, /, *objs)",
         "get_referents(*objs) -> list\nReturn the list of objects that are directly referred to by objs.") {
    Value list = list_new(4);
    RETURN_IF_ERROR(list);
    for (uint64_t i = 0; i < tuple_length(arg(args, 1)); i++)
        RETURN_IF_ERROR(list_extend(list, referents(tuple_get(arg(args, 1), i))));
    return list;
}

static Value visit(Value found, Value seen, Value v) {
    if (is_atomic(v)) return NONE;
    Value key = int_wrap((int64_t)identity_of(v)), known = set_contains(seen, key);
    RETURN_IF_ERROR(known);
    if (is_true(known)) return NONE;
    RETURN_IF_ERROR(set_add(seen, key));
    return list_append(found, v);
}
// All containers that can be reached from the modules and from running frames.
static Value walk(void) {
    Value found = list_new(1000), seen = set_new();
    RETURN_IF_ERROR(found);
    RETURN_IF_ERROR(seen);
    RETURN_IF_ERROR(visit(found, seen, import_modules));
    for (uint32_t depth = 0; depth < frame_count(); depth++) {
        Value frame = frame_object(depth), locals = is_error(frame) ? ERROR : frame_locals(frame);
        RETURN_IF_ERROR(locals);
        Value values = referents(locals);
        RETURN_IF_ERROR(values);
        for (uint64_t i = 0; i < list_length(values); i++)
            RETURN_IF_ERROR(visit(found, seen, list_get(values, i)));
    }
    for (uint64_t i = 0; i < list_length(found); i++) {
        Value inner = referents(list_get(found, i));
        RETURN_IF_ERROR(inner);
        for (uint64_t k = 0; k < list_length(inner); k++)
            RETURN_IF_ERROR(visit(found, seen, list_get(inner, k)));
    }
    return found;
}
FUNCTION(gc, get_objects, "($module, /, generation=None)",
         "Return a list of objects tracked by the collector (excluding the list returned).") {
    Value generation = arg(args, 1);
    if (!is_unset(generation) && !is_none(generation)) {
        I64Result n = object_index_i64(generation, CLASS(OverflowError));
        if (!n.ok) return ERROR;
        if (n.value < 0) return VALUE_ERROR("generation parameter cannot be negative");
        if (n.value > 2)
            return VALUE_ERROR(
                "generation parameter must be less than the number of available generations (3)");
        if (n.value < 2) return list_new(0);
    }
    return walk();
}
FUNCTION(gc, get_referrers, "!($module, /, *objs)",
         "get_referrers(*objs) -> list\nReturn the list of objects that directly refer to any of objs.") {
    Value all = walk(), list = list_new(4);
    RETURN_IF_ERROR(all);
    RETURN_IF_ERROR(list);
    for (uint64_t i = 0; i < list_length(all); i++) {
        Value inner = referents(list_get(all, i));
        RETURN_IF_ERROR(inner);
        uint64_t n = list_length(inner);
        for (uint64_t k = 0; k < tuple_length(arg(args, 1)); k++) {
            if (slots_find(list_storage(inner), 0, n, 1, tuple_get(arg(args, 1), k)) == n) continue;
            RETURN_IF_ERROR(list_append(list, list_get(all, i)));
            break;
        }
    }
    return list;
}
