"""rasad.report.build.commit: which commit a project is at, told from its own repository only."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from rasad.report.build.commit import commit_of


def git(folder: Path, *arguments: str) -> str:
    named = ["-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *named, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def committed(tmp_path: Path) -> tuple[Path, str]:
    """A repository with a report.yaml, and its commit."""
    git(tmp_path, "init", "-q")
    (tmp_path / "report.yaml").write_text("title: x", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path, git(tmp_path, "rev-parse", "HEAD")


def test_a_clean_tree_is_its_commit(committed: tuple[Path, str]):
    folder, commit = committed
    assert commit_of(folder / "report.yaml") == commit


@pytest.mark.parametrize("name", ["report.yaml", "new.txt"])
def test_a_change_that_is_not_committed_is_marked(name: str, committed: tuple[Path, str]):
    folder, commit = committed
    (folder / name).write_text("title: y", encoding="utf-8")
    assert commit_of(folder / "report.yaml", [folder / "build"]) == f"{commit}+"


def test_what_a_build_writes_is_no_change(committed: tuple[Path, str]):
    folder, commit = committed
    written = [folder / "figures", folder / "build" / "report", folder / "a*b"]
    for path in written:
        path.mkdir(parents=True)
        (path / "x").write_text("x", encoding="utf-8")
    assert commit_of(folder / "report.yaml", written) == commit
    assert commit_of(folder / "report.yaml", written[:2]) == f"{commit}+"


def test_a_report_in_the_project_itself_hides_no_change(committed: tuple[Path, str]):
    folder, commit = committed
    (folder / "report").mkdir()
    (folder / "report" / "x").write_text("x", encoding="utf-8")
    assert commit_of(folder / "report.yaml", [folder / "report"]) == commit
    (folder / "report.yaml").write_text("title: y", encoding="utf-8")
    assert commit_of(folder / "report.yaml", [folder / "report"]) == f"{commit}+"


def test_without_a_repository_there_is_no_commit(tmp_path: Path):
    (tmp_path / "report.yaml").write_text("title: x", encoding="utf-8")
    assert commit_of(tmp_path / "report.yaml") is None


def test_the_repository_of_something_else_is_not_asked(committed: tuple[Path, str]):
    folder, _ = committed
    (folder / ".git" / "info" / "exclude").write_text("project\n", encoding="utf-8")
    (folder / "project").mkdir()
    (folder / "project" / "report.yaml").write_text("title: x", encoding="utf-8")
    assert commit_of(folder / "project" / "report.yaml") is None


def test_without_git_there_is_no_commit(committed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert commit_of(committed[0] / "report.yaml") is None
