"""How a scorecard's pieces are drawn in templates."""

from django import template

register = template.Library()
