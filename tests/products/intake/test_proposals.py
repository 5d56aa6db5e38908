"""Text in, proposals out: each fact with the words that it rests on."""

from evaluation.core.assess import assess
from evaluation.core.label import Label
from evaluation.examples import EXAMPLES
from evaluation.knowledge import knowledge
from products.intake.proposals import propose

LOUD, QUIET = (example.text for example in EXAMPLES)


def proposals(text, brands=()):
    return propose(text, assess(Label(text=text), knowledge()), brands)


def test_everything_that_the_form_asks_is_proposed():
    found = proposals(QUIET, ("Quiet Leaf",))
    assert (found.naming.brand.value, found.naming.name.value) == ("Quiet Leaf", "Vesicle Serum")
    assert {source.kind for source in found.sources} == {"plant"}
    values = {reading.topic: reading.value for reading in found.readings}
    assert values["Isolation"] == "tangential flow filtration, size exclusion chromatography"
    assert values["Concentration"].startswith("2 billion particles per mL")
    assert values["Testing"] == "clinical"
    assert (found.counted.total, found.price) == (11, None)


def test_silence_is_proposed_as_silence():
    values = {reading.topic: reading.value for reading in proposals("Rose serum, 30 mL").readings}
    assert {values[topic] for topic in ("Called", "Concentration", "Isolation", "Purity", "Testing")} == {""}


def test_words_of_every_proposal_stand_where_they_say():
    for text in (LOUD, QUIET):
        found = proposals(text)
        spans = [
            *(place for reading in found.readings for place in reading.words),
            *(place for source in found.sources for place in source.words),
            *(flag.words for flag in found.flags),
            *(name.words for name in found.names),
            *found.pack.words,
        ]
        assert spans
        assert [text[place.start : place.end] for place in spans] == [place.text for place in spans]


def test_flags_come_with_rule_and_words_in_label_order():
    flags = proposals(LOUD).flags
    assert [flag.words.start for flag in flags] == sorted(flag.words.start for flag in flags)
    assert ("R05", "critical") in [(flag.rule, flag.severity) for flag in flags]


def test_names_that_are_no_inci_names_ask_did_you_mean():
    found = proposals("Serum\nIngredients: Water, Glycerin, Niacinamid, Flurbalin, Parfum")
    assert [(name.as_listed, name.match, name.inci or name.did_you_mean) for name in found.names] == [
        ("Niacinamid", "fuzzy", "NIACINAMIDE"),
        ("Flurbalin", "none", ""),
    ]
