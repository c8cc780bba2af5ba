// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _stat: the numbers in a file's mode, and their text. They are the same on all systems that matter here.
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

struct Constant {
    uint32_t name; // enum NameIndex
    uint32_t value;
};
static const struct Constant constants[51] = {
    {NAME_INDEX(SF_APPEND), 262144},
    {NAME_INDEX(SF_ARCHIVED), 65536},
    {NAME_INDEX(SF_IMMUTABLE), 131072},
    {NAME_INDEX(SF_NOUNLINK), 1048576},
    {NAME_INDEX(SF_SNAPSHOT), 2097152},
    {NAME_INDEX(ST_ATIME), 7},
    {NAME_INDEX(ST_CTIME), 9},
    {NAME_INDEX(ST_DEV), 2},
    {NAME_INDEX(ST_GID), 5},
    {NAME_INDEX(ST_INO), 1},
    {NAME_INDEX(ST_MODE), 0},
    {NAME_INDEX(ST_MTIME), 8},
    {NAME_INDEX(ST_NLINK), 3},
    {NAME_INDEX(ST_SIZE), 6},
    {NAME_INDEX(ST_UID), 4},
    {NAME_INDEX(S_ENFMT), 02000},
    {NAME_INDEX(S_IEXEC), 0100},
    {NAME_INDEX(S_IFBLK), 060000},
    {NAME_INDEX(S_IFCHR), 020000},
    {NAME_INDEX(S_IFDIR), 040000},
    {NAME_INDEX(S_IFDOOR), 0},
    {NAME_INDEX(S_IFIFO), 010000},
    {NAME_INDEX(S_IFLNK), 0120000},
    {NAME_INDEX(S_IFPORT), 0},
    {NAME_INDEX(S_IFREG), 0100000},
    {NAME_INDEX(S_IFSOCK), 0140000},
    {NAME_INDEX(S_IFWHT), 0},
    {NAME_INDEX(S_IREAD), 0400},
    {NAME_INDEX(S_IRGRP), 040},
    {NAME_INDEX(S_IROTH), 04},
    {NAME_INDEX(S_IRUSR), 0400},
    {NAME_INDEX(S_IRWXG), 070},
    {NAME_INDEX(S_IRWXO), 07},
    {NAME_INDEX(S_IRWXU), 0700},
    {NAME_INDEX(S_ISGID), 02000},
    {NAME_INDEX(S_ISUID), 04000},
    {NAME_INDEX(S_ISVTX), 01000},
    {NAME_INDEX(S_IWGRP), 020},
    {NAME_INDEX(S_IWOTH), 02},
    {NAME_INDEX(S_IWRITE), 0200},
    {NAME_INDEX(S_IWUSR), 0200},
    {NAME_INDEX(S_IXGRP), 010},
    {NAME_INDEX(S_IXOTH), 01},
    {NAME_INDEX(S_IXUSR), 0100},
    {NAME_INDEX(UF_APPEND), 4},
    {NAME_INDEX(UF_COMPRESSED), 32},
    {NAME_INDEX(UF_HIDDEN), 32768},
    {NAME_INDEX(UF_IMMUTABLE), 2},
    {NAME_INDEX(UF_NODUMP), 1},
    {NAME_INDEX(UF_NOUNLINK), 16},
    {NAME_INDEX(UF_OPAQUE), 8},
};

MODULE(_stat, "S_IFMT_: file type bits\nS_IFDIR: directory, and so on\n\nS_ISDIR(mode) etc. tell the type, "
              "filemode(mode) the text that ls -l shows.") {
    for (uint32_t i = 0; i < LENGTH_OF(constants); i++)
        RETURN_IF_ERROR(module_set(arg(args, 0), AT(name_objects, AT(constants, i).name),
                                   int_u32(AT(constants, i).value)));
    return NONE;
}

enum { TYPE_BITS = 0170000, FIFO = 0010000, CHARACTER = 0020000, DIRECTORY = 0040000, BLOCK = 0060000 };
enum { REGULAR = 0100000, LINK = 0120000, SOCKET = 0140000 };

// A mode: 0 .. 2^32 - 1. !ok: the exception is set.
static I64Result mode_of(Value v) {
    if (!is_int_object(v)) {
        TYPE_ERROR("an integer is required");
        return (I64Result){0};
    }
    Value n = int_plain(v);
    if (int_is_negative(n)) {
        raise0(CLASS(OverflowError), TEXT("can't convert negative value to unsigned int"));
        return (I64Result){0};
    }
    if (is_int(n) && int_of(n) <= UINT32_MAX) return (I64Result){true, int_of(n)};
    raise0(CLASS(OverflowError), TEXT("mode out of range"));
    return (I64Result){0};
}
static Value is_type(Value v, int64_t type) {
    I64Result mode = mode_of(v);
    return mode.ok ? bool_value((mode.value & TYPE_BITS) == type) : ERROR;
}
static Value never(Value v) { return mode_of(v).ok ? FALSE : ERROR; }
FUNCTION(_stat, S_IFMT, "!(object, /)",
         "Return the portion of the file's mode that describes the file type.") {
    I64Result mode = mode_of(arg(args, 0));
    return mode.ok ? int_wrap(mode.value & TYPE_BITS) : ERROR;
}
FUNCTION(_stat, S_IMODE, "!(object, /)",
         "Return the portion of the file's mode that can be set by os.chmod().") {
    I64Result mode = mode_of(arg(args, 0));
    return mode.ok ? int_wrap(mode.value & 07777) : ERROR;
}
FUNCTION(_stat, S_ISBLK, "!(object, /)",
         "S_ISBLK(mode) -> bool\n\nReturn True if mode is from a block special device file.") {
    return is_type(arg(args, 0), BLOCK);
}
FUNCTION(_stat, S_ISCHR, "!(object, /)",
         "S_ISCHR(mode) -> bool\n\nReturn True if mode is from a character special device file.") {
    return is_type(arg(args, 0), CHARACTER);
}
FUNCTION(_stat, S_ISDIR, "!(object, /)",
         "S_ISDIR(mode) -> bool\n\nReturn True if mode is from a directory.") {
    return is_type(arg(args, 0), DIRECTORY);
}
FUNCTION(_stat, S_ISDOOR, "!(object, /)", "S_ISDOOR(mode) -> bool\n\nReturn True if mode is from a door.") {
    return never(arg(args, 0));
}
FUNCTION(_stat, S_ISFIFO, "!(object, /)",
         "S_ISFIFO(mode) -> bool\n\nReturn True if mode is from a FIFO (named pipe).") {
    return is_type(arg(args, 0), FIFO);
}
FUNCTION(_stat, S_ISLNK, "!(object, /)",
         "S_ISLNK(mode) -> bool\n\nReturn True if mode is from a symbolic link.") {
    return is_type(arg(args, 0), LINK);
}
FUNCTION(_stat, S_ISPORT, "!(object, /)",
         "S_ISPORT(mode) -> bool\n\nReturn True if mode is from an event port.") {
    return never(arg(args, 0));
}
FUNCTION(_stat, S_ISREG, "!(object, /)",
         "S_ISREG(mode) -> bool\n\nReturn True if mode is from a regular file.") {
    return is_type(arg(args, 0), REGULAR);
}
FUNCTION(_stat, S_ISSOCK, "!(object, /)", "S_ISSOCK(mode) -> bool\n\nReturn True if mode is from a socket.") {
    return is_type(arg(args, 0), SOCKET);
}
FUNCTION(_stat, S_ISWHT, "!(object, /)", "S_ISWHT(mode) -> bool\n\nReturn True if mode is from a whiteout.") {
    return never(arg(args, 0));
}

static uint32_t type_letter(int64_t mode) {
    switch (mode & TYPE_BITS) {
    case DIRECTORY: return 'd';
    case CHARACTER: return 'c';
    case BLOCK: return 'b';
    case REGULAR: return '-';
    case FIFO: return 'p';
    case LINK: return 'l';
    case SOCKET: return 's';
    default: return '?';
    }
}
FUNCTION(_stat, filemode, "!(object, /)", "Convert a file's mode to a string of the form '-rwxrwxrwx'") {
    I64Result mode = mode_of(arg(args, 0));
    if (!mode.ok) return ERROR;
    Builder b = builder_char(builder_new(), type_letter(mode.value));
    for (uint32_t who = 0; who < 3; who++) {
        int64_t bits = mode.value >> ((6 - 3 * who) & 63);
        bool special = mode.value & (04000 >> (who & 31)), run = bits & 1;
        b = builder_char(builder_char(b, bits & 4 ? 'r' : '-'), bits & 2 ? 'w' : '-');
        uint32_t mark = who < 2 ? 's' : 't';
        b = builder_char(b, special ? (run ? mark : mark - 32) : run ? 'x' : '-');
    }
    return builder_finish(b);
}
