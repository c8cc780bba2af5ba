# packaging: versions, specifiers, requirements, markers, tags.
from packaging.version import Version, parse, InvalidVersion
from packaging.specifiers import SpecifierSet, InvalidSpecifier
from packaging.requirements import Requirement, InvalidRequirement
from packaging.markers import Marker, default_environment
from packaging import utils, tags
vs = ["1.0", "1.0.dev1", "1.0a1", "1.0rc2", "1.0.post3", "1!0.5", "2.0+local.1", "1.0.0", "v3.1-4", "0.9.10"]
print(sorted(map(Version, vs)), [Version(v).public for v in vs], Version("1.2.3rc1").release, Version("1.0") == Version("1.0.0"), hash(Version("1")) == hash(Version("1.0")), repr(Version("1.0-1")))
for bad in ("x", "1..2", ""):
    try: Version(bad)
    except InvalidVersion as e: print(e)
s = SpecifierSet(">=1.0,!=1.5,<2"); print(s, [v for v in ("0.9", "1.0", "1.5", "1.9", "2.0", "1.2a1") if v in s], list(s.filter(["1.0", "1.6rc1", "3"])), SpecifierSet("~=1.4.2").contains("1.4.9"), SpecifierSet("==1.*").contains("1.9"), s & "!=1.6")
try: SpecifierSet("=>1")
except InvalidSpecifier as e: print(e)
r = Requirement('requests[security,tests]>=2.8.1,==2.8.*; python_version<"2.7" and os_name=="posix"'); print(r, r.name, sorted(r.extras), r.specifier, r.marker, r.url)
for bad in ("a b c", "name[", "x>=1;bad"):
    try: Requirement(bad)
    except InvalidRequirement as e: print(e)
print(Marker('python_version >= "3" and (sys_platform == "linux" or extra == "x")').evaluate({"extra": "y"}), Marker("os_name == 'nt'").evaluate(), utils.canonicalize_name("A_B.c"), utils.canonicalize_version("1.0.0"), sorted(map(str, tags.parse_tag("py2.py3-none-any"))))
