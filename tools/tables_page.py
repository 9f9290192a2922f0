"""Write docs/tables.md from src/rasad/data/schemas/tables.yaml.

    python tools/tables_page.py

tests/tables/test_schema.py says when the page is not that of the declarations.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rasad.tables import Schema, schemas

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tables.md"
HEAD = """# Tables

Every table that rasad makes, as `src/rasad/data/schemas/tables.yaml` declares it. This page is made by
`python tools/tables_page.py`.

`start` and `end` are places in `articles.text`, a Python `str`; dates are EDTF (ISO 8601-2). A column that *may be
empty* holds None (text) or NaN (number) there. Columns of your own stand after these and are kept.

Pairs, timelines, groups and the sentences behind a pair are results: DataFrames that know what they were made from.
`pairs.context` holds it, `pairs.table` is the plain table. Rows that come back from a merge, a concat or a file have
lost it and refuse; `pairs.keep(rows)` gives it back, `rasad.read_pairs(FILE)` and `rasad.read_events(FILE)` read a
table with its context, `rasad.read_notes(DIR)` reads what `rasad annotate` wrote.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for form in schemas() for line in _section(form))])


def _section(form: Schema) -> Iterator[str]:
    yield f"## {form.name}"
    yield f"{form.means} Made by `{form.made_by}`."
    yield ""
    yield "| column | type | may be empty | what it means |"
    yield "|---|---|---|---|"
    for column in form.columns:
        yield f"| `{column.name}` | {column.type} | {'yes' if column.empty else ''} | {column.means} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
