"""Pairs as a table, each linked to the sentences that name both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.pairs.context import PairsContext
from rasad.annotation.notes import Notes
from rasad.arguments import FLAG, LANGUAGE, TEXT, instance, maybe, several, takes, whole
from rasad.display.articles.marks import escape
from rasad.display.articles.passages import passages as passages_below
from rasad.display.eventcells import align, passage_link
from rasad.display.resource import resource
from rasad.display.tables import Table, cell, heading
from rasad.errors import RasadError
from rasad.tables.needed import PAIRS
from rasad.text import digits
from rasad.text.direction import side_of

COLUMNS = (
    "a", "b", "n_ab", "n_a", "n_b", "expected", "npmi", "ci_low", "ci_high", "p_permutation", "n_long", "evidence",
)  # fmt: skip
Sentence = dict[str, Any]


@takes(
    pairs=PAIRS,
    notes=instance(Notes),
    language=LANGUAGE,
    columns=maybe(several(TEXT, "columns")),
    most=whole(0),
    passages=FLAG,
)
def show_pairs(
    pairs: pd.DataFrame,
    notes: Notes,
    *,
    language: str = "en",
    columns: Sequence[str] | None = None,
    most: int = 6,
    passages: bool = True,
) -> Table:
    """Show pairs as a table, each linked to the sentences that name both.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`, whole or a part of its rows.
    notes : Notes
        That the pairs were counted in.
    language : {"en", "fa", "ar"}
        Language, digits and direction of the table.
    columns : sequence of str, optional
        Columns of `pairs`, in order; by default the names, counts, NPMI with its interval, and ``evidence``, which
        is shown as links to the sentences.
    most : int, default 6
        How many sentences of a pair are linked; of more, their number is told.
    passages : bool, default True
        Whether the articles follow, folded, with the sentences marked; see `rasad.display.show_events`.

    Returns
    -------
    Table

    Raises
    ------
    RasadError
        If a column is not there, or a sentence is not among the notes.
    ValueError
        If `language` is not known.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> pairs = rasad.cooccurrence(notes, resamples=0)
    >>> 'href="#passage-' in show_pairs(pairs.head(3), notes, language="fa").markup
    True
    """
    if unknown := [name for name in columns or () if name not in pairs]:
        raise RasadError(f"show_pairs: no column {unknown[0]!r}; there are {', '.join(pairs.columns)}")
    columns = columns or [name for name in COLUMNS if name in pairs]
    context = PairsContext.of(pairs, "show_pairs", otherwise=notes.registry)
    sentences, rows = _sentences(pairs, notes), pairs.to_dict("records")
    head = "".join(
        f'<th scope="col" style="text-align:{align(side_of(language))}">{escape(heading(name, language))}</th>'
        for name in columns
    )
    body = "".join(
        f"<tr>{''.join(_cell(row, str(name), context, sentences, language, most) for name in columns)}</tr>"
        for row in rows
    )
    body = body or f'<tr><td colspan="{len(columns)}">{escape(data.words("charts", language)["no_pairs"])}</td></tr>'
    table = f'<table dir="{side_of(language)}" lang="{language}" class="rasad"><thead><tr>{head}</tr></thead>'
    shown = list(sentences.values()) if passages and "evidence" in columns else []
    below = passages_below(shown, notes, language, lambda _: []) if shown else ""
    markup = f'<div class="rasad-pairs mathjax_ignore tex2jax_ignore">{table}<tbody>{body}</tbody></table>{below}</div>'
    return Table(markup, resource(pairs, list(pairs.columns), notes))


def _sentences(pairs: pd.DataFrame, notes: Notes) -> dict[tuple[str, int], Sentence]:
    """The sentences of all pairs, in order of the articles and of their text."""
    rows = notes.sentences
    places = {
        (article, sentence): (start, end)
        for article, sentence, start, end in rows[["article", "sentence", "start", "end"]].itertuples(index=False)
    }
    wanted = {(str(article), int(sentence)) for row in pairs.get("evidence", []) for article, sentence in row}
    if missing := sorted(wanted - places.keys()):
        article, sentence = missing[0]
        raise RasadError(f"sentence {sentence} of article {article!r} is not among the notes; count the pairs of these")
    return {key: {"article": key[0], "start": places[key][0], "end": places[key][1]} for key in places if key in wanted}


def _cell(
    row: Mapping[Any, Any],
    column: str,
    context: PairsContext,
    sentences: Mapping[tuple[str, int], Sentence],
    language: str,
    most: int,
) -> str:
    if column in ("a", "b"):
        return cell(context.label(row[column], language), column, language)
    if column != "evidence":
        return cell(row[column], column, language)
    links = [
        passage_link(sentences[str(article), int(sentence)], digits.localize(number, language))
        for number, (article, sentence) in enumerate(row["evidence"][:most], 1)
    ]
    more = f" … ({digits.localize(len(row['evidence']), language)})" if len(row["evidence"]) > most else ""
    return f'<td style="text-align:{align(side_of(language))}">{" ".join(links)}{more}</td>'
