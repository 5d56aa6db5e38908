"""The evaluation core: a label goes in, a scorecard comes out. No Django, no clock, no network."""
