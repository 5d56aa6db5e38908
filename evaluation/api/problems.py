"""What went wrong, in one shape for every answer of the API that is no success."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict


class PlaceOut(BaseModel):
    """Something wrong at one place: "body.label_text", "query.sort"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: str
    message: str


class ProblemOut(BaseModel):
    """The answer's one sentence, and what is wrong where."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    detail: str
    errors: tuple[PlaceOut, ...] = ()


class ApiProblemError(Exception):
    """Ends a request with this status and these words."""

    def __init__(self, status: int, detail: str, errors: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.problem = ProblemOut(
            detail=detail, errors=tuple(PlaceOut(place=place, message=message) for place, message in errors)
        )
