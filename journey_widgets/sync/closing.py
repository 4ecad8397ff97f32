"""A widget that leaves nothing behind when it is closed [S11]."""

from __future__ import annotations

import anywidget


class ClosingWidget(anywidget.AnyWidget):
    """Closes its layout with it: ipywidgets makes one for every widget, and leaves it behind on both sides."""

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._first_layout = self.layout  # one that was given later may be another widget's too

    def close(self) -> None:
        """Close the widget on both sides."""
        is_open = self.comm is not None
        super().close()
        if is_open:
            self._first_layout.close()
