"""The vocabulary: what counts as saying something, and the neighbours that only seem to."""

import json
import re
from pathlib import Path

import pytest

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge import Knowledge
from evaluation.core.knowledge.problems import KnowledgeError
from evaluation.core.knowledge.vocabulary import load_vocabulary
from evaluation.core.text import Span, fold


def found(text: str, topic: str, knowledge: Knowledge) -> list[str]:
    """The ids of the topic's mentions in the text."""
    folded = fold(text)
    mentions = knowledge.vocabulary.find(text, folded, Clauses(folded))
    return sorted(key for key, spans in mentions.items() if key.startswith(f"{topic}.") and spans)


def test_every_mention_meets_its_own_examples(knowledge: Knowledge) -> None:
    assert list(knowledge.vocabulary.wrong_examples()) == []


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("ultra-centrifuged", ["ultracentrifugation"]),
        ("TFF", ["tangential_flow_filtration"]),
        (
            "Tangential Flow Filtration followed by 0.22 µm sterile filtration",
            ["filtration", "tangential_flow_filtration"],
        ),
        ("differential ultracentrifugation and SEC", ["size_exclusion_chromatography", "ultracentrifugation"]),
        ("PEG-precipitated", ["precipitation"]),
        ("ultrafiltration (100 kDa)", ["filtration"]),
        ("micro-filtered", ["filtration"]),
        ("iodixanol density gradient", ["density_gradient"]),
        ("density gradient ultracentrifugation", ["density_gradient", "ultracentrifugation"]),
        ("immunoaffinity beads", ["immunoaffinity"]),
        ("our advanced isolation technology", []),
        ("made with filtered water", []),
        ("UV filters", []),
        ("unfiltered", []),
        ("Lactobacillus Ferment Filtrate", []),
        ("isolated from milk", []),
        ("purified exosomes", []),
        ("not isolated by TFF", []),
        ("leave for 30 sec", []),
        ("size-exclusion columns", ["size_exclusion_chromatography"]),
        ("sterile-filtered", ["filtration"]),
        ("isolated by polymer precipitation", ["precipitation"]),
        ("ultrafiltration, then ultracentrifugation", ["filtration", "ultracentrifugation"]),
        (
            "tangential-flow filtration plus size exclusion chromatography",
            ["size_exclusion_chromatography", "tangential_flow_filtration"],
        ),
        ("No ultracentrifuge is needed", []),
        ("cold-pressed", []),
        ("Slight precipitation is natural; shake well", []),
        ("Filtered twice and freeze-dried", ["filtration"]),
        ("CROSS-FLOW FILTRATION", ["tangential_flow_filtration"]),
        ("passed through a sterilising filter", ["filtration"]),
        ("spun at 100,000 x g", ["ultracentrifugation"]),
        ("blue light filter", []),
        ("SPF filters", []),
    ],
)
def test_isolation_methods_are_named(text: str, methods: list[str], knowledge: Knowledge) -> None:
    named = [key.removeprefix("isolation.") for key in found(text, "isolation", knowledge)]
    assert [name for name in named if name != "praise"] == methods


@pytest.mark.parametrize(
    "text",
    [
        "Freeze-dried vial + activator. Once mixed use within 14 days.",
        "LYOPHILIZED EXOSOME 20mg",
        "Store at 2~8℃.",
        "Keep refrigerated (2-8°C).",
        "Shipped cold on ice packs",
        "Keep between 10 and 35 °C.",
        "Stable at room temperature for 24 months",
        "Room-temperature-stable vesicles",
        "cryo-protected with trehalose",
        "Delivered frozen on dry ice; thaw before use.",
        "Stored at −20 °C until dispatch",
        "Vesicle count confirmed after 12 months at 25 °C",
        "Real-time stability data: 18 months",
        "Exosomes are stabilised in a sugar matrix.",
        "We keep the vesicles intact with mannitol.",
        "Refrigerate after opening",
        "Cold-chain delivery.",
        "The conditioned medium is frozen within an hour of harvest.",
        "2-year refrigerated shelf life",
        "Powder of freeze dried rose exosomes",
        "Please store this ampoule in the fridge",
        "exosomes lyophilised to keep efficacy",
        "Vesicle integrity checked over 6 months",
        "Stays active for 18 months unopened: stability tested",
        "keep at 4 C",
        "Storage: 2 to 8 degrees C",
        "Use within 4 weeks of mixing",
        "Once reconstituted, keeps for 7 days in the fridge",
        "Storage temperature 5-25 °C",
    ],
)
def test_a_form_or_a_condition_for_the_vesicles_states_stability(text: str, knowledge: Knowledge) -> None:
    assert found(text, "stability", knowledge) != []


@pytest.mark.parametrize(
    "text",
    [
        "Store in a cool, dry place.",
        "Keep out of direct sunlight and away from heat.",
        "Refrigeration not required.",
        "No need to refrigerate.",
        "Shelf life nine months",
        "12M",
        "24 months unopened. Use within 6 months of opening.",
        "Keep in the fridge after opening to slow the vitamin C turning yellow.",
        "Store the mask in the refrigerator for an extra cooling feel.",
        "Store below 25°C.",
        "Best before: see base",
        "Do not freeze.",
        "stabilised vitamin C",
        "Stable retinol 0.3%",
        "freeze-dried strawberry powder",
        "Wash at 30-40 °C",
        "helps stabilise the skin barrier",
        "Trehalose draws in moisture",
        "The serum may darken slightly over time, which is normal for vitamin C",
        "Store at room temperature",
        "Chill your gua sha",
        "free shipping on chilled evenings",
        "not lyophilised",
        "Discard 6 months after opening",
        "As vitamin C oxidises, store in the refrigerator",
        "Keep it in the fridge if you like a refreshing sheet mask",
        "Shelf-life: 30 months",
        "pH stable at 5.5",
        "Use within 12 months.",
        "Formula is preservative-free; use up quickly",
    ],
)
def test_general_advice_and_tips_for_other_actives_do_not_state_stability(text: str, knowledge: Knowledge) -> None:
    assert found(text, "stability", knowledge) == []


@pytest.mark.parametrize(
    "text",
    [
        "carefully purified exosomes",
        "Cell debris is removed by filtration.",
        "filtered to remove cells and debris",
        "free of whole cells, debris and free DNA",
        ">99% pure exosomes",
        "Purity 98% by HPLC",
        "endotoxin-free",
        "Each batch tested for endotoxin (<0.25 EU/mL)",
        "3.1e10 particles per µg protein",
        "high-purity exosomes",
        "Three purification steps",
        "contaminants such as proteins and lipoproteins are washed away",
        "residual host-cell DNA below detection",
        "Debris-free vesicles",
        "ultra-pure EVs",
        "Unwanted proteins are filtered out",
        "the supernatant is cleared of cell debris",
        "no cell debris, no serum proteins",
        "Impurities are removed by size exclusion",
        "purified to 141.9 nm particles",
        "multi-step purification",
        "Purified by TFF",
        "depleted of albumin",
    ],
)
def test_cleaning_or_a_figure_states_purity(text: str, knowledge: Knowledge) -> None:
    assert found(text, "purity", knowledge) != []


@pytest.mark.parametrize(
    "text",
    [
        "Purified water, glycerin",
        "Purifying clay mask removes impurities from pores",
        "removes impurities and dead skin cells",
        "isolated by ultracentrifugation",
        "Filtered through 0.22 µm",
        "pure rose water",
        "does not contain stem cells",
        "not purified",
        "unpurified conditioned medium",
        "99% natural origin",
        "100% vegan",
        "paraben-free",
        "Clean, pure skincare",
        "pure vitamin C 15%",
        "Skin looks clear and pure",
        "Leaves skin feeling purified",
        "cell-free exosome technology",
        "sterile vial",
        "of pharmaceutical grade",
        "free from parabens and sulfates",
        "washes away make-up residue",
        "Highest quality exosomes",
        "shields from pollution",
    ],
)
def test_a_method_alone_and_cleansing_words_do_not_state_purity(text: str, knowledge: Knowledge) -> None:
    assert found(text, "purity", knowledge) == []


@pytest.mark.parametrize(
    "text",
    [
        "liposome-encapsulated",
        "Micro-spicules carry the exosomes",
        "dissolving microneedle patches",
        "nano-encapsulated",
        "our patented delivery system",
        "VED (VT Exosome Delivery)",
        "LIPID NANOPARTICLES",
        "nano formula for deep absorption",
        "elastic liposomes",
        "niosomes",
        "ethosomal carrier",
        "transdermal delivery technology",
        "Encapsulated in phospholipid microspheres",
        "Sponge spicules (hydrolyzed sponge)",
        "nanoemulsion base",
        "penetration-enhancing technology",
        "liquid microneedle serum",
        "Liposome Hyaluronic Acid",
        "micro-needle shots, 1000 per drop",
        "biodegradable HA microneedles",
        "slow release microcapsules",
        "exosome-enhanced delivery system",
        "Reedle shot 100",
    ],
)
def test_a_carrier_or_a_technology_states_delivery(text: str, knowledge: Knowledge) -> None:
    assert found(text, "delivery", knowledge) != []


@pytest.mark.parametrize(
    "text",
    [
        "Apply after microneedling.",
        "For use with microneedling devices",
        "free delivery over 50 euros",
        "no liposomes",
        "Liposome-free",
        "nano-sized vesicles that cells release",
        "for use after laser or RF microneedling in clinic",
        "Not for use with microneedles or dermaroller",
        "absorbs quickly",
        "Exosomes deliver messages between cells",
        "Press in until absorbed",
        "next-day delivery",
        "absorption rate 214%",
        "delivers clinical-level results",
        "Spread over micro-channels made by the device",
        "a lightweight gel that delivers hydration",
        "post-microneedling ampoule",
        "Stays on the skin's surface",
    ],
)
def test_a_procedure_or_a_parcel_is_no_delivery_system(text: str, knowledge: Knowledge) -> None:
    assert found(text, "delivery", knowledge) == []


@pytest.mark.parametrize(
    "text",
    [
        "ISO 22716 certified",
        "made in a GMP-certified facility",
        "ECOCERT COSMOS organic",
        "Tested by SGS",
        "MSC-certified salmon",
        "from an MSC fishery",
        "Independent laboratory report on request",
        "Verified by a third-party lab",
        "Leaping Bunny certified",
        "Certified vegan by The Vegan Society",
        "cGMP",
        "Dermatest excellent",
        "EWG Verified",
        "AATB-accredited tissue bank",
        "USDA Organic colostrum",
        "halal certified",
        "ISO9001 & ISO 13485",
        "analysed by an external lab",
        "tested at a Korean clinical research center",
        "certified organic",
        "salmon milt from fisheries certified by the Marine Stewardship Council",
        "Produced under Good Manufacturing Practice",
        "K-GMP facility",
        "PETA-certified cruelty free",
        "fish from a fishery with the MSC label",
        "Intertek certificate no. 1234",
    ],
)
def test_an_outside_laboratory_or_certificate_is_third_party(text: str, knowledge: Knowledge) -> None:
    assert found(text, "third_party", knowledge) != []


@pytest.mark.parametrize(
    "text",
    [
        "CPNP notified",
        "FDA registered facility",
        "Human MSC exosomes",
        "vegan & cruelty-free",
        "Dermatologist tested",
        "Clinically proven",
        "Notified on the EU portal",
        "ISO certification pending",
        "not ISO certified",
        "umbilical cord MSC conditioned media",
        "in a published study",
        "rated by a blinded dermatologist",
        "board-certified dermatologist",
        "our own laboratory tested it",
        "FDA approved",
        "patented",
        "award-winning",
        "organic colostrum",
        "KFDA registered functional cosmetic",
        "Tested in-house",
        "isopropyl myristate",
        "gift certificates available",
        "No third-party testing has been done",
        "MSC: mesenchymal stem cells",
        "developed with Seoul National University",
        "MFDS notified",
        "made in Korea",
    ],
)
def test_a_notification_or_an_own_test_is_not_third_party(text: str, knowledge: Knowledge) -> None:
    assert found(text, "third_party", knowledge) == []


def test_spans_point_into_the_text_as_given(knowledge: Knowledge) -> None:
    text = "★ „Exosômes“ – ISOLATED BY Tangential‑Flow Filtration (0.22 µm)"
    folded = fold(text)
    mentions = knowledge.vocabulary.find(text, folded, Clauses(folded))
    start = text.index("Tangential")
    assert mentions["isolation.tangential_flow_filtration"] == (Span(start, start + 15, "Tangential‑Flow"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.toml").write_text('cold = ["ice", "snow"]')
    return tmp_path


def mention(**fields: object) -> str:
    defaults = {"id": "topic.name", "says": "x", "patterns": [r"\bice\b"], "finds": [], "passes": []}
    return "[[mention]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in (defaults | fields).items())


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        (mention() + mention(), 'mention "topic.name": stands twice'),
        (mention(patterns=["("]), "is no regular expression"),
        (mention(patterns=["{warm}"]), "word list {warm} is not known; known are cold"),
        (mention(patterns=["a[b c]"]), "has a space between square brackets"),
        (mention(unles=[]), 'Did you mean "unless"?'),
    ],
)
def test_a_broken_file_is_reported_with_its_entry(toml: str, words: str, folder: Path) -> None:
    (folder / "topic.toml").write_text(toml)
    with pytest.raises(KnowledgeError, match=re.escape(words)):
        load_vocabulary(folder)


def test_beside_and_unless_look_at_the_same_sentence(folder: Path) -> None:
    (folder / "topic.toml").write_text(mention(beside=["packs?"], unless=["skates?"]))
    vocabulary = load_vocabulary(folder)

    def finds(text: str) -> bool:
        return bool(vocabulary.find(text, text, Clauses(text))["topic.name"])

    assert finds("ice packs")
    assert not finds("ice. packs")
    assert not finds("ice packs for skates")
    assert finds("ice packs. skates")


def test_a_denial_before_or_behind_undoes_a_mention(folder: Path) -> None:
    (folder / "topic.toml").write_text(mention())
    vocabulary = load_vocabulary(folder)
    texts = ["no ice", "ice is not needed", "ice-free", "ice not required", "ice unnecessary", "not only ice"]
    found = [bool(vocabulary.find(text, text, Clauses(text))["topic.name"]) for text in texts]
    assert found == [False, False, False, False, False, True]
