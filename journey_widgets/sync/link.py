"""The kernel's end of a document's sync: one link for all views of a document, over a widget's comm.

See `SPEC.md` for the rules (S1 …).
"""

from __future__ import annotations

import logging
from typing import Any
from weakref import WeakKeyDictionary

import anywidget
import traitlets

from journey_widgets.model.document import Document

_log = logging.getLogger("journey_widgets")


class DocumentLink(anywidget.AnyWidget):
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
        self._document = document
        self._stop = document.on_update(self._tell)
        super().__init__()
        self.on_msg(self._hear)

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> dict[str, Any]:
        """Return the widget's state, with the document as it is now: a page that reloads is at once up to date."""
        state: dict[str, Any] = super().get_state(key, drop_defaults)
        if "_state" in state:
            state["_state"] = self._document.update_since()
        return state

    def close(self) -> None:
        """End the link on both sides."""
        self._stop()
        super().close()

    def _hear(self, _widget: object, content: dict[str, Any], buffers: list[Any]) -> None:
        kind, page = content.get("kind"), str(content.get("page", ""))
        if kind == "edit" and buffers:
            self._take_in(bytes(buffers[0]), page)
        elif kind == "join" and buffers:  # [S2]
            missing = self._document.update_since(bytes(buffers[0]))
            self._speak("joined", page, missing, self._document.state_vector())
        elif kind == "undo":
            self._document.undo()
        elif kind == "redo":
            self._document.redo()

    def _take_in(self, update: bytes, page: str) -> None:
        try:
            self._document.apply_update(update, "page", sender=page)
        except ValueError:  # [S10]
            _log.warning("an edit from page %s could not be read: %d bytes", page, len(update))

    def _tell(self, update: bytes, sender: str) -> None:
        self._speak("edited", sender, update)  # [S4]

    def _speak(self, kind: str, page: str, *buffers: bytes) -> None:
        history = [self._document.can_undo, self._document.can_redo]
        self.send({"kind": kind, "page": page, "history": history}, buffers=list(buffers))


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


def release_link(document: Document) -> None:
    """Say that a view needs the link no more; the last one closes it."""
    uses = _links.get(document)
    if uses is None:
        return
    uses.count -= 1
    if uses.count <= 0:
        uses.widget.close()
        del _links[document]

