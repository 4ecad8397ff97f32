"""The command `journey`: what one does with files of journeys outside a notebook.

It writes nothing over what is there unless told to, says one line where something is wrong, and ends with 0 (done), 1
(the file has errors, or cannot be read or written) or 2 (the command was not understood).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from journey_widgets.errors import JourneyError, listed
from journey_widgets.interchange.journey_file import SUFFIX, write_whole
from journey_widgets.interchange.sharing import shared
from journey_widgets.redesign import Redesign
from journey_widgets.schema import LANGUAGES, STATES
from journey_widgets.schema.sharing import PARTS
from journey_widgets.sources import READERS, new, read


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except JourneyError as error:
        print(f"journey: {error}", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="journey", description="Files of customer journeys, outside a notebook.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    made = commands.add_parser("new", help="make an empty journey")
    made.add_argument("file", type=Path, help=f"the file to write, NAME{SUFFIX}")
    made.add_argument("--title", default="", help="title of the redesign")
    made.add_argument("--language", choices=LANGUAGES, default="en", help="language of the map (en)")
    made.set_defaults(run=_new, overwrite=False)

    checked = commands.add_parser("check", help="list what is wrong or missing; ends with 1 where there are errors")
    checked.add_argument("file", type=Path, help=f"a file that can be read: {listed(READERS)}")
    checked.set_defaults(run=_check)

    taken = commands.add_parser("import", help="turn another format into a journey file")
    taken.add_argument("file", type=Path, help=f"a file that can be read: {listed(READERS)}")
    taken.add_argument("to", type=Path, help=f"the file to write, NAME{SUFFIX}")
    taken.set_defaults(run=_import, without=())
    taken.add_argument("--overwrite", action="store_true", help="write over a file that is there")

    given = commands.add_parser("export", help="write a journey for others: a file, or a picture of the map")
    given.add_argument("file", type=Path, help=f"a file that can be read: {listed(READERS)}")
    given.add_argument("to", type=Path, help=f"the file to write: NAME{SUFFIX}, .svg or .png")
    given.add_argument("--without", type=_parts, default=(), metavar="PART,PART", help=f"leave out {', '.join(PARTS)}")
    given.add_argument("--journey", default="", help="id of the journey of a picture (the first one)")
    given.add_argument("--state", choices=STATES, default="current", help="state of a picture (current)")
    given.add_argument("--language", choices=LANGUAGES, help="language of a picture's own words (the map's)")
    given.add_argument("--overwrite", action="store_true", help="write over a file that is there")
    given.set_defaults(run=_export)
    return parser


def _parts(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [part for part in found if part not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{listed(unknown)}: the parts are {listed(PARTS)}")
    return found


def _new(options: argparse.Namespace) -> int:
    print(new(options.title, language=options.language).save(options.file))
    return 0


def _check(options: argparse.Namespace) -> int:
    found = read(options.file).problems()
    for problem in found.itertuples():
        place = ", ".join(str(part) for part in (problem.table, problem.row, problem.column) if part)
        print(f"{problem.severity}: {place}: {problem.message}")
    counts = found["severity"].value_counts()
    print(", ".join(f"{counts.get(severity, 0)} {severity}" for severity in ("error", "warning", "missing")))
    return int("error" in counts)


def _import(options: argparse.Namespace) -> int:
    rd = read(options.file)
    print(rd.save(options.to, overwrite=options.overwrite))
    for loss in rd.import_losses.itertuples():
        print(f"line {loss.line}: {loss.reason}", file=sys.stderr)
    return 0


def _export(options: argparse.Namespace) -> int:
    rd = read(options.file)
    if options.to.name.endswith(SUFFIX):
        print(rd.save(options.to, without=options.without, overwrite=options.overwrite))
        return 0
    draw = PICTURES.get(options.to.suffix.lower())
    if draw is None:
        raise JourneyError(f"{options.to.name} must end in {listed([SUFFIX, *PICTURES])}")
    if options.to.exists() and not options.overwrite:
        raise JourneyError(f"{options.to} is there already: --overwrite writes over it")
    write_whole(options.to, draw(rd, options))
    print(options.to)
    return 0


def _svg(rd: Redesign, options: argparse.Namespace) -> bytes:
    return _drawn(rd, options, for_browser=True)[0].encode()


def _png(rd: Redesign, options: argparse.Namespace) -> bytes:
    from journey_widgets.export.png import to_png  # noqa: PLC0415 - drawn only where it is asked for

    return to_png(*_drawn(rd, options, for_browser=False))


PICTURES: Mapping[str, Callable[[Redesign, argparse.Namespace], bytes]] = {".svg": _svg, ".png": _png}
"""Suffix → what draws it."""


def _drawn(rd: Redesign, options: argparse.Namespace, *, for_browser: bool) -> tuple[str, int, int]:
    from journey_widgets.export.map_layout import compute_map  # noqa: PLC0415 - drawn only where it is asked for
    from journey_widgets.export.svg import picture  # noqa: PLC0415 - likewise

    journeys = list(rd.journeys.index)
    if options.journey and options.journey not in journeys:
        raise JourneyError(f"there is no journey '{options.journey}': the journeys are {listed(journeys)}")
    document = shared(rd.document, options.without)
    with document.lock:
        journey_map = compute_map(document, options.journey or next(iter(journeys), ""), options.state)
        columns = max(1, len(journey_map.columns))
        language = options.language or rd.language
        drawn = picture(document, journey_map, language, most_columns=columns, for_browser=for_browser)
    return drawn.svg, drawn.width, drawn.height


if __name__ == "__main__":
    sys.exit(main())
