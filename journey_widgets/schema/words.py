"""The interface's sentences, said in one language with their blanks filled in."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from journey_widgets.schema.choices import STATE
from journey_widgets.schema.spec import Choices
from journey_widgets.schema.texts import TEXTS

_BLANK = re.compile(r"\{(\w+)\}")
_ITALIAN = str.maketrans(",.", ".,")
_FIVE_DIGITS = 10_000
_CENT = Decimal("0.01")


class Words:
    """The interface's texts in one language.

    Parameters
    ----------
    language
        ``en`` or ``it``; English stands in for any other.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **blanks: object) -> str:
        """Return a sentence with its blanks filled in."""
        text = TEXTS[key].in_language(self.language)
        return _BLANK.sub(lambda blank: str(blanks.get(blank[1], "")), text)

    def count(self, key: str, number: int) -> str:
        """Return a sentence that counts, in the singular or the plural."""
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", count=number)

    def label(self, choices: Choices, value: str) -> str:
        """Return what a reader calls a value of a closed list."""
        found = choices.values.get(value)
        return found.in_language(self.language) if found else value

    def number(self, value: float) -> str:
        """Return a number as a reader writes it: 2,900.5 or 2900,5, with a true minus and at most two decimals.

        Thousands are set apart as the page does it: in Italian not where there are but four digits.
        """
        rounded = Decimal(repr(float(value))).quantize(_CENT, rounding=ROUND_HALF_UP)
        is_italian = self.language == "it"
        grouped = "," if not is_italian or abs(rounded) >= _FIVE_DIGITS else ""
        text = f"{rounded:{grouped}f}".rstrip("0").rstrip(".") or "0"
        text = text.replace("-", "−") if rounded else "0"
        return text.translate(_ITALIAN) if is_italian else text

    def state(self, state: str) -> str:
        """Return the name of a state."""
        return self.label(STATE, state)
