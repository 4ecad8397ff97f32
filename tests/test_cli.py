"""The command `journey`: what it writes, what it says, and the code it ends with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import journey_widgets as jw
from journey_widgets.cli import main


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rd = jw.example("b2b-software")
    rd.assessments.loc[("tp1", "current"), "cost_eur"] = 123456.5
    return rd.save(tmp_path / "case.journey.json")


def test_it_is_a_command_of_its_own(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("journey")
    done = subprocess.run(
        [command, "new", tmp_path / "x.journey.json", "--title", "Noleggio", "--language", "it"], check=False
    )
    assert done.returncode == 0
    rd = jw.read(tmp_path / "x.journey.json")
    assert (rd.title, rd.language) == ("Noleggio", "it")


def test_what_is_left_out_stays_behind(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "shared.journey.json"
    assert main(["export", str(file), str(to), "--without", "costs, comments"]) == 0
    assert capsys.readouterr().out.strip() == str(to)
    rd = jw.read(to)
    assert rd.assessments["cost_eur"].isna().all()
    assert rd.comments.empty
    assert len(rd.evidence) == len(jw.read(file).evidence)


def test_a_part_that_is_none_is_refused(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", str(file), str(tmp_path / "x.svg"), "--without", "secrets"])
    assert ended.value.code == 2
    assert "'secrets': the parts are 'costs', 'comments'" in capsys.readouterr().err


@pytest.mark.parametrize(("suffix", "start"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_a_map_is_drawn(file: Path, tmp_path: Path, suffix: str, start: bytes) -> None:
    to = tmp_path / f"map.{suffix}"
    arguments = ["export", str(file), str(to), "--state", "future", "--language", "it", "--without", "costs"]
    assert main(arguments) == 0
    assert to.read_bytes().startswith(start)


def test_nothing_is_written_over_unasked(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "map.svg"
    to.write_text("mine")
    assert main(["export", str(file), str(to)]) == 1
    assert to.read_text() == "mine"
    assert "--overwrite" in capsys.readouterr().err
    assert main(["export", str(file), str(to), "--overwrite"]) == 0
    before = file.read_bytes()
    assert main(["new", str(file)]) == 1
    assert file.read_bytes() == before


def test_a_journey_that_is_not_there_is_named(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(file), str(tmp_path / "x.svg"), "--journey", "jo99"]) == 1
    assert "there is no journey 'jo99': the journeys are 'jo1'" in capsys.readouterr().err
    assert main(["export", str(file), str(tmp_path / "x.gif")]) == 1
    assert "must end in '.journey.json', '.svg', '.png'" in capsys.readouterr().err


def test_another_format_comes_in_with_its_losses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "day.mmd"
    source.write_text("journey\n title Day\n section Morning\n Get up: 9: Me\n")
    to = tmp_path / "day.journey.json"
    assert main(["import", str(source), str(to)]) == 0
    assert list(jw.read(to).steps["name"]) == ["Get up"]
    assert "line 4:" in capsys.readouterr().err


def test_problems_are_listed_and_errors_counted(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 error, ")
    broken = tmp_path / "broken.journey.json"
    broken.write_text("{")
    assert main(["check", str(broken)]) == 1
    assert capsys.readouterr().err.startswith("journey: broken.journey.json")
