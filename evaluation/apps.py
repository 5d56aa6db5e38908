"""The evaluation app: Django's side of the evaluation core."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Nothing to set up but the system checks."""

    name = "evaluation"
