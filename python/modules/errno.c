// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module errno: the error numbers of Linux on x86-64.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/module.h"

struct Error {
    uint32_t name; // enum NameIndex
    uint16_t number;
};
// Where two names share a number, the one that errorcode shows comes last.
static const struct Error errors[133] = {
    {NAME_INDEX(EPERM), 1},
    {NAME_INDEX(ENOENT), 2},
    {NAME_INDEX(ESRCH), 3},
    {NAME_INDEX(EINTR), 4},
    {NAME_INDEX(EIO), 5},
    {NAME_INDEX(ENXIO), 6},
    {NAME_INDEX(E2BIG), 7},
    {NAME_INDEX(ENOEXEC), 8},
    {NAME_INDEX(EBADF), 9},
    {NAME_INDEX(ECHILD), 10},
    {NAME_INDEX(EWOULDBLOCK), 11},
    {NAME_INDEX(EAGAIN), 11},
    {NAME_INDEX(ENOMEM), 12},
    {NAME_INDEX(EACCES), 13},
    {NAME_INDEX(EFAULT), 14},
    {NAME_INDEX(ENOTBLK), 15},
    {NAME_INDEX(EBUSY), 16},
    {NAME_INDEX(EEXIST), 17},
    {NAME_INDEX(EXDEV), 18},
    {NAME_INDEX(ENODEV), 19},
    {NAME_INDEX(ENOTDIR), 20},
    {NAME_INDEX(EISDIR), 21},
    {NAME_INDEX(EINVAL), 22},
    {NAME_INDEX(ENFILE), 23},
    {NAME_INDEX(EMFILE), 24},
    {NAME_INDEX(ENOTTY), 25},
    {NAME_INDEX(ETXTBSY), 26},
    {NAME_INDEX(EFBIG), 27},
    {NAME_INDEX(ENOSPC), 28},
    {NAME_INDEX(ESPIPE), 29},
    {NAME_INDEX(EROFS), 30},
    {NAME_INDEX(EMLINK), 31},
    {NAME_INDEX(EPIPE), 32},
    {NAME_INDEX(EDOM), 33},
    {NAME_INDEX(ERANGE), 34},
    {NAME_INDEX(EDEADLK), 35},
    {NAME_INDEX(EDEADLOCK), 35},
    {NAME_INDEX(ENAMETOOLONG), 36},
    {NAME_INDEX(ENOLCK), 37},
    {NAME_INDEX(ENOSYS), 38},
    {NAME_INDEX(ENOTEMPTY), 39},
    {NAME_INDEX(ELOOP), 40},
    {NAME_INDEX(ENOMSG), 42},
    {NAME_INDEX(EIDRM), 43},
    {NAME_INDEX(ECHRNG), 44},
    {NAME_INDEX(EL2NSYNC), 45},
    {NAME_INDEX(EL3HLT), 46},
    {NAME_INDEX(EL3RST), 47},
    {NAME_INDEX(ELNRNG), 48},
    {NAME_INDEX(EUNATCH), 49},
    {NAME_INDEX(ENOCSI), 50},
    {NAME_INDEX(EL2HLT), 51},
    {NAME_INDEX(EBADE), 52},
    {NAME_INDEX(EBADR), 53},
    {NAME_INDEX(EXFULL), 54},
    {NAME_INDEX(ENOANO), 55},
    {NAME_INDEX(EBADRQC), 56},
    {NAME_INDEX(EBADSLT), 57},
    {NAME_INDEX(EBFONT), 59},
    {NAME_INDEX(ENOSTR), 60},
    {NAME_INDEX(ENODATA), 61},
    {NAME_INDEX(ETIME), 62},
    {NAME_INDEX(ENOSR), 63},
    {NAME_INDEX(ENONET), 64},
    {NAME_INDEX(ENOPKG), 65},
    {NAME_INDEX(EREMOTE), 66},
    {NAME_INDEX(ENOLINK), 67},
    {NAME_INDEX(EADV), 68},
    {NAME_INDEX(ESRMNT), 69},
    {NAME_INDEX(ECOMM), 70},
    {NAME_INDEX(EPROTO), 71},
    {NAME_INDEX(EMULTIHOP), 72},
    {NAME_INDEX(EDOTDOT), 73},
    {NAME_INDEX(EBADMSG), 74},
    {NAME_INDEX(EOVERFLOW), 75},
    {NAME_INDEX(ENOTUNIQ), 76},
    {NAME_INDEX(EBADFD), 77},
    {NAME_INDEX(EREMCHG), 78},
    {NAME_INDEX(ELIBACC), 79},
    {NAME_INDEX(ELIBBAD), 80},
    {NAME_INDEX(ELIBSCN), 81},
    {NAME_INDEX(ELIBMAX), 82},
    {NAME_INDEX(ELIBEXEC), 83},
    {NAME_INDEX(EILSEQ), 84},
    {NAME_INDEX(ERESTART), 85},
    {NAME_INDEX(ESTRPIPE), 86},
    {NAME_INDEX(EUSERS), 87},
    {NAME_INDEX(ENOTSOCK), 88},
    {NAME_INDEX(EDESTADDRREQ), 89},
    {NAME_INDEX(EMSGSIZE), 90},
    {NAME_INDEX(EPROTOTYPE), 91},
    {NAME_INDEX(ENOPROTOOPT), 92},
    {NAME_INDEX(EPROTONOSUPPORT), 93},
    {NAME_INDEX(ESOCKTNOSUPPORT), 94},
    {NAME_INDEX(EOPNOTSUPP), 95},
    {NAME_INDEX(ENOTSUP), 95},
    {NAME_INDEX(EPFNOSUPPORT), 96},
    {NAME_INDEX(EAFNOSUPPORT), 97},
    {NAME_INDEX(EADDRINUSE), 98},
    {NAME_INDEX(EADDRNOTAVAIL), 99},
    {NAME_INDEX(ENETDOWN), 100},
    {NAME_INDEX(ENETUNREACH), 101},
    {NAME_INDEX(ENETRESET), 102},
    {NAME_INDEX(ECONNABORTED), 103},
    {NAME_INDEX(ECONNRESET), 104},
    {NAME_INDEX(ENOBUFS), 105},
    {NAME_INDEX(EISCONN), 106},
    {NAME_INDEX(ENOTCONN), 107},
    {NAME_INDEX(ESHUTDOWN), 108},
    {NAME_INDEX(ETOOMANYREFS), 109},
    {NAME_INDEX(ETIMEDOUT), 110},
    {NAME_INDEX(ECONNREFUSED), 111},
    {NAME_INDEX(EHOSTDOWN), 112},
    {NAME_INDEX(EHOSTUNREACH), 113},
    {NAME_INDEX(EALREADY), 114},
    {NAME_INDEX(EINPROGRESS), 115},
    {NAME_INDEX(ESTALE), 116},
    {NAME_INDEX(EUCLEAN), 117},
    {NAME_INDEX(ENOTNAM), 118},
    {NAME_INDEX(ENAVAIL), 119},
    {NAME_INDEX(EISNAM), 120},
    {NAME_INDEX(EREMOTEIO), 121},
    {NAME_INDEX(EDQUOT), 122},
    {NAME_INDEX(ENOMEDIUM), 123},
    {NAME_INDEX(EMEDIUMTYPE), 124},
    {NAME_INDEX(ECANCELED), 125},
    {NAME_INDEX(ENOKEY), 126},
    {NAME_INDEX(EKEYEXPIRED), 127},
    {NAME_INDEX(EKEYREVOKED), 128},
    {NAME_INDEX(EKEYREJECTED), 129},
    {NAME_INDEX(EOWNERDEAD), 130},
    {NAME_INDEX(ENOTRECOVERABLE), 131},
    {NAME_INDEX(ERFKILL), 132},
};

MODULE(errno, "This module makes available standard errno system symbols.\n"
              "\n"
              "The value of each symbol is the corresponding integer value,\n"
              "e.g., on most systems, errno.ENOENT equals the integer 2.\n"
              "\n"
              "The dictionary errno.errorcode maps numeric codes to symbol names,\n"
              "e.g., errno.errorcode[2] could be the string 'ENOENT'.\n"
              "\n"
              "Symbols that are not relevant to the underlying system are not defined.\n"
              "\n"
              "To map error codes to error messages, use the function os.strerror(),\n"
              "e.g. os.strerror(2) could return 'No such file or directory'.") {
    Value module = arg(args, 0), codes = dict_new(LENGTH_OF(errors));
    RETURN_IF_ERROR(codes);
    for (uint32_t i = 0; i < LENGTH_OF(errors); i++) {
        Value name = AT(name_objects, AT(errors, i).name), number = int_u32(AT(errors, i).number);
        RETURN_IF_ERROR(module_set(module, name, number));
        RETURN_IF_ERROR(dict_set(codes, number, name));
    }
    return module_set(module, NAME(errorcode), codes);
}
