#!/bin/sh
# SIGINT (docs/threads.md): interrupts.py compares programs that get one with python3.
. tests/host/expect.sh

works "$root/tests/host/interrupts.py" "$pysgx" --native --sim --sim-strict
[ "$status" = 0 ] || echo "$out"

finish
