"""Static files as the production server keeps them: named by digest, compressed, the site's style sheets as one."""

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLE = "css/site.css"
# Every page has them, in this order. Apart they are easier to work on, together they are one request instead of five.
SITE_STYLES = ("css/tokens.css", "css/base.css", "css/layout.css", "css/scorecard.css", "css/pages.css")


class BundlingStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """Writes the bundle before files are named by digest and compressed."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """As Django calls it at the end of `collectstatic`; ValueError where a sheet of the site was not collected."""
        if not dry_run and paths:
            if missing := [path for path in SITE_STYLES if not self.exists(path)]:
                raise ValueError(f"cannot bundle {', '.join(missing)}: no such static file")
            self.delete(BUNDLE)
            self.save(BUNDLE, ContentFile("\n".join(self._text(path) for path in SITE_STYLES)))
            paths[BUNDLE] = (self, BUNDLE)
        yield from super().post_process(paths, dry_run, **options)

    def _text(self, path: str) -> str:
        with self.open(path) as file:
            text: str = file.read().decode()
        return text


def site_styles() -> tuple[str, ...]:
    """The sheets that pages link to: the bundle where files were collected with one, else each by itself."""
    return (BUNDLE,) if isinstance(staticfiles_storage, BundlingStorage) else SITE_STYLES
