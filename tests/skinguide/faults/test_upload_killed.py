"""A server that is killed over an upload: a picture is there with its files, or not at all, and can be sent again."""

import io
import socket
import time
from threading import Thread

import pytest
import requests

from tests.pictures import picture
from tests.skinguide.faults.site import Site, kill

pytestmark = pytest.mark.own_database

ADD = "/admin/products/productimage/add/"
SAID = {
    "alt": "A white bottle.",
    "source_url": "https://example.org/serum",
    "seen_on": "2026-11-20",
    "seen_by": "Ann",
    "permission": "own photograph",
    "position": "1",
}
DRAFT = (
    "from products.models import Brand, Product; brand = Brand.objects.create(name='Elan', slug='elan'); "
    "print(Product.objects.create(brand=brand, name='Rose', slug='rose', product_type='serum').pk)"
)
COUNT = "from products.models import ProductImage; print(ProductImage.objects.count())"


def upload(site: Site, editor: requests.Session, product: str) -> int:
    """Send the picture; the answer's status, 0 where the server was gone before it answered."""
    files = {"upload": ("front.jpg", io.BytesIO(picture((1600, 2000))), "image/jpeg")}
    try:
        return site.send(editor, ADD, {**SAID, "product": product}, files=files, allow_redirects=False).status_code
    except requests.RequestException:
        return 0


def send_half(site: Site, editor: requests.Session) -> socket.socket:
    """The head of an upload and the first bytes of its body; the rest never comes."""
    cookies = "; ".join(f"{name}={value}" for name, value in editor.cookies.items())
    head = f"POST {ADD} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nCookie: {cookies}\r\nContent-Length: 100000\r\n"
    line = socket.create_connection(("127.0.0.1", site.port), timeout=30)
    line.sendall(f"{head}Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n".encode() + b"x" * 20_000)
    return line


@pytest.fixture
def site(tmp_path) -> Site:
    made = Site(tmp_path)
    made.run("migrate", "-v0")
    made.run("collectstatic", "--noinput", "-v0")
    return made


def test_pictures_under_way_are_whole_or_not_there_and_can_be_sent_again(site):
    product = site.tell(DRAFT)
    with site.served() as server:
        editor = site.editor()
        with send_half(site, editor):
            time.sleep(0.1)
            kill(server)
    assert site.tell(COUNT) == "0"
    for pause in (0.05, 0.4):
        with site.served() as server:
            sending = Thread(target=upload, args=(site, editor, product))
            sending.start()
            time.sleep(pause)
            kill(server)
            sending.join(60)
        assert site.run("verify").splitlines()[-1] == "The catalogue is whole."
    with site.served():
        # where it was stored before the server was gone, the form says that the product has it already
        expected = {"0": 302, "1": 200}[site.tell(COUNT)]
        assert upload(site, editor, product) == expected
        assert site.tell(COUNT) == "1"
    assert site.run("verify").splitlines()[-1] == "The catalogue is whole."
