// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx verify: is a quote true, and is it of the wanted enclave? Offline: everything it needs is in its arguments.
#include "host/cli/cli.h"

#include "host/codec/tree.h"
#include "host/error.h"
#include "host/quote/quote.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char help[] =
    "usage: pysgx verify QUOTE [--collateral FILE] [OPTION]...\n\n"
    "Verifies a DCAP quote of version 3 offline: its signature, the quoting enclave's report and identity, "
    "the chain of\n"
    "certificates to Intel's root, the lists of revoked ones, the platform's TCB level. Then the policy "
    "decides.\n\n"
    "  --collateral FILE   Intel's collateral, one JSON object (docs/attestation.md); a simulated quote "
    "needs none\n"
    "  --at TIME           judge as of 2026-01-31, 2026-01-31T12:00:00Z or seconds since 1970, instead of "
    "now\n"
    "  --mrenclave HEX     the enclave must have this measurement\n"
    "  --mrsigner HEX      it must be signed by this signer\n"
    "  --product-id N      it must have this product id\n"
    "  --min-svn N         it must have at least this security version\n"
    "  --report-data HEX   its report data must begin with this, zeros behind it\n"
    "  --accept-status S   take a platform in this state, too: OutOfDate, OutOfDateConfigurationNeeded. "
    "UpToDate,\n"
    "                      SWHardeningNeeded, ConfigurationNeeded and ConfigurationAndSWHardeningNeeded are "
    "taken\n"
    "  --strict            of those take UpToDate only\n"
    "  --allow-debug       take a debug enclave\n"
    "  --allow-simulated   take a simulated one, which nothing protects\n"
    "  --json              print one JSON object instead of lines\n\n"
    "Exit status: 0 accepted; 1 true, but refused by the policy; 2 invalid (or a wrong command line).\n";

static int run(int count, char **words);
const struct Command command_verify = {"verify", "verify a quote, and judge it by a policy", help, run};

enum Outcome { ACCEPTED = 0, REFUSED = 1, INVALID = 2 };

struct Options {
    const char *quote, *collateral;
    struct QuotePolicy policy;
    uint8_t mrenclave[32], mrsigner[32], report_data[64];
    time_t at;
    bool json;
};

// ----- options

static bool take_hex(const char *option, const char *text, uint8_t *bytes, size_t size) {
    return tree_from_hex(text, strlen(text), bytes, size) ||
           error_set("%s wants %zu hexadecimal digits, not '%s'", option, 2 * size, text);
}

static bool take_statuses(const char *text, bool accepted[TCB_STATUS_COUNT]) {
    for (;;) {
        size_t size = strcspn(text, ",");
        enum TcbStatus status;
        if (!tcb_status_find(text, size, &status) || status == TCB_REVOKED || status == TCB_SIMULATED)
            return error_set("--accept-status cannot take '%.*s'; see --help for the names", (int)size, text);
        accepted[status] = true;
        if (!text[size]) return true;
        text += size + 1;
    }
}

// 1: taken; 0: another word; -1: error_set.
static int take_option(struct Options *options, struct Words *words) {
    struct QuotePolicy *policy = &options->policy;
    const char *value;
    int taken;
    if (option_flag(words, "--json")) return options->json = true;
    if (option_flag(words, "--strict")) {
        memset(policy->accepted, 0, sizeof policy->accepted);
        return policy->accepted[TCB_UP_TO_DATE] = true;
    }
    if (option_flag(words, "--allow-debug")) return policy->allow_debug = true;
    if (option_flag(words, "--allow-simulated")) return policy->allow_simulated = true;
    if ((taken = option_value(words, "collateral", &options->collateral)) != 0) return taken;
    if ((taken = option_value(words, "at", &value)) != 0)
        return taken > 0 && (quote_time(value, strlen(value), &options->at) ||
                             error_set("--at wants a time like 2026-01-31T12:00:00Z, not '%s'", value))
                   ? 1
                   : -1;
    if ((taken = option_value(words, "mrenclave", &value)) != 0) {
        policy->mrenclave = options->mrenclave;
        return taken > 0 && take_hex("--mrenclave", value, options->mrenclave, 32) ? 1 : -1;
    }
    if ((taken = option_value(words, "mrsigner", &value)) != 0) {
        policy->mrsigner = options->mrsigner;
        return taken > 0 && take_hex("--mrsigner", value, options->mrsigner, 32) ? 1 : -1;
    }
    if ((taken = option_value(words, "report-data", &value)) != 0) {
        policy->report_data = options->report_data;
        size_t size = taken > 0 ? strlen(value) / 2 : 0;
        if (size > 64) size = 64;
        return taken > 0 && take_hex("--report-data", value, options->report_data, size) ? 1 : -1;
    }
    if ((taken = option_value(words, "product-id", &value)) != 0) {
        policy->has_product_id = true;
        return taken > 0 && option_u16("--product-id", value, &policy->product_id) ? 1 : -1;
    }
    if ((taken = option_value(words, "min-svn", &value)) != 0)
        return taken > 0 && option_u16("--min-svn", value, &policy->least_svn) ? 1 : -1;
    if ((taken = option_value(words, "accept-status", &value)) != 0)
        return taken > 0 && take_statuses(value, policy->accepted) ? 1 : -1;
    return 0;
}

// ----- output

static void print_json_hex(const char *name, const uint8_t *bytes, size_t size) {
    printf(", \"%s\": \"", name);
    for (size_t i = 0; i < size; i++) printf("%02x", bytes[i]);
    putchar('"');
}

static void print_json_text(const char *name, const char *text) {
    printf(", \"%s\": \"", name);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') putchar('\\');
        putchar(*text);
    }
    putchar('"');
}

static const char *const outcomes[] = {"accepted", "refused", "invalid"};

static void print_json(const struct Quote *quote, const struct QuoteVerdict *verdict, enum Outcome outcome) {
    const struct SgxReport *report = &quote->report;
    printf("{\"result\": \"%s\"", outcomes[outcome]);
    if (outcome != ACCEPTED) print_json_text("reason", error_text());
    if (outcome != INVALID) {
        print_json_hex("mrenclave", report->mrenclave, 32);
        print_json_hex("mrsigner", report->mrsigner, 32);
        printf(", \"product_id\": %u, \"svn\": %u, \"debug\": %s, \"simulated\": %s", report->isvprodid,
               report->isvsvn, report->attributes.flags & SGX_FLAGS_DEBUG ? "true" : "false",
               quote->simulated ? "true" : "false");
        print_json_hex("report_data", report->reportdata, 64);
        print_json_text("status", tcb_status_name(verdict->worst));
        print_json_text("tcb_status", tcb_status_name(verdict->tcb));
        print_json_text("qe_status", tcb_status_name(verdict->qe));
        print_json_text("tcb_date", verdict->tcb_date);
        print_json_text("advisories", verdict->advisories);
        print_json_hex("fmspc", verdict->fmspc, 6);
    }
    puts("}");
}

static void print_lines(const struct Quote *quote, const struct QuoteVerdict *verdict) {
    const struct SgxReport *report = &quote->report;
    cli_print_hex("MRENCLAVE", report->mrenclave, 32);
    cli_print_hex("MRSIGNER", report->mrsigner, 32);
    printf("%-12s %u\n%-12s %u\n", "product id", report->isvprodid, "SVN", report->isvsvn);
    cli_print_hex("report data", report->reportdata, 64);
    if (report->attributes.flags & SGX_FLAGS_DEBUG) puts("DEBUG        its host can read it");
    printf("%-12s %s%s%s\n", "platform", tcb_status_name(verdict->worst),
           *verdict->tcb_date ? ", TCB of " : "", verdict->tcb_date);
    if (*verdict->advisories) printf("%-12s %s\n", "advisories", verdict->advisories);
}

static int finish(const struct Options *options, const struct Quote *quote,
                  const struct QuoteVerdict *verdict, enum Outcome outcome) {
    if (options->json)
        print_json(quote, verdict, outcome);
    else if (outcome != INVALID)
        print_lines(quote, verdict);
    if (outcome == ACCEPTED) {
        if (!options->json) puts("accepted");
        return ACCEPTED;
    }
    char line[1024];
    snprintf(line, sizeof line, "%s", error_text());
    error_clear();
    error_set("%s: %s", outcomes[outcome], line);
    return cli_error((int)outcome);
}

// ----- the command

static int execute(struct Options *options) {
    struct Bytes data = {0}, collateral = {0};
    struct Quote quote = {0};
    struct QuoteVerdict verdict = {0};
    bool ok = file_read(options->quote, &data) && quote_read(&quote, data.data, data.size, options->quote) &&
              (!options->collateral || file_read(options->collateral, &collateral)) &&
              quote_verify(&quote, options->collateral ? &collateral : NULL, options->collateral, options->at,
                           &verdict);
    enum Outcome outcome = INVALID;
    if (ok) outcome = quote_judge(&quote, &verdict, &options->policy) ? ACCEPTED : REFUSED;
    int status = finish(options, &quote, &verdict, outcome);
    bytes_free(&data);
    bytes_free(&collateral);
    return status;
}

static int run(int count, char **arguments) {
    struct Words words = {count, arguments, 0};
    struct Options options = {.at = time(NULL)};
    for (int i = TCB_UP_TO_DATE; i < TCB_OUT_OF_DATE; i++) options.policy.accepted[i] = true;
    while (words.next < words.count) {
        if (option_help(&words, &command_verify)) return 0;
        int taken = take_option(&options, &words);
        if (taken < 0) return cli_usage(&command_verify, "%s", error_text());
        if (taken) continue;
        const char *word = words.words[words.next++];
        if (word[0] == '-') return cli_usage(&command_verify, "there is no option '%s'", word);
        if (options.quote)
            return cli_usage(&command_verify, "more than one quote: '%s' and '%s'", options.quote, word);
        options.quote = word;
    }
    if (!options.quote) return cli_usage(&command_verify, "give the file of a quote");
    return execute(&options);
}
