"""The catalogue as data (`/api/v1/products`): the same question and answer as the catalogue page, without the page."""
