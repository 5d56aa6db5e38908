"""Make one product, or one brand, of two: what it would do, doing it, and taking it back.

Nothing is copied and no capture moves: a capture is evidence of what somebody saw under a name, so it keeps its product
and counts for the survivor (`ProductLabelQuerySet.counting_for`). Reports and questions stay where they were sent as
well, and are read with the survivor's. Prices move, because lists read them of one product.
"""
