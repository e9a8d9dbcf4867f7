"""How hypothesis looks for counterexamples: the same examples every time, or new ones on request."""

from hypothesis import settings

# No deadline: a busy machine is no failure.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("exploring", deadline=None, max_examples=2000)
settings.load_profile("repeatable")
