// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _datetime: text of dates and times: isoformat, ctime, strftime. The last one is module time's, after the directives
// that only this module knows (%z %Z %f) have been replaced.
#include "python/modules/_datetime.h"
#include "python/modules/time.h"
#include "python/objects/call.h"
#include "python/objects/type.h"

Builder text_put2(Builder b, int32_t n) {
    return builder_char(builder_char(b, '0' + (uint32_t)(n / 10)), '0' + (uint32_t)(n % 10));
}
Builder text_day(Builder b, Day d) {
    b = builder_char(text_put2(text_put2(b, d.year / 100), d.year % 100), '-');
    return text_put2(builder_char(text_put2(b, d.month), '-'), d.day);
}
static Builder put_micros(Builder b, int32_t micro) {
    return text_put2(text_put2(text_put2(b, micro / 10000), micro / 100 % 100), micro % 100);
}
enum TimeSpec text_spec(Value name) {
    if (str_equal_text(name, TEXT("auto"))) return SPEC_AUTO;
    if (str_equal_text(name, TEXT("hours"))) return SPEC_HOURS;
    if (str_equal_text(name, TEXT("minutes"))) return SPEC_MINUTES;
    if (str_equal_text(name, TEXT("seconds"))) return SPEC_SECONDS;
    if (str_equal_text(name, TEXT("milliseconds"))) return SPEC_MILLISECONDS;
    return str_equal_text(name, TEXT("microseconds")) ? SPEC_MICROSECONDS : SPEC_UNKNOWN;
}
Builder text_clock(Builder b, int64_t micros, enum TimeSpec spec) {
    Clock c = calendar_clock(micros);
    if (spec == SPEC_AUTO) spec = c.micro == 0 ? SPEC_SECONDS : SPEC_MICROSECONDS;
    b = text_put2(b, c.hour);
    if (spec == SPEC_HOURS) return b;
    b = text_put2(builder_char(b, ':'), c.minute);
    if (spec == SPEC_MINUTES) return b;
    b = text_put2(builder_char(b, ':'), c.second);
    if (spec == SPEC_SECONDS) return b;
    b = builder_char(b, '.');
    if (spec == SPEC_MICROSECONDS) return put_micros(b, c.micro);
    return builder_char(text_put2(b, c.micro / 10000), '0' + (uint32_t)(c.micro / 1000 % 10));
}
Builder text_offset(Builder b, Delta offset, bool separators) {
    bool negative = offset.days < 0;
    if (negative) offset = delta_normal(-offset.days, -offset.micros);
    Clock c = calendar_clock(offset.micros);
    b = text_put2(builder_char(b, negative ? '-' : '+'), c.hour);
    b = text_put2(separators ? builder_char(b, ':') : b, c.minute);
    if (c.second == 0 && c.micro == 0) return b;
    b = text_put2(separators ? builder_char(b, ':') : b, c.second);
    return c.micro == 0 ? b : put_micros(builder_char(b, '.'), c.micro);
}
Builder text_zone(Builder b, Value zone, Value argument) {
    Value offset = zone_utcoffset(zone, argument);
    if (is_error(offset)) b.failed = true;
    return is_error(offset) || is_none(offset) ? b : text_offset(b, delta_of(offset), true);
}
Value text_isoformat(Moment m, uint32_t separator, enum TimeSpec spec, Value self) {
    if (spec == SPEC_UNKNOWN) return VALUE_ERROR("Unknown timespec value");
    uint64_t size = (m.micros % MICROS_PER_SECOND == 0 ? 19u : 26u) + (is_none(m.zone) ? 0u : 6u);
    Builder b = builder_char(text_day(builder_sized(size), m.day), separator);
    b = text_clock(b, m.micros, spec);
    return builder_finish(is_none(m.zone) ? b : text_zone(b, m.zone, self));
}

static Tm tm_of(Day d, int64_t micros, int32_t dst) {
    Clock c = calendar_clock(micros);
    return (Tm){.year = d.year,
                .month = d.month - 1,
                .day = d.day,
                .hour = c.hour,
                .minute = c.minute,
                .second = c.second,
                .week_day = (calendar_weekday(d) + 1) % 7,
                .year_day = calendar_day_of_year(d) - 1,
                .is_dst = dst,
                .zone = UNSET};
}
Value text_ctime(Day d, int64_t micros) {
    Value text = tm_asctime(tm_of(d, micros, -1));
    RETURN_IF_ERROR(text);
    uint64_t before = str_length(ref_of(text)) - 1 - (d.year > 9) - (d.year > 99) - (d.year > 999);
    Builder b = builder_part(builder_new(), text, 0, before);
    return builder_finish(text_put2(text_put2(b, d.year / 100), d.year % 100)); // four digits
}

Value text_argument(Value v, Text name, uint32_t position) {
    if (is_str(v)) return object_plain(v);
    raise3(CLASS(TypeError), TEXT("{}() argument {} must be str, not {}"), str_from_text(name),
           int_u32(position), type_shown_name(class_of(v)));
    return UNSET;
}

// --- strftime
// The text of %Z, with % doubled for module time.
static Builder put_name(Builder b, Value zone, Value argument) {
    Value name = zone_tzname(zone, argument);
    if (is_error(name)) b.failed = true;
    if (is_error(name) || is_none(name)) return b;
    if (is_error(str_to_utf8(object_plain(name)))) b.failed = true; // no lone surrogates
    if (!IS_EXACT(name, str)) {
        Value one = str_from_code_point('%'), two = str_from_text(TEXT("%%")); // by the subclass's method
        name = is_error(one) || is_error(two) ? ERROR : call_method2(name, NAME(replace), one, two);
        if (!is_error(name) && !is_str(name)) name = TYPE_ERROR("tzname.replace() did not return a string");
        if (is_error(name)) b.failed = true;
        return is_error(name) ? b : builder_str(b, object_plain(name));
    }
    for (uint64_t i = 0; i < str_length(ref_of(name)); i++) {
        uint32_t c = str_at(ref_of(name), i);
        b = builder_char(c == '%' ? builder_char(b, c) : b, c);
    }
    return b;
}
// The format without the directives that module time does not know as this one does.
static Value expanded(Value format, int64_t micros, Value zone, Value argument) {
    Ref s = ref_of(format);
    uint64_t n = str_length(s);
    if (str_kind(s) > STR_LATIN1) RETURN_IF_ERROR(str_to_utf8(format)); // no lone surrogates
    if (str_find_char(format, '%', 0, n) < 0) return format;
    Builder b = builder_new();
    for (uint64_t i = 0; i < n && !b.failed; i++) {
        uint32_t c = str_at(s, i), next = i + 1 < n ? str_at(s, i + 1) : 0;
        if (c != '%' || next == 0) {
            b = builder_char(b, c);
            continue;
        }
        i++;
        if (next == 'z') {
            Value offset = zone_utcoffset(zone, argument);
            if (is_error(offset)) return ERROR;
            if (!is_none(offset)) b = text_offset(b, delta_of(offset), false);
        } else if (next == 'Z') {
            b = put_name(b, zone, argument);
        } else if (next == 'f') {
            b = put_micros(b, (int32_t)(micros % MICROS_PER_SECOND));
        } else {
            b = builder_char(builder_char(b, c), next);
        }
    }
    return builder_finish(b);
}
Value text_strftime(Value format, Day d, int64_t micros, int32_t dst, Value zone, Value argument) {
    Value plain = expanded(format, micros, zone, argument);
    return is_error(plain) ? ERROR : tm_format(plain, tm_of(d, micros, dst));
}
Value text_strftime_of(Value format, Value timetuple, int64_t micros, Value zone, Value argument) {
    Value plain = expanded(format, micros, zone, argument);
    RETURN_IF_ERROR(plain);
    TmResult r = tm_from_object(timetuple, TEXT("strftime"));
    if (r.ok) r = tm_check(r.tm);
    return r.ok ? tm_format(plain, r.tm) : ERROR;
}
