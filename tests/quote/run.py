#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Quotes and collateral as Intel would sign them, under a root of this test's own: every state of a platform, and all that
may be wrong with certificates, lists of revoked ones and collateral.

usage: run.py JUDGE

The last line printed is `N passed, N failed`.
"""
import hashlib
import json
import os
import struct
import subprocess
import sys
import tempfile

JUDGE = os.path.abspath(sys.argv[1])
AT = "2026-01-15T00:00:00Z"
CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[ca_root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ca]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[pck]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
1.2.840.113741.1.13.1 = ASN1:SEQUENCE:sgx
[sgx]
a = SEQUENCE:ppid
b = SEQUENCE:tcb
c = SEQUENCE:pceid
d = SEQUENCE:fmspc
e = SEQUENCE:type
[ppid]
a = OID:1.2.840.113741.1.13.1.1
b = FORMAT:HEX,OCT:00112233445566778899aabbccddeeff
[tcb]
a = OID:1.2.840.113741.1.13.1.2
b = SEQUENCE:tcbs
[tcbs]
TCBS
[pceid]
a = OID:1.2.840.113741.1.13.1.3
b = FORMAT:HEX,OCT:0000
[fmspc]
a = OID:1.2.840.113741.1.13.1.4
b = FORMAT:HEX,OCT:00906ED50000
[type]
a = OID:1.2.840.113741.1.13.1.5
b = ENUM:0
"""
CONFIG_OF_CA = """
[default_ca]
database = NAME.index.txt
crlnumber = NAME.number
serial = NAME.serial
new_certs_dir = .
default_md = sha256
policy = policy
[policy]
commonName = supplied
"""
SVN = [7, 9, 3, 3, 255, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]
PCE_SVN = 300


def component_lines():
    lines, sections = [], []
    for i in range(17):
        value = SVN[i] if i < 16 else PCE_SVN
        lines.append(f"c{i} = SEQUENCE:component{i}")
        sections.append(f"[component{i}]\na = OID:1.2.840.113741.1.13.1.2.{i + 1}\nb = INTEGER:{value}")
    lines.append("c17 = SEQUENCE:component17")
    sections.append("[component17]\na = OID:1.2.840.113741.1.13.1.2.18\nb = FORMAT:HEX,OCT:0709030300000000")
    return "\n".join(lines + sections)


def openssl(*words, data=None):
    done = subprocess.run(["openssl", *words], input=data, capture_output=True)
    if done.returncode:
        raise RuntimeError(f"openssl {' '.join(words)}: {done.stderr.decode()}")
    return done.stdout


def write(name, data):
    with open(name, "wb" if isinstance(data, bytes) else "w") as file:
        file.write(data)


class Authority:
    """A key with a certificate, in files NAME.key and NAME.pem."""

    def __init__(self, name, section, issuer=None, days=("20250101000000Z", "20350101000000Z")):
        self.name, self.issuer = name, issuer or self
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name + ".key")
        openssl("req", "-new", "-key", name + ".key", "-subj", f"/CN={name}", "-config", "config", "-out", name + ".csr")
        for file in ("index.txt", "index.txt.attr"):
            write(f"{name}.{file}", "unique_subject = no\n" if file.endswith("attr") else "")
        write(name + ".number", "01")
        self.config = name + ".config"
        own = CONFIG_OF_CA.replace("NAME", name)
        write(self.config, open("config").read() + own)
        write(name + ".serial", os.urandom(8).hex())
        issuer = self.issuer
        sign = ["-selfsign", "-keyfile", name + ".key"] if issuer is self else ["-cert", issuer.name + ".pem", "-keyfile", issuer.name + ".key"]
        openssl("ca", "-batch", "-notext", "-config", issuer.config, "-name", "default_ca", *sign, "-extensions", section, "-startdate", days[0],
                "-enddate", days[1], "-in", name + ".csr", "-out", name + ".pem")
        self.pem = open(name + ".pem").read()

    def revocations(self, *revoked, days=("20251201000000Z", "20260201000000Z")):
        config = ["-config", self.config, "-name", "default_ca", "-cert", self.name + ".pem", "-keyfile", self.name + ".key"]
        before = open(self.name + ".index.txt").read()
        for each in revoked:
            openssl("ca", *config, "-revoke", each.name + ".pem")
        openssl("ca", *config, "-gencrl", "-crl_lastupdate", days[0], "-crl_nextupdate", days[1], "-out", self.name + ".crl")
        write(self.name + ".index.txt", before)
        return openssl("crl", "-in", self.name + ".crl", "-outform", "der").hex()

    def sign(self, data):
        """r, s"""
        der = openssl("dgst", "-sha256", "-sign", self.name + ".key", data=data)
        numbers, at = [], 2
        for _ in range(2):
            size = der[at + 1]
            numbers.append(int.from_bytes(der[at + 2:at + 2 + size], "big").to_bytes(32, "big"))
            at += 2 + size
        return b"".join(numbers)

    def point(self):
        return openssl("pkey", "-in", self.name + ".key", "-pubout", "-outform", "der")[-65:]


def report(mrenclave=b"e" * 32, mrsigner=b"s" * 32, product=0, svn=0, attributes=5, data=b""):
    body = struct.pack("<16sI28sQQ", b"\1" * 16, 0, b"", attributes, 3) + mrenclave + bytes(32) + mrsigner + bytes(96)
    return body + struct.pack("<HH60s", product, svn, b"") + data.ljust(64, b"\0")


QE_SIGNER = b"q" * 32


def make_quote(pki, qe=None, chain=None):
    header = struct.pack("<HHIHH", 3, 2, 0, 8, 13) + bytes.fromhex("939a7233f79c4ca9940a0db3957f0607") + bytes(20)
    signed = header + report()
    key, auth = pki.attestation.point()[1:], bytes(range(32))
    qe = qe or report(mrsigner=QE_SIGNER, product=1, svn=8, attributes=0x15, data=hashlib.sha256(key + auth).digest())
    chain = (chain or pki.pck.pem + pki.ca.pem + pki.root.pem).encode()
    tail = pki.attestation.sign(signed) + key + qe + pki.pck.sign(qe) + struct.pack("<H", len(auth)) + auth
    tail += struct.pack("<HI", 5, len(chain)) + chain
    return signed + struct.pack("<I", len(tail)) + tail


def level(status, svn=SVN, pce_svn=PCE_SVN):
    return {"tcb": {"sgxtcbcomponents": [{"svn": n} for n in svn], "pcesvn": pce_svn}, "tcbDate": "2025-01-01T00:00:00Z",
            "tcbStatus": status, "advisoryIDs": ["INTEL-SA-00001"]}


def tcb_info(levels=None, **changes):
    info = {"id": "SGX", "version": 3, "issueDate": "2026-01-01T00:00:00Z", "nextUpdate": "2026-02-01T00:00:00Z",
            "fmspc": "00906ED50000", "pceId": "0000", "tcbType": 0, "tcbEvaluationDataNumber": 17,
            "tcbLevels": levels or [level("UpToDate")]}
    return {**info, **changes}


def qe_identity(levels=None, **changes):
    identity = {"id": "QE", "version": 2, "issueDate": "2026-01-01T00:00:00Z", "nextUpdate": "2026-02-01T00:00:00Z",
                "miscselect": "00000000", "miscselectMask": "FFFFFFFF", "attributes": "11000000000000000000000000000000",
                "attributesMask": "FBFFFFFFFFFFFFFF0000000000000000", "mrsigner": QE_SIGNER.hex().upper(), "isvprodid": 1,
                "tcbLevels": [{"tcb": {"isvsvn": n}, "tcbStatus": status} for n, status in levels or [(8, "UpToDate"), (1, "OutOfDate")]]}
    return {**identity, **changes}


class Pki:
    def __init__(self):
        write("config", CONFIG.replace("TCBS", component_lines()))
        self.root = Authority("root", "ca_root")
        self.ca = Authority("ca", "ca", self.root)
        self.pck = Authority("pck", "pck", self.ca)
        self.tcb = Authority("tcb", "leaf", self.root)
        self.attestation = Authority("attestation", "leaf", self.root)
        self.stranger = Authority("stranger", "ca_root")
        write("root.point", self.root.point())
        self.quote = make_quote(self)
        self.root_crl, self.pck_crl = self.root.revocations(), self.ca.revocations()

    def collateral(self, info=None, identity=None, **changes):
        info, identity = json.dumps(info or tcb_info()), json.dumps(identity or qe_identity())
        chain = self.tcb.pem + self.root.pem
        made = {"pck_crl_issuer_chain": self.ca.pem + self.root.pem, "root_ca_crl": self.root_crl, "pck_crl": self.pck_crl,
                "tcb_info_issuer_chain": chain, "tcb_info": info, "tcb_info_signature": self.tcb.sign(info.encode()).hex(),
                "qe_identity_issuer_chain": chain, "qe_identity": identity,
                "qe_identity_signature": self.tcb.sign(identity.encode()).hex()}
        return {**made, **changes}


passed = failed = 0


def expect(wanted, pki, quote=None, at=AT, info=None, identity=None, **changes):
    global passed, failed
    write("quote.bin", quote or pki.quote)
    write("collateral.json", json.dumps(pki.collateral(info, identity, **changes)))
    done = subprocess.run([JUDGE, "root.point", "quote.bin", "collateral.json", at], capture_output=True, text=True)
    if done.returncode == 0 and done.stdout.startswith(wanted):
        passed += 1
    else:
        failed += 1
        print(f"failed: wanted {wanted!r}: {done.returncode} {done.stdout}{done.stderr}")


def states(pki):
    expect("UpToDate UpToDate UpToDate", pki)
    for status in ("SWHardeningNeeded", "ConfigurationNeeded", "ConfigurationAndSWHardeningNeeded", "OutOfDate",
                   "OutOfDateConfigurationNeeded", "Revoked"):
        expect(f"{status} {status} UpToDate", pki, info=tcb_info([level(status)]))
    higher = [n + 1 if i == 1 else n for i, n in enumerate(SVN)]
    expect("OutOfDate", pki, info=tcb_info([level("UpToDate", higher), level("OutOfDate")]))
    expect("OutOfDate", pki, info=tcb_info([level("UpToDate", SVN, PCE_SVN + 1), level("OutOfDate")]))
    expect("UpToDate", pki, info=tcb_info([level("UpToDate", [0] * 16, 0), level("Revoked")]))
    expect("invalid: the platform's TCB is older", pki, info=tcb_info([level("UpToDate", higher)]))
    expect("OutOfDate UpToDate OutOfDate", pki, identity=qe_identity([(9, "UpToDate"), (1, "OutOfDate")]))
    expect("OutOfDateConfigurationNeeded", pki, info=tcb_info([level("ConfigurationNeeded")]), identity=qe_identity([(9, "UpToDate"), (1, "OutOfDate")]))
    expect("Revoked UpToDate Revoked", pki, identity=qe_identity([(9, "UpToDate"), (1, "Revoked")]))
    expect("invalid: the quoting enclave is older", pki, identity=qe_identity([(9, "UpToDate")]))


def collateral(pki):
    expect("invalid: tcb_info has expired", pki, info=tcb_info(nextUpdate="2026-01-14T00:00:00Z"))
    expect("invalid: tcb_info is not valid yet", pki, info=tcb_info(issueDate="2026-01-16T00:00:00Z"))
    expect("invalid: qe_identity has expired", pki, identity=qe_identity(nextUpdate="2026-01-14T00:00:00Z"))
    expect("invalid: tcb_info does not tell when", pki, info=tcb_info(nextUpdate="soon"))
    expect("invalid: tcb_info is for another kind", pki, info=tcb_info(fmspc="00906ED50001"))
    expect("invalid: tcb_info is for another kind", pki, info=tcb_info(pceId="0001"))
    expect("invalid: tcb_info is not SGX", pki, info=tcb_info(id="TDX"))
    expect("invalid: tcb_info is not SGX", pki, info=tcb_info(version=2))
    expect("invalid: a level of tcb_info", pki, info=tcb_info([level("Fine")]))
    expect("invalid: a level of tcb_info", pki, info=tcb_info([level("UpToDate", SVN[:15])]))
    expect("invalid: qe_identity is not", pki, identity=qe_identity(id="QVE"))
    for change in ({"mrsigner": "00" * 32}, {"isvprodid": 2}, {"attributes": "13" + "00" * 15}, {"miscselect": "00000001"}):
        expect("invalid: the quote was not made by", pki, identity=qe_identity(**change))
    expect("invalid: the signature of tcb_info", pki, tcb_info=json.dumps(tcb_info([level("UpToDate", [0] * 16, 0)])))
    expect("invalid: the signature of qe_identity", pki, qe_identity=json.dumps(qe_identity([(0, "UpToDate")])))
    expect("invalid: tcb_info_issuer_chain does not end", pki, tcb_info_issuer_chain=pki.stranger.pem)
    expect("invalid: tcb_info_issuer_chain", pki, tcb_info_issuer_chain=pki.stranger.pem + pki.root.pem)


def certificates(pki):
    expect("invalid: the processor's chain of certificates: certificate 1: certificate revoked", pki, pck_crl=pki.ca.revocations(pki.pck))
    expect("invalid: the processor's chain of certificates: certificate 2: certificate revoked", pki, root_ca_crl=pki.root.revocations(pki.ca))
    expect("invalid: tcb_info_issuer_chain: certificate 1: certificate revoked", pki, root_ca_crl=pki.root.revocations(pki.tcb))
    expect("invalid: the processor's chain of certificates: certificate 1: CRL has expired", pki,
           pck_crl=pki.ca.revocations(days=("20251201000000Z", "20260101000000Z")))
    expect("invalid: the processor's chain of certificates: certificate 2: CRL is not yet valid", pki,
           root_ca_crl=pki.root.revocations(days=("20260120000000Z", "20260201000000Z")))
    expect("invalid: the processor's chain of certificates: certificate 1: unable to get certificate CRL", pki, pck_crl=pki.root_crl)
    expect("invalid: the processor's chain", pki, pck_crl=pki.stranger.revocations())
    expect("invalid: the processor's chain of certificates does not end", pki, quote=make_quote(pki, chain=pki.pck.pem + pki.ca.pem))
    expect("invalid: the processor's chain of certificates does not end", pki, quote=make_quote(pki, chain=pki.pck.pem + pki.ca.pem + pki.stranger.pem))
    expect("invalid: the processor's chain", pki, quote=make_quote(pki, chain=pki.pck.pem + pki.root.pem))
    expect("invalid: the signature of the quoting", pki, quote=make_quote(pki, chain=pki.tcb.pem + pki.root.pem))
    expect("invalid: the attestation key", pki, quote=make_quote(pki, qe=report(mrsigner=QE_SIGNER, product=1, svn=8, attributes=0x15)))
    plain = Authority("plain", "leaf", pki.ca)
    pck, pki.pck = pki.pck, plain
    expect("invalid: the processor's certificate does not tell", pki, quote=make_quote(pki))
    pki.pck = Authority("old", "pck", pki.ca, ("20240101000000Z", "20260101000000Z"))
    expect("invalid: the processor's chain of certificates: certificate 1: certificate has expired", pki, quote=make_quote(pki))
    pki.pck = pck


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pki = Pki()
        states(pki)
        collateral(pki)
        certificates(pki)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
