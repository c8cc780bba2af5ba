// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _locale: the locale "C", with UTF-8. No other one is inside the enclave.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static ROOT(error_class);

static const struct {
    uint16_t name;
    uint32_t number;
} numbers[62] = {
    {NAME_INDEX(LC_CTYPE), 0},        {NAME_INDEX(LC_NUMERIC), 1},       {NAME_INDEX(LC_TIME), 2},
    {NAME_INDEX(LC_COLLATE), 3},      {NAME_INDEX(LC_MONETARY), 4},      {NAME_INDEX(LC_MESSAGES), 5},
    {NAME_INDEX(LC_ALL), 6},          {NAME_INDEX(CHAR_MAX), 127},       {NAME_INDEX(CODESET), 14},
    {NAME_INDEX(RADIXCHAR), 65536},   {NAME_INDEX(THOUSEP), 65537},      {NAME_INDEX(ABDAY_1), 131072},
    {NAME_INDEX(ABDAY_2), 131073},    {NAME_INDEX(ABDAY_3), 131074},     {NAME_INDEX(ABDAY_4), 131075},
    {NAME_INDEX(ABDAY_5), 131076},    {NAME_INDEX(ABDAY_6), 131077},     {NAME_INDEX(ABDAY_7), 131078},
    {NAME_INDEX(DAY_1), 131079},      {NAME_INDEX(DAY_2), 131080},       {NAME_INDEX(DAY_3), 131081},
    {NAME_INDEX(DAY_4), 131082},      {NAME_INDEX(DAY_5), 131083},       {NAME_INDEX(DAY_6), 131084},
    {NAME_INDEX(DAY_7), 131085},      {NAME_INDEX(ABMON_1), 131086},     {NAME_INDEX(ABMON_2), 131087},
    {NAME_INDEX(ABMON_3), 131088},    {NAME_INDEX(ABMON_4), 131089},     {NAME_INDEX(ABMON_5), 131090},
    {NAME_INDEX(ABMON_6), 131091},    {NAME_INDEX(ABMON_7), 131092},     {NAME_INDEX(ABMON_8), 131093},
    {NAME_INDEX(ABMON_9), 131094},    {NAME_INDEX(ABMON_10), 131095},    {NAME_INDEX(ABMON_11), 131096},
    {NAME_INDEX(ABMON_12), 131097},   {NAME_INDEX(MON_1), 131098},       {NAME_INDEX(MON_2), 131099},
    {NAME_INDEX(MON_3), 131100},      {NAME_INDEX(MON_4), 131101},       {NAME_INDEX(MON_5), 131102},
    {NAME_INDEX(MON_6), 131103},      {NAME_INDEX(MON_7), 131104},       {NAME_INDEX(MON_8), 131105},
    {NAME_INDEX(MON_9), 131106},      {NAME_INDEX(MON_10), 131107},      {NAME_INDEX(MON_11), 131108},
    {NAME_INDEX(MON_12), 131109},     {NAME_INDEX(AM_STR), 131110},      {NAME_INDEX(PM_STR), 131111},
    {NAME_INDEX(D_T_FMT), 131112},    {NAME_INDEX(D_FMT), 131113},       {NAME_INDEX(T_FMT), 131114},
    {NAME_INDEX(T_FMT_AMPM), 131115}, {NAME_INDEX(ERA), 131116},         {NAME_INDEX(ERA_D_FMT), 131118},
    {NAME_INDEX(ALT_DIGITS), 131119}, {NAME_INDEX(ERA_D_T_FMT), 131120}, {NAME_INDEX(ERA_T_FMT), 131121},
    {NAME_INDEX(YESEXPR), 327680},    {NAME_INDEX(NOEXPR), 327681},
};

MODULE(_locale, "Support for POSIX locales.") {
    Value module = arg(args, 0);
    for (uint32_t i = 0; i < LENGTH_OF(numbers); i++)
        RETURN_IF_ERROR(
            module_set(module, AT(name_objects, AT(numbers, i).name), int_u32(AT(numbers, i).number)));
    Value name = str_from_text(TEXT("Error")), bases = tuple1(CLASS(Exception)), dict = dict_new(1);
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(dict_set(dict, NAME(__module__), NAME(locale)));
    error_class = call3(CLASS(type), name, bases, dict);
    return is_error(error_class) ? ERROR : module_set(module, NAME(Error), error_class);
}

FUNCTION(_locale, setlocale, "!($module, category, locale=None, /)", "Activates/queries locale processing.") {
    I64Result category = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!category.ok) return ERROR;
    Value wanted = arg(args, 2);
    if (category.value < 0 || category.value > 12)
        return raise0(error_class, TEXT("invalid locale category"));
    if (is_unset(wanted) || is_none(wanted)) return str_from_text(TEXT("C"));
    if (!is_str(wanted))
        return raise1(CLASS(TypeError), TEXT("setlocale() argument 2 must be str or None, not {t}"), wanted);
    Value name = str_plain(wanted);
    if (str_length(ref_of(name)) == 0 || str_equal_text(name, TEXT("C")) ||
        str_equal_text(name, TEXT("POSIX")))
        return str_from_text(TEXT("C"));
    if (str_equal_text(name, TEXT("C.UTF-8")) || str_equal_text(name, TEXT("C.utf8"))) return name;
    return raise0(error_class, TEXT("unsupported locale setting"));
}

static Value put_text(Value dict, Value name, Text text) {
    Value v = str_from_text(text);
    return is_error(v) ? ERROR : dict_set(dict, name, v);
}
FUNCTION(_locale, localeconv, "($module, /)", "Returns numeric and monetary locale-specific parameters.") {
    Value dict = dict_new(18), empty = list_new(0), other = list_new(0);
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(empty);
    RETURN_IF_ERROR(other);
    RETURN_IF_ERROR(put_text(dict, NAME(int_curr_symbol), TEXT("")));
    RETURN_IF_ERROR(put_text(dict, NAME(currency_symbol), TEXT("")));
    RETURN_IF_ERROR(put_text(dict, NAME(mon_decimal_point), TEXT("")));
    RETURN_IF_ERROR(put_text(dict, NAME(mon_thousands_sep), TEXT("")));
    RETURN_IF_ERROR(dict_set(dict, NAME(mon_grouping), empty));
    RETURN_IF_ERROR(put_text(dict, NAME(positive_sign), TEXT("")));
    RETURN_IF_ERROR(put_text(dict, NAME(negative_sign), TEXT("")));
    RETURN_IF_ERROR(dict_set(dict, NAME(int_frac_digits), int_u32(127)));
    RETURN_IF_ERROR(dict_set(dict, NAME(frac_digits), int_u32(127)));
    RETURN_IF_ERROR(dict_set(dict, NAME(p_cs_precedes), int_u32(127)));
    RETURN_IF_ERROR(dict_set(dict, NAME(p_sep_by_space), int_u32(127)));
    RETURN_IF_ERROR(dict_set(dict, NAME(n_cs_precedes), int_u32(127)));
    RETURN_IF_ERROR(dict_set(dict, NAME(n_sep_by_space), int_u32(127)));
    RETURN_IF_ERROR(dict_set(dict, NAME(p_sign_posn), int_u32(127)));
    RETURN_IF_ERROR(dict_set(dict, NAME(n_sign_posn), int_u32(127)));
    RETURN_IF_ERROR(put_text(dict, NAME(decimal_point), TEXT(".")));
    RETURN_IF_ERROR(put_text(dict, NAME(thousands_sep), TEXT("")));
    return is_error(dict_set(dict, NAME(grouping), other)) ? ERROR : dict;
}

// Item i of a list separated by blanks.
static Value item_of(Text text, int64_t i) {
    Value all = str_from_text(text), items = is_error(all) ? ERROR : call_method0(all, NAME(split));
    return is_error(items) || i >= (int64_t)list_length(items) ? ERROR : list_get(items, (uint64_t)i);
}
FUNCTION(_locale, nl_langinfo, "($module, key, /)",
         "Return the value for the locale information associated with key.") {
    I64Result key = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!key.ok) return ERROR;
    int64_t n = key.value - 131072;
    if (n >= 0 && n < 7) return item_of(TEXT("Sun Mon Tue Wed Thu Fri Sat"), n);
    if (n >= 7 && n < 14)
        return item_of(TEXT("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"), n - 7);
    if (n >= 14 && n < 26) return item_of(TEXT("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"), n - 14);
    if (n >= 26 && n < 38)
        return item_of(
            TEXT("January February March April May June July August September October November December"),
            n - 26);
    switch (key.value) {
    case 14: return str_from_text(TEXT("UTF-8"));
    case 65536: return str_from_text(TEXT("."));
    case 131110: return str_from_text(TEXT("AM"));
    case 131111: return str_from_text(TEXT("PM"));
    case 131112: return str_from_text(TEXT("%a %b %e %H:%M:%S %Y"));
    case 131113: return str_from_text(TEXT("%m/%d/%y"));
    case 131114: return str_from_text(TEXT("%H:%M:%S"));
    case 131115: return str_from_text(TEXT("%I:%M:%S %p"));
    case 327680: return str_from_text(TEXT("^[yY]"));
    case 327681: return str_from_text(TEXT("^[nN]"));
    case 65537:
    case 131116:
    case 131118:
    case 131119:
    case 131120:
    case 131121: return str_from_text(TEXT(""));
    default: return VALUE_ERROR("unsupported langinfo constant");
    }
}
FUNCTION(_locale, getencoding, "($module, /)", "Get the current locale encoding.") {
    return str_from_text(TEXT("UTF-8"));
}
FUNCTION(_locale, strcoll, "($module, os1, os2, /)", "Compares two strings according to the locale.") {
    if (!is_str(arg(args, 1)) || !is_str(arg(args, 2))) return TYPE_ERROR("strcoll() arguments must be str");
    int32_t order = str_order(str_plain(arg(args, 1)), str_plain(arg(args, 2)));
    return int_i32(order < 0 ? -1 : order > 0);
}
FUNCTION(_locale, strxfrm, "($module, string, /)",
         "Return a string that can be used as a key for locale-aware comparisons.") {
    return is_str(arg(args, 1)) ? arg(args, 1) : TYPE_ERROR("strxfrm() argument must be str");
}
