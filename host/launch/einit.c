// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// EINIT's checks: see einit.h. Those about the SIGSTRUCT alone are host/sign's.
#include "host/launch/einit.h"

#include "host/error.h"
#include "host/hash.h"
#include "host/sign/sigstruct.h"

#include <inttypes.h>
#include <string.h>

static bool masked_equal(struct SgxAttributes a, struct SgxAttributes b, struct SgxAttributes mask) {
    return ((a.flags ^ b.flags) & mask.flags) == 0 && ((a.xfrm ^ b.xfrm) & mask.xfrm) == 0;
}

bool einit(struct SgxSecs *secs, const uint8_t measured[32], const struct SgxSigstruct *sigstruct) {
    if (secs->attributes.flags & SGX_FLAGS_INIT)
        return error_set("EINIT: the enclave is initialised already");
    if (!sigstruct_verify(sigstruct, "the enclave's signature")) return false;
    if (memcmp(sigstruct->enclavehash, measured, sizeof sigstruct->enclavehash) != 0)
        return error_set("EINIT: the signature is for another enclave: its MRENCLAVE is not the image's "
                         "(SGX_INVALID_MEASUREMENT)");
    if (!masked_equal(sigstruct->attributes, secs->attributes, sigstruct->attributemask))
        return error_set("EINIT: the signature does not allow the attributes %#" PRIx64 ", XFRM %#" PRIx64
                         " (SGX_INVALID_ATTRIBUTE)",
                         secs->attributes.flags, secs->attributes.xfrm);
    if ((sigstruct->miscselect ^ secs->miscselect) & sigstruct->miscmask)
        return error_set("EINIT: the signature does not allow MISCSELECT %#" PRIx32
                         " (SGX_INVALID_ATTRIBUTE)",
                         secs->miscselect);
    if (secs->attributes.flags & SGX_FLAGS_EINITTOKENKEY)
        return error_set("EINIT: only a launch enclave may have the attribute EINITTOKENKEY "
                         "(SGX_INVALID_ATTRIBUTE)");
    memcpy(secs->mrenclave, measured, sizeof secs->mrenclave);
    hash_sha256(sigstruct->modulus, sizeof sigstruct->modulus, secs->mrsigner);
    secs->isvprodid = sigstruct->isvprodid;
    secs->isvsvn = sigstruct->isvsvn;
    secs->attributes.flags |= SGX_FLAGS_INIT;
    return true;
}
