"""Lines that fit, and texts that neither break XML nor rearrange their neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from still_cases import HOSTILE, parsed

from journey_widgets.export.measure import (
    clean,
    clusters,
    cut,
    excerpt,
    is_rtl,
    isolated,
    one_line,
    text_width,
    wrap,
)

TEXTS = st.text(max_size=120) | st.sampled_from(HOSTILE).map(lambda text: text[:400])


@given(TEXTS, st.integers(40, 300), st.sampled_from([10.5, 12, 15]), st.integers(1, 6), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: int, size: float, most: int, bold: bool) -> None:
    found = wrap(clean(text), width, size, most=most, bold=bold)
    assert 1 <= len(found) <= most
    assert all(text_width(line, size, bold=bold) <= width + 1e-6 for line in found)


@given(st.text(alphabet="ab cd-/é日。", max_size=60))
def test_lines_lose_no_letter(text: str) -> None:
    found = wrap(clean(text), 60, 12, most=1000)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_lines_break_at_words() -> None:
    assert wrap("Risposte accurate, dopo quindici giorni", 117, 12, most=9) == [
        "Risposte accurate,",
        "dopo quindici",
        "giorni",
    ]
    assert wrap("self-check/auto-check", 80, 12, most=9) == ["self-check/", "auto-check"]


def test_a_hard_space_keeps_words_together() -> None:
    assert wrap("188.300\u00a0€ in all", 70, 12, most=9)[0] == "188.300\u00a0€"


def test_no_line_begins_with_a_full_stop() -> None:
    found = wrap("日本語です。日本語です。", 60, 12, most=9)
    assert not any(line.startswith("。") for line in found)


def test_what_is_left_out_is_said() -> None:
    assert wrap("one two three four five", 40, 12, most=1) == ["one…"]
    assert one_line("x" * 500, 100, 12).endswith("…")
    assert excerpt("x" * 100_000, 20) == "x" * 20 + "…"
    assert excerpt("x" * 20, 20) == "x" * 20


@given(TEXTS)
def test_clusters_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_an_emoji_is_one_letter() -> None:
    assert list(clusters("a👨‍👩‍👧é👍🏽🇮🇹🇬🇧")) == ["a", "👨‍👩‍👧", "é", "👍🏽", "🇮🇹", "🇬🇧"]
    assert cut("👨‍👩‍👧👍🏽", 6) == "👨‍👩‍👧"


@given(st.text())
def test_what_is_cleaned_may_stand_in_xml(text: str) -> None:
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert (parsed(f"<a>{escaped}</a>").text or "") == clean(text)


@pytest.mark.parametrize("text", ["a\ud800b", "a\x00b\x1f", "a\ufffeb", "a\u202eb\u202c", "a\u2066b", "a\u200fb"])
def test_what_no_xml_holds_and_what_gives_direction_goes(text: str) -> None:
    assert clean(text) in {"a\ufffdb", "ab"}


def test_accents_do_not_pile_up() -> None:
    assert len(clean("e" + "\u0301" * 300)) == 5
    assert clean("Việt Nam, naïve") == "Việt Nam, naïve"


def test_what_runs_from_right_to_left_stands_apart() -> None:
    assert is_rtl("(שלום) abc")
    assert not is_rtl("abc שלום")
    assert isolated("abc") == "abc"
    assert isolated("abc שלום") == "\u2068abc שלום\u2069"


@given(st.sampled_from("aWié日مЖ👍"), st.sampled_from("aWié日مЖ👍"))
def test_widths_add_up(a: str, b: str) -> None:
    assert text_width(a + b, 10) == pytest.approx(text_width(a, 10) + text_width(b, 10))
    assert text_width(a, 10, bold=True) >= text_width(a, 10) or a in "日👍"
