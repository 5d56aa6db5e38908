"""What a product's page says to machines that read schema.org: what the product is, and no rating.

The score is of a label, not of a product, and no price of ours is an offer: neither is put into words of schema.org
that search engines would show as stars or as a shop.
"""

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.models import Product

# Within a script element only these could end it or begin a comment; as escapes they are the same JSON.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured_data(product: Product, address: str, picture: str) -> SafeString:
    """The script element with the data; a data block, which no browser runs and the policy need not allow."""
    data = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "brand": {"@type": "Brand", "name": product.brand.name},
        "category": product.get_product_type_display(),
        "url": address,
        "image": picture,
    }
    if product.size_words:
        data["size"] = product.size_words
    written = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))
