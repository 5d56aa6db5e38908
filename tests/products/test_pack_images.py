"""Pictures of packs: what is taken, what is refused, and what of a file reaches a reader."""

import io
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from products.pack_images import MOST_BYTES, PackImageError, forget, read_pack_image, store
from tests.builders import make_image
from tests.pictures import HTML, SVG, picture, png_that_claims

ORIENTATION, ARTIST, GPS = 0x0112, 0x013B, 0x8825


def read(data):
    return read_pack_image(io.BytesIO(data), len(data))


def refusal(data):
    with pytest.raises(PackImageError) as error:
        read(data)
    return str(error.value)


def stored(data):
    return [
        (
            kept["width"],
            kept["height"],
            default_storage.open(kept["webp"]).read(),
            default_storage.open(kept["jpeg"]).read(),
        )
        for kept in store(read(data))
    ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_both_kinds_in_every_width_that_it_has_pixels_for(kind):
    kept = stored(picture((800, 1000), kind))
    assert [(width, height) for width, height, *_ in kept] == [(160, 200), (320, 400), (640, 800), (800, 1000)]
    for width, height, webp, jpeg in kept:
        for data, expected in ((webp, "WEBP"), (jpeg, "JPEG")):
            image = Image.open(io.BytesIO(data))
            assert (image.format, image.size) == (expected, (width, height))


def test_nothing_is_made_wider_than_it_is_nor_than_pages_need():
    assert [width for width, *_ in stored(picture((130, 130)))] == [130]
    assert [width for width, *_ in stored(picture((3000, 1500)))] == [160, 320, 640, 1280]


def test_files_are_named_by_what_is_in_them_and_written_once():
    names = [kept["webp"] for kept in store(read(picture()))]
    assert names == [kept["webp"] for kept in store(read(picture()))]
    for name in names:
        assert name == f"packs/{sha256(default_storage.open(name).read()).hexdigest()[:32]}.webp"


def test_what_the_camera_noted_is_left_out():
    exif = Image.Exif()
    exif[ARTIST] = "A. Photographer"
    exif[GPS] = {1: "N", 2: (48.0, 51.0, 30.0)}
    data = picture(exif=exif, comment=b"taken at home")
    assert b"A. Photographer" in data
    for *_, webp, jpeg in stored(data):
        for kept in (webp, jpeg):
            image = Image.open(io.BytesIO(kept))
            assert dict(image.getexif()) == {}
            assert {"exif", "comment", "icc_profile", "xmp"} & image.info.keys() == set()
            assert b"Photographer" not in kept


def test_a_picture_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned a quarter to the right
    pixels = read(picture((500, 400), exif=exif)).pixels
    assert pixels.size == (400, 500)
    left, right = pixels.getpixel((50, 250)), pixels.getpixel((350, 250))
    assert (left[2] > 150, right[0] > 150) == (True, True)


def test_what_shines_through_is_white():
    image = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    assert read(buffer.getvalue()).pixels.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "RGBA", "1", "LA", "I;16"])
def test_every_mode_of_colour_is_read(mode):
    image = Image.new("RGB", (200, 200), "white").convert("L" if mode == "I;16" else mode)
    buffer = io.BytesIO()
    (image.convert("I;16") if mode == "I;16" else image).save(buffer, "JPEG" if mode == "CMYK" else "PNG")
    assert read(buffer.getvalue()).pixels.mode == "RGB"


def test_a_colour_profile_is_applied_and_a_broken_one_does_no_harm():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert read(picture(icc_profile=srgb)).pixels.size == (400, 500)
    assert read(picture(icc_profile=b"no profile at all")).pixels.size == (400, 500)


@pytest.mark.parametrize(
    "data", [SVG, HTML, b"", b"GIF89a" + bytes(100), b"%PDF-1.7", picture(kind="GIF"), picture(kind="TIFF")]
)
def test_what_is_no_picture_of_ours_is_refused_whatever_it_is_called(data):
    assert refusal(data) == "This is no JPEG, PNG or WebP picture, whatever its name says."


def test_a_script_behind_a_picture_is_left_behind():
    for *_, webp, jpeg in stored(picture() + HTML):
        assert b"<script" not in webp + jpeg


def test_a_small_file_that_unfolds_into_a_huge_picture_is_never_unfolded():
    assert refusal(png_that_claims(60_000, 60_000)).startswith("The picture is too large")
    assert refusal(png_that_claims(12_001, 4_000)).startswith("The picture is too large")
    assert refusal(png_that_claims(11_000, 8_000)).startswith("The picture is too large")


def test_a_picture_that_ends_too_early_is_refused():
    whole = picture()
    assert refusal(whole[: len(whole) // 2]) == "The picture is broken: it cannot be read to its end."
    assert refusal(png_that_claims(2_000, 2_000)) == "The picture is broken: it cannot be read to its end."


def test_tiny_pictures_ribbons_and_films_are_refused():
    assert refusal(picture((119, 400))) == "The picture has 119 × 400 pixels; each side needs 120."
    assert refusal(picture((130, 600))).startswith("One side is more than 4 times as long")
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:])
    assert refusal(buffer.getvalue()) == "The picture moves; a still one is needed."


def test_a_file_that_is_too_large_is_not_even_read():
    class Unread(io.BytesIO):
        def read(self, size=-1):
            raise AssertionError("read")

    with pytest.raises(PackImageError, match=r"The file has 50.0 MB; at most 8 MB are taken."):
        read_pack_image(Unread(), 50_000_000)
    assert MOST_BYTES == 8_000_000


@given(st.binary(max_size=300), st.integers(0, 1500))
def test_no_damage_to_a_picture_gets_past_the_reader_as_another_error(noise, place):
    whole = picture((200, 200))
    try:
        pixels = read(whole[:place] + noise + whole[place + len(noise) :]).pixels
    except PackImageError:
        return
    assert pixels.mode == "RGB"


@pytest.mark.django_db
def test_a_file_goes_with_its_last_user():
    one, other = make_image(), make_image()
    assert one.file_names == other.file_names
    names = one.file_names
    one.delete()
    forget(names)
    assert all(default_storage.exists(name) for name in names)
    other.delete()
    forget(names)
    assert not any(default_storage.exists(name) for name in names)
