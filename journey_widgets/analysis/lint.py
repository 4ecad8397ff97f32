"""What a good map should have and this one has not: one table of findings, by rules that can be read and tuned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from journey_widgets.analysis._arguments import mapped, one_of, several
from journey_widgets.analysis._lint import Finding, Limits, Looked
from journey_widgets.analysis._lint_rules import RULES
from journey_widgets.analysis._result import told
from journey_widgets.errors import JourneyError, nearest, shorten
from journey_widgets.schema import LANGUAGES, TABLES

SEVERITIES = ("warning", "info")


def lint(  # noqa: PLR0913 - thresholds of the rules, each with its default
    tables: Mapping[str, pd.DataFrame],
    *,
    language: str = "en",
    rules: Collection[str] | None = None,
    least_steps: int = 4,
    most_steps: int = 12,
    steps_per: str = "journey",
    most_touchpoints_per_step: int = 5,
    most_notes_per_touchpoint: int = 12,
    least_touchpoint_evidence_rate: float = 0.25,
) -> pd.DataFrame:
    """Look through a map for what the method asks of it.

    Parameters
    ----------
    tables
        Name → table, as a redesign holds them or one's own; a table that is missing is empty. Read: facts, journeys,
        personas, stakeholders, phases, steps, touchpoints, assessments, emotions, notes, evidence, citations,
        expected_measures, comments, kpis.
    language
        `en` or `it`: of messages and hints.
    rules
        Ids of the rules to apply; None = all of `lint_rules`.
    least_steps, most_steps
        How many steps of today tell a simple story.
    steps_per
        `journey` (a whole map) or `phase`: what these are counted over; the source can be read both ways.
    most_touchpoints_per_step, most_notes_per_touchpoint
        From more on, the map is too dense to be read.
    least_touchpoint_evidence_rate
        Share of touchpoints of which something should be proved, 0 to 1.

    Returns
    -------
    pandas.DataFrame
        Indexed by `finding` (a number from 1), warnings first, then by rule and row: `rule`, `severity` (`warning`,
        `info`), `table_name`, `row_id`, `column_name` (empty where it is about no single row or column), `message`,
        `hint`.

    Raises
    ------
    JourneyError
        If there is no such table, rule or language, a limit is no number, or a value is not what the schema allows.

    Notes
    -----
    Each rule names the row of the requirements it comes from; see `lint_rules`. What is not filled in at all, cell by
    cell, is said by `rd.problems()`; here it is about what makes a map a good one.

    References
    ----------
    Source documents 0 and 1.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.new("Customer acquisition")
    >>> found = jw.analysis.lint({"journeys": rd.journeys, "facts": rd.facts})
    >>> {"no_goal", "company_language"} <= set(found["rule"])
    True
    """
    one_of("language", language, LANGUAGES)
    for name in mapped("tables", tables):
        if name not in TABLES:
            raise JourneyError(f"there is no table {shorten(name)}{nearest(str(name), TABLES)}")
    wanted = list(RULES) if rules is None else [one_of("rules", rule, RULES) for rule in several("rules", rules)]
    limits = Limits(
        least_steps=least_steps,
        most_steps=most_steps,
        steps_per=steps_per,
        most_touchpoints_per_step=most_touchpoints_per_step,
        most_notes_per_touchpoint=most_notes_per_touchpoint,
        least_touchpoint_evidence_rate=least_touchpoint_evidence_rate,
    ).checked()
    looked = Looked(tables, limits)
    found = [
        _Line(rule, RULES[rule].severity, finding, language)
        for rule in RULES
        if rule in wanted
        for finding in RULES[rule].find(looked)
    ]
    found.sort(key=lambda line: (SEVERITIES.index(line.severity), wanted.index(line.rule), str(line.finding.row)))
    result = _framed(found)
    parameters = {"language": language, "rules": wanted, **limits.told()}
    return told(result, "one finding for each row that a rule does not like", "source documents 0 and 1", parameters)


def lint_rules(language: str = "en") -> pd.DataFrame:
    """List the rules of `lint`.

    Parameters
    ----------
    language
        `en` or `it`: of the messages.

    Returns
    -------
    pandas.DataFrame
        Indexed by `rule`: `severity`, `requirement` (row of the list of requirements), `meaning` (one line),
        `message` (as a finding says it, with blanks in braces).

    Raises
    ------
    JourneyError
        If there is no such language.

    References
    ----------
    Source documents 0 and 1.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> jw.analysis.lint_rules().loc["few_steps", "severity"]
    'info'
    """
    one_of("language", language, LANGUAGES)
    rows = {
        name: {
            "severity": rule.severity,
            "requirement": rule.requirement,
            "meaning": rule.meaning,
            "message": rule.message.in_language(language),
        }
        for name, rule in RULES.items()
    }
    result = pd.DataFrame.from_dict(rows, orient="index").rename_axis("rule")
    result.index = result.index.astype("str")
    dtypes = {"severity": "str", "requirement": "int64", "meaning": "str", "message": "str"}
    return told(result.astype(dtypes), "the registry of rules", "source documents 0 and 1", {"language": language})


@dataclass(frozen=True)
class _Line:
    rule: str
    severity: str
    finding: Finding
    language: str

    def cells(self) -> list[str]:
        """Return the line of the table."""
        rule, blanks = RULES[self.rule], self.finding.in_language(self.language)
        texts = [text.in_language(self.language).format_map(blanks) for text in (rule.message, rule.hint)]
        return [self.rule, self.severity, self.finding.table or rule.table, self.finding.row, rule.column, *texts]


def _framed(lines: Iterable[_Line]) -> pd.DataFrame:
    columns = ["rule", "severity", "table_name", "row_id", "column_name", "message", "hint"]
    frame = pd.DataFrame([line.cells() for line in lines], columns=columns, dtype="str")
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="finding")
    return frame
