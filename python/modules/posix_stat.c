// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module posix: stat_result, stat, and directories (listdir, scandir, DirEntry).
#include "python/modules/posix.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/generic_alias.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"

enum { STAT_EXTRA = 1, STAT_FIELDS, STAT_ITEMS = 10, STAT_EXTRAS = 9, STAT_TIMES = 7 };
enum { STAT_BLOCK = 4096, DEVICE = 1 };
TYPE(stat_result, "os.stat_result", tuple, 2,
     "stat_result: Result from stat, fstat, or lstat.\n"
     "\n"
     "This object may be accessed either as a tuple of\n"
     "  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\n"
     "or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.");

static Value item(Args args, uint32_t i) { return structure_item(arg(args, 0), i); }
// st_atime and the like: absent ones are the whole seconds of the tuple, or None.
static Value extra(Args args, uint32_t i) {
    Value extras = slot_get(ref_of(arg(args, 0)), STAT_EXTRA);
    if (!is_unset(extras) && i < tuple_length(extras)) return tuple_get(extras, i);
    return i < 3 ? item(args, STAT_TIMES + i) : NONE;
}
MEMBER(stat_result, st_mode, "protection bits") { return item(args, 0); }
MEMBER(stat_result, st_ino, "inode") { return item(args, 1); }
MEMBER(stat_result, st_dev, "device") { return item(args, 2); }
MEMBER(stat_result, st_nlink, "number of hard links") { return item(args, 3); }
MEMBER(stat_result, st_uid, "user ID of owner") { return item(args, 4); }
MEMBER(stat_result, st_gid, "group ID of owner") { return item(args, 5); }
MEMBER(stat_result, st_size, "total size, in bytes") { return item(args, 6); }
MEMBER(stat_result, st_atime, "time of last access") { return extra(args, 0); }
MEMBER(stat_result, st_mtime, "time of last modification") { return extra(args, 1); }
MEMBER(stat_result, st_ctime, "time of last change") { return extra(args, 2); }
MEMBER(stat_result, st_atime_ns, "time of last access in nanoseconds") { return extra(args, 3); }
MEMBER(stat_result, st_mtime_ns, "time of last modification in nanoseconds") { return extra(args, 4); }
MEMBER(stat_result, st_ctime_ns, "time of last change in nanoseconds") { return extra(args, 5); }
MEMBER(stat_result, st_blksize, "blocksize for filesystem I/O") { return extra(args, 6); }
MEMBER(stat_result, st_blocks, "number of blocks allocated") { return extra(args, 7); }
MEMBER(stat_result, st_rdev, "device type (if inode device)") { return extra(args, 8); }

METHOD(stat_result, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(
        arg(args, 0),
        TEXT("st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime"));
}
STATICMETHOD(stat_result, __new__, "!($type, sequence, dict=None)", "") {
    Value values = tuple_from_iterable(arg(args, 1));
    RETURN_IF_ERROR(values);
    uint64_t n = tuple_length(values);
    if (n < STAT_ITEMS || n > STAT_ITEMS + STAT_EXTRAS)
        return raise2(CLASS(TypeError), TEXT("os.stat_result() takes an at {} ({}-sequence given)"),
                      str_from_text(n < STAT_ITEMS ? TEXT("least 10-sequence") : TEXT("most 19-sequence")),
                      int_wrap((int64_t)n));
    Value self = structure_new(arg(args, 0), tuple_slice(values, 0, STAT_ITEMS));
    Value extras = n > STAT_ITEMS ? tuple_slice(values, STAT_ITEMS, n) : UNSET;
    RETURN_IF_ERROR(self);
    RETURN_IF_ERROR(extras);
    slot_set(ref_of(self), STAT_EXTRA, extras);
    return self;
}
METHOD(stat_result, __reduce__, "!($self, /)", "") {
    Value items = slot_get(ref_of(arg(args, 0)), 0), extras = slot_get(ref_of(arg(args, 0)), STAT_EXTRA);
    Value all = is_unset(extras) ? items : tuple_concat(items, extras);
    Value made = is_error(all) ? ERROR : tuple1(all);
    return is_error(made) ? ERROR : tuple2(class_of(arg(args, 0)), made);
}

static Value make_stat(uint32_t mode, const Value ino, Value links, Value size, Value atime, Value mtime,
                       Value ctime) {
    Value items = tuple_new(STAT_ITEMS), extras = tuple_new(STAT_EXTRAS);
    RETURN_IF_ERROR(items);
    RETURN_IF_ERROR(extras);
    Ref r = ref_of(items), x = ref_of(extras);
    slot_set(r, 0, int_u32(mode));
    slot_set(r, 1, ino);
    slot_set(r, 2, int_u32(DEVICE));
    slot_set(r, 3, links);
    slot_set(r, 4, int_u32(0));
    slot_set(r, 5, int_u32(0));
    slot_set(r, 6, size);
    for (uint32_t i = 0; i < 3; i++) {
        Value time = i == 0 ? atime : i == 1 ? mtime : ctime;
        I64Result ns = int_to_i64(time);
        I64Division parts = i64_floor_div(ns.value, 1000000000);
        Value exact = float_new((double)parts.quotient + 1e-9 * (double)parts.remainder);
        RETURN_IF_ERROR(exact);
        slot_set(r, STAT_TIMES + i, int_wrap(parts.quotient));
        slot_set(x, i, exact);
        slot_set(x, 3 + i, time);
    }
    slot_set(x, 6, int_u32(STAT_BLOCK));
    slot_set(x, 7, int_wrap((int_of(size) + 511) / 512));
    slot_set(x, 8, int_u32(0));
    Value result = structure_new(CLASS(stat_result), items);
    if (!is_error(result)) slot_set(ref_of(result), STAT_EXTRA, extras);
    return result;
}

static Value field(Value node, enum NodeField i) { return slot_get(ref_of(node), i); }

Value posix_stat_of(Value node) {
    node_settle(node);
    Value size = field(node, NODE_SIZE);
    if (node_is(node, NODE_IS_DIRECTORY)) size = int_u32(STAT_BLOCK);
    if (node_is(node, NODE_IS_LINK)) size = int_u32(str_length(ref_of(field(node, NODE_DATA))));
    return make_stat(node_mode(node), field(node, NODE_INO), field(node, NODE_LINKS), size,
                     field(node, NODE_ATIME), field(node, NODE_MTIME), field(node, NODE_CTIME));
}
Value posix_stat_of_handle(Value handle) {
    Value node = slot_get(ref_of(handle), HANDLE_NODE);
    if (!is_unset(node)) return posix_stat_of(node);
    Value now = node_now(); // a stream of the host's: seen as a pipe
    RETURN_IF_ERROR(now);
    return make_stat(NODE_IS_FIFO | 0600, int_u32(0), int_u32(1), int_u32(0), now, now, now);
}

static Value stat_path(Text function, Args args, uint32_t dir_fd, bool follow, bool fd) {
    PosixPath path = posix_path(function, TEXT("path"), arg(args, 0), fd);
    Value start = path.ok ? posix_start(arg(args, dir_fd)) : ERROR;
    RETURN_IF_ERROR(start);
    if (path.is_fd) {
        Value handle = file_handle(path.fd);
        return is_unset(handle) ? raise_errno(EBADF) : posix_stat_of_handle(handle);
    }
    Value node = posix_node(path, start, follow);
    return is_error(node) ? ERROR : posix_stat_of(node);
}
FUNCTION(posix, stat, "(path, *, dir_fd=None, follow_symlinks=True)",
         "Perform a stat system call on the given path.") {
    return stat_path(TEXT("stat"), args, 1, posix_flag(arg(args, 2), true), true);
}
FUNCTION(posix, lstat, "(path, *, dir_fd=None)",
         "Perform a stat system call on the given path, without following symbolic links.") {
    return stat_path(TEXT("lstat"), args, 1, false, false);
}
FUNCTION(posix, fstat, "(fd)", "Perform a stat system call on the given file descriptor.") {
    I64Result fd = posix_fd(arg(args, 0));
    if (!fd.ok) return ERROR;
    Value handle = file_handle(fd.value);
    return is_unset(handle) ? raise_errno(EBADF) : posix_stat_of_handle(handle);
}

// --- directories ---
// The directory that an argument names, "." when there is none; its node, or ERROR.
static Value open_directory(PosixPath path) {
    Value node;
    if (path.is_fd) {
        Value handle = file_handle(path.fd);
        node = is_unset(handle) ? UNSET : slot_get(ref_of(handle), HANDLE_NODE);
        if (is_unset(handle)) return raise_errno(EBADF);
        if (is_unset(node)) return raise_errno(ENOTDIR);
    } else {
        node = posix_node(path, UNSET, true);
    }
    RETURN_IF_ERROR(node);
    return node_is(node, NODE_IS_DIRECTORY) ? node : posix_failed(ENOTDIR, path);
}
static PosixPath directory_argument(Text function, Value v) {
    if (!is_unset(v) && !is_none(v)) return posix_path(function, TEXT("path"), v, true);
    Value here = str_from_code_point('.');
    return (PosixPath){.ok = !is_error(here), .text = here, .given = here};
}

FUNCTION(posix, listdir, "(path=None)", "Return a list containing the names of the files in the directory.") {
    PosixPath path = directory_argument(TEXT("listdir"), arg(args, 0));
    Value node = path.ok ? open_directory(path) : ERROR, list = is_error(node) ? ERROR : list_new(0);
    RETURN_IF_ERROR(list);
    Value names = field(node, NODE_DATA);
    for (DictStep step = dict_next(names, 0); step.ok; step = dict_next(names, step.position)) {
        Value name = posix_name(step.key, path.bytes);
        if (is_error(name) || is_error(list_append(list, name))) return ERROR;
    }
    return list;
}

enum EntryField { ENTRY_NAME, ENTRY_PATH, ENTRY_NODE, ENTRY_PARENT, ENTRY_FIELDS };
enum ScanField { SCAN_ENTRIES, SCAN_AT, SCAN_FIELDS };
TYPE(DirEntry, "posix.DirEntry", object, 4, "");
TYPE(ScandirIterator, "posix.ScandirIterator", object, 2, "");

FUNCTION(posix, scandir, "(path=None)",
         "Return an iterator of DirEntry objects for given path.\n"
         "\n"
         "path can be specified as either str, bytes, or a path-like object.  If path\n"
         "is bytes, the names of yielded DirEntry objects will also be bytes; in\n"
         "all other circumstances they will be str.\n"
         "\n"
         "If path is None, uses the path='.'.") {
    PosixPath path = directory_argument(TEXT("scandir"), arg(args, 0));
    Value node = path.ok ? open_directory(path) : ERROR, list = is_error(node) ? ERROR : list_new(0);
    RETURN_IF_ERROR(list);
    Value names = field(node, NODE_DATA);
    for (DictStep step = dict_next(names, 0); step.ok; step = dict_next(names, step.position)) {
        Value entry = NEW(DirEntry), name = posix_name(step.key, path.bytes), full = step.key;
        if (is_error(entry) || is_error(name)) return ERROR;
        if (!path.is_fd) {
            uint32_t n = str_length(ref_of(path.text));
            bool slash = n > 0 && str_at(ref_of(path.text), n - 1) == '/';
            full = slash ? str_concat(path.text, step.key) : text_format2(TEXT("{}/{}"), path.text, step.key);
        }
        full = is_error(full) ? ERROR : posix_name(full, path.bytes);
        RETURN_IF_ERROR(full);
        slot_set(ref_of(entry), ENTRY_NAME, name);
        slot_set(ref_of(entry), ENTRY_PATH, full);
        slot_set(ref_of(entry), ENTRY_NODE, step.value);
        slot_set(ref_of(entry), ENTRY_PARENT, node);
        RETURN_IF_ERROR(list_append(list, entry));
    }
    Value it = NEW(ScandirIterator);
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), SCAN_ENTRIES, list);
    slot_set(ref_of(it), SCAN_AT, int_u32(0));
    return it;
}
METHOD(ScandirIterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(ScandirIterator, __next__, "($self, /)", "Implement next(self).") {
    Ref it = ref_of(arg(args, 0));
    Value list = slot_get(it, SCAN_ENTRIES);
    uint64_t at = (uint64_t)int_of(slot_get(it, SCAN_AT));
    if (is_unset(list) || at >= list_length(list)) return UNSET;
    slot_set(it, SCAN_AT, int_wrap((int64_t)at + 1));
    return list_get(list, at);
}
METHOD(ScandirIterator, close, "!($self, /)", "") {
    slot_set(ref_of(arg(args, 0)), SCAN_ENTRIES, UNSET);
    return NONE;
}
METHOD(ScandirIterator, __enter__, "!($self, /)", "") { return arg(args, 0); }
METHOD(ScandirIterator, __exit__, "!($self, /, *args)", "") {
    slot_set(ref_of(arg(args, 0)), SCAN_ENTRIES, UNSET);
    return NONE;
}

static Value entry_field(Args args, enum EntryField i) { return slot_get(ref_of(arg(args, 0)), i); }
MEMBER(DirEntry, name, "the entry's base filename, relative to scandir() \"path\" argument") {
    return entry_field(args, ENTRY_NAME);
}
MEMBER(DirEntry, path, "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)") {
    return entry_field(args, ENTRY_PATH);
}
METHOD(DirEntry, __fspath__, "($self, /)", "Returns the path for the entry.") {
    return entry_field(args, ENTRY_PATH);
}
METHOD(DirEntry, inode, "($self, /)", "Return inode of the entry; cached per entry.") {
    return field(entry_field(args, ENTRY_NODE), NODE_INO);
}
METHOD(DirEntry, __repr__, "($self, /)", "Return repr(self).") {
    return text_format1(TEXT("<DirEntry {r}>"), entry_field(args, ENTRY_NAME));
}
METHOD(DirEntry, is_symlink, "($self, /)", "Return True if the entry is a symbolic link; cached per entry.") {
    return bool_value(node_is(entry_field(args, ENTRY_NODE), NODE_IS_LINK));
}
// The node behind the entry, through a symbolic link if asked for; UNSET: it leads nowhere.
static Value resolved(Args args, bool follow) {
    Value node = entry_field(args, ENTRY_NODE);
    if (!follow || !node_is(node, NODE_IS_LINK)) return node;
    Walk walk = node_walk(entry_field(args, ENTRY_PARENT), field(node, NODE_DATA), true);
    return walk.error ? UNSET : walk.node;
}
static Value entry_is(Args args, enum NodeKind kind) {
    Value node = resolved(args, posix_flag(arg(args, 1), true));
    return bool_value(!is_unset(node) && node_is(node, kind));
}
METHOD(DirEntry, is_dir, "($self, /, *, follow_symlinks=True)",
       "Return True if the entry is a directory; cached per entry.") {
    return entry_is(args, NODE_IS_DIRECTORY);
}
METHOD(DirEntry, is_file, "($self, /, *, follow_symlinks=True)",
       "Return True if the entry is a file; cached per entry.") {
    return entry_is(args, NODE_IS_FILE);
}
METHOD(DirEntry, stat, "($self, /, *, follow_symlinks=True)",
       "Return stat_result object for the entry; cached per entry.") {
    Value node = resolved(args, posix_flag(arg(args, 1), true));
    if (is_unset(node)) return raise_errno_file(ENOENT, entry_field(args, ENTRY_PATH), UNSET);
    return posix_stat_of(node);
}
CLASSMETHOD(DirEntry, __class_getitem__, "!($type, item, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}
