// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module posix: functions of paths.
#include "python/modules/posix.h"
#include "python/objects/bytes.h"
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/real.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// --- arguments ---
PosixPath posix_path(Text function, Text argument, Value v, bool fd) {
    PosixPath path = {.given = v};
    if (fd && object_has_index(v)) {
        I64Result n = convert_int(v, -1);
        path.ok = n.ok;
        path.is_fd = true;
        path.fd = n.value;
        return path;
    }
    Value plain = is_str(v) || is_bytes_object(v) ? v : call_special0(v, NAME(__fspath__));
    if (is_error(plain)) return path;
    if (is_unset(plain)) {
        Value name = str_from_text(function), what = str_from_text(argument);
        if (is_error(name) || is_error(what)) return path;
        if (fd)
            raise3(CLASS(TypeError), TEXT("{}: {} should be string, bytes, os.PathLike or integer, not {t}"),
                   name, what, v);
        else
            raise3(CLASS(TypeError), TEXT("{}: {} should be string, bytes or os.PathLike, not {t}"), name,
                   what, v);
        return path;
    }
    plain = path_of(plain);
    if (is_error(plain)) return path;
    path.bytes = is_bytes_object(plain);
    path.given = plain;
    path.text = path_text(plain);
    path.ok = !is_error(path.text);
    return path;
}

Walk posix_walk(PosixPath path, Value start, bool follow) { return node_walk(start, path.text, follow); }

Value posix_start(Value dir_fd) {
    if (is_unset(dir_fd) || is_none(dir_fd)) return UNSET;
    if (!object_has_index(dir_fd))
        return raise1(CLASS(TypeError), TEXT("argument should be integer or None, not {t}"), dir_fd);
    I64Result fd = convert_int(dir_fd, -1);
    if (!fd.ok) return ERROR;
    if (fd.value == -100) return UNSET; // AT_FDCWD
    Value handle = file_handle(fd.value);
    Value node = is_unset(handle) ? UNSET : slot_get(ref_of(handle), HANDLE_NODE);
    if (is_unset(node)) return raise_errno(EBADF);
    return node_is(node, NODE_IS_DIRECTORY) ? node : raise_errno(ENOTDIR);
}

bool posix_flag(Value v, bool absent) {
    if (is_unset(v)) return absent;
    Value truth = object_truth(v);
    if (is_error(truth)) error_clear();
    return is_true(truth);
}

Value posix_name(Value text, bool bytes) {
    if (!bytes) return text;
    Value errors = str_from_text(TEXT("surrogateescape"));
    return is_error(errors) ? ERROR : codec_encode(text, UNSET, errors);
}

Value posix_failed(int64_t error, PosixPath path) {
    return raise_errno_file(error < 0 ? -error : error, path.given, UNSET);
}

Value posix_node(PosixPath path, Value start, bool follow) {
    Walk walk = posix_walk(path, start, follow);
    if (walk.error) return posix_failed(walk.error, path);
    return is_unset(walk.node) ? posix_failed(ENOENT, path) : walk.node;
}

Value posix_result(int64_t error) { return error < 0 ? raise_errno(-error) : NONE; }

I64Result posix_fd(Value v) {
    if (!object_has_index(v)) {
        Value fd = call_special0(v, NAME(fileno));
        if (is_unset(fd)) TYPE_ERROR("argument must be an int, or have a fileno() method.");
        if (is_unset(fd) || is_error(fd)) return (I64Result){0};
        v = fd;
    }
    return convert_int(v, -1);
}

// The node of the first argument, a path or a descriptor.
static Value node_argument(Text function, Value v, bool follow, Value start) {
    PosixPath path = posix_path(function, TEXT("path"), v, true);
    if (!path.ok) return ERROR;
    if (!path.is_fd) return posix_node(path, start, follow);
    Value handle = file_handle(path.fd);
    Value node = is_unset(handle) ? UNSET : slot_get(ref_of(handle), HANDLE_NODE);
    return is_unset(node) ? raise_errno(EBADF) : node;
}
static Value finish(int64_t error, PosixPath path) { return error < 0 ? posix_failed(error, path) : NONE; }

// --- names ---
FUNCTION(posix, fspath, "(path)",
         "Return the file system path representation of the object.\n"
         "\n"
         "If the object is str or bytes, then allow it to pass through as-is. If the\n"
         "object defines __fspath__(), then return the result of that method. All other\n"
         "types raise a TypeError.") {
    return path_of(arg(args, 0));
}

static Value text_normpath(Value text) {
    Ref r = ref_of(text);
    uint64_t n = str_length(r), slashes = 0;
    while (slashes < n && str_at(r, slashes) == '/') slashes++;
    Value parts = list_new(0);
    RETURN_IF_ERROR(parts);
    for (uint64_t i = slashes; i < n;) {
        uint64_t from = i;
        while (i < n && str_at(r, i) != '/') i++;
        Value part = str_substring(text, from, i++);
        RETURN_IF_ERROR(part);
        uint64_t count = list_length(parts);
        if (str_length(ref_of(part)) == 0 || str_equal_text(part, TEXT("."))) continue;
        bool up = str_equal_text(part, TEXT(".."));
        bool cancels = count > 0 && !str_equal_text(list_get(parts, count - 1), TEXT(".."));
        if (up && cancels)
            RETURN_IF_ERROR(list_replace(parts, count - 1, count, NULL_REF, 0, 0));
        else if (!up || slashes == 0 || count > 0)
            RETURN_IF_ERROR(list_append(parts, part));
    }
    Value joined = str_join(str_from_code_point('/'), parts);
    RETURN_IF_ERROR(joined);
    if (slashes > 0) // exactly two slashes are kept, as POSIX wants it
        joined = str_concat(slashes == 2 ? str_from_text(TEXT("//")) : str_from_code_point('/'), joined);
    RETURN_IF_ERROR(joined);
    return str_length(ref_of(joined)) ? joined : str_from_code_point('.');
}
FUNCTION(posix, _path_normpath, "(path)", "Basic path normalization.") {
    Value path = path_of(arg(args, 0));
    RETURN_IF_ERROR(path);
    bool bytes = is_bytes_object(path);
    Value errors = str_from_text(TEXT("surrogateescape"));
    RETURN_IF_ERROR(errors);
    Value text = bytes ? codec_decode(bytes_plain(path), UNSET, errors) : str_plain(path);
    text = is_error(text) ? ERROR : text_normpath(text);
    return is_error(text) ? ERROR : posix_name(text, bytes);
}

static Value current(bool bytes) {
    Value path = is_ref(node_directory) ? node_path(node_directory) : str_from_code_point('/');
    return is_error(path) ? ERROR : posix_name(path, bytes);
}
FUNCTION(posix, getcwd, "()", "Return a unicode string representing the current working directory.") {
    return current(false);
}
FUNCTION(posix, getcwdb, "()", "Return a bytes string representing the current working directory.") {
    return current(true);
}
FUNCTION(posix, chdir, "(path)",
         "Change the current working directory to the specified path.\n"
         "\n"
         "path may always be specified as a string.\n"
         "On some platforms, path may also be specified as an open file descriptor.\n"
         "If this functionality is unavailable, using it raises an exception.") {
    Value node = node_argument(TEXT("chdir"), arg(args, 0), true, UNSET);
    RETURN_IF_ERROR(node);
    if (!node_is(node, NODE_IS_DIRECTORY)) return raise_errno_file(ENOTDIR, arg(args, 0), UNSET);
    node_directory = node;
    return NONE;
}
FUNCTION(posix, fchdir, "(fd)", "Change to the directory of the given file descriptor.") {
    I64Result fd = posix_fd(arg(args, 0));
    Value node = fd.ok ? posix_start(int_wrap(fd.value)) : ERROR;
    RETURN_IF_ERROR(node);
    node_directory = node;
    return NONE;
}

FUNCTION(posix, access, "(path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)",
         "Use the real uid/gid to test for access to a path.") {
    PosixPath path = posix_path(TEXT("access"), TEXT("path"), arg(args, 0), false);
    I64Result mode = path.ok ? convert_int(arg(args, 1), 0) : (I64Result){0};
    Value start = mode.ok ? posix_start(arg(args, 2)) : ERROR;
    RETURN_IF_ERROR(start);
    Walk walk = posix_walk(path, start, posix_flag(arg(args, 4), true));
    if (walk.error || is_unset(walk.node)) return FALSE;
    bool runs = node_is(walk.node, NODE_IS_DIRECTORY) || node_mode(walk.node) & 0111;
    return bool_value(!(mode.value & 1) || runs);
}

FUNCTION(posix, mkdir, "(path, mode=511, *, dir_fd=None)", "Create a directory.") {
    PosixPath path = posix_path(TEXT("mkdir"), TEXT("path"), arg(args, 0), false);
    I64Result mode = path.ok ? convert_int(arg(args, 1), 0777) : (I64Result){0};
    Value start = mode.ok ? posix_start(arg(args, 2)) : ERROR;
    RETURN_IF_ERROR(start);
    Walk walk = posix_walk(path, start, false);
    if (!walk.error && !is_unset(walk.node)) walk.error = -EEXIST;
    if (walk.error == -ENOTDIR && walk.slash) walk.error = -EEXIST;
    if (walk.error) return posix_failed(walk.error, path);
    Value node = node_make(NODE_IS_DIRECTORY | ((uint32_t)mode.value & 07777 & ~node_umask));
    return is_error(node) ? ERROR : finish(node_enter(walk.parent, walk.name, node), path);
}
static Value remove_node(Text function, Args args, bool directory) {
    PosixPath path = posix_path(function, TEXT("path"), arg(args, 0), false);
    Value start = path.ok ? posix_start(arg(args, 1)) : ERROR;
    return is_error(start) ? ERROR : finish(node_remove(posix_walk(path, start, false), directory), path);
}
FUNCTION(posix, rmdir, "(path, *, dir_fd=None)", "Remove a directory.") {
    return remove_node(TEXT("rmdir"), args, true);
}
FUNCTION(posix, unlink, "(path, *, dir_fd=None)", "Remove a file (same as remove()).") {
    return remove_node(TEXT("unlink"), args, false);
}
FUNCTION(posix, remove, "(path, *, dir_fd=None)", "Remove a file (same as unlink()).") {
    return remove_node(TEXT("remove"), args, false);
}

typedef struct {
    bool ok;
    PosixPath from, to;
    Value from_start, to_start;
} Pair;
static Pair two_paths(Text function, Args args, Value from_fd, Value to_fd) {
    Pair pair = {.from = posix_path(function, TEXT("src"), arg(args, 0), false)};
    if (!pair.from.ok) return pair;
    pair.to = posix_path(function, TEXT("dst"), arg(args, 1), false);
    if (!pair.to.ok) return pair;
    pair.from_start = posix_start(from_fd);
    pair.to_start = is_error(pair.from_start) ? ERROR : posix_start(to_fd);
    pair.ok = !is_error(pair.to_start);
    return pair;
}
static Value finish_pair(int64_t error, Pair pair) {
    return error < 0 ? raise_errno_file(-error, pair.from.given, pair.to.given) : NONE;
}
static Value move(Text function, Args args) {
    Pair pair = two_paths(function, args, arg(args, 2), arg(args, 3));
    if (!pair.ok) return ERROR;
    return finish_pair(
        node_rename(posix_walk(pair.from, pair.from_start, false), posix_walk(pair.to, pair.to_start, false)),
        pair);
}
FUNCTION(posix, rename, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Rename a file or directory.") {
    return move(TEXT("rename"), args);
}
FUNCTION(posix, replace, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
         "Rename a file or directory, overwriting the destination.") {
    return move(TEXT("replace"), args);
}
FUNCTION(posix, link, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=True)",
         "Create a hard link to a file.") {
    Pair pair = two_paths(TEXT("link"), args, arg(args, 2), arg(args, 3));
    if (!pair.ok) return ERROR;
    Walk from = posix_walk(pair.from, pair.from_start, posix_flag(arg(args, 4), true));
    Walk to = posix_walk(pair.to, pair.to_start, false);
    int64_t error = from.error                              ? from.error
                    : is_unset(from.node)                   ? -ENOENT
                    : to.error                              ? to.error
                    : !is_unset(to.node)                    ? -EEXIST
                    : node_is(from.node, NODE_IS_DIRECTORY) ? -EPERM
                                                            : node_enter(to.parent, to.name, from.node);
    return finish_pair(error, pair);
}
FUNCTION(posix, symlink, "(src, dst, target_is_directory=False, *, dir_fd=None)",
         "Create a symbolic link pointing to src named dst.") {
    Pair pair = two_paths(TEXT("symlink"), args, UNSET, arg(args, 3));
    if (!pair.ok) return ERROR;
    Walk to = posix_walk(pair.to, pair.to_start, false);
    int64_t error = to.error ? to.error : !is_unset(to.node) ? -EEXIST : 0;
    if (error) return finish_pair(error, pair);
    Value node = node_make(NODE_IS_LINK | 0777);
    RETURN_IF_ERROR(node);
    slot_set(ref_of(node), NODE_DATA, pair.from.text);
    return finish_pair(node_enter(to.parent, to.name, node), pair);
}
FUNCTION(posix, readlink, "(path, *, dir_fd=None)",
         "Return a string representing the path to which the symbolic link points.") {
    PosixPath path = posix_path(TEXT("readlink"), TEXT("path"), arg(args, 0), false);
    Value start = path.ok ? posix_start(arg(args, 1)) : ERROR;
    Value node = is_error(start) ? ERROR : posix_node(path, start, false);
    RETURN_IF_ERROR(node);
    if (!node_is(node, NODE_IS_LINK)) return posix_failed(EINVAL, path);
    return posix_name(slot_get(ref_of(node), NODE_DATA), path.bytes);
}

// --- attributes of files ---
static Value change_mode(Value node, Value mode) {
    I64Result bits = is_error(node) ? (I64Result){0} : convert_int(mode, 0);
    if (!bits.ok) return ERROR;
    uint32_t kind = node_mode(node) & NODE_KIND_MASK;
    slot_set(ref_of(node), NODE_MODE, int_u32(kind | ((uint32_t)bits.value & 07777)));
    return NONE;
}
FUNCTION(posix, chmod, "(path, mode, *, dir_fd=None, follow_symlinks=True)",
         "Change the access permissions of a file.") {
    Value start = posix_start(arg(args, 2));
    RETURN_IF_ERROR(start);
    return change_mode(node_argument(TEXT("chmod"), arg(args, 0), posix_flag(arg(args, 3), true), start),
                       arg(args, 1));
}
FUNCTION(posix, fchmod, "(fd, mode)",
         "Change the access permissions of the file given by file descriptor fd.") {
    return change_mode(node_argument(TEXT("fchmod"), arg(args, 0), true, UNSET), arg(args, 1));
}
FUNCTION(posix, chown, "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
         "Change the owner and group id of path to the numeric uid and gid.") {
    Value start = posix_start(arg(args, 3));
    RETURN_IF_ERROR(start);
    Value node = node_argument(TEXT("chown"), arg(args, 0), posix_flag(arg(args, 4), true), start);
    return is_error(node) ? ERROR : NONE;
}
FUNCTION(posix, truncate, "(path, length)", "Truncate a file, specified by path, to a specific length.") {
    Value node = node_argument(TEXT("truncate"), arg(args, 0), true, UNSET);
    I64Result size = is_error(node) ? (I64Result){0} : convert_size(arg(args, 1), 0);
    if (!size.ok) return ERROR;
    int64_t error = size.value < 0                     ? -EINVAL
                    : node_is(node, NODE_IS_DIRECTORY) ? -EISDIR
                                                       : node_resize(node, (uint64_t)size.value);
    return error < 0 ? raise_errno_file(-error, arg(args, 0), UNSET) : NONE;
}

// One of the two times of utime: an int or float of seconds, or an int of nanoseconds; an int, or ERROR.
static Value nanoseconds(Value v, bool exact) {
    if (exact) return object_index(v);
    if (is_int_object(v)) return object_binary(BINARY_MUL, v, int_u32(1000000000));
    double seconds;
    if (!is_float_object(v))
        return raise1(CLASS(TypeError), TEXT("'{t}' object cannot be interpreted as an integer"), v);
    seconds = float_value(object_plain(v));
    Value whole = object_binary(BINARY_FLOORDIV, v, int_u32(1));
    whole = is_error(whole) ? ERROR : call1(CLASS(int), whole);
    RETURN_IF_ERROR(whole);
    I64Result n = int_to_i64(whole);
    if (!n.ok) return raise0(CLASS(OverflowError), TEXT("timestamp out of range for platform time_t"));
    int64_t rest = f64_to_i64((seconds - (double)n.value) * 1e9);
    Value scaled = object_binary(BINARY_MUL, whole, int_u32(1000000000));
    return is_error(scaled) ? ERROR : object_binary(BINARY_ADD, scaled, int_wrap(rest));
}
FUNCTION(posix, utime, "(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)",
         "Set the access and modified time of path.") {
    Value times = arg(args, 1), ns = arg(args, 2), start = posix_start(arg(args, 3));
    RETURN_IF_ERROR(start);
    if (is_none(times)) times = UNSET;
    if (!is_unset(times) && !is_unset(ns))
        return VALUE_ERROR("utime: you may specify either 'times' or 'ns' but not both");
    Value pair = is_unset(times) ? ns : times;
    if (!is_unset(pair) && (!IS_A(pair, tuple) || tuple_length(object_plain(pair)) != 2))
        return is_unset(times) ? TYPE_ERROR("utime: 'ns' must be a tuple of two ints")
                               : TYPE_ERROR("utime: 'times' must be either a tuple of two ints or None");
    Value node = node_argument(TEXT("utime"), arg(args, 0), posix_flag(arg(args, 4), true), start);
    RETURN_IF_ERROR(node);
    Value atime = node_now(), mtime = atime;
    if (!is_unset(pair)) {
        pair = object_plain(pair);
        atime = nanoseconds(tuple_get(pair, 0), is_unset(times));
        mtime = is_error(atime) ? ERROR : nanoseconds(tuple_get(pair, 1), is_unset(times));
    }
    if (is_error(atime) || is_error(mtime)) return ERROR;
    slot_set(ref_of(node), NODE_ATIME, atime);
    slot_set(ref_of(node), NODE_MTIME, mtime);
    slot_set(ref_of(node), NODE_DIRTY, FALSE);
    return NONE;
}
