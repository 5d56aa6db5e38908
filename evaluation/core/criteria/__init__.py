"""The fifteen criteria in the order of the checklist. What is not in this tuple is not asked."""

from evaluation.core.criteria import (
    characterisation,
    concentration,
    delivery,
    donor_screening,
    irritants,
    isolation_method,
    label_basics,
    own_testing,
    purity,
    source,
    stability,
    supporting_ingredients,
    third_party_validation,
    transparency,
    vesicle_identity,
)
from evaluation.core.criteria.base import Criterion

CRITERIA: tuple[Criterion, ...] = (
    source.criterion,
    vesicle_identity.criterion,
    donor_screening.criterion,
    isolation_method.criterion,
    concentration.criterion,
    purity.criterion,
    characterisation.criterion,
    stability.criterion,
    delivery.criterion,
    supporting_ingredients.criterion,
    irritants.criterion,
    label_basics.criterion,
    own_testing.criterion,
    transparency.criterion,
    third_party_validation.criterion,
)
