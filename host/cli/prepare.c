// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// From a program to a signed image, or from files to one that has been checked: see cli.h.
#include "host/cli/cli.h"

#include "abi/frozen.h"
#include "host/error.h"
#include "host/hash.h"
#include "host/image/measure.h"
#include "host/sign/key.h"
#include "host/sign/sigstruct.h"

#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// What Python needs to start, and to run what does not recurse (STACK_SPARE in kernel/control.h, and some more).
#define STACK_SIZE_LEAST (UINT64_C(192) << 10)

void program_defaults(struct Program *program) {
    *program = (struct Program){
        .heap_size = HEAP_SIZE_DEFAULT,
        .stack_size = STACK_SIZE_DEFAULT,
        .thread_count = THREADS_DEFAULT,
    };
}

int program_option(struct Program *program, struct Words *words) {
    const char *value;
    int taken;
    if (option_flag(words, "--debug")) {
        program->debug = program->given[MANIFEST_DEBUG] = true;
        return 1;
    }
    if ((taken = option_value(words, "path", &value)) != 0) {
        if (taken > 0) list_add(&program->paths, value);
        return taken;
    }
    if ((taken = option_value(words, "data", &value)) != 0) {
        if (taken > 0) list_add(&program->data, value);
        return taken;
    }
    if ((taken = option_value(words, "manifest", &program->manifest)) != 0) return taken;
    if ((taken = option_value(words, "heap", &value)) != 0 && (program->given[MANIFEST_HEAP] = true))
        return taken > 0 && option_size("--heap", value, &program->heap_size) ? 1 : -1;
    if ((taken = option_value(words, "stack", &value)) != 0 && (program->given[MANIFEST_STACK] = true))
        return taken > 0 && option_size("--stack", value, &program->stack_size) ? 1 : -1;
    if ((taken = option_value(words, "product-id", &value)) != 0 &&
        (program->given[MANIFEST_PRODUCT_ID] = true))
        return taken > 0 && option_u16("--product-id", value, &program->product_id) ? 1 : -1;
    if ((taken = option_value(words, "svn", &value)) != 0 && (program->given[MANIFEST_SVN] = true))
        return taken > 0 && option_u16("--svn", value, &program->svn) ? 1 : -1;
    if ((taken = option_value(words, "enclave", &program->enclave)) != 0) return taken;
    if ((taken = option_value(words, "stdlib", &program->request.stdlib)) != 0) return taken;
    return 0;
}

// Behind --path come the folders of PYTHONPATH. The text lives as long as the process.
static void add_python_path(struct Program *program) {
    const char *variable = getenv("PYTHONPATH");
    char *text = variable ? strdup(variable) : NULL;
    for (char *folder; text && (folder = strsep(&text, ":"));)
        if (*folder) list_add(&program->paths, folder);
}

// "folder/enclave.toml" for "folder/app.py" and for "folder" with a __main__.py; malloc'ed.
static char *manifest_beside(const char *program) {
    struct stat status;
    const char *slash = strrchr(program, '/');
    if (stat(program, &status) == 0 && S_ISDIR(status.st_mode)) return path_join(program, "enclave.toml");
    char *folder = strndup(program, slash ? (size_t)(slash - program) + (slash == program) : 0);
    char *path = path_join(folder, "enclave.toml");
    free(folder);
    return path;
}

// The manifest's settings, where no option says otherwise.
static void apply_manifest(struct Program *program, const struct Manifest *manifest) {
    bool apply[MANIFEST_KEYS];
    for (int i = 0; i < MANIFEST_KEYS; i++) apply[i] = manifest->given[i] && !program->given[i];
    const uint64_t *numbers = manifest->numbers;
    if (apply[MANIFEST_HEAP]) program->heap_size = numbers[MANIFEST_HEAP];
    if (apply[MANIFEST_STACK]) program->stack_size = numbers[MANIFEST_STACK];
    if (apply[MANIFEST_THREADS]) program->thread_count = numbers[MANIFEST_THREADS];
    if (apply[MANIFEST_PRODUCT_ID]) program->product_id = (uint16_t)numbers[MANIFEST_PRODUCT_ID];
    if (apply[MANIFEST_SVN]) program->svn = (uint16_t)numbers[MANIFEST_SVN];
    if (apply[MANIFEST_DEBUG]) program->debug = numbers[MANIFEST_DEBUG];
}

// What the manifest puts into the image. The folder's name lives as long as the process.
static void apply_files(const struct Manifest *manifest, struct FreezeRequest *request, const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    request->files_folder = slash ? strndup(path, (size_t)(slash - path) + (slash == path)) : "";
    request->files = manifest->names[MANIFEST_FILES].items;
    request->file_count = manifest->names[MANIFEST_FILES].count;
    request->keeps_files =
        manifest->names[MANIFEST_SEALED_FILES].count || manifest->names[MANIFEST_UNTRUSTED_FILES].count;
}

static bool read_manifest(struct Prepared *prepared, struct Program *program) {
    char *beside = NULL;
    const char *path = program->manifest;
    if (!path && program->request.kind == FREEZE_FILE) {
        path = beside = manifest_beside(program->request.main);
        if (access(path, F_OK) != 0) path = NULL;
    }
    struct Bytes text;
    bool ok = !path || file_read(path, &text);
    if (ok && path) {
        ok = manifest_parse(&prepared->manifest, (const char *)text.data, text.size, path);
        bytes_free(&text);
        apply_manifest(program, &prepared->manifest);
    }
    const struct StringList *environment = program->environment;
    for (size_t i = 0; ok && environment && i < environment->count; i++)
        manifest_grant(&prepared->manifest, MANIFEST_ENVIRONMENT, environment->items[i]);
    if (ok) apply_files(&prepared->manifest, &program->request, path);
    program->request.manifest = prepared->manifest.canonical;
    free(beside);
    return ok;
}

static bool freeze_program(struct Prepared *prepared, struct Program *program) {
    struct Places places;
    locate(&places);
    add_python_path(program);
    struct FreezeRequest *request = &program->request;
    request->paths = program->paths.items;
    request->path_count = program->paths.count;
    request->data = program->data.items;
    request->data_count = program->data.count;
    request->own_library = places.own_library;
    request->codes = places.codes;
    request->native_list = places.native_list;
    if (!request->stdlib) request->stdlib = places.stdlib;
    if (!program->enclave) program->enclave = places.enclave;
    bool ok = freeze(&prepared->frozen, request);
    malloc_trim(0); // the modules' texts
    return ok;
}

bool prepare_archive(struct Prepared *prepared, struct Program *program) {
    if (!read_manifest(prepared, program)) return false;
    if (program->stack_size < STACK_SIZE_LEAST)
        return error_set("a stack of %" PRIu64 " KiB is too small for Python: give it %" PRIu64
                         " KiB or more, with --stack or 'stack' in enclave.toml",
                         program->stack_size >> 10, STACK_SIZE_LEAST >> 10);
    if (program->generic) {
        manifest_set(&prepared->manifest, MANIFEST_GENERIC, true);
        program->request.manifest = prepared->manifest.canonical;
    } else if (prepared->manifest.numbers[MANIFEST_GENERIC]) {
        return error_set("the manifest says 'generic = true': an image without a program is made by "
                         "'pysgx build --generic -o OUT.sgxs', and run with 'pysgx run --image OUT.sgxs'");
    }
    return freeze_program(prepared, program);
}

bool prepare_program(struct Prepared *prepared, struct Program *program) {
    if (!prepared->manifest.numbers[MANIFEST_GENERIC])
        return error_set(
            "the image has a program of its own; 'pysgx build --generic' makes one that has none");
    program->request.keeps_files = true; // module enclave, whatever the program needs of it
    return freeze_program(prepared, program);
}

// ----- signing

// An RSA signature takes milliseconds, and reading the key no less; the same image signed with the same key gets the same
// one: signatures are kept, in a bounded number of files. One is taken only when it verifies, covers just what is to be
// signed, and was kept by one who had this key file: what others put into the cache is passed over.
struct Kept {
    struct SgxSigstruct sigstruct;
    uint8_t tag[32]; // SHA-256 of the key file's SHA-256, which is kept nowhere, and of the SIGSTRUCT
};

static void tag_of(const struct SgxSigstruct *sigstruct, const uint8_t key_file[32], uint8_t tag[32]) {
    uint8_t tagged[32 + sizeof *sigstruct];
    memcpy(tagged, key_file, 32);
    memcpy(tagged + 32, sigstruct, sizeof *sigstruct);
    hash_sha256(tagged, sizeof tagged, tag);
    explicit_bzero(tagged, 32);
}

static char *kept_path(const struct SgxSigstruct *sigstruct) {
    char *cache = locate_cache();
    if (!cache) return NULL;
    char *path;
    if (asprintf(&path, "%s/signature-%02x", cache, sigstruct->enclavehash[0]) < 0) abort();
    free(cache);
    return path;
}

static bool take_kept(struct SgxSigstruct *sigstruct, const uint8_t key_file[32], const char *path) {
    struct Kept kept;
    struct Bytes bytes = {0};
    uint8_t tag[32];
    bool ok = path && access(path, R_OK) == 0 && file_read(path, &bytes) && bytes.size == sizeof kept;
    if (ok) memcpy(&kept, bytes.data, sizeof kept);
    if (ok) tag_of(&kept.sigstruct, key_file, tag);
    bytes_free(&bytes);
    size_t first = SGX_SIGSTRUCT_PART1_SIZE, second = SGX_SIGSTRUCT_PART2_OFFSET;
    ok = ok && memcmp(&kept, sigstruct, first) == 0 &&
         memcmp((uint8_t *)&kept + second, (uint8_t *)sigstruct + second, SGX_SIGSTRUCT_PART2_SIZE) == 0 &&
         memcmp(kept.tag, tag, sizeof tag) == 0 && sigstruct_verify(&kept.sigstruct, path);
    error_clear();
    if (ok) *sigstruct = kept.sigstruct;
    return ok;
}

static void keep(const struct SgxSigstruct *sigstruct, const uint8_t key_file[32], const char *path) {
    struct Kept kept = {.sigstruct = *sigstruct};
    tag_of(sigstruct, key_file, kept.tag);
    char *folder = path ? locate_cache() : NULL;
    if (folder && path_make_folders(folder)) file_write(path, &kept, sizeof kept, 0644);
    error_clear(); // a cache that cannot be written is none
    free(folder);
}

static bool hash_file(const char *path, uint8_t hash[32]) {
    struct Bytes bytes;
    if (!file_read(path, &bytes)) return false;
    hash_sha256(bytes.data, bytes.size, hash);
    explicit_bzero(bytes.data, bytes.size);
    bytes_free(&bytes);
    return true;
}

static void prepare_sigstruct(struct Prepared *prepared, const struct Program *program) {
    sigstruct_prepare(&prepared->sigstruct, prepared->mrenclave, program->debug);
    prepared->sigstruct.isvprodid = program->product_id;
    prepared->sigstruct.isvsvn = program->svn;
}

static bool sign_with(struct SgxSigstruct *sigstruct, const char *key_path) {
    struct Key key;
    uint8_t key_file[32];
    if (!hash_file(key_path, key_file)) return false;
    char *path = kept_path(sigstruct);
    bool ok = take_kept(sigstruct, key_file, path);
    if (!ok && key_read(&key, key_path)) {
        ok = key_modulus(&key, sigstruct->modulus) && sigstruct_sign(sigstruct, &key);
        key_free(&key);
        if (ok) keep(sigstruct, key_file, path);
    }
    free(path);
    explicit_bzero(key_file, sizeof key_file);
    return ok;
}

static bool sign(struct Prepared *prepared, const struct Program *program, const char *key_path) {
    prepare_sigstruct(prepared, program);
    char *own = key_path ? NULL : key_development();
    bool ok = (key_path || own) && sign_with(&prepared->sigstruct, key_path ? key_path : own);
    free(own);
    if (ok) key_mrsigner(prepared->sigstruct.modulus, prepared->mrsigner);
    return ok;
}

bool prepare_sign(struct Prepared *prepared, struct Program *program, const char *key_path) {
    image_measure(prepared->image, prepared->mrenclave);
    return sign(prepared, program, key_path);
}

bool prepare_image(struct Prepared *prepared, struct Program *program) {
    if (!prepare_archive(prepared, program)) return false;
    if (access(program->enclave, F_OK) != 0)
        return error_set("the enclave '%s' is not there; build it with 'make'", program->enclave);
    if (!file_map(&prepared->elf, program->enclave)) return false;
    struct BuildRequest request = {
        .elf = &prepared->elf.bytes,
        .elf_fd = prepared->elf.fd,
        .elf_name = program->enclave,
        .archive = &prepared->frozen.archive.bytes,
        .archive_fd = prepared->frozen.archive.fd,
        .heap_size = program->heap_size,
        .stack_size = program->stack_size,
        .thread_count = (unsigned)program->thread_count,
        .flags = program->debug ? LAYOUT_DEBUG : 0,
    };
    if (!build_image(&prepared->built, &request)) return false;
    prepared->image = &prepared->built.image;
    prepared->unsigned_program = program;
    return true;
}

// ----- images in files

char *prepare_signature_path(const char *path) {
    size_t length = strlen(path);
    bool suffixed = length > 5 && strcmp(path + length - 5, ".sgxs") == 0;
    char *result;
    if (asprintf(&result, "%.*s.sig", (int)(suffixed ? length - 5 : length), path) < 0) abort();
    return result;
}

// The manifest in an image of ours: the archive's last entry.
static bool find_manifest(struct Prepared *prepared) {
    struct Layout layout;
    struct Bytes archive;
    struct FrozenHeader header;
    struct FrozenEntry entry = {0};
    if (!prepare_layout(prepared->image, &layout)) return true;
    if (!prepare_extract(prepared->image, &layout, &archive)) return false;
    bool ok = archive.size >= sizeof header;
    if (ok) memcpy(&header, archive.data, sizeof header);
    size_t room = ok ? (archive.size - sizeof header) / sizeof entry : 0;
    if (ok && header.entry_count && header.entry_count <= room)
        memcpy(&entry, archive.data + sizeof header + (header.entry_count - 1) * sizeof entry, sizeof entry);
    if (entry.kind == FROZEN_MANIFEST)
        ok = entry.data_offset <= archive.size && entry.data_size <= archive.size - entry.data_offset &&
             manifest_read(&prepared->manifest, archive.data + entry.data_offset, entry.data_size);
    bytes_free(&archive);
    return ok || error_set("the image is corrupt: its manifest is not valid");
}

bool prepare_check_environment(const struct Prepared *prepared, const struct StringList *environment) {
    for (size_t i = 0; i < environment->count; i++) {
        const char *variable = environment->items[i];
        int size = (int)strcspn(variable, "=");
        if (!manifest_grants(&prepared->manifest, MANIFEST_ENVIRONMENT, variable))
            return error_set("the image does not take the variable '%.*s'; put environment = [\"%.*s\"] into "
                             "enclave.toml and build it again",
                             size, variable, size, variable);
    }
    return true;
}

bool prepare_file(struct Prepared *prepared, const char *path) {
    struct Bytes bytes;
    if (!file_read(path, &bytes)) return false;
    bool ok = sgxs_read(&prepared->file, &bytes, path);
    bytes_free(&bytes);
    if (!ok) return false;
    prepared->image = &prepared->file.image;
    memcpy(prepared->mrenclave, prepared->file.mrenclave, sizeof prepared->mrenclave);
    if (!prepared->file.canonical) return error_set("'%s' is not canonical, so it cannot be loaded", path);
    char *signature = prepare_signature_path(path);
    ok = access(signature, F_OK) == 0 ||
         error_set("'%s' has no signature: '%s' is missing ('pysgx build' writes both)", path, signature);
    ok = ok && sigstruct_read(&prepared->sigstruct, signature);
    if (ok && memcmp(prepared->sigstruct.enclavehash, prepared->mrenclave, 32) != 0)
        ok = error_set("'%s' is not what '%s' signs: MRENCLAVE differs", path, signature);
    if (ok) key_mrsigner(prepared->sigstruct.modulus, prepared->mrsigner);
    free(signature);
    return ok && find_manifest(prepared);
}

static void release_image(struct Prepared *prepared) {
    if (prepared->image == &prepared->built.image) file_unmap(&prepared->frozen.archive);
    build_free(&prepared->built);
    sgxs_free(&prepared->file);
    file_unmap(&prepared->elf);
    prepared->image = NULL;
}

bool prepare_launch(struct Prepared *prepared, const struct Backend *backend, struct Enclave *enclave) {
    const struct Program *program = prepared->unsigned_program;
    if (program) prepare_sigstruct(prepared, program);
    if (!launch_load(enclave, backend, prepared->image, &prepared->sigstruct)) return false;
    // What was just built is measured once: by what it is loaded into.
    if (program && backend->measured)
        memcpy(prepared->mrenclave, backend->measured(enclave), sizeof prepared->mrenclave);
    else if (program)
        image_measure(prepared->image, prepared->mrenclave);
    release_image(prepared);
    if (!program || sign(prepared, program, NULL)) return launch_init(enclave, &prepared->sigstruct);
    launch_end(enclave);
    return false;
}

void prepare_free(struct Prepared *prepared) {
    release_image(prepared);
    freeze_free(&prepared->frozen);
    manifest_free(&prepared->manifest);
}

bool prepare_layout(const struct Image *image, struct Layout *layout) {
    for (uint32_t i = 0; i < image->page_count; i++) {
        struct ImagePage page = image_page(image, i);
        if (page.secinfo_flags != (SECINFO_REG | SECINFO_R) || !page.content) continue;
        memcpy(layout, page.content, sizeof *layout);
        if (layout->magic == LAYOUT_MAGIC) return true;
    }
    return false;
}

static int compare_offset(const void *key, const void *element) {
    uint64_t offset = *(const uint64_t *)key;
    const struct ImagePage *page = element;
    return offset < page->offset ? -1 : offset > page->offset;
}

bool prepare_extract(const struct Image *image, const struct Layout *layout, struct Bytes *archive) {
    *archive = (struct Bytes){0};
    size_t room = 0;
    for (uint64_t done = 0; done < layout->frozen_size; done += PAGE_SIZE) {
        uint64_t offset = layout->frozen_offset + done, left = layout->frozen_size - done;
        const struct ImagePage *page = bsearch(&offset, image->pages, image->page_count - image->blank_count,
                                               sizeof *page, compare_offset);
        if (!page || !page->content) {
            bytes_free(archive);
            return error_set("the image is corrupt: its frozen archive is not there");
        }
        bytes_append(archive, &room, page->content, left < PAGE_SIZE ? (size_t)left : PAGE_SIZE);
    }
    return true;
}
