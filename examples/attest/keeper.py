"""An enclave whose host wants proof of what it talks to: a quote that names this program and binds a challenge to it."""
import hashlib

from enclave import ecall, report


@ecall
def prove(challenge: bytes, target: bytes) -> bytes:
    """A report for the quoting enclave that `target` names; the challenge's hash is in its data."""
    return report(hashlib.sha256(challenge).digest(), target)
