"""Files that come with a form: whose are read, and how much of them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.builders import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_with(rf: RequestFactory):
    """Makes a request that sends files."""

    def make(path, user, **files):
        data = {name: SimpleUploadedFile(f"{name}.jpg", content) for name, content in files.items()}
        request = rf.generic("POST", path, encode_multipart(BOUNDARY, {"words": "typed", **data}), MULTIPART_CONTENT)
        if user:
            request.user = user
        return request

    return make


def received(request):
    return {name: (file.size, len(file.read())) for name, file in request.FILES.items()}


def test_an_editor_s_file_arrives_whole(request_with, admin_user):
    request = request_with("/admin/products/productimage/add/", admin_user, front=b"x" * 3_000_000)
    assert received(request) == {"front": (3_000_000, 3_000_000)}
    assert request.POST["words"] == "typed"


@pytest.mark.parametrize("size", [10_000_001, 50_000_000])
def test_a_file_beyond_the_limit_arrives_empty_and_says_how_large_it_was(request_with, admin_user, size):
    request = request_with("/admin/products/productimage/add/", admin_user, front=b"x" * size)
    assert received(request) == {"front": (size, 0)}
    assert request.POST["words"] == "typed"


def test_the_limit_is_one_for_all_files_of_a_request(request_with, admin_user):
    request = request_with("/admin/", admin_user, one=b"x" * 6_000_000, two=b"x" * 6_000_000, three=b"x")
    assert received(request) == {"one": (6_000_000, 6_000_000), "two": (6_000_000, 0), "three": (1, 0)}


def test_a_request_far_beyond_the_limit_is_cut_off(request_with, admin_user, settings):
    settings.UPLOAD_MOST_REQUEST_BYTES = 1_000
    request = request_with("/admin/", admin_user, front=b"x" * 2_000)
    assert received(request) == {}


@pytest.mark.parametrize(
    ("path", "who"), [("/check/", "editor"), ("/admin/", "reader"), ("/admin/", "nobody"), ("/", "reader")]
)
def test_of_nobody_else_s_files_more_than_the_name_is_taken(request_with, admin_user, path, who):
    user = {"editor": admin_user, "reader": AnonymousUser(), "nobody": None}[who]
    request = request_with(path, user, front=b"x")
    assert (received(request), request.POST["words"]) == ({"front": (1, 0)}, "typed")


def test_a_public_form_ignores_a_file(client):
    product = make_product()
    answer = client.post("/check/", {"label_text": SimpleUploadedFile("label.txt", b"An exosome serum.")})
    assert answer.status_code == 422 or "There is no text" in answer.content.decode()
    assert client.get(product.get_absolute_url()).status_code == 200
