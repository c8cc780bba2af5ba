// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The same from C: cc host.c -o host $(pkg-config --cflags --libs pysgx) && ./host generic.sgxs prices.py sim
#include <pysgx.h>
#include <stdio.h>

int main(int count, char **words) {
    if (count < 3) {
        fprintf(stderr, "usage: host GENERIC.sgxs FILE.py [MODE]\n");
        return 2;
    }
    pysgx_enclave *enclave = pysgx_open_program(words[1], words[2], count > 3 ? words[3] : NULL);
    char *result = NULL;
    uint8_t hash[32];
    if (!enclave ||
        pysgx_call_json(enclave, "price", "[[\"tea\", \"cake\", \"tea\"]]", &result) != PYSGX_OK ||
        pysgx_program_hash(enclave, hash) != PYSGX_OK) {
        fprintf(stderr, "%s\n", pysgx_error());
        pysgx_close(enclave);
        return 1;
    }
    printf("%s, says the program ", result);
    for (unsigned i = 0; i < sizeof hash; i++) printf("%02x", hash[i]);
    printf("\n");
    pysgx_free(result);
    return pysgx_close(enclave);
}
