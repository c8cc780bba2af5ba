// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Files, directories and symbolic links in the heap.
#include "python/io/node.h"
#include "abi/frozen.h"
#include "kernel/io.h"
#include "python/io/grant.h"
#include "python/objects/bytes.h"
#include "python/objects/archive.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

TYPE(fs_node, "posix._Node", object, NODE_FIELDS, "");

enum { LINKS_MAX = 40, NAME_MAX_BYTES = 255, PATH_MAX_BYTES = 4095 };
#define FILE_MAX (UINT64_C(1) << 31)

ROOT(node_directory);
STATE(uint32_t, node_umask);
static ROOT(root);
static ROOT(keeper); // what loads and stores the files that the host keeps
static STATE(uint32_t, last_ino);

static Value field(Value node, enum NodeField i) { return slot_get(ref_of(node), i); }
static void set(Value node, enum NodeField i, Value v) { slot_set(ref_of(node), i, v); }
static uint64_t size_of(Value node) { return (uint64_t)int_of(field(node, NODE_SIZE)); }
static void add_link(Value node, int64_t n) {
    set(node, NODE_LINKS, int_wrap(int_of(field(node, NODE_LINKS)) + n));
}

Value node_now(void) {
    return grant_is_denied(GRANT_CLOCK) ? int_u32(0) : int_new((int64_t)io_clock(OCALL_CLOCK_REALTIME));
}
uint32_t node_mode(Value node) { return (uint32_t)int_of(field(node, NODE_MODE)); }
bool node_is(Value node, enum NodeKind kind) { return (node_mode(node) & NODE_KIND_MASK) == kind; }

void node_touch(Value node) {
    Value now = node_now();
    if (is_error(now)) return error_clear();
    set(node, NODE_MTIME, now);
    set(node, NODE_CTIME, now);
    set(node, NODE_DIRTY, FALSE);
}
void node_settle(Value node) {
    if (is_true(field(node, NODE_DIRTY))) node_touch(node);
}

static Value make(uint32_t mode, Value data, uint32_t size, Value time) {
    Value node = is_error(data) || is_error(time) ? ERROR : NEW(fs_node);
    RETURN_IF_ERROR(node);
    set(node, NODE_MODE, int_u32(mode));
    set(node, NODE_INO, int_u32(++last_ino));
    set(node, NODE_LINKS, int_u32(0));
    set(node, NODE_DATA, data);
    set(node, NODE_SIZE, int_u32(size));
    set(node, NODE_ATIME, time);
    set(node, NODE_MTIME, time);
    set(node, NODE_CTIME, time);
    set(node, NODE_UID, int_u32(0));
    set(node, NODE_GID, int_u32(0));
    set(node, NODE_DIRTY, FALSE);
    set(node, NODE_OPEN, int_u32(0));
    set(node, NODE_CHANGED, FALSE);
    return node;
}

Value node_make(uint32_t mode) {
    bool directory = (mode & NODE_KIND_MASK) == NODE_IS_DIRECTORY;
    return make(mode, directory ? dict_new(0) : new_blob(0), 0, node_now());
}

static bool attach(Value parent, Value name, Value node) {
    if (is_error(dict_set(field(parent, NODE_DATA), name, node))) return error_clear(), false;
    add_link(node, 1);
    if (node_is(node, NODE_IS_DIRECTORY)) {
        set(node, NODE_PARENT, parent);
        add_link(node, 1); // its "."
        add_link(parent, 1);
    }
    return true;
}
int64_t node_enter(Value parent, Value name, Value node) {
    Value kept = field(parent, NODE_ORIGIN);
    if (!is_unset(kept)) { // only files that the manifest names
        Value origin = dict_get_str(kept, name);
        if (is_unset(origin)) {
            raise1(
                CLASS(PermissionError),
                TEXT(
                    "the host may not keep {r}; put it into sealed_files or untrusted_files of enclave.toml"),
                name);
            return -ERRNO_RAISED;
        }
        if (!node_is(node, NODE_IS_FILE) || int_of(field(node, NODE_LINKS)) != 0) return -EPERM;
        set(node, NODE_ORIGIN, origin);
        set(node, NODE_CHANGED, TRUE);
    }
    if (!attach(parent, name, node)) return -ENOMEM;
    node_touch(parent);
    return 0;
}

static bool add(Value parent, Text name, uint32_t mode) {
    Value node = node_make(mode), text = str_interned_text(name);
    return !is_error(node) && !is_error(text) && node_enter(parent, text, node) == 0;
}

// --- files of the archive: modules' sources and data. What is in them is copied when it is first asked for. ---
static uint32_t archive_word(uint32_t entry, uint32_t word) {
    return archive_u32(sizeof(struct FrozenHeader) + (uint64_t)entry * sizeof(struct FrozenEntry) +
                       (uint64_t)word * 4);
}
enum ArchiveWord { WORD_KIND, WORD_FILE = 3, WORD_FILE_SIZE, WORD_DATA, WORD_DATA_SIZE, WORD_FLAGS };

static Value archive_name(uint32_t entry) {
    uint32_t size = archive_word(entry, WORD_FILE_SIZE);
    Value bytes = new_bytes(SHAPE(bytes), size);
    RETURN_IF_ERROR(bytes);
    if (!archive_copy(ref_of(bytes), 0, archive_word(entry, WORD_FILE), size)) return str_from_text(TEXT(""));
    return str_from_utf8(ref_of(bytes), 0, size);
}

// 1980, the first year that zip files know.
static Value archive_time(void) { return int_new(INT64_C(315532800) * 1000000000); }

// The directory of that name in a directory, made when it is not there; UNSET: a file is in its place.
static Value subdirectory(Value directory, Value name) {
    if (str_equal_text(name, TEXT(".")) || str_length(ref_of(name)) == 0) return directory;
    if (str_equal_text(name, TEXT(".."))) return field(directory, NODE_PARENT);
    Value node = dict_get_str(field(directory, NODE_DATA), name);
    if (is_error(node) || !is_unset(node))
        return is_error(node) || node_is(node, NODE_IS_DIRECTORY) ? node : UNSET;
    node = make(NODE_IS_DIRECTORY | 0755, dict_new(0), 0, archive_time());
    RETURN_IF_ERROR(node);
    return attach(directory, name, node) ? node : ERROR;
}

static bool plant_under(Value top, uint32_t entry, Value path) {
    Value directory = top;
    uint64_t n = str_length(ref_of(path)), from = 0;
    for (uint64_t i = 0; i < n; i++) {
        if (str_at(ref_of(path), i) != '/') continue;
        Value part = str_substring(path, from, i);
        directory = is_error(part) ? ERROR : subdirectory(directory, part);
        if (is_error(directory) || is_unset(directory)) return !is_error(directory);
        from = i + 1;
    }
    Value name = str_substring(path, from, n);
    if (is_error(name)) return false;
    Value there = dict_get_str(field(directory, NODE_DATA), name);
    if (from == n || !is_unset(there)) return !is_error(there);
    bool is_data = archive_word(entry, WORD_KIND) == FROZEN_DATA;
    uint32_t rights = is_data ? 0444 : 0644;
    Value node =
        make(NODE_IS_FILE | rights, int_u32(entry), archive_word(entry, WORD_DATA_SIZE), archive_time());
    if (!is_error(node) && is_data) set(node, NODE_ORIGIN, TRUE);
    return !is_error(node) && attach(directory, name, node);
}

// A file with a relative name lies in the working directory, and where the program was read from.
static bool plant_entry(Value top, uint32_t entry) {
    uint32_t kind = archive_word(entry, WORD_KIND), flags = archive_word(entry, WORD_FLAGS);
    if (kind == FROZEN_MANIFEST || flags & FROZEN_RECODED || archive_word(entry, WORD_FILE_SIZE) == 0)
        return true;
    Value path = archive_name(entry);
    if (is_error(path)) return false;
    if (str_length(ref_of(path)) == 0 || str_at(ref_of(path), 0) == '<') return true; // not a file's name
    Value shown = archive_shown(path, kind == FROZEN_MAIN);
    if (is_error(shown) || !plant_under(top, entry, path)) return false;
    return same(shown, path) || plant_under(top, entry, shown);
}

static bool plant_archive(Value top) {
    uint32_t count = archive_size() ? archive_u32(8) : 0;
    for (uint32_t entry = 0; entry < count; entry++)
        if (!plant_entry(top, entry)) return false;
    return true;
}

// The bytes of a file: a blob, or ERROR.
static Value contents(Value node) {
    Value data = field(node, NODE_DATA);
    if (!is_int(data)) return data;
    uint32_t entry = (uint32_t)int_of(data), size = archive_word(entry, WORD_DATA_SIZE);
    Value blob = new_blob(size);
    RETURN_IF_ERROR(blob);
    if (!archive_copy(ref_of(blob), 0, archive_word(entry, WORD_DATA), size))
        return raise0(CLASS(SystemError), TEXT("the frozen archive is damaged"));
    set(node, NODE_DATA, blob);
    return blob;
}

// A first tree: what programs expect of a Unix.
static Value plant(void) {
    node_umask = 022;
    Value top = node_make(NODE_IS_DIRECTORY | 0755);
    RETURN_IF_ERROR(top);
    set(top, NODE_LINKS, int_u32(2));
    set(top, NODE_PARENT, top);
    if (!add(top, TEXT("tmp"), NODE_IS_DIRECTORY | 01777) || !add(top, TEXT("dev"), NODE_IS_DIRECTORY | 0755))
        return ERROR;
    Value dev = dict_get_str(field(top, NODE_DATA), str_interned_text(TEXT("dev")));
    if (!add(dev, TEXT("null"), NODE_IS_CHAR | 0666) || !plant_archive(top)) return ERROR;
    root = top;
    return top;
}
Value node_root(void) { return is_ref(root) ? root : plant(); }

// --- paths ---
static Walk failed(int64_t error) { return (Walk){.error = error}; }

typedef struct {
    Value at;       // directory so far
    uint32_t links; // followed
} Step;

static Walk walk_from(Step step, Value path, bool follow);

static Walk follow_link(Step step, Value parent, Value link, bool follow) {
    if (++step.links > LINKS_MAX) return failed(-ELOOP);
    return walk_from((Step){parent, step.links}, field(link, NODE_DATA), follow);
}

static Walk walk_from(Step step, Value path, bool follow) {
    if (!stack_has_room()) return failed(-ELOOP);
    Ref r = ref_of(path);
    uint64_t n = str_length(r), i = 0;
    if (n == 0) return failed(-ENOENT);
    if (n > PATH_MAX_BYTES) return failed(-ENAMETOOLONG);
    if (str_at(r, 0) == '/') step.at = node_root();
    Walk walk = {.parent = UNSET, .name = UNSET, .node = step.at};
    while (i < n) {
        while (i < n && str_at(r, i) == '/') i++;
        if (i == n) break;
        uint64_t from = i;
        while (i < n && str_at(r, i) != '/') i++;
        if (is_unset(walk.node)) return failed(-ENOENT);
        if (!node_is(walk.node, NODE_IS_DIRECTORY)) return failed(-ENOTDIR);
        if (i - from > NAME_MAX_BYTES) return failed(-ENAMETOOLONG);
        Value name = str_substring(path, from, i), directory = walk.node;
        if (is_error(name)) return error_clear(), failed(-ENOMEM);
        bool dots = str_equal_text(name, TEXT("."));
        if (dots || str_equal_text(name, TEXT(".."))) {
            walk = (Walk){
                .parent = UNSET, .name = name, .node = dots ? directory : field(directory, NODE_PARENT)};
            continue;
        }
        walk = (Walk){.parent = directory, .name = name};
        walk.node = dict_get_str(field(directory, NODE_DATA), name);
        if (is_unset(walk.node) || !node_is(walk.node, NODE_IS_LINK)) continue;
        bool more = i < n; // a slash follows
        if (!more && !follow) continue;
        Walk target = follow_link(step, directory, walk.node, true);
        if (target.error) return target;
        step.links++;
        walk = target;
    }
    walk.slash = n > 0 && str_at(r, n - 1) == '/';
    if (walk.slash && !is_unset(walk.node) && !node_is(walk.node, NODE_IS_DIRECTORY)) return failed(-ENOTDIR);
    return walk;
}

Walk node_walk(Value start, Value path, bool follow) {
    Value top = node_root();
    if (is_error(top)) return error_clear(), failed(-ENOMEM);
    if (is_unset(start)) start = is_ref(node_directory) ? node_directory : top;
    return walk_from((Step){start, 0}, path, follow);
}

static Value name_in(Value parent, Value node) {
    for (DictStep step = dict_next(field(parent, NODE_DATA), 0); step.ok;
         step = dict_next(field(parent, NODE_DATA), step.position))
        if (same(step.value, node)) return step.key;
    return UNSET;
}

Value node_path(Value node) {
    Value path = str_from_text(TEXT(""));
    while (!same(node, node_root())) {
        Value parent = field(node, NODE_PARENT), name = is_unset(parent) ? UNSET : name_in(parent, node);
        if (is_unset(name)) return raise_errno(ENOENT); // it was removed
        path = text_format2(TEXT("/{}{}"), name, path);
        RETURN_IF_ERROR(path);
        node = parent;
    }
    return str_length(ref_of(path)) ? path : str_from_code_point('/');
}

// --- names ---
static bool is_empty(Value directory) { return dict_length(field(directory, NODE_DATA)) == 0; }

static void detach(Walk walk) {
    if (is_error(dict_delete(field(walk.parent, NODE_DATA), walk.name))) error_clear();
    add_link(walk.node, -1);
    if (node_is(walk.node, NODE_IS_DIRECTORY)) {
        add_link(walk.node, -1);
        add_link(walk.parent, -1);
    }
    node_touch(walk.parent);
}

int64_t node_remove(Walk walk, bool directory) {
    if (walk.error) return walk.error;
    if (is_unset(walk.node)) return -ENOENT;
    bool is_directory = node_is(walk.node, NODE_IS_DIRECTORY);
    if (directory && !is_directory) return -ENOTDIR;
    if (!directory && is_directory) return -EISDIR;
    if (is_unset(walk.parent)) return same(walk.node, node_root()) ? -EBUSY : -EINVAL;
    if (directory && !is_empty(walk.node)) return -ENOTEMPTY;
    Value origin = field(walk.node, NODE_ORIGIN);
    if (is_true(origin)) return -EROFS;
    if (!is_unset(origin)) {
        if (directory) return -EPERM;
        if (is_error(call_method1(keeper, NAME(remove), origin))) return -ERRNO_RAISED;
        set(walk.node, NODE_ORIGIN, UNSET);
    }
    detach(walk);
    if (directory) set(walk.node, NODE_PARENT, UNSET);
    return 0;
}

static bool is_inside(Value node, Value directory) {
    for (;;) {
        if (same(node, directory)) return true;
        Value parent = field(node, NODE_PARENT);
        if (is_unset(parent) || same(parent, node)) return false;
        node = parent;
    }
}

int64_t node_rename(Walk from, Walk to) {
    if (from.error || to.error) return from.error ? from.error : to.error;
    if (is_unset(from.node)) return -ENOENT;
    if (is_unset(from.parent) || is_unset(to.parent)) return -EBUSY;
    if (!is_unset(field(from.node, NODE_ORIGIN)) || !is_unset(field(from.parent, NODE_ORIGIN)) ||
        !is_unset(field(to.parent, NODE_ORIGIN)) ||
        (!is_unset(to.node) && !is_unset(field(to.node, NODE_ORIGIN))))
        return -EXDEV; // as between file systems
    bool directory = node_is(from.node, NODE_IS_DIRECTORY);
    if (same(from.node, to.node)) return 0;
    if (to.slash && !directory) return -ENOTDIR;
    if (directory && is_inside(to.parent, from.node)) return -EINVAL;
    if (!is_unset(to.node)) {
        bool target = node_is(to.node, NODE_IS_DIRECTORY);
        if (directory && !target) return -ENOTDIR;
        if (!directory && target) return -EISDIR;
        if (target && !is_empty(to.node)) return -ENOTEMPTY;
        detach(to);
    }
    detach(from);
    return node_enter(to.parent, to.name, from.node);
}

// --- contents of files ---
int64_t node_read(Value node, uint64_t from, Ref block, uint64_t at, uint64_t n) {
    uint64_t size = size_of(node);
    if (from >= size || n == 0) return 0;
    if (n > size - from) n = size - from;
    Value data = contents(node);
    if (is_error(data)) return error_clear(), -ENOMEM;
    bytes_copy(block, at, ref_of(data), from, n);
    return (int64_t)n;
}

// Makes room for `size` bytes.
static int64_t reserve(Value node, uint64_t size) {
    Value blob = contents(node);
    if (is_error(blob)) return error_clear(), -ENOSPC;
    Ref data = ref_of(blob);
    uint64_t room = bytes_length(data);
    if (size <= room) return 0;
    if (size > FILE_MAX) return -EFBIG;
    Value larger = new_blob(size + size / 4 + 64);
    if (is_error(larger)) return error_clear(), -ENOSPC;
    bytes_copy(ref_of(larger), 0, data, 0, size_of(node));
    set(node, NODE_DATA, larger);
    return 0;
}

int64_t node_resize(Value node, uint64_t size) {
    if (!node_is(node, NODE_IS_FILE)) return -EINVAL;
    Value origin = field(node, NODE_ORIGIN);
    if (is_true(origin)) return -EROFS;
    if (!is_unset(origin) && int_of(field(node, NODE_OPEN)) == 0) return -EPERM; // its content is not here
    int64_t error = reserve(node, size);
    if (error) return error;
    uint64_t before = size_of(node);
    if (size < before) bytes_fill(ref_of(field(node, NODE_DATA)), size, before - size, 0);
    set(node, NODE_SIZE, int_wrap((int64_t)size));
    set(node, NODE_DIRTY, TRUE);
    set(node, NODE_CHANGED, TRUE);
    return 0;
}

int64_t node_write(Value node, uint64_t from, Ref block, uint64_t at, uint64_t n) {
    if (from > FILE_MAX || n > FILE_MAX) return -EFBIG;
    if (from + n > size_of(node)) {
        int64_t error = node_resize(node, from + n);
        if (error) return error;
    }
    if (n > 0) bytes_copy(ref_of(field(node, NODE_DATA)), from, block, at, n);
    set(node, NODE_DIRTY, TRUE);
    set(node, NODE_CHANGED, TRUE);
    return (int64_t)n;
}

// --- files that are not in the heap alone ---
static Value directory_in(Value parent, Value name) {
    Value node = dict_get_str(field(parent, NODE_DATA), name);
    if (!is_unset(node)) return node_is(node, NODE_IS_DIRECTORY) ? node : raise_errno(ENOTDIR);
    node = node_make(NODE_IS_DIRECTORY | 0755);
    RETURN_IF_ERROR(node);
    Value kept = field(parent, NODE_ORIGIN);
    set(parent, NODE_ORIGIN, UNSET); // what the manifest names may be entered
    int64_t error = node_enter(parent, name, node);
    set(parent, NODE_ORIGIN, kept);
    return error ? raise_errno(-error) : node;
}

typedef struct {
    Value directory, name; // directory ERROR: an exception is set
} Place;
// The directory that path names, made where it is missing for files that the host keeps, and the last name.
static Place place_of(Value path) {
    uint64_t n = str_length(ref_of(path)), from = 0;
    Place place = {node_root(), UNSET};
    while (!is_error(place.directory)) {
        while (from < n && str_at(ref_of(path), from) == '/') from++;
        int64_t slash = str_find_char(path, '/', from, n);
        uint64_t to = slash < 0 ? n : (uint64_t)slash;
        place.name = str_intern(str_substring(path, from, to));
        if (is_error(place.name) || slash < 0) break;
        place.directory = directory_in(place.directory, place.name);
        if (is_error(place.directory) || !is_unset(field(place.directory, NODE_ORIGIN))) {
            from = to;
            continue;
        }
        Value names = dict_new(0);
        if (is_error(names)) return (Place){ERROR, UNSET};
        set(place.directory, NODE_ORIGIN, names);
        from = to;
    }
    return is_error(place.name) ? (Place){ERROR, UNSET} : place;
}

Value node_plant_kept(Value with, Value path, int64_t size) {
    keeper = with;
    Place place = place_of(path);
    RETURN_IF_ERROR(place.directory);
    if (!IS_EXACT(field(place.directory, NODE_ORIGIN), dict)) return raise_errno(EPERM);
    Value origin = str_substring(path, 1, str_length(ref_of(path)));
    RETURN_IF_ERROR(origin);
    RETURN_IF_ERROR(dict_set(field(place.directory, NODE_ORIGIN), place.name, origin));
    if (size < 0) return NONE;
    Value node = node_make(NODE_IS_FILE | 0600);
    RETURN_IF_ERROR(node);
    int64_t error = node_enter(place.directory, place.name, node);
    set(node, NODE_SIZE, int_wrap(size));
    set(node, NODE_CHANGED, FALSE);
    return error ? raise_errno(-error) : NONE;
}

int64_t node_load(Value node, bool empty) {
    Value origin = field(node, NODE_ORIGIN);
    if (is_unset(origin) || is_true(origin)) return 0;
    int64_t open = int_of(field(node, NODE_OPEN));
    if (open == 0 && empty) {
        set(node, NODE_SIZE, int_u32(0)); // its content is not here
        set(node, NODE_CHANGED, TRUE);
    }
    if (open == 0 && !empty && !is_true(field(node, NODE_CHANGED))) {
        Value data = call_method1(keeper, NAME(load), origin);
        if (is_error(data)) return -ERRNO_RAISED;
        if (!IS_EXACT(data, bytes)) return -EIO;
        uint64_t size = bytes_length(ref_of(data));
        Value own = new_blob(size);
        if (is_error(own)) return error_clear(), -ENOMEM;
        bytes_copy(ref_of(own), 0, ref_of(data), 0, size);
        set(node, NODE_DATA, own);
        set(node, NODE_SIZE, int_wrap((int64_t)size));
    }
    set(node, NODE_OPEN, int_wrap(open + 1));
    return 0;
}

int64_t node_store(Value node) {
    Value origin = field(node, NODE_ORIGIN);
    if (is_unset(origin) || is_true(origin) || !is_true(field(node, NODE_CHANGED))) return 0;
    Value data = bytes_from_block(ref_of(field(node, NODE_DATA)), 0, size_of(node));
    if (is_error(data)) return error_clear(), -ENOMEM;
    if (is_error(call_method2(keeper, NAME(store), origin, data))) return -ERRNO_RAISED;
    set(node, NODE_CHANGED, FALSE);
    return 0;
}
