// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx doctor: what this machine offers, and what to do about what is missing. It looks, and changes
// nothing.
#include "host/cli/cli.h"

#include "host/error.h"
#include "host/launch/vdso.h"
#include "host/quote/dcap.h"

#include <cpuid.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static const char help[] =
    "usage: pysgx doctor\n\n"
    "Tells what this machine offers (SGX1, SGX2, flexible launch control, the driver, "
    "the vDSO's entry function,\n"
    "quotes, simulation), and what to do about what is missing. Exit status: 0 when programs "
    "can run in real enclaves,\n"
    "or simulated.\n";

static int run(int count, char **words);
const struct Command command_doctor = {"doctor", "tell what this machine offers", help, run};

static bool line(const char *what, bool ok, const char *found, const char *advice) {
    printf("%-22s %-4s %s\n", what, ok ? "yes" : "no", ok ? found : advice);
    return ok;
}

struct Processor {
    bool sgx, sgx1, sgx2, flc;
    uint64_t epc; // bytes
    unsigned size_bits;
};

// CPUID leafs 7 and 12H (SDM Vol. 3D, "Detecting and Enumerating Intel SGX").
static struct Processor look_at_processor(void) {
    struct Processor found = {0};
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return found;
    found.sgx = b >> 2 & 1;
    found.flc = c >> 30 & 1;
    if (!found.sgx || !__get_cpuid_count(0x12, 0, &a, &b, &c, &d)) return found;
    found.sgx1 = a & 1;
    found.sgx2 = a >> 1 & 1;
    found.size_bits = d >> 8 & 0xff;
    for (unsigned i = 2; i < 10 && __get_cpuid_count(0x12, i, &a, &b, &c, &d) && (a & 0xf) == 1; i++)
        found.epc += (c & 0xfffff000) + ((uint64_t)(d & 0xfffff) << 32);
    return found;
}

static bool check_processor(void) {
    struct Processor found = look_at_processor();
    char text[96];
    snprintf(text, sizeof text, "enclaves up to 2^%u bytes, %" PRIu64 " MiB of protected memory",
             found.size_bits, found.epc >> 20);
    const char *off =
        found.sgx ? "the processor has it, but it is off: enable SGX in the firmware's (BIOS) settings"
                  : "this processor, or this virtual machine, has none: use a machine with SGX";
    bool ok = line("SGX1", found.sgx1, text, off);
    line("SGX2", found.sgx2, "memory of an enclave can grow",
         "not needed; Ice Lake servers and newer have it");
    line("launch control (FLC)", found.flc, "",
         "Linux's driver needs it: a processor with FLC, enabled in the firmware");
    return ok && found.flc;
}

static bool check_driver(void) {
    const char *advice =
        "Linux 5.11 or newer with CONFIG_X86_SGX makes it where the processor has SGX and FLC";
    int fd = open("/dev/sgx_enclave", O_RDWR | O_CLOEXEC);
    if (fd >= 0)
        close(fd);
    else if (errno == EACCES)
        advice = "it is there, but not for you: sudo usermod -aG sgx $USER, and log in again";
    return line("/dev/sgx_enclave", fd >= 0, "", advice);
}

static bool check_vdso(void) {
    return line("vDSO entry function", vdso_function("__vdso_sgx_enter_enclave") != NULL, "",
                "Linux 5.11 or newer has it");
}

static void check_quoting(void) {
    struct SgxTargetinfo target;
    line("quoting library", dcap_target(&target), "", error_text());
    error_clear();
}

static bool check_files(void) {
    struct Places places;
    locate(&places);
    bool enclave = access(places.enclave, R_OK) == 0, library = access(places.stdlib, R_OK) == 0;
    line("enclave", enclave, places.enclave, "it is not built: run 'make'");
    line("native interpreter", access(places.native, X_OK) == 0, places.native,
         "it is not built: run 'make'");
    line("standard library", library, places.stdlib, "install libpython3.11-stdlib ('make setup' does)");
    return enclave && library;
}

// Runs an empty program in the simulator, as a child.
static bool check_simulation(void) {
    const char *advice = "'pysgx run --sim -c pass' tells why";
    void *range = mmap(NULL, 2 * ELRANGE_SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED)
        return line("simulation", false, "", "it needs 32 GiB of addresses (not memory): raise 'ulimit -v'");
    munmap(range, 2 * ELRANGE_SIZE);
    fflush(stdout);
    double start = cli_clock();
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR | O_CLOEXEC);
        for (int fd = 0; fd < 3; fd++) dup2(null, fd);
        execl("/proc/self/exe", "pysgx", "run", "--sim", "-c", "pass", (char *)NULL);
        _exit(127);
    }
    if (child > 0) waitpid(child, &status, 0);
    char text[64];
    snprintf(text, sizeof text, "an empty program took %.0f ms; it protects nothing", cli_clock() - start);
    return line("simulation", child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0, text, advice);
}

static int run(int count, char **words) {
    if (count) return cli_usage(&command_doctor, "doctor takes no arguments");
    bool processor = check_processor(), driver = check_driver(), vdso = check_vdso();
    check_quoting();
    bool files = check_files(), simulation = check_simulation();
    bool real = processor && driver && vdso && files;
    puts(real         ? "\nPrograms run in real enclaves."
         : simulation ? "\nPrograms run SIMULATED: as in an enclave, but without any protection."
                      : "\nPrograms cannot run in enclaves here, nor simulated.");
    if (real || simulation) return 0;
    error_set("neither SGX nor its simulation works here; the lines above tell what to do");
    return cli_error(STATUS_FAILURE);
}
