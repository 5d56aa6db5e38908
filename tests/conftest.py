"""What all tests share."""

from hypothesis import settings

# A property is about what holds, not about how long a busy machine takes to see it.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")
