"""Keep the catalogue safe: copies that can be put back, and a look at whether it is whole."""
