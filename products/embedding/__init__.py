"""Scorecards on other people's pages: one card in four skins, lists of cards, and what is needed to trust them."""
