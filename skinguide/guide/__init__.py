"""The guide: its pages, each made of prose in a template, facts in data, and the sources of both."""
