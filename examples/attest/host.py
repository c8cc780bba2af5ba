#!/usr/bin/python3
"""Gets a quote of the enclave of keeper.py and verifies it, as somebody far away would:

    pysgx build --svn 3 keeper.py && ./host.py keeper.sgxs sim

On real hardware the quote needs Intel's collateral, verify(quote, collateral), and nobody allows a simulated one."""
import hashlib
import os
import sys

import pysgx

challenge = os.urandom(32)
with pysgx.Enclave(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None) as enclave:
    quote = enclave.quote(enclave.prove(challenge, enclave.quote_target()))
    simulated = enclave.is_simulated
wanted = hashlib.sha256(challenge).digest() + bytes(32)
verdict = pysgx.verify(quote, report_data=wanted, min_svn=3, allow_simulated=simulated)
print(verdict.platform, "svn", verdict.svn, "debug" if verdict.debug else "not debug")
for what, policy in (("of a newer version", {"min_svn": 4}), ("for another challenge", {"report_data": bytes(64)}),
                     ("by nobody knows whom", {"mrsigner": bytes(32)})):
    try:
        pysgx.verify(quote, allow_simulated=simulated, **policy)
    except pysgx.QuoteRefused as refused:
        print(f"{what}: {refused}")
try:
    pysgx.verify(quote[:100] + bytes([quote[100] ^ 1]) + quote[101:], allow_simulated=simulated)
except pysgx.QuoteError as error:
    print("changed:", error)
