"""The comparison: what its address asks for, the page, and the same table as a sheet."""
