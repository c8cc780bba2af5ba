// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx keygen: makes a signing key.
#include "host/cli/cli.h"

#include "host/error.h"
#include "host/sign/key.h"

#include <stdio.h>

static const char help[] = "usage: pysgx keygen KEY.pem\n\n"
                           "Makes an RSA-3072 key with exponent 3 for signing enclaves, writes it to KEY.pem "
                           "(which must not be there\n"
                           "yet; only you can read it), prints its MRSIGNER. Keep it secret, and keep it: "
                           "data sealed to MRSIGNER is\n"
                           "lost with it.\n";

static int run(int count, char **words);
const struct Command command_keygen = {"keygen", "make a key for signing enclaves", help, run};

static int run(int count, char **words) {
    if (count != 1 || (words[0][0] == '-' && words[0][1]))
        return cli_usage(&command_keygen, "give one file name, KEY.pem");
    struct Key key;
    uint8_t modulus[KEY_BYTES], mrsigner[32];
    if (!key_generate(&key)) return cli_error(STATUS_FAILURE);
    bool ok = key_write(&key, words[0]) && key_modulus(&key, modulus);
    key_free(&key);
    if (!ok) return cli_error(STATUS_FAILURE);
    key_mrsigner(modulus, mrsigner);
    cli_print_hex("MRSIGNER", mrsigner, 32);
    return 0;
}
