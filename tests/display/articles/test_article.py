"""One article as HTML: nothing of its text is lost, and it reads right in both directions."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rasad
from rasad import data
from rasad.annotation.notes import Notes
from rasad.display.articles.article import show
from rasad.display.articles.marks import Mark, escape, hover, marked
from rasad.text.direction import direction
from registries import of_the_seeds

# "The president of Russia met Iran's foreign minister in Moscow last Friday."
MEETING = "رئیس‌جمهور روسیه جمعهٔ گذشته در مسکو با وزیر خارجهٔ ایران دیدار و گفت‌وگو کرد."
# "Talks in Moscow", then a paragraph, "Share this", a line in English.
PAGE = f"گفت‌وگو در مسکو\n\n{MEETING}\nبیشتر\nPowered By Example."


class Parts(HTMLParser):
    """The blocks of a fragment as (tag, attributes, text), and a check that tags close as they opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.marks: list[dict[str, str | None]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        given = dict(attrs)
        if "rasad-block" in str(given.get("class")).split():
            self.blocks.append((tag, given, ""))
        elif tag == "mark" and "title" in given:
            self.marks.append(given)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.blocks and self.open and self.blocks[-1][0] in self.open:
            tag, given, text = self.blocks[-1]
            self.blocks[-1] = (tag, given, text + data)


def parsed(markup: str) -> Parts:
    parts = Parts()
    parts.feed(markup)
    parts.close()
    assert not parts.open
    return parts


def noted(text: str, lang: str = "fa", published: str | None = "2024-05-24", **facts: object) -> Notes:
    row = {"article": "meeting", "lang": lang, "text": text, "published": published, **facts}
    return rasad.annotate(pd.DataFrame([row], dtype=object), of_the_seeds())


def body(markup: str) -> str:
    return markup[markup.index('<div class="rasad-text">') : markup.rindex("</div>")]


# --- nothing is lost


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_the_blocks_of_the_projects_articles_are_shown_to_the_character(notes: Notes, language: str):
    for name, text in zip(notes.articles["article"], notes.articles["text"], strict=True):
        rows = notes.blocks[notes.blocks["article"] == name]
        wanted = [text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)]
        assert [raw for *_, raw in parsed(show(name, notes, language=language).html).blocks] == wanted


@pytest.mark.slow
def test_with_the_tags_taken_off_the_text_is_all_that_remains():
    shown = show("meeting", noted(PAGE)).html
    text = re.sub("<[^>]*>", "", body(shown.partition("<details>")[0] + "</div>"))
    assert text == "".join(PAGE.split("\n"))


TEXTS = st.text(st.one_of(st.sampled_from("مسکو ایران<>&\"'$\r\n\t\u200c\u202e\u2069"), st.characters(codec="utf-8")))
MARKS = st.lists(st.builds(Mark, st.integers(-3, 40), st.integers(-3, 40), st.sampled_from(["PER", "date"]), TEXTS))


@pytest.mark.slow
@given(TEXTS, MARKS, st.integers(0, 20), st.integers(0, 20))
def test_marks_of_any_span_are_well_formed_and_lose_nothing(text: str, marks: list[Mark], start: int, more: int):
    end = min(start + more, len(text))
    markup = f'<p class="rasad-block">{marked(text, marks, start, end)}</p>'
    assert parsed(markup).blocks[0][2] == text[start:end].replace("\0", "\ufffd")


@pytest.mark.slow
@given(TEXTS, MARKS)
def test_every_character_lies_in_the_marks_that_cover_it(text: str, marks: list[Mark]):
    depth, depths = 0, []
    for tag, char in re.findall(r"(</?mark[^>]*>)|(&[#\w]+;|.)", marked(text, marks), re.DOTALL):
        depth += {"": 0, "</": -1, "<m": 1}[tag[:2]]
        depths += [depth] if char else []
    assert depths == [sum(mark.start <= at < mark.end for mark in marks) for at in range(len(text))]


def test_a_name_in_a_role_is_a_mark_in_a_mark():
    text = "رهبر روسیه"  # the leader of Russia
    markup = marked(text, [Mark(5, 10, "GPE", "russia"), Mark(0, 10, "PER", "vladimir-putin")])
    assert re.sub(' title="[^"]*"', "", markup) == (
        '<mark class="rasad-PER">رهبر <mark class="rasad-GPE">روسیه</mark></mark>'
    )


def test_of_two_marks_that_cross_the_later_is_closed_and_opened_again():
    markup = marked("abcdef", [Mark(2, 6, "GPE", "b"), Mark(0, 4, "PER", "a")])
    assert re.sub(' title="[^"]*"', "", markup) == (
        '<mark class="rasad-PER">ab<mark class="rasad-GPE">cd</mark></mark><mark class="rasad-GPE">ef</mark>'
    )


def test_a_mark_over_two_blocks_is_shown_in_both():
    notes = noted("گفت‌وگو در مسکو\n\n" + MEETING)
    mentions = notes.mentions.iloc[[0]].assign(start=0, end=30)
    shown = parsed(show("meeting", replace(notes, mentions=mentions), highlight="mentions").html)
    assert len(shown.marks) == 2


# --- safe


def test_markup_in_an_article_stays_text():
    evil = "<script>alert(\"x\")</script> & <b title='y'> در مسکو با وزیر خارجهٔ ایران دیدار کرد."
    facts = {"title": evil, "publisher": evil, "author": evil, "path": evil, "url": evil, "published_basis": evil}
    shown = show("meeting", noted(evil, **facts))
    assert parsed(shown.html).blocks[0][2] == evil
    assert not {"script", "b"} & parsed(shown.html).tags
    assert "<script" not in shown.html


def test_quotes_cannot_leave_an_attribute():
    mark = Mark(0, 4, 'PER" onclick="x', '" onmouseover="alert(1)')
    (found,) = parsed(marked("مسکو", [mark])).marks
    assert set(found) == {"class", "title"}
    assert found["title"] == mark.hover


def test_dollars_are_not_typeset_as_a_formula():
    # MathJax 3 (JupyterLab) skips the one class, MathJax 2 (nbconvert) the other.
    shown = show("بهای آن از $5 به $6 در ایران رسید و در مسکو از آن گفته شد.").html
    assert re.match(r'<div class="rasad-article mathjax_ignore tex2jax_ignore" ', shown)


def test_what_cannot_be_saved_is_a_replacement_character():
    shown = show("ایران \ud800 و \0 روسیه").html  # a lone surrogate and NUL
    assert parsed(shown).blocks[0][2] == "ایران \ufffd و \ufffd روسیه"
    shown.encode()


def test_a_carriage_return_is_not_turned_into_a_line_feed():
    assert escape("الف\r\nب") == "الف&#13;\nب"


def test_no_override_leaves_its_block_or_its_fact():
    shown = show("meeting", noted("\u202eگفت‌وگو\n\n" + MEETING, title="سفر \u202e بعدی")).html  # talks; the next visit
    held = re.findall('dir="rtl">[^<>]*\u202e[^<>]*</(?:h[345]|bdi)>', shown)  # dir isolates in every browser
    assert len(held) == shown.count("\u202e") == 2


def test_the_fragment_needs_nothing_from_the_network(notes: Notes):
    assert not re.search(r"<script|https?:|url\(|@import", show(notes.articles["article"].iloc[0], notes).html)


# --- direction and language


def test_each_block_has_its_own_language_and_direction():
    arabic = "وصل الوزير إلى موسكو لإجراء محادثات مع نظيره الروسي."  # the minister arrived in Moscow for talks
    text = f"گفت‌وگو در مسکو\n\n{MEETING}\n{arabic}\nمسکو\nPowered By Example."
    blocks = [(given["lang"], given["dir"]) for _, given, _ in parsed(show(text).html).blocks]
    assert blocks[1:] == [("fa", "rtl"), ("ar", "rtl"), ("fa", "rtl"), ("und", "ltr")]


def test_a_block_that_both_languages_could_have_written_is_in_that_of_the_article():
    row = {"article": "a", "lang": "ar", "text": "موسم\n\nوصل الوزير إلى موسكو لإجراء محادثات مع نظيره الروسي."}
    (_, first, _), *_ = parsed(show(row).html).blocks
    assert (first["lang"], first["dir"]) == ("ar", "rtl")


@pytest.mark.slow
def test_a_language_that_the_notes_give_a_block_is_taken():
    notes = noted(PAGE)
    shown = show("meeting", replace(notes, blocks=notes.blocks.assign(lang="ar")))
    assert {given["lang"] for _, given, _ in parsed(shown.html).blocks} == {"ar"}


@pytest.mark.parametrize(("language", "side"), [("en", "ltr"), ("fa", "rtl"), ("ar", "rtl")])
def test_the_frame_is_in_the_readers_direction(language: str, side: str):
    assert f'lang="{language}" dir="{side}"' in show(PAGE, language=language).html.partition(">")[0]


def test_blocks_are_aligned_to_their_own_start():
    assert "text-align: start" in show(PAGE).html


def test_direction_comes_from_the_whole_text():
    assert [direction(text) for text in ("NATO در بروکسل", "۱۴۰۳/۰۳/۰۴", "2024", "—")] == ["rtl", "rtl", "ltr", "ltr"]


def test_a_date_in_a_right_to_left_hover_is_isolated():
    # In a right-to-left line 2025-07-20 would read 20-07-2025.
    told = hover(["2025-07-20", "میلادی"], "rtl")
    assert told == "\u2067\u20682025-07-20\u2069 · \u2068میلادی\u2069\u2069"
    assert hover(["2025-07-20", "Gregorian"], "ltr") == "\u20662025-07-20 · Gregorian\u2069"


# --- what is told


def test_a_name_says_what_it_stands_for():
    shown = parsed(show("meeting", noted(MEETING)).html)
    told = {str(mark["title"]).strip("\u2066\u2069"): mark["class"] for mark in shown.marks}
    assert told["moscow · name · name: مسکو"] == "rasad-GPE"
    assert told["vladimir-putin · office · role: held on the date of publication"] == "rasad-PER"
    assert any(name.startswith("2024-05-17 · ") and kind == "rasad-date" for name, kind in told.items())


def test_an_office_that_nobody_is_found_for_is_a_dash():
    notes = noted(MEETING)
    mentions = notes.mentions.assign(entity=None)
    assert '<mark class="rasad-PER" title="\u2066— · office' in show("meeting", replace(notes, mentions=mentions)).html


def test_what_hovering_tells_is_also_in_a_list(notes: Notes):
    name = notes.articles["article"].iloc[0]
    shown = show(name, notes, language="fa")
    listed = shown.html.partition("<details>")[2]
    assert listed.count("<tr>") == 1 + shown.mentions + shown.dates
    assert '<bdi dir="ltr">mohammad-bagher-ghalibaf</bdi>' in listed


def test_blocks_say_their_role_in_the_readers_language():
    for language, role in (("en", "boilerplate"), ("fa", "حاشیهٔ صفحه"), ("ar", "حواشي الصفحة")):
        given = parsed(show(PAGE, language=language).html).blocks[2][1]
        assert given["data-role"] == role
        assert "rasad-aside" in str(given["class"])


def test_of_paragraphs_in_a_row_only_the_first_is_labelled():
    classes = [given["class"] for _, given, _ in parsed(show(f"{MEETING}\n{MEETING}").html).blocks]
    assert ["rasad-again" in str(names) for names in classes] == [False, True]


@pytest.mark.parametrize(
    ("language", "lang", "wanted"),
    [
        ("en", "ar", "20 July 2025"),
        ("en", "fa", "20 July 2025 / 29 Tir 1404"),
        ("fa", "ar", "۲۹ تیر ۱۴۰۴ / ۲۰ ژوئیه ۲۰۲۵"),
        ("ar", "ar", "٢٠ يوليو ٢٠٢٥"),
    ],
)
def test_publication_is_told_in_the_calendars_of_reader_and_article(language: str, lang: str, wanted: str):
    row = {"article": "a", "lang": lang, "text": MEETING, "published": "2025-07-20"}
    assert f">{wanted}</bdi>" in show(row, language=language).html


def test_a_month_has_no_second_calendar_and_a_basis_is_told():
    row = {"article": "a", "lang": "fa", "text": MEETING, "published": "2022-07~", "published_basis": "editor"}
    assert ">about July 2022 (known from elsewhere)</bdi>" in show(row).html


@pytest.mark.parametrize("unknown", [None, float("nan"), pd.NA, pd.NaT, ""])
def test_what_nobody_knows_is_a_dash(unknown: object):
    facts = dict.fromkeys(["title", "publisher", "author", "published", "path", "truncated", "url"], unknown)
    html = show({"article": "a", "lang": "fa", "text": MEETING, **facts}).html
    assert html.count('<bdi dir="ltr">—</bdi>') == 4
    assert '<h3 lang="fa" dir="ltr">—</h3>' in html
    assert "only part" not in html


def test_a_timestamp_is_a_publication_date_and_what_is_none_is_shown_as_written():
    row = {"article": "a", "lang": "ar", "text": MEETING}
    assert ">24 May 2024</bdi>" in show({**row, "published": pd.Timestamp("2024-05-24 10:00")}).html
    assert ">spring</bdi>" in show({**row, "published": "spring"}).html


@pytest.mark.parametrize(
    ("language", "said"), [("en", "only part of the text"), ("fa", "بخشی از متن"), ("ar", "جزء من النص")]
)
@pytest.mark.parametrize("cut", [True, np.True_])
def test_a_page_that_is_cut_off_says_so(language: str, said: str, cut: object):
    row = {"article": "a", "lang": "fa", "text": MEETING}
    assert said in show({**row, "truncated": cut}, language=language).html
    assert said not in show({**row, "truncated": False}, language=language).html


def test_an_address_is_the_source_where_there_is_one():
    row = {"article": "a", "lang": "fa", "text": MEETING, "path": "a.txt", "url": "example.org/a"}
    assert 'source: <bdi dir="ltr">example.org/a</bdi>' in show(row).html


# --- what is asked for


def test_only_what_is_asked_for_is_marked():
    notes = noted(PAGE)
    plain = show("meeting", notes, highlight=())
    assert "<mark" not in plain.html
    assert "data-role" not in body(plain.html)
    assert {mark["class"] for mark in parsed(show("meeting", notes, highlight="dates").html).marks} == {"rasad-date"}
    assert "data-role" in body(show("meeting", notes, highlight=["blocks"]).html)


def test_a_text_a_row_a_mapping_and_a_name_are_shown_alike(articles: pd.DataFrame, notes: Notes):
    row = articles.iloc[3]
    assert body(show(row["text"]).html) == body(show(row).html) == body(show(row.to_dict()).html)
    assert show(row, notes).html == show(row["article"], notes).html


def test_an_empty_text_is_shown_as_nothing():
    assert show("").blocks == 0


def test_a_cell_displays_the_fragment_and_prints_one_line():
    shown = show(PAGE)
    assert shown._repr_html_() == shown.html
    assert repr(shown) == "Shown(article='', blocks=4, mentions=0, dates=0)"


@pytest.mark.parametrize(
    ("name", "value"), [("language", "de"), ("highlight", "names"), ("highlight", ["blocks", "x"])]
)
def test_an_unknown_wish_is_refused(name: str, value: object):
    with pytest.raises(ValueError, match=f"{name} must be one of"):
        show(PAGE, **{name: value})


def test_an_article_that_is_not_in_the_notes_is_named(notes: Notes, articles: pd.DataFrame):
    with pytest.raises(rasad.RasadError, match="'nothing' is not among the notes"):
        show("nothing", notes)
    with pytest.raises(rasad.RasadError, match="its text is not that of the notes"):
        show({**articles.iloc[0].to_dict(), "text": MEETING}, notes)


def test_a_whole_table_is_no_article(articles: pd.DataFrame):
    for wrong in (articles, articles["text"], {"article": "a"}, None):
        with pytest.raises(rasad.RasadError, match=r"articles\.iloc\[0\]"):
            show(wrong)


# --- looks


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_read(theme: str):
    colours = data.load("show.yaml")["colours"][theme]
    for ground in (colours["paper"], *colours["tints"].values()):
        assert min(contrast(colours["ink"], ground), contrast(colours["pale"], ground)) >= 4.5
    for kind, line in colours["lines"].items():
        ground = colours["tints"].get(kind, colours["paper"])
        assert min(contrast(line, ground), contrast(line, colours["paper"])) >= 3
    assert min(contrast(edge, colours["paper"]) for edge in colours["edges"].values()) >= 3


def test_types_differ_in_more_than_colour():
    styles = dict(re.findall(r"mark\.rasad-(\w+) { text-decoration-(?!color)([\w: -]+);", show(PAGE).html))
    assert set(styles) == {"ORG", "GPE", "LOC", "EVENT", "date"}  # a single plain line is PER
    assert len(set(styles.values())) == 5


def test_both_themes_know_the_same_colours_and_all_roles():
    from rasad.corpus.blocks.find import ROLES

    light, dark = (data.load("show.yaml")["colours"][theme] for theme in ("light", "dark"))
    for group in ("tints", "lines", "edges"):
        assert set(light[group]) == set(dark[group])
    assert set(light["edges"]) == set(ROLES)


def test_the_three_languages_have_the_same_words():
    words = data.load("show.yaml")["words"]
    for language in ("fa", "ar"):
        assert {group: set(known) for group, known in words[language].items() if isinstance(known, dict)} == {
            group: set(known) for group, known in words["en"].items() if isinstance(known, dict)
        }
        assert set(words[language]) == set(words["en"])
    assert not re.search("[يكىة]", str(words["fa"]))
    assert not re.search("[یک\u200c]", str(words["ar"]))


@pytest.mark.slow
def test_showing_an_article_loads_neither_matplotlib_nor_nbconvert():
    code = (
        "import sys, rasad; rasad.show('گفت‌وگو در مسکو')\n"
        "print([name for name in ('matplotlib', 'nbconvert', 'papermill') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.strip() == "[]", done.stderr
