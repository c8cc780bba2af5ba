// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _sre: what re._compiler calls. Compiling to code is that module's work, in Python; here code becomes a
// Pattern. The oracle for all results is CPython 3.11.
#include "python/modules/_sre.h"
#include "python/objects/call.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/objects/unicode.h"

enum { SRE_MAGIC = 20220615, SRE_CODESIZE = 4 };

static bool add_members(void) {
    uint32_t flags = MEMBER_READ_ONLY | MEMBER_OR_NONE;
    return !is_error(member_add(T_re_Pattern, NAME(pattern), PATTERN_PATTERN, flags)) &&
           !is_error(member_add(T_re_Pattern, NAME(flags), PATTERN_FLAGS, flags)) &&
           !is_error(member_add(T_re_Pattern, NAME(groups), PATTERN_GROUPS, flags)) &&
           !is_error(member_add(T_re_Match, NAME(string), MATCH_STRING, flags)) &&
           !is_error(member_add(T_re_Match, NAME(re), MATCH_PATTERN, flags)) &&
           !is_error(member_add(T_re_Match, NAME(pos), MATCH_POS, flags)) &&
           !is_error(member_add(T_re_Match, NAME(endpos), MATCH_ENDPOS, flags)) &&
           !is_error(member_add(T_sre_scanner, NAME(pattern), SCANNER_PATTERN, flags)) &&
           !is_error(generic_alias_allow(T_re_Pattern)) && !is_error(generic_alias_allow(T_re_Match));
}

MODULE(_sre, "") {
    Value module = arg(args, 0);
    type_add_flags(CLASS(re_Pattern), TYPE_IS_FINAL);
    type_add_flags(CLASS(re_Match), TYPE_IS_FINAL);
    type_add_flags(CLASS(sre_scanner), TYPE_IS_FINAL);
    if (!add_members()) return ERROR;
    RETURN_IF_ERROR(module_set(module, NAME(MAGIC), int_u32(SRE_MAGIC)));
    RETURN_IF_ERROR(module_set(module, NAME(CODESIZE), int_u32(SRE_CODESIZE)));
    RETURN_IF_ERROR(module_set(module, NAME(MAXREPEAT), int_u32(SRE_MAXREPEAT)));
    return module_set(module, NAME(MAXGROUPS), int_u32(SRE_MAXGROUPS));
}

FUNCTION(_sre, getcodesize, "($module, /)", "") { return int_u32(SRE_CODESIZE); }

// A character's number, as a C int.
static I64Result character(Args args) { return convert_int(arg(args, 1), 0); }

FUNCTION(_sre, ascii_iscased, "($module, character, /)", "") {
    I64Result c = character(args);
    if (!c.ok) return ERROR;
    return bool_value(c.value < 128 && (((uint64_t)c.value | 32) - 'a') < 26);
}
FUNCTION(_sre, unicode_iscased, "($module, character, /)", "") {
    I64Result c = character(args);
    if (!c.ok) return ERROR;
    uint32_t u = (uint32_t)c.value;
    return bool_value(u <= 0x10ffff && (unicode_simple_lower(u) != u || unicode_simple_upper(u) != u));
}
FUNCTION(_sre, ascii_tolower, "($module, character, /)", "") {
    I64Result c = character(args);
    if (!c.ok) return ERROR;
    return int_wrap((int32_t)sre_fold((uint32_t)c.value, FOLD_ASCII));
}
FUNCTION(_sre, unicode_tolower, "($module, character, /)", "") {
    I64Result c = character(args);
    if (!c.ok) return ERROR;
    uint32_t u = (uint32_t)c.value;
    return int_wrap(u <= 0x10ffff ? (int32_t)sre_fold(u, FOLD_UNICODE) : (int32_t)u);
}

// The list's words as a blob.
static Value code_words(Value list) {
    uint64_t n = list_length(list);
    Value code = new_blob(n * 4);
    RETURN_IF_ERROR(code);
    for (uint64_t i = 0; i < n; i++) {
        Value item = list_get(list, i);
        if (!is_int_object(item)) return TYPE_ERROR("an integer is required");
        U64Result word = int_to_u64(int_plain(item));
        if (!word.ok || word.value > UINT32_MAX)
            return raise0(CLASS(OverflowError), TEXT("regular expression code size limit exceeded"));
        u32_set(ref_of(code), i * 4, (uint32_t)word.value);
    }
    return code;
}

FUNCTION(_sre, compile, "($module, /, pattern, flags, code, groups, groupindex, indexgroup)", "") {
    Value pattern = arg(args, 1), code = arg(args, 3), names = arg(args, 5), numbers = arg(args, 6);
    I64Result flags = convert_int(arg(args, 2), 0), groups = convert_size(arg(args, 4), 0);
    if (!flags.ok) return ERROR;
    if (!IS_A(code, list)) return convert_refuse(TEXT("compile"), 3, TEXT("list"), code);
    if (!groups.ok) return ERROR;
    if (!IS_A(names, dict)) return convert_refuse(TEXT("compile"), 5, TEXT("dict"), names);
    if (!is_tuple(numbers)) return convert_refuse(TEXT("compile"), 6, TEXT("tuple"), numbers);
    if (groups.value < 0 || groups.value > SRE_MAXGROUPS)
        return raise0(CLASS(RuntimeError), TEXT("invalid SRE code"));
    if (!is_none(pattern) && !sre_text(pattern).ok) return ERROR;
    Value words = code_words(code);
    RETURN_IF_ERROR(words);
    SreProgram program = sre_code_translate(words, (uint32_t)groups.value);
    RETURN_IF_ERROR(program.program);
    Value result = NEW(re_Pattern);
    RETURN_IF_ERROR(result);
    Ref fields = ref_of(result);
    slot_set(fields, PATTERN_PATTERN, pattern);
    slot_set(fields, PATTERN_FLAGS, int_wrap(flags.value));
    slot_set(fields, PATTERN_GROUPS, int_wrap(groups.value));
    slot_set(fields, PATTERN_GROUPINDEX, names);
    slot_set(fields, PATTERN_INDEXGROUP, object_plain(numbers));
    slot_set(fields, PATTERN_PROGRAM, program.program);
    slot_set(fields, PATTERN_PREFIX, program.prefix);
    return result;
}
