"""Small pictures, good and bad, made where they are needed."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def picture(size: tuple[int, int] = (400, 500), kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """A picture whose upper half is red and whose lower half is blue."""
    image = Image.new(mode, size, (200, 0, 0, 255)[: len(mode)])
    image.paste((0, 0, 200, 255)[: len(mode)], (0, size[1] // 2, size[0], size[1]))
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are a PNG of so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )
