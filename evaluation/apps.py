"""The evaluation app: Django's side of the evaluation core."""

from django.apps import AppConfig
from django.core.checks import register


class EvaluationConfig(AppConfig):
    """Registers the check of the data files."""

    name = "evaluation"

    def ready(self) -> None:
        """Called once by Django, when all apps are loaded."""
        from evaluation.checks import check_knowledge

        register(check_knowledge, "knowledge")
