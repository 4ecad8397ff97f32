"""How the charts speak: findings with their numbers and names, in English or Italian."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import pandas as pd

from journey_widgets.schema import TEXTS
from journey_widgets.schema.words import Words

LONGEST_NAME = 60
"""Characters of a name in a title; what is longer is cut."""
WIDEST = 105
"""Characters of one line of a title."""
WIDEST_SMALL = 140


class Wording(Words):
    """The texts of charts in one language."""

    @property
    def months(self) -> list[str]:
        """Names of the months."""
        return self.say("chart.months").split()

    def tell(self, key: str, number: int, **blanks: object) -> str:
        """Return a sentence that counts something, with `{count}` filled in; nothing where none has no sentence."""
        form = "none" if number == 0 else "one" if number == 1 else "many"
        if form == "none" and f"{key}.none" not in TEXTS:
            return ""
        return self.say(f"{key}.{form}", **{"count": self.numeral(number), **blanks})

    def numeral(self, number: int) -> str:
        """Return a whole number as running text has it: in words from two to twelve."""
        spelled = dict(enumerate(self.say("chart.numerals").split(), start=2))
        return spelled.get(number) or self.amount(number, 0)

    def quoted(self, name: object) -> str:
        """Return a name in the quotation marks of the language, on one line, cut where it is very long."""
        text = " ".join(str(name).split())
        text = text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
        return f"«{text}»" if self.language == "it" else f"“{text}”"

    def among(self, names: Iterable[object], most: int = 2) -> str:
        """Return quoted names as "A, B and C"; of more than `most` the first ones and how many others there are."""
        all_names = list(names)
        shown = [self.quoted(name) for name in all_names[:most]]
        if len(all_names) > most:
            shown.append(self.tell("chart.others", len(all_names) - most))
        return f" {self.say('chart.and')} ".join([*([", ".join(shown[:-1])] if shown[:-1] else []), *shown[-1:]])

    def amount(self, value: float, decimals: int = 1, *, signed: bool = False) -> str:
        """Return a number with thousands set apart and a true minus; a plus too where `signed`."""
        rounded = round(float(value), decimals) + 0.0
        text = f"{rounded:+,.{decimals}f}" if signed and rounded else f"{rounded:,.{decimals}f}"
        if self.language == "it":
            text = text.translate({ord(","): ".", ord("."): ","})
        return text.replace("-", "−")

    def euros(self, value: float) -> str:
        """Return an amount of money in whole euros."""
        amount = self.amount(abs(value), 0)
        sign = "−" if round(value) < 0 else ""
        return f"{sign}{amount}\u00a0€" if self.language == "it" else f"{sign}€{amount}"

    def percent(self, rate: float) -> str:
        """Return a share as a percentage."""
        return f"{self.amount(100 * rate, 0)}%"

    def the_percent(self, rate: float) -> str:
        """Return a share as a percentage that a sentence goes on with: in Italian with its article."""
        text = self.percent(rate)
        if self.language != "it":
            return text
        digits = text.rstrip("%")
        is_vowel = digits in {"1", "8", "11"} or (len(digits) == 2 and digits[0] == "8")  # noqa: PLR2004 - ottanta …
        return f"l'{text}" if is_vowel else f"lo {text}" if digits == "0" else f"il {text}"

    def day(self, date: Any) -> str:  # noqa: ANN401 - whatever pandas takes for a date
        """Return a date in words, and nothing where there is none."""
        at = pd.Timestamp(date)
        return "" if pd.isna(at) else f"{at.day}\u00a0{self.months[at.month - 1]}\u00a0{at.year}"

    def lines(self, text: str, *, small: bool = False) -> list[str]:
        """Return a text in lines that fit above a chart, the first letter a capital."""
        text = text[:1].upper() + text[1:]
        width = WIDEST_SMALL if small else WIDEST
        return textwrap.wrap(text, width, break_long_words=True, break_on_hyphens=False) or [""]


def unit_text(unit: object) -> str:
    """Return a unit as a suffix, with the space before it, and nothing where there is none."""
    text = "" if pd.isna(unit) else str(unit)  # type: ignore[call-overload] # a cell
    return text if text in {"", "%"} else f"\u00a0{text}"
