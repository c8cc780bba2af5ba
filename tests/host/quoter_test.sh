#!/bin/sh
# pysgx-quote, and pysgx asking it, with a library in the place of Intel's that answers in a known way.
. tests/host/expect.sh
quoter=$root/build/pysgx-quote

check 'no arguments: status 2' [ "$("$quoter" 2>/dev/null; echo $?)" = 2 ]
check 'no library: status 1' [ "$("$quoter" target 2>/dev/null; echo $?)" = 1 ]
works "$pysgx" doctor
has 'libsgx_dcap_ql.so.1 is not there'

cat >library.c <<'END'
#include <stdint.h>
#include <string.h>
uint32_t sgx_qe_get_target_info(uint8_t *target) { memset(target, 't', 512); return REFUSAL; }
uint32_t sgx_qe_get_quote_size(uint32_t *size) { *size = 1000; return 0; }
uint32_t sgx_qe_get_quote(const uint8_t *report, uint32_t size, uint8_t *quote) {
    for (uint32_t i = 0; i < size; i++) quote[i] = report[i % 432] ^ 1;
    return REFUSAL;
}
END
export LD_LIBRARY_PATH="$work"
clang-19 -DREFUSAL=0 -shared -fPIC -o libsgx_dcap_ql.so.1 library.c
"$quoter" target >target.bin
check 'the target is the library'"'"'s' [ "$(tr -d t <target.bin | wc -c),$(wc -c <target.bin)" = 0,512 ]
works "$pysgx" doctor
check 'the doctor finds it' grep -q 'quoting library *yes' out.txt
head -c 432 /dev/urandom >report.bin
check 'a quote' sh -c "'$quoter' quote <report.bin >quote.bin"
works /usr/bin/python3.11 -c 'report = open("report.bin", "rb").read()
assert open("quote.bin", "rb").read() == bytes(report[i % 432] ^ 1 for i in range(1000))'
head -c 431 report.bin >short.bin
cat report.bin short.bin >long.bin
for file in short.bin long.bin; do
    check "$file is no report" [ "$("$quoter" quote <$file 2>&1 >/dev/null)" = 'standard input is no report of 432 bytes' ]
done

clang-19 -DREFUSAL=0xe044 -shared -fPIC -o libsgx_dcap_ql.so.1 library.c
check 'what the library says' [ "$("$quoter" quote <report.bin 2>&1)" = 'the quoting library gives no quote: error 0xe044' ]
works "$pysgx" doctor
has 'the quoting library gives no target: error 0xe044'
finish
