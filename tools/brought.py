"""Import what rasad and one of its extras bring, and use it once; run by tools/installs.py in a clean environment.

python tools/brought.py hazm

Prints the releases that a reader of a table of installs asks for.
"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import distribution, requires, version
from pathlib import Path

from packaging.requirements import Requirement

ARTICLE = "<html><head><title>دیدار در تهران</title></head><body><article><p>{}</p></article></body></html>"
SENTENCE = "رئیس‌جمهور ایران روز دوشنبه در تهران با وزیر خارجهٔ عمان دیدار و دربارهٔ تجارت دریایی گفت‌وگو کرد. "

# Extras with which the report is built: all of rasad's own modules can be imported.
REPORT = ("notebooks", "dev")


def brought(extra: str) -> list[str]:
    """Projects that the extra names for this Python; without an extra ("core"), those that rasad needs always."""
    found = [Requirement(line) for line in requires("rasad") or []]
    return [r.name for r in found if (r.marker.evaluate({"extra": extra}) if r.marker else extra == "core")]


def modules(project: str) -> Iterator[str]:
    """The modules and packages at the top of a project; one of annotations alone has none."""
    tops = {str(path.parts[0]) for path in distribution(project).files or [] if len(path.parts) == 1}
    packages = {str(path.parts[0]) for path in distribution(project).files or [] if path.name == "__init__.py"}
    yield from sorted(name for name in packages if "." not in name)
    yield from sorted(top.split(".")[0] for top in tops if top.endswith((".py", ".so", ".pyd")))


def use(extra: str) -> None:
    """Use the extra once as a scholar does."""
    import rasad
    from rasad.annotation.registry.read import general

    with tempfile.TemporaryDirectory() as folder:
        if extra == "html":
            Path(folder, "meeting.html").write_text(ARTICLE.format(SENTENCE * 5), encoding="utf-8")
        else:
            Path(folder, "meeting.txt").write_text("دیدار در تهران\n" + SENTENCE * 5, encoding="utf-8")
        notes = rasad.annotate(rasad.read_articles(folder), general())
        assert {"iran", "oman"} <= set(notes.mentions["entity"])
        if "hazm" in brought(extra):
            from rasad.analyse.words.frequent import word_counts

            assert "تجارت" in set(word_counts(notes)["word"])
        if extra in REPORT:
            command = [sys.executable, "-m", "rasad.cli"]
            subprocess.run([*command, "new", f"{folder}/mine"], check=True)
            subprocess.run(
                [*command, "report", "--language", "fa"], cwd=f"{folder}/mine", check=True, stdout=subprocess.DEVNULL
            )


def main(extra: str) -> None:
    """Import, use, and print the releases."""
    for project in brought(extra):
        for name in modules(project):
            importlib.import_module(name)
    import rasad

    for name in rasad.__all__:
        getattr(rasad, name)
    if extra in REPORT:
        for module in pkgutil.walk_packages(rasad.__path__, "rasad."):
            importlib.import_module(module.name)
    use(extra)
    shown = ["numpy", "pandas", *(["hazm"] if "hazm" in brought(extra) else [])]
    print(", ".join(f"{name} {version(name)}" for name in shown))


if __name__ == "__main__":
    main(sys.argv[1])
