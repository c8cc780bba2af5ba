# os, os.path, shutil, glob, pathlib, tempfile on files.
import errno
import glob
import io
import os
import shutil
import stat
from pathlib import Path

top = f"/tmp/os_files_test.{os.getpid()}"
os.mkdir(top)
os.chdir(top)
print(os.listdir("."), os.path.isdir(top), os.sep, os.linesep.encode(), os.pathsep, os.curdir, os.name)
os.makedirs("a/b/c")
os.mkdir("a/d", 0o700)
with open("a/x.txt", "w") as f:
    print(f.write("héllo\nworld\n"), f.name, f.mode)
with open("a/b/y.txt", "wb") as f:
    f.write(b"0123456789")
for root, dirs, files in sorted(os.walk("a")):
    print(root, sorted(dirs), sorted(files))
print(sorted(os.listdir("a")), sorted(os.listdir(b"a")), sorted(e.name for e in os.scandir("a") if e.is_dir()))
st = os.stat("a/x.txt")
print(st.st_size, stat.filemode(st.st_mode), stat.S_ISREG(st.st_mode), st[6], st.st_nlink, len(st), isinstance(st.st_mtime, float), isinstance(st.st_mtime_ns, int))
print(stat.filemode(os.stat("a/d").st_mode), os.path.getsize("a/b/y.txt"), os.path.exists("nope"), os.path.isfile("a/x.txt"))
os.rename("a/x.txt", "a/z.txt")
os.replace("a/z.txt", "a/x.txt")
os.symlink("x.txt", "a/l")
print(os.readlink("a/l"), os.path.islink("a/l"), open("a/l").read(), os.lstat("a/l").st_size, os.path.realpath("a/l") == os.path.realpath("a/x.txt"))
os.link("a/x.txt", "a/h")
print(os.stat("a/h").st_nlink, os.path.samefile("a/h", "a/x.txt"), sorted(glob.glob("a/*.txt")), sorted(glob.glob("**/*.txt", recursive=True)))
for f in (lambda: os.mkdir("a"), lambda: os.rmdir("a"), lambda: os.unlink("a"), lambda: os.stat("nope"), lambda: open("nope/x"), lambda: open("a/x.txt/y"), lambda: open("a"),
          lambda: os.rename("nope", "x"), lambda: os.listdir("a/x.txt"), lambda: open("a/x.txt", "x"), lambda: os.rmdir("a/x.txt"), lambda: os.chdir("nope"), lambda: os.open("a", os.O_WRONLY),
          lambda: os.read(99, 1), lambda: os.close(99), lambda: os.rename("a", "a/b/q"), lambda: os.readlink("a/x.txt"), lambda: os.stat("a\0b"), lambda: os.stat(1.5), lambda: os.mkdir(3.5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "errno", None) and errno.errorcode[e.errno])
fd = os.open("a/new", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100), os.fstat(fd).st_size, os.pread(fd, 3, 1), os.lseek(fd, 0, os.SEEK_END))
os.ftruncate(fd, 5)
os.lseek(fd, 0, 0)
print(os.read(fd, 100), os.isatty(fd), os.get_inheritable(fd))
d = os.dup(fd)
os.close(fd)
print(os.lseek(d, 0, 1), os.pwrite(d, b"J", 0))
os.close(d)
r, w = os.pipe()
print(os.write(w, b"through"), os.read(r, 4), os.read(r, 10))
os.close(w)
print(os.read(r, 1))
os.close(r)
shutil.copy("a/x.txt", "a/copy.txt")
shutil.copytree("a/b", "a/b2")
shutil.move("a/copy.txt", "a/b2/moved.txt")
print(sorted(os.listdir("a/b2")), Path("a/b2/moved.txt").read_text())
p = Path("a") / "p.txt"
print(p.write_text("some text"), p.read_bytes(), p.exists(), p.stat().st_size, p.suffix, p.with_suffix(".bin"), sorted(x.name for x in Path("a").iterdir()))
p.rename("a/q.txt")
Path("a/q.txt").unlink()
Path("m/n").mkdir(parents=True)
print(sorted(str(x) for x in Path(".").rglob("*.txt")))
os.chmod("a/x.txt", 0o640)
print(oct(os.stat("a/x.txt").st_mode))
os.utime("a/x.txt", (1000, 2000.5))
print(os.stat("a/x.txt").st_mtime, os.stat("a/x.txt").st_atime_ns, os.path.getmtime("a/x.txt"))
os.utime("a/x.txt", ns=(5, 6))
print(os.stat("a/x.txt").st_mtime_ns)
os.truncate("a/x.txt", 3)
print(open("a/x.txt", "rb").read())
shutil.rmtree("a")
print(sorted(os.listdir(".")))
print(os.path.normpath("/a/./b/../c//d/.."), os.path.normpath("//x/../.."), os.path.normpath(""), os.path.normpath(b"a/../.."), os.path.join("a", "b"), os.path.splitext("a.b.c"), os.path.relpath("/a/b", "/a/c"))
print(os.fspath(Path("x")), os.fsencode("é\udcff"), os.fsdecode(b"\xc3\xa9\xff") == "é\udcff", len(os.urandom(13)), os.urandom(8) != os.urandom(8), os.strerror(2), os.cpu_count() >= 1)
os.environ["MY_VAR"] = "1"
print(os.environ["MY_VAR"], os.getenv("NO_SUCH_VAR", "default"), "MY_VAR" in os.environ, os.path.expandvars("$MY_VAR/x"))
del os.environ["MY_VAR"]
print(os.getenv("MY_VAR"), os.waitstatus_to_exitcode(256), os.umask(0o077), os.umask(0o022))
try:
    os.get_terminal_size(0)
except OSError as e:
    print("no terminal")
os.chdir("/")
shutil.rmtree(top)
print(os.getcwd(), os.path.exists(top))
