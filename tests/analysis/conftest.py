"""A busy machine is no counterexample: the laws of the analyses have no deadline."""

from hypothesis import settings

settings.register_profile("analysis", deadline=None)
settings.load_profile("analysis")
