"""Two invented labels to try the check with; each says in its own words that it is invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A label that nobody sells. `slug` stands in the address, `name` on the link."""

    slug: str
    name: str
    text: str


EXAMPLES: tuple[Example, ...] = (
    Example(
        slug="loud",
        name="a loud ampoule",
        text="""\
DEMO GLOW EXOSOME AMPOULE 50 mL (an invented product)
Powered by 5,000 ppm rose stem cell exosomes, isolated by tangential flow filtration and freeze-dried for stability.
Clinically proven to heal eczema and erase wrinkles overnight. FDA-approved exosomes.

Ingredients: Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Niacinamide, Sodium Hyaluronate, \
Phenoxyethanol, Alcohol Denat., Parfum, Geraniol

Not intended to diagnose, treat, cure or prevent any disease.
""",
    ),
    Example(
        slug="plain-spoken",
        name="a plain-spoken serum",
        text="""\
Quiet Leaf Vesicle Serum 30 mL (an invented product)
Extracellular vesicles from a callus culture of Centella asiatica leaf, for skin that looks rested and smooth.

How it is made: isolated by tangential flow filtration and size-exclusion chromatography, which remove free protein \
and cell debris. 2 billion particles per mL in the finished serum, counted by nanoparticle tracking analysis. \
Median size 120 nm by NTA; vesicle shape confirmed by electron microscopy. Each batch is tested for endotoxin and \
protein by an outside laboratory, SGS Fresenius, certificate 2026-0417.
Study: 42 women, 12 weeks, half of the face without vesicles, on this product; report on our page. Applied to unbroken \
skin, most vesicles stay on the surface.

Ingredients: Aqua, Glycerin, Niacinamide, Centella Asiatica Callus Extracellular Vesicles, Sodium Hyaluronate, \
Panthenol, Ceramide NP, Trehalose, 1,2-Hexanediol, Ethylhexylglycerin, Citric Acid

Directions: morning and evening on clean skin. For external use only. Keep between 2 and 8 °C; use within 8 weeks \
after opening. Batch QL-0926, best before 09/2027. Quiet Leaf Demo Ltd, 1 Example Street, hello@example.org
""",
    ),
)


def example(slug: str) -> Example | None:
    """The example of that slug; None for any other."""
    return next((one for one in EXAMPLES if one.slug == slug), None)
