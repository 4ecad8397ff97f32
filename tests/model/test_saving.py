"""Saving: the old file or the new one, whole, whatever happens; links and permissions stay; git diffs stay small."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import journey_widgets as jw


def test_what_is_saved_is_read_and_saved_again_the_same(file: Path) -> None:
    rd = jw.example("b2b-software", language="it")
    assert rd.save(file) == file
    first = file.read_bytes()
    assert b"\r" not in first
    jw.read(file).save(str(file))
    assert file.read_bytes() == first


def test_saving_takes_in_edits_first(file: Path) -> None:
    rd = jw.example("b2b-software")
    rd.touchpoints.loc["tp1", "name"] = "Just now"
    rd.save(file)
    assert jw.read(file).touchpoints.loc["tp1", "name"] == "Just now"


def test_one_edit_changes_one_line(file: Path) -> None:
    rd = jw.example("b2b-software")
    rd.save(file)
    before = file.read_text("utf-8").splitlines()
    for edit in (
        lambda: rd.touchpoints.__setitem__(
            "relevance", rd.touchpoints["relevance"].where(rd.touchpoints.index != "tp1", 1)
        ),
        lambda: rd.phases.__setitem__("position", rd.phases["position"].where(rd.phases.index != "ph1", 3)),
    ):
        edit()
        rd.save(file)
        after = file.read_text("utf-8").splitlines()
        assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
        before = after


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_link_stays_a_link(file: Path) -> None:
    target = file.with_name("real.journey.json")
    jw.new("one").save(target)
    file.symlink_to(target)
    jw.new("two").save(file, overwrite=True)
    assert file.is_symlink()
    assert jw.read(target).title == "two"
    assert not leftovers(file.parent)


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_permissions_are_kept(file: Path, mode: int) -> None:
    jw.new("one").save(file)
    file.chmod(mode)
    jw.new("two").save(file, overwrite=True)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_new_file_gets_the_permissions_everybody_gives(file: Path) -> None:
    old = os.umask(0o027)
    try:
        jw.new("one").save(file)
    finally:
        os.umask(old)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("fails", ["fsync", "replace", "write"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    jw.new("one").save(file)

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if fails == "fsync":
            patch.setattr(os, "fsync", fail)
        elif fails == "replace":
            patch.setattr(Path, "replace", fail)
        else:
            patch.setattr(Path, "open", lambda *_args, **_more: fail())
        with pytest.raises(jw.JourneyError, match="cannot be written: No space left on device"):
            jw.new("two").save(file, overwrite=True)
    assert jw.read(file).title == "one"
    assert not leftovers(file.parent)


def test_an_interrupt_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        jw.new("two").save(file, overwrite=True)
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("where", ["nowhere/x.journey.json", "file/x.journey.json"])
def test_a_folder_that_is_none(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(jw.JourneyError, match="cannot be written"):
        jw.new("x").save(tmp_path / where)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_folder_of_that_name_is_left_alone(file: Path) -> None:
    file.mkdir()
    with pytest.raises(jw.JourneyError, match="cannot be written"):
        jw.new("x").save(file)
    assert list(file.parent.iterdir()) == [file]


SAVER = """
import sys, itertools
import journey_widgets as jw
rd = jw.read(sys.argv[1])
print("ready", flush=True)
for number in itertools.count():
    rd.facts.loc["redesign", "title"] = str(number)
    rd.save(sys.argv[1])
    print(number, flush=True)
"""


def kill_while_it_saves(file: Path, source: random.Random) -> int:
    """Start a process that saves without a pause, kill it, and return how many saves it had done."""
    saver = subprocess.Popen([sys.executable, "-c", SAVER, str(file)], stdout=subprocess.PIPE, text=True)
    assert saver.stdout is not None
    assert saver.stdout.readline() == "ready\n"
    time.sleep(source.uniform(0, 0.25))
    saver.send_signal(signal.SIGKILL)
    done = saver.stdout.read().split()
    saver.wait()
    found = jw.read(file).title
    last = int(done[-1]) if done else -1
    if last >= 0:
        assert int(found) in {last, last + 1}, "the last file that was told, or the one after it, whole"
    return len(done)


FORKED = """
import os, random, signal, sys, time
import journey_widgets as jw
path, seed, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
source = random.Random(seed)
rd = jw.read(path)
rd.sync()
took = time.perf_counter()
rd.save(path)
took = time.perf_counter() - took
old = open(path, "rb").read()
killed = news = 0
for number in range(rounds):
    rd.facts.loc["redesign", "title"] = f"round {number} " + "x" * source.randrange(200_000)
    rd.sync()
    new = jw.interchange.journey_file.to_text(rd.document).encode()
    child = os.fork()
    if child == 0:
        rd.save(path, overwrite=True)
        os._exit(0)
    time.sleep(source.uniform(0, 1.6 * took))
    os.kill(child, signal.SIGKILL)
    killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    found = open(path, "rb").read()
    assert found in (old, new), "neither the old file nor the new one"
    news += found == new
    old = found
print(killed, news)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
@pytest.mark.parametrize("saves", [60, pytest.param(200, marks=pytest.mark.full)])
def test_kill_9_in_the_middle_of_saves_leaves_the_old_file_or_the_new_one(file: Path, saves: int) -> None:
    jw.example("b2b-software").save(file)
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKED, str(file), "7", str(saves)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert found.returncode == 0, found.stderr
    killed, news = map(int, found.stdout.split())
    assert killed > saves / 10, "most of them were killed too late"
    assert 0 < news < saves
    assert jw.read(file).title


@pytest.mark.full
def test_kill_9_of_a_process_that_saves_without_a_pause(file: Path) -> None:
    jw.example("b2b-software").save(file)
    source = random.Random(11)
    assert sum(kill_while_it_saves(file, source) for _ in range(40)) > 10, "hardly any save was done before the end"


# ---------------------------------------------------------------------- two who save one file


def test_the_second_of_two_is_told_and_nothing_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "x.journey.json"
    jw.new("one").save(file)
    mine, theirs = jw.read(file), jw.read(file)
    mine.facts.loc["redesign", "title"] = "mine"
    theirs.facts.loc["redesign", "title"] = "theirs"
    mine.save(file)
    with pytest.raises(jw.JourneyError, match="was changed by somebody else since this redesign read or saved it"):
        theirs.save(file)
    assert jw.read(file).title == "mine"
    assert theirs.title == "theirs"
    theirs.save(tmp_path / "theirs.journey.json")
    theirs.save(file, overwrite=True)
    assert jw.read(file).title == "theirs"
    theirs.facts.loc["redesign", "title"] = "theirs again"
    theirs.save(file)  # it is theirs now
    with pytest.raises(jw.JourneyError, match="changed by somebody else"):
        mine.save(file)


def test_a_file_that_was_never_read_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "x.journey.json"
    file.write_text("something dear", encoding="utf-8")
    with pytest.raises(jw.JourneyError, match="is there already, and nothing was written"):
        jw.new("x").save(file)
    assert file.read_text(encoding="utf-8") == "something dear"


def test_saving_again_and_saving_what_is_there_is_no_question(tmp_path: Path) -> None:
    file = tmp_path / "x.journey.json"
    rd = jw.example("b2b-software")
    rd.save(file)
    rd.touchpoints.loc["tp1", "name"] = "Kiosk"
    rd.save(file)
    (tmp_path / "sub").mkdir()
    rd.save(tmp_path / "sub" / ".." / "x.journey.json")
    jw.read(file).save(file)
    jw.example("b2b-software").save(tmp_path / "y.journey.json")
    jw.example("b2b-software").save(tmp_path / "y.journey.json")  # the same, letter for letter
    file.unlink()
    rd.save(file)  # gone is not changed
