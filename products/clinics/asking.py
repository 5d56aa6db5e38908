"""For which clinic a card is asked for: `?clinic=<slug>`, in one query, and nobody's where there is no such clinic."""

import re
from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest

from products.models import Clinic, ClinicSite

PARAMETER = "clinic"
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,60}", re.ASCII)
_KEPT = "skinguide.clinic"
# Asked with each card of a clinic, thus without the ORM, which takes several times as long.
_CLINIC = (
    f"SELECT clinic.id, clinic.restricts_framing, site.origin FROM {Clinic._meta.db_table} clinic "  # noqa: S608
    f"LEFT JOIN {ClinicSite._meta.db_table} site ON site.clinic_id = clinic.id WHERE clinic.slug = %s "
    "ORDER BY site.origin"
)


@dataclass(frozen=True, slots=True)
class Asking:
    """The clinic whose card it is, and where alone it may stand; None: anywhere."""

    clinic: int
    origins: tuple[str, ...] | None


def asking(request: HttpRequest) -> Asking | None:
    """The clinic that the address names; None for none and for an unknown one. Looked up once for each request."""
    if PARAMETER not in request.GET:
        return None
    if _KEPT not in request.META:
        request.META[_KEPT] = _found(request.GET.get(PARAMETER, ""))
    kept: Asking | None = request.META[_KEPT]
    return kept


def _found(slug: str) -> Asking | None:
    if not _SLUG.fullmatch(slug):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_CLINIC, [slug])
        rows = cursor.fetchall()
    if not rows:
        return None
    clinic, is_restricted, _ = rows[0]
    return Asking(clinic, tuple(origin for *_, origin in rows if origin) if is_restricted else None)
