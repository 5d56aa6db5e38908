"""Which release of the site this is: what is kept ready by one release is no page of another."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

PARTS = ("evaluation", "products", "skinguide", "templates", "static")
KINDS = {".py", ".html", ".toml", ".csv", ".css", ".js", ".svg", ".json"}


@cache
def release() -> str:
    """Sixteen hexadecimal digits that change when any file does that a page is made of."""
    root = Path(settings.BASE_DIR)
    total = hashlib.sha256()
    for part in PARTS:
        for path in sorted((root / part).rglob("*")):
            if path.suffix in KINDS:
                total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]
