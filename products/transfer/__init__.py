"""The catalogue as a table, out and in again: one row a product with one look at its label.

django-import-export was looked at and left: its dry run writes everything and rolls back, which locks SQLite's only
writer out for as long; it reads workbooks without bounds; and its guard against formulas loses what it guards.
"""
