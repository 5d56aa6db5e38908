"""Red-flag claims: which wording on the label goes further than a cosmetic may, by rules kept as data."""
