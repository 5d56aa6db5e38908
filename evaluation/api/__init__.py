"""The evaluation as data (`/api/v1/check` and what it goes by)."""
