# tempfile.
import os
import tempfile

with tempfile.TemporaryDirectory() as name:
    print(os.path.isdir(name))
    with tempfile.NamedTemporaryFile("w+", dir=name) as f:
        f.write("x")
        f.flush()
        print(os.path.getsize(f.name))
with tempfile.TemporaryFile() as f:
    f.write(b"abc")
    f.seek(0)
    print(f.read())
with tempfile.SpooledTemporaryFile(max_size=10) as f:
    f.write(b"abc")
    f.seek(0)
    print(f.read())
