"""From finished runs to a report: records, pages in each language, PDF, and what tells machines where it comes from."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasad import data
from rasad.report.pages.page import Page, render, write_page, write_style
from rasad.report.records import write_records
from rasad.report.runs.execute import NOTEBOOK
from rasad.report.runs.failure import Failure
from rasad.report.spec.spec import Run, Spec

if TYPE_CHECKING:
    from rasad.annotation.notes import Notes
    from rasad.report.pages.body import Passage

Failures = Mapping[str, Failure]


class Assembly:
    """A report that is written language by language, as the runs of each come to their end.

    Parameters
    ----------
    plan : Spec
    folder : Path
        Where it is written, empty.
    pool : Executor
        For the pages, a language a job.
    commit : str or None
        Of the project.
    """

    def __init__(self, plan: Spec, folder: Path, pool: Executor, commit: str | None) -> None:
        """Nothing is written yet."""
        self.plan, self.folder, self.pool, self.commit = plan, folder, pool, commit
        self.written: list[Future[None]] = []

    def write(self, language: str, ready: Mapping[str, Path], failures: Failures) -> None:
        """Write what belongs to a language; its pages are written by another process meanwhile.

        Parameters
        ----------
        language : str
        ready : mapping
            The folder of each finished run, by its id.
        failures : mapping
            Why others did not finish: their pages say so.
        """
        for run in self.plan.runs_in(language):
            _copy_notebook(run, ready.get(run.id), failures.get(run.id), self.folder)
            if run.id in ready:
                write_records(run, self.plan, ready[run.id], self.folder, self.commit)
        self.written.append(self.pool.submit(write_language, self.plan, self.folder, language, dict(failures)))

    def finish(self) -> None:
        """Wait for the pages, and write what stands over all of them."""
        for future in self.written:
            future.result()
        write_style(self.folder)
        _write_metadata(self.plan, self.folder)


def _copy_notebook(run: Run, done: Path | None, failure: Failure | None, folder: Path) -> None:
    """The executed notebook; of a run that failed, as far as it came."""
    executed = done / NOTEBOOK if done else failure.executed if failure else None
    if executed and executed.is_file():
        target = executed_notebook(folder, run)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(executed, target)


def executed_notebook(folder: Path, run: Run) -> Path:
    """Where the executed notebook of a run lies in a report."""
    return folder / "notebooks" / run.language / f"{run.name}.ipynb"


def write_language(plan: Spec, folder: Path, language: str, failures: Failures) -> None:
    """Write the pages and the PDF of one language."""
    from rasad.report.pages.articles import notes_of
    from rasad.report.pdf.document import Chapter, write_pdf

    notes = notes_of(plan)
    rows = [] if notes is None else notes.articles.to_dict("records")
    names = [row["article"] for row in rows]
    made = [_run_page(run, folder, failures.get(run.id), names) for run in plan.runs_in(language)]
    pages, passages = [page for page, _ in made], [passage for _, led in made for passage in led]
    articles = [] if notes is None else [_article_page(row, notes, language, passages) for row in rows]
    index = Page("index", plan.titles[language], _contents(pages, articles, language))
    for page in (index, *pages, *articles):
        write_page(folder, language, list(plan.titles), plan.titles[language], page)
    chapters = [Chapter(page.name, page.title, page.body) for page in (*pages, *articles)]
    write_pdf(folder, language, plan.titles[language], chapters)


def _article_page(row: Mapping[Any, Any], notes: Notes, language: str, passages: list[Passage]) -> Page:
    from rasad.report.pages.articles import article_body, title_of
    from rasad.report.pages.body import page_of

    body = article_body(row["article"], notes, language, passages)
    body.settle()
    return Page(page_of(row["article"]), title_of(row), body.markup, lang=row["lang"])


def _run_page(run: Run, folder: Path, failure: Failure | None, articles: list[str]) -> tuple[Page, list[Passage]]:
    """The page of a run, and the passages that it leads to."""
    from rasad.report.pages.notebook import no_notebook, notebook_body

    files = [(f"notebooks/{run.language}/{run.name}.ipynb", "notebook")]
    if failure:
        body = no_notebook(failure.source, failure.said, run.language)
    else:
        body = notebook_body(executed_notebook(folder, run), run.language)
        files.append((f"records/{run.language}/{run.name}.json", "record"))
    passages = body.lead_to(articles)
    body.settle()
    files = [file for file in files if (folder / file[0]).is_file()]
    return Page(run.name, run.title, body.markup, body.subtitle, body.toc, files, missing=bool(failure)), passages


def _contents(pages: list[Page], articles: list[Page], language: str) -> str:
    lacking = [page for page in pages if page.missing]
    words = data.words("report", language)
    return render("contents.html", pages=pages, articles=articles, missing=lacking, words=words)


def _write_metadata(plan: Spec, folder: Path) -> None:
    from rasad.report.crate.crate import write_crate
    from rasad.report.crate.datapackage import write_datapackage

    write_datapackage(folder, plan.titles)
    write_crate(folder, plan.titles, plan.date, plan.licence)
