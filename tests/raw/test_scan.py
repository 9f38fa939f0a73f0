"""A folder in, its article files in order out; what cannot be seen is an issue."""

import os

import pytest

from assets.kernel.issues import Issue
from assets.raw.scan import ArticlesFolderError, load_bytes, scan_folder


def _write(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Revenue rose 12%.")


def test_article_files_come_in_order_of_their_paths(tmp_path):
    _write(tmp_path, "b.txt", "a/z.MD", "a/b.html.gz", "a.htm", "c.pdf", ".hidden.txt", ".git/x.txt", "a/.x.md")
    found, issues = scan_folder(tmp_path)
    assert [file.source_path for file in found] == ["a.htm", "a/b.html.gz", "a/z.MD", "b.txt"]
    assert issues == []


def test_a_vanished_file_is_an_issue(tmp_path):
    _write(tmp_path, "a.txt")
    ((file,), _) = scan_folder(tmp_path)
    assert load_bytes(file) == b"Revenue rose 12%."
    file.path.unlink()
    assert isinstance(load_bytes(file), Issue)


def test_links_out_of_the_folder_and_in_circles_are_refused(tmp_path):
    root = tmp_path / "articles"
    _write(tmp_path, "secret.txt", "articles/a.txt")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "loop").symlink_to(root)
    (root / "nowhere.txt").symlink_to(root / "gone.txt")
    (root / "self.txt").symlink_to(root / "self.txt")
    (root / "copy.txt").symlink_to(root / "a.txt")
    found, issues = scan_folder(root)
    assert [file.source_path for file in found] == ["a.txt", "copy.txt"]
    assert {issue.source_path: issue.code for issue in issues} == {
        "loop": "linked_folder",
        "nowhere.txt": "broken_link",
        "out.txt": "link_outside",
        "self.txt": "broken_link",
    }


def test_names_of_any_bytes_are_valid_text(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
    with open(path, "w") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write("Revenue rose 12%.")
    ((found,), _) = scan_folder(tmp_path)
    assert found.source_path == "caf\\xe9\n.txt"
    assert load_bytes(found) == b"Revenue rose 12%."


@pytest.mark.parametrize("kind", ["missing", "file", "empty"])
def test_a_root_without_articles_is_one_sentence(tmp_path, kind):
    root = {"missing": tmp_path / "no", "file": tmp_path / "f", "empty": tmp_path}[kind]
    if kind == "file":
        root.write_text("x")
    with pytest.raises(ArticlesFolderError, match=r"^(The articles folder )?/.*\.$"):
        scan_folder(root)
