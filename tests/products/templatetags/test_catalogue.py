import pytest

from products.templatetags.catalogue import host


@pytest.mark.parametrize(
    ("url", "site"),
    [("https://www.example.org/a?b", "example.org"), ("https://shop.example.org", "shop.example.org"), ("x", "x")],
)
def test_a_page_s_address_is_said_by_its_site(url: str, site: str) -> None:
    assert host(url) == site
