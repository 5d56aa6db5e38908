import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from skinguide.compression import SMALLEST, Compression, compressed

WORDS = b"Rose callus exosomes, 2 billion particles per mL. " * 20


def answered(response, accepts="gzip, br"):
    return Compression(lambda _: response)(RequestFactory().get("/", headers={"Accept-Encoding": accepts}))


def test_what_a_browser_unpacks_is_what_was_answered():
    response = answered(HttpResponse(WORDS, headers={"ETag": '"one"'}))
    assert gzip.decompress(response.content) == WORDS
    assert response["Content-Encoding"] == "gzip"
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"
    assert response["ETag"] == 'W/"one"'


def test_equal_bytes_are_equal_when_compressed_and_shorter():
    assert compressed(WORDS) == compressed(WORDS)
    assert len(compressed(WORDS)) < len(WORDS) // 5


def test_the_length_of_an_answer_tells_nothing_certain_of_the_page():
    lengths = {len(answered(HttpResponse(WORDS)).content) for _ in range(40)}
    assert len(lengths) > 1
    assert max(lengths) - min(lengths) < Compression.max_random_bytes


@pytest.mark.parametrize(
    ("body", "headers", "accepts"),
    [
        (WORDS, {}, ""),
        (WORDS, {"Content-Encoding": "br"}, "gzip"),
        (b"x" * (SMALLEST - 1), {}, "gzip"),
        (bytes(range(256)), {}, "gzip"),
    ],
    ids=["a browser that takes none", "compressed already", "too short", "longer than before"],
)
def test_what_gains_nothing_is_sent_as_it_is(body, headers, accepts):
    response = answered(HttpResponse(body, headers=headers), accepts)
    assert response.content == body
    assert response.get("Content-Encoding") == headers.get("Content-Encoding")


def test_a_stream_is_compressed_as_it_goes():
    response = answered(StreamingHttpResponse([WORDS, WORDS]))
    assert gzip.decompress(b"".join(response)) == WORDS * 2
