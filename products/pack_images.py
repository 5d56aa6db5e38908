"""Pictures of packs: looked at by their content, made anew in a few widths, kept under names that say what is in them.

Nothing of the file as sent is kept: pixels are decoded and encoded again, so that neither metadata (where and with what
a picture was taken) nor a script that hides in one ever reaches a reader.
"""

import hashlib
import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from products.models import ProductImage

FOLDER = "packs"
MOST_BYTES = 8_000_000
MOST_PIXELS = 50_000_000  # a camera's; decoded, some 200 MB for a moment
LONGEST_SIDE = 12_000
SHORTEST_SIDE = 120
MOST_FOLDS = 4  # how much longer one side may be than the other

WIDTHS = (160, 320, 640, 1280)
# What phones and shops give. SVG is a program, and the rest has too many readers with too many faults.
FORMATS = ("JPEG", "PNG", "WEBP")
MPO = "MPO"  # a JPEG with further pictures behind the first, as phones make them
ENCODING = {"webp": {"quality": 78, "method": 4}, "jpeg": {"quality": 80, "optimize": True, "progressive": True}}
EXTENSIONS = {"webp": "webp", "jpeg": "jpg"}
DIGITS = 32  # of a file's SHA-256, in its name: 128 bits


class PackImageError(Exception):
    """The file is no picture that we take; says why, for an editor."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One width of a picture: pixels, and the names of its two files in the storage."""

    width: int
    height: int
    webp: str
    jpeg: str


@dataclass(frozen=True, slots=True)
class PackImage:
    """A picture that was looked at: upright, in sRGB, without transparency, at most as wide as the widest rendition."""

    digest: str
    pixels: Image.Image


def read_pack_image(file: IO[bytes], size: int) -> PackImage:
    """The picture in a file of `size` bytes, whatever it calls itself. PackImageError if we do not take it.

    Its measures are read before its pixels are: a small file that unfolds into a huge picture is never unfolded.
    """
    if size > MOST_BYTES:
        raise PackImageError(f"The file has {size / 1e6:.1f} MB; at most {MOST_BYTES // 1_000_000} MB are taken.")
    data = file.read(MOST_BYTES + 1)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _check(image)
            pixels = _upright(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PackImageError(_too_large()) from None
    except UnidentifiedImageError:
        raise PackImageError("This is no JPEG, PNG or WebP picture, whatever its name says.") from None
    # a broken file makes Pillow's decoders fail in many ways, all of them of these kinds
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, OverflowError, MemoryError):
        raise PackImageError("The picture is broken: it cannot be read to its end.") from None
    return PackImage(hashlib.sha256(data).hexdigest(), pixels)


def store(image: PackImage) -> list[dict[str, Any]]:
    """Write the picture in each width that it has pixels for, and say which: what ProductImage.renditions holds."""
    widest = image.pixels.width
    widths = [width for width in WIDTHS if width < widest] + [min(widest, WIDTHS[-1])]
    return [asdict(_stored(image.pixels, width)) for width in dict.fromkeys(widths)]


def forget(names: Iterable[str]) -> None:
    """Delete the files of these names that no picture of the catalogue uses any more."""
    used: set[str] = set().union(*(image.file_names for image in ProductImage.objects.only("renditions").iterator()))
    for name in set(names) - used:
        default_storage.delete(name)


def _check(image: Image.Image) -> None:
    width, height = image.size
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise PackImageError(_too_large())
    if min(width, height) < SHORTEST_SIDE:
        raise PackImageError(f"The picture has {width} × {height} pixels; each side needs {SHORTEST_SIDE}.")
    if max(width, height) > MOST_FOLDS * min(width, height):
        raise PackImageError(f"One side is more than {MOST_FOLDS} times as long as the other: crop it to the pack.")
    if image.format not in ("JPEG", MPO) and getattr(image, "is_animated", False):
        raise PackImageError("The picture moves; a still one is needed.")


def _too_large() -> str:
    millions = MOST_PIXELS // 1_000_000
    return f"The picture is too large: at most {LONGEST_SIDE:,} pixels a side and {millions} megapixels are taken."


def _upright(image: Image.Image) -> Image.Image:
    """The pixels as they are meant to be seen. A JPEG is decoded no finer than it will be shown."""
    profile = image.info.get("icc_profile")
    image.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))
    shown = image
    if image.mode not in ("RGB", "RGBA", "CMYK"):
        shown = image.convert("RGBA" if "transparency" in image.info or image.mode in ("LA", "PA") else "RGB")
    shown.thumbnail((WIDTHS[-1], WIDTHS[-1] * MOST_FOLDS), Image.Resampling.LANCZOS)
    shown = ImageOps.exif_transpose(shown)
    return _flat(_in_srgb(shown, profile))


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as browsers take them without a profile; a profile that does not fit is left aside."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            wanted = "RGB" if image.mode == "CMYK" else image.mode
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            fitted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=wanted)
            return fitted or image
    return image


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency: what shines through is white, as on paper. A new picture, with no word of the old one."""
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image.convert("RGB"), mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return flat


def _stored(pixels: Image.Image, width: int) -> Rendition:
    height = max(1, round(pixels.height * width / pixels.width))
    sized = pixels.resize((width, height), Image.Resampling.LANCZOS) if width != pixels.width else pixels
    names = {kind: _written(_encoded(sized, kind), EXTENSIONS[kind]) for kind in EXTENSIONS}
    return Rendition(width, height, **names)


def _encoded(pixels: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    pixels.save(buffer, kind, **ENCODING[kind])
    return buffer.getvalue()


def _written(data: bytes, extension: str) -> str:
    """The name under which these bytes are kept. The same bytes have the same name, and are written once."""
    name = f"{FOLDER}/{hashlib.sha256(data).hexdigest()[:DIGITS]}.{extension}"
    if not default_storage.exists(name):
        given = default_storage.save(name, ContentFile(data))
        if given != name:  # another process was faster, with the same bytes
            default_storage.delete(given)
    return name
