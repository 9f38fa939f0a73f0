import re
from pathlib import Path

import pytest

from assets.kernel.versions import PROJECT, ROOMS, WORDS, hash_room, vocabulary_hash


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for room in ("kernel", *ROOMS):
        folder = tmp_path / "assets" / room
        folder.mkdir(parents=True)
        (folder / "verb.py").write_text(f"# {room}\n")
    (tmp_path / "seeds" / "reference").mkdir(parents=True)
    (tmp_path / "seeds" / "reference" / "units.csv").write_text("unit\nUSD\n")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "redone"),
    [
        ("assets/kernel/verb.py", ["raw", "cleaned", "extracted", "facts"]),
        ("assets/raw/verb.py", ["raw", "cleaned", "extracted", "facts"]),
        ("assets/cleaned/verb.py", ["cleaned", "extracted", "facts"]),
        ("assets/extracted/new/rule.py", ["extracted", "facts"]),
        ("seeds/reference/units.csv", ["extracted", "facts"]),
        ("seeds/reference/more.csv", ["extracted", "facts"]),
        ("seeds/reference/section_cues.csv", ["cleaned", "extracted", "facts"]),
        ("assets/facts/verb.py", ["facts"]),
        ("assets/raw/notes.txt", []),
    ],
)
def test_a_change_redoes_its_room_and_what_follows(project: Path, file: str, redone: list[str]) -> None:
    before = {room: hash_room(room, project) for room in ROOMS}
    changed = project / file
    changed.parent.mkdir(parents=True, exist_ok=True)
    changed.write_text("changed\n")
    assert [room for room in ROOMS if hash_room(room, project) != before[room]] == redone


def test_a_version_is_the_same_wherever_the_project_stands(project: Path, tmp_path: Path) -> None:
    before = hash_room("facts", project)
    moved = tmp_path.rename(tmp_path.with_name("moved"))
    assert hash_room("facts", moved) == before
    assert len(vocabulary_hash(moved / "seeds" / "reference")) == 12


@pytest.mark.parametrize("room", ["raw", "cleaned"])
def test_the_words_of_a_room_are_known_by_name(room: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "assets" / room).glob("*.py"))
    assert set(re.findall(r"reference/(\w+\.csv)", code)) == set(WORDS[room])
