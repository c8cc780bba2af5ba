// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx sign: signs an image anew, with a key here or with one that is elsewhere (in an HSM, on another machine).
#include "host/cli/cli.h"

#include "host/error.h"
#include "host/sign/sigstruct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: pysgx sign FILE.sgxs --key KEY.pem [OPTION]...\n"
    "       pysgx sign --detached FILE.sgxs -o DATA [OPTION]...\n"
    "       pysgx sign --detached FILE.sgxs --public PUBLIC.pem --signature SIGNATURE [OPTION]...\n\n"
    "Signs an image and writes FILE.sig. With --detached the private key need not be here: the first step "
    "writes the\n"
    "256 bytes to be signed to DATA, the key's owner signs them (RSA PKCS #1 v1.5 with SHA-256, for instance "
    "'openssl\n"
    "dgst -sha256 -sign KEY.pem -out SIGNATURE DATA'), the second step puts FILE.sig together. Give both "
    "steps the same\n"
    "options.\n\n"
    "  --product-id N    ISVPRODID, up to 65535 (0)\n"
    "  --svn N           ISVSVN, the security version, up to 65535 (0)\n"
    "  --debug           a debugger may read the enclave: for an image that was built with --debug\n";

static int run(int count, char **words);
const struct Command command_sign = {"sign", "sign an image, also with a key that is elsewhere", help, run};

struct Options {
    const char *image, *key, *public, *signature, *output;
    uint16_t product_id, svn;
    bool detached, debug;
};

static bool prepare(const struct Options *options, struct SgxSigstruct *sigstruct) {
    struct Bytes bytes;
    struct SgxsFile file;
    struct Layout layout;
    if (!file_read(options->image, &bytes)) return false;
    bool ok = sgxs_read(&file, &bytes, options->image);
    bytes_free(&bytes);
    if (!ok) return false;
    sigstruct_prepare(sigstruct, file.mrenclave, options->debug);
    sigstruct->isvprodid = options->product_id;
    sigstruct->isvsvn = options->svn;
    bool debug = file.canonical && prepare_layout(&file.image, &layout) && layout.flags & LAYOUT_DEBUG;
    sgxs_free(&file);
    return debug == options->debug ||
           error_set(debug ? "'%s' was built with --debug; give it here, too"
                           : "'%s' was not built with --debug, so it cannot be signed with it",
                     options->image);
}

static bool sign_here(const struct Options *options, struct SgxSigstruct *sigstruct) {
    struct Key key;
    if (!key_read(&key, options->key)) return false;
    bool ok = sigstruct_sign(sigstruct, &key);
    key_free(&key);
    return ok;
}

static bool complete(const struct Options *options, struct SgxSigstruct *sigstruct) {
    struct Key key;
    struct Bytes signature;
    if (!key_read_public(&key, options->public)) return false;
    bool ok = file_read(options->signature, &signature);
    if (ok) {
        ok = signature.size == KEY_BYTES
                 ? sigstruct_complete(sigstruct, &key, signature.data, options->signature)
                 : error_set("'%s' is no RSA-3072 signature: it has %zu bytes, not %d", options->signature,
                             signature.size, KEY_BYTES);
        bytes_free(&signature);
    }
    key_free(&key);
    return ok;
}

static bool execute(const struct Options *options) {
    struct SgxSigstruct sigstruct;
    uint8_t data[SIGSTRUCT_SIGNED_SIZE], mrsigner[32];
    if (!prepare(options, &sigstruct)) return false;
    if (options->detached && !options->signature) {
        sigstruct_signed_data(&sigstruct, data);
        return file_write(options->output, data, sizeof data, 0666);
    }
    if (!(options->detached ? complete(options, &sigstruct) : sign_here(options, &sigstruct))) return false;
    char *path = prepare_signature_path(options->image);
    bool ok = file_write(path, &sigstruct, sizeof sigstruct, 0666);
    free(path);
    if (!ok) return false;
    key_mrsigner(sigstruct.modulus, mrsigner);
    cli_print_hex("MRENCLAVE", sigstruct.enclavehash, 32);
    cli_print_hex("MRSIGNER", mrsigner, 32);
    return true;
}

// 1: taken; 0: another word; -1: error_set.
static int take_option(struct Options *options, struct Words *words) {
    const char *value;
    int taken;
    if (option_flag(words, "--detached")) return options->detached = true;
    if (option_flag(words, "--debug")) return options->debug = true;
    if ((taken = option_value(words, "key", &options->key)) != 0) return taken;
    if ((taken = option_value(words, "public", &options->public)) != 0) return taken;
    if ((taken = option_value(words, "signature", &options->signature)) != 0) return taken;
    if ((taken = option_value(words, "o", &options->output)) != 0) return taken;
    if ((taken = option_value(words, "product-id", &value)) != 0)
        return taken > 0 && option_u16("--product-id", value, &options->product_id) ? 1 : -1;
    if ((taken = option_value(words, "svn", &value)) != 0)
        return taken > 0 && option_u16("--svn", value, &options->svn) ? 1 : -1;
    return 0;
}

static int run(int count, char **arguments) {
    struct Words words = {count, arguments, 0};
    struct Options options = {0};
    while (words.next < words.count) {
        if (option_help(&words, &command_sign)) return 0;
        int taken = take_option(&options, &words);
        if (taken < 0) return cli_usage(&command_sign, "%s", error_text());
        if (taken) continue;
        const char *word = words.words[words.next++];
        if (word[0] == '-') return cli_usage(&command_sign, "there is no option '%s'", word);
        if (options.image)
            return cli_usage(&command_sign, "more than one image: '%s' and '%s'", options.image, word);
        options.image = word;
    }
    if (!options.image) return cli_usage(&command_sign, "give an image");
    if (!options.detached && (!options.key || options.public || options.signature || options.output))
        return cli_usage(&command_sign, "give --key KEY.pem, or --detached");
    if (options.detached &&
        (options.key || !options.public != !options.signature || !options.output == !options.public))
        return cli_usage(&command_sign, "--detached wants -o DATA, or --public and --signature");
    return execute(&options) ? 0 : cli_error(STATUS_FAILURE);
}
