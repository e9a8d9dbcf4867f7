"""A terminal for tests."""

import io


class Window(io.StringIO):
    """A stream that says it is a terminal; nothing else tells it from a pipe."""

    def isatty(self):
        return True
