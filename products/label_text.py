"""The parts of a label, as noted, become the one text that the core reads."""

from evaluation.core.label import Label, Part, Section

BETWEEN_PARTS = "\n\n"
LIST_HEADING = "Ingredients: "
PARTIAL_LIST_HEADING = "Key ingredients: "


def compose(
    *,
    front: str | None,
    making: str | None,
    ingredients: str | None,
    directions: str | None,
    ingredients_complete: bool,
    is_summary: bool,
) -> Label:
    """One text of the parts that were seen (not None), in label order, with a section for each.

    Prose is complete unless it is a summary: facts that somebody noted cannot be silent. The ingredient list gets a
    heading, which lies outside its section. Nothing is checked here; the core refuses a text that is no label.
    """
    parts = (
        (Part.FRONT, "", front, not is_summary),
        (Part.MAKING, "", making, not is_summary),
        (Part.INGREDIENTS, _heading(ingredients, ingredients_complete), ingredients, ingredients_complete),
        (Part.DIRECTIONS, "", directions, not is_summary),
    )
    text = ""
    sections = []
    for part, heading, words, complete in parts:
        if words is None:
            continue
        text += (BETWEEN_PARTS if text and words else "") + heading
        sections.append(Section(part=part, start=len(text), end=len(text) + len(words), complete=complete))
        text += words
    return Label(text=text, sections=tuple(sections))


def _heading(ingredients: str | None, complete: bool) -> str:
    """The heading that a list needs to be found as one; none for an empty list."""
    if not ingredients:
        return ""
    return LIST_HEADING if complete else PARTIAL_LIST_HEADING
