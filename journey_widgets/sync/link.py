"""The kernel's end of a document's sync: one link for all views of a document, over a widget's comm.

See `SPEC.md` for the rules (S1 …).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict
from weakref import WeakKeyDictionary

import traitlets

from journey_widgets.errors import shorten
from journey_widgets.model.document import Document
from journey_widgets.model.told_steps import told_steps
from journey_widgets.sync.closing import ClosingWidget

_log = logging.getLogger("journey_widgets")


class DocumentLink(ClosingWidget):
    """A widget without a view that keeps a document and its copies in pages equal.

    Parameters
    ----------
    document
        The document.
    """

    _esm = "export default {}"
    _view_name = traitlets.Any(None, allow_none=True).tag(sync=True)
    _state = traitlets.Bytes(b"").tag(sync=True)
    """The document as it was when the widget's state was last asked for. Type: bytes, an update."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._asked: Asked | None = None
        self._stop = document.on_update(self._tell)
        super().__init__()
        self.on_msg(self._hear)

    def get_state(self, key: str | Iterable[str] | None = None, drop_defaults: bool = False) -> dict[str, Any]:
        """Return the widget's state, with the document as it is now: a page that reloads is at once up to date."""
        state: dict[str, Any] = super().get_state(key, drop_defaults)
        if key is None or "_state" in ([key] if isinstance(key, str) else key):
            state["_state"] = self.document.update_since()
        return state

    def close(self) -> None:
        """End the link on both sides."""
        self._stop()
        super().close()

    def _hear(self, _widget: object, content: object, buffers: Sequence[Any]) -> None:
        command = content if isinstance(content, dict) else {}
        asked = _asked(command)
        try:
            if command.get("kind") == "edit":
                self._take_in(bytes(buffers[0]), asked)
            elif command.get("kind") == "join":  # [S2]
                missing = self.document.update_since(bytes(buffers[0]))
                self._speak("joined", asked, missing, self.document.state_vector())
            elif command.get("kind") in {"undo", "redo"}:
                self._step(command["kind"])
            elif command.get("kind") == "steps":  # [S15]
                self._tell_steps(asked, "it" if command.get("language") == "it" else "en")
            elif command.get("kind") == "go":
                self._go_to(command.get("to"))
        except (ValueError, TypeError, IndexError) as error:  # [S10]
            _log.warning("a message from page %s could not be read: %s", asked["page"], shorten(str(error), 200))

    def _take_in(self, update: bytes, asked: Asked) -> None:
        with self.document.lock:  # so that what is told meanwhile is this edit
            self._asked = asked
            try:
                self.document.apply_update(update, "page", sender=asked["page"])
                if self._asked is not None:  # nothing new, or not without what was lost: the page sees which it is
                    self._speak("edited", asked, b"", self.document.state_vector())
            finally:
                self._asked = None

    def _step(self, way: str) -> None:
        with self.document.lock:
            if not (self.document.undo() if way == "undo" else self.document.redo()):
                self._speak("stood", NOBODY)  # nothing to tell but that there is nothing to take back any more

    def _go_to(self, number: object) -> None:
        if not isinstance(number, int) or not self.document.go_to(number):
            self._speak("stood", NOBODY)

    def _tell_steps(self, asked: Asked, language: str) -> None:
        steps = [list(told) for told in told_steps(self.document, language)]
        self.send({"kind": "steps", **asked, "history": self._history, "steps": steps})

    @property
    def _history(self) -> list[bool]:
        return [self.document.can_undo, self.document.can_redo]

    def _tell(self, update: bytes, sender: str) -> None:  # [S4]
        asked, self._asked = self._asked, None
        self._speak("edited", asked or {**NOBODY, "page": sender}, update)

    def _speak(self, kind: str, asked: Asked, *buffers: bytes) -> None:
        self.send({"kind": kind, **asked, "history": self._history}, buffers=list(buffers))


class Asked(TypedDict):
    """Which message of which page is answered."""

    page: str
    number: int


NOBODY: Asked = {"page": "", "number": 0}
LONGEST_PAGE = 100


def _asked(command: Mapping[str, Any]) -> Asked:
    page, number = command.get("page"), command.get("number")
    return {
        "page": page[:LONGEST_PAGE] if isinstance(page, str) else "",
        "number": number if isinstance(number, int) else 0,
    }


class _Uses:
    """A widget shared by others, and by how many."""

    def __init__(self, widget: Any) -> None:  # noqa: ANN401 - a link or a carrier
        self.widget = widget
        self.count = 0


_links: WeakKeyDictionary[Document, _Uses] = WeakKeyDictionary()


def acquire_link(document: Document) -> DocumentLink:
    """Return the link of a document, made when the first view needs it."""
    uses = _links.get(document)
    if uses is None or uses.widget.comm is None:  # closed from outside, by `Widget.close_all()` for one
        uses = _links[document] = _Uses(DocumentLink(document))
    uses.count += 1
    link: DocumentLink = uses.widget
    return link


def release_link(link: DocumentLink) -> None:
    """Say that a view needs the link no more; the last one closes it."""
    uses = _links.get(link.document)
    if uses is None or uses.widget is not link:  # an older one, closed from outside
        return
    uses.count -= 1
    if uses.count <= 0:
        del _links[link.document]
        link.close()
