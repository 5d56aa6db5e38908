"""The form that makes a product from its label, as a browser sends it."""

import html
import re

ADDRESS = "/admin/products/product/from-label/"
PAGE = """Nova Derm
Rose Exosome Ampoule 5 vials of 2 mL
$59.00
Rose stem cell exosomes, isolated by tangential flow filtration. Heals eczema.

Ingredients: Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Parfum

Directions: apply at night. For external use only."""
SEEN = {"url": "https://nova.example/rose", "seen_on": "2026-11-20", "seen_by": "Ann", "evidence_grade": "A"}


def fields(response):
    """The form as a browser would send it back."""
    page = response.content.decode()
    form = page[page.index('id="intake"') : page.index("</form>", page.index('id="intake"'))]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        kind = attributes.get("type", "text")
        if "name" in attributes and (kind != "checkbox" or " checked" in tag):
            sent.setdefault(attributes["name"], []).append(
                unescaped(attributes.get("value", "on" if kind == "checkbox" else ""))
            )
    for name, words in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        sent[name] = [unescaped(words)]
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)"\s+selected', options)
        sent[name] = [chosen[1] if chosen else ""]
    return sent


def unescaped(words):
    return html.unescape(words)


def read(client, page=PAGE, **values):
    return client.post(ADDRESS, {"page": page, **SEEN, "action": "read", **values})


def save(client, response, **changes):
    return client.post(ADDRESS, {**fields(response), "action": "save", **changes})
