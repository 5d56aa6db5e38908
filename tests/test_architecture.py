"""The arrows point one way: skinguide → products → evaluation → evaluation.core, and inside the core likewise."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From the top down: each may import itself and what stands after it.
PACKAGES = ("skinguide", "products", "evaluation", "evaluation.core")
CORE_LAYERS = (
    ("lines", "coherence", "conformance"),
    ("assess",),
    ("comparison",),
    ("fit", "cautions", "watching"),
    (
        "presence",
        "avoiding",
        "markets",
        "evidence",
        "routine",
        "amounts",
        "ordering",
        "weighing",
        "questions",
        "directions",
    ),
    ("summary", "reconciliation", "corrections"),
    ("criteria", "claims", "scoring"),
    ("parsing",),
    ("knowledge", "wording"),
    ("method", "scanner", "clauses", "scorecard", "profile", "source_groups", "comparability"),
    ("verdicts", "facts", "label", "editor_facts"),
    ("linear",),
    ("text", "money", "patterns"),
    ("values",),
)
CORE_MAY_IMPORT = {"pydantic", "pydantic_core", "rapidfuzz", "re2", "evaluation"}
STANDARD_LIBRARY = __import__("sys").stdlib_module_names


def modules(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts]


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports, as a dotted name; `from a import b` counts as a.b, which may be a module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where an arrow points"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package_of(dotted: str) -> str | None:
    """The lowest of our packages that holds the name."""
    return next((name for name in reversed(PACKAGES) if f"{dotted}.".startswith(f"{name}.")), None)


def wrong_arrows(importer: str, imported: list[str]) -> list[str]:
    here = PACKAGES.index(importer)
    return [name for name in imported if (there := package_of(name)) and PACKAGES.index(there) < here]


@pytest.mark.parametrize("path", [path for name in PACKAGES[:3] for path in modules(name)], ids=str)
def test_no_module_imports_from_a_package_above_its_own(path):
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    assert wrong_arrows(package_of(dotted), list(imports(path))) == []


@pytest.mark.parametrize("path", modules("evaluation/core"), ids=lambda path: path.stem)
def test_the_core_knows_no_framework(path):
    roots = {name.split(".")[0] for name in imports(path)}
    assert roots - CORE_MAY_IMPORT - STANDARD_LIBRARY == set()


def layer(dotted: str) -> int | None:
    parts = dotted.split(".")
    return next((n for n, names in enumerate(CORE_LAYERS) if len(parts) > 2 and parts[2] in names), None)


@pytest.mark.parametrize("path", modules("evaluation/core"), ids=lambda path: path.stem)
def test_inside_the_core_nothing_imports_from_a_layer_above(path):
    here = layer(".".join(path.relative_to(ROOT).with_suffix("").parts))
    upward = [
        name for name in imports(path) if here is not None and (there := layer(name)) is not None and there < here
    ]
    assert upward == []


def test_every_module_of_the_core_has_a_layer():
    named = {name for names in CORE_LAYERS for name in names}
    core = ROOT / "evaluation/core"
    found = {path.stem for path in core.iterdir() if path.name not in ("__init__.py", "__pycache__")}
    assert found - named == set()


def test_an_arrow_that_runs_the_wrong_way_is_seen():
    assert wrong_arrows("evaluation", ["products.models.Product", "evaluation.core.assess"]) == [
        "products.models.Product"
    ]
    assert wrong_arrows("evaluation.core", ["evaluation.views.check"]) == ["evaluation.views.check"]


def test_only_named_files_stand_at_the_top():
    folders = {"skinguide", "products", "evaluation", "templates", "static", "fixtures", "tests"}
    allowed = {*folders, "manage.py", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    made_by_tools = {"var", "artifacts", "uv.lock", "node_modules"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - made_by_tools == allowed
