"""json_bench: write and read JSON: small objects, nested ones, long lists, text with escapes."""
import json
import sys


def make_documents():
    user = {"id": 12345, "name": "Zoë \"Z\" O'Hara\n", "active": True, "score": 99.25, "email": None,
            "tags": ["admin", "staff", "\u00fcber", "a\\b"]}
    record = {"user": user, "path": "/api/v1/things", "headers": {f"X-Header-{i}": f"value {i}" for i in range(12)},
              "sizes": [i * i for i in range(40)], "ratios": [i / 7 for i in range(20)]}
    nested = {}
    for depth in range(20):
        nested = {"depth": depth, "child": nested, "list": [[depth], [depth, [depth]]]}
    table = [[row * column for column in range(15)] for row in range(15)]
    return [({}, 400), (user, 60), (record, 20), (nested, 20), (table, 12), (["text " * 20] * 30, 10),
            ({str(i): {"k": i, "v": str(i) * 3} for i in range(100)}, 8)]


def main(rounds):
    documents = make_documents()
    checksum = 0
    for _ in range(rounds):
        for document, times in documents:
            for _ in range(times):
                text = json.dumps(document)
                back = json.loads(text)
            if back != document:
                raise SystemExit("a document changed on the way")
            checksum = (checksum * 31 + len(text)) % 1000000007
    print(f"{rounds} rounds, {sum(len(json.dumps(d)) for d, _ in documents)} characters, checksum {checksum}")
    print(json.dumps(documents[1][0], sort_keys=True))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
