#!/bin/sh
# `pysgx run` in the simulators, with the launcher's test payload as the enclave: what goes in, what comes back.
. tests/host/expect.sh
payload=$root/build/tests/launch/payload.elf
for name in arguments echo exit stats abort spin; do : >$name; done # "programs" whose names tell the payload what to do
run="$pysgx run --enclave $payload --heap 8M"

for mode in --sim --sim-strict; do
    works $run $mode arguments a '' 'ü b'
    has 'arguments|a||ü b|'
    check "$mode says nothing" [ ! -s err.txt ]
    export SECRET=1
    works $run $mode --env A=1 --env 'B=x y' arguments
    check 'only what --env names goes in' [ "$(cat err.txt)" = 'A=1|B=x y|' ]
    works sh -c "echo hello | $run $mode echo"
    has hello
    $run $mode exit 41 >/dev/null 2>&1
    check "$mode: the exit status" [ $? = 41 ]
    fails 134 'the payload asked for it' $run $mode abort
    works $run $mode --stats stats
    cp err.txt stats.txt
    works /usr/bin/python3.11 -c 'import json; s = json.load(open("stats.txt")); print(s["mode"], s["heap_peak"],
        s["heap"], s["collections"], s["pause_ns_max"], s["pause_ns"]); assert s["entries"] == s["exits"] >= 1 and s["load_ms"] > 0'
    has "${mode#--} 1 2 3 4 5"
done

if [ ! -e /dev/sgx_enclave ]; then
    works $run exit 0
    check 'says once that it simulates' [ "$(grep -c SIMULATED err.txt)" = 1 ]
    check 'and nothing else' [ "$(wc -l <err.txt)" = 1 ]
    fails 1 '' $run --sgx exit 0
fi

# An image in a file runs as it was built.
cp exit 0
works "$pysgx" build --enclave "$payload" --heap 8M exit -o arguments.sgxs
measured=$(awk '/^MRENCLAVE/ {print $2}' out.txt)
works "$pysgx" inspect arguments.sgxs
has "$measured"
works "$pysgx" run --sim arguments.sgxs word
works "$pysgx" run --sim-strict arguments.sgxs word
finish
