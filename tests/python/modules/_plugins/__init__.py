# Helper of pkgutil_listing.py: a package that finds its own modules.
import importlib
import pkgutil

found = {}
for place in pkgutil.iter_modules(__path__):
    if not place.ispkg:
        found[place.name] = importlib.import_module(f"{__name__}.{place.name}").NAME
