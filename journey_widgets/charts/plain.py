"""Plain charts of Altair, shown by JupyterLab with our extension and nobody called."""

from __future__ import annotations

from typing import Any


def show_plain_charts(shell: Any) -> None:  # noqa: ANN401 - IPython is not a dependency
    """Let Altair's charts carry their own MIME type beside the page that Altair makes by default.

    That page loads its scripts from a server of others: offline, or in an untrusted notebook, nothing is seen. Our
    extension draws the MIME type, and stands before the page; where the extension is not, the page is shown as ever. A
    renderer that the user has chosen is left alone. Altair is not imported: IPython asks when it meets a chart.

    Parameters
    ----------
    shell
        IPython's shell, or None where there is no notebook.
    """
    formatter = getattr(shell, "display_formatter", None)
    if formatter is not None:
        formatter.mimebundle_formatter.for_type_by_name("altair.vegalite.v6.api", "TopLevelMixin", _bundle)


def _bundle(chart: Any) -> Any:  # noqa: ANN401 - a chart; what its renderer gives, a bundle or one with metadata
    from altair import renderers  # noqa: PLC0415 - who has a chart has imported it, nobody else need

    shown = chart._repr_mimebundle_()
    if not shown or renderers.active != "default":
        return shown
    with renderers.enable("mimetype"):
        data, metadata = chart._repr_mimebundle_()
    return {**data, **shown}, metadata
