"""Words as people mistype them: letters left out, doubled up, mixed up; always the same for the same seed."""

from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def misspelt(text: str, edits: int, random: Random) -> str:
    """The text after so many edits: a letter dropped, put in, replaced, or changed with its neighbour."""
    letters = list(text)
    for _ in range(edits):
        place = random.randrange(len(letters))
        match random.choice(("drop", "put in", "replace", "swap")):
            case "drop" if len(letters) > 3:
                del letters[place]
            case "put in":
                letters.insert(place, random.choice(LETTERS))
            case "replace":
                letters[place] = random.choice(LETTERS)
            case _:
                letters[place - 1], letters[place] = letters[place], letters[place - 1]
    return "".join(letters)
