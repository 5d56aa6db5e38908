"""The promises of a label beside what its list says of them, as a page shows them."""

import pytest

from evaluation.core.assess import assess
from evaluation.core.label import Label
from evaluation.presentation.reconciliation import promises

LABEL = "A fragrance-free cream with ceramides.\n\nIngredients: Aqua, Glycerin, Ceramide NP, Carbomer, Parfum"


def test_each_promise_has_a_shape_a_finding_and_its_words(knowledge):
    rows = promises(assess(Label(text=LABEL), knowledge))
    assert [(row.shape, row.finding, row.quotes.first[0].text) for row in rows] == [
        ("against", "The list says otherwise", "fragrance-free"),
        ("met", "Borne out", "ceramides"),
    ]


@pytest.mark.django_db
def test_a_promise_can_be_clicked_to_its_place(client):
    shown = client.post("/check/", {"label_text": LABEL}).content.decode()
    assert 'href="#label-2-16"' in shown
    assert 'id="label-2-16"' in shown
