"""Lost half-spaces come back, and nothing else changes."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import rasad
from growth import grows_at_most
from places import FILES, SEEDS
from rasad.text.halfspaces import restore as halfspace
from rasad.text.halfspaces import wordforms
from rasad.text.halfspaces.restore import find_halfspaces, restore_halfspaces, restored
from rasad.text.letters import MARKS, ZWNJ

# Words, affixes and joints of which random text is made; it looks like Persian just enough to be edited.
WORDS = """
می نمی می‌ کند کنند کرده شده رفته اند ام ای ایم کتاب ها های هایی خانه زبان رئیس جمهور برنامه ریزی بی عدالت بزرگ تر ترین
به دستور معنای را که است و از بر گردد آن این تنها دختر دفتر خامنه قالیباف شانه زندگی اش شان هسته سیاست گذاری
كتاب هاي مي جزء سوء شیء على الذي عنها المدينة
"""
JOINTS = [
    " ",
    "\u00a0",
    ZWNJ,
    "",
    "",
    *"\u064e\u0651\u0640\u0654ء",
    " ء",
    " \u064e",
    "\n",
    "\r\n",
    "\u2028",
    "\ud800",
    ".",
    "،",
]
any_text = st.text(st.characters(exclude_categories=()), max_size=40)
persian_like = st.lists(st.tuples(st.sampled_from(WORDS.split()), st.sampled_from(JOINTS)), max_size=10).map(
    lambda pairs: "".join(map("".join, pairs))
)
texts = st.one_of(persian_like, any_text)
many = settings(max_examples=400, deadline=None)


def shown(text: str) -> str:
    """The restored text, with | for a half-space."""
    return restore_halfspaces(text.replace("|", ZWNJ)).replace(ZWNJ, "|")


# --- properties -------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@many
@given(texts)
def test_only_half_spaces_are_put_in_and_only_spaces_give_way_to_them(raw: str):
    spans = find_halfspaces(raw)
    assert all(raw[start:end] in ("", " ", "\u00a0") for start, end in spans)
    gone = {start for start, end in spans if end > start}
    left = "".join(char for place, char in enumerate(raw) if place not in gone)
    assert restore_halfspaces(raw).replace(ZWNJ, "") == left.replace(ZWNJ, "")
    assert restore_halfspaces(raw).count(ZWNJ) == raw.count(ZWNJ) + len(spans)


@pytest.mark.slow
@many
@given(texts)
@example("شانهای. میکنند میروند")
def test_a_restored_text_has_nothing_left_to_restore(raw: str):
    once = restore_halfspaces(raw)
    assert restore_halfspaces(once) == once


@pytest.mark.slow
@many
@given(texts)
def test_places_are_in_order_disjoint_and_at_most_one_space_wide(raw: str):
    spans = find_halfspaces(raw)
    assert all(end - start in (0, 1) for start, end in spans)
    assert all(one[1] <= other[0] and one != other for one, other in pairwise(spans))


@pytest.mark.slow
@many
@given(texts)
def test_a_half_space_stands_between_two_letters_behind_their_marks(raw: str):
    for start, end in find_halfspaces(raw):
        assert 0 < start <= end < len(raw)
        assert raw[start - 1].isalpha() or raw[start - 1] in MARKS
        assert raw[end].isalpha()
        assert raw[end] not in MARKS + "ء"


@pytest.mark.slow
@many
@given(texts)
def test_each_character_leads_back_to_its_own_and_a_half_space_put_in_to_nothing(raw: str):
    put_in = {start for start, end in find_halfspaces(raw) if start == end}
    wanted = []
    for place in range(len(raw)):
        wanted += [(place, place)] * (place in put_in) + [(place, place + 1)]
    form = restored(raw)
    assert form.text == restore_halfspaces(raw)
    assert [form.raw_span(place, place + 1) for place in range(len(form.text))] == wanted


@pytest.mark.slow
@many
@given(texts, st.data())
def test_a_span_leads_back_to_the_raw_stretch_that_restores_to_it(raw: str, data: st.DataObject):
    form = restored(raw)
    start = data.draw(st.integers(0, len(form.text)))
    end = data.draw(st.integers(start, len(form.text)))
    there = [form.raw_span(0, start), form.raw_span(start, end), form.raw_span(end, len(form.text))]
    if 0 < start < end < len(form.text):
        assert [there[0][0], there[0][1], there[1][1], there[2][1]] == [0, there[1][0], there[2][0], len(raw)]
    stretch = raw[slice(*there[1])].replace("\u00a0", " ").replace(" ", "").replace(ZWNJ, "")
    assert form.text[start:end].replace("\u00a0", " ").replace(" ", "").replace(ZWNJ, "") == stretch


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["کتابخانهدولت", "می ", "ها", "ا", "\u064e", "های ", "میکنند ", "رئیس جمهور", "بی‌", "کتاب\u00a0ها "],
)
def test_each_word_is_read_once_however_long_the_text(unit: str, monkeypatch: pytest.MonkeyPatch):
    lengths = []
    read = wordforms.halfspaces_in.__wrapped__
    monkeypatch.setattr(
        "rasad.text.halfspaces.restore.halfspaces_in",
        lambda word, closed=False: lengths.append(len(word)) or read(word, closed),
    )
    halfspace._word.cache_clear()
    find_halfspaces(unit * (100_000 // len(unit)))
    halfspace._word.cache_clear()
    assert max(lengths, default=0) <= 100
    # A pair of words is looked at for each space; a word for itself only once.
    assert len(lengths) <= 100_000 // len(unit) + 10


@pytest.mark.slow
@pytest.mark.parametrize(("unit", "last"), [("کتابخانهدولت", ""), ("می ", ""), ("ها", ""), (" ", "ب")])
def test_a_hundred_thousand_letters_take_about_eight_times_as_long_as_an_eighth(unit: str, last: str):
    # Without the bound on the length of a word the first and the third took five and nine seconds.
    def find(letters: int) -> None:
        halfspace._word.cache_clear()
        find_halfspaces(("هستههای" if last else "") + unit * (letters // len(unit)) + last)

    assert grows_at_most(20, find, 12_500, 100_000)


# --- rules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("نمیخواهم بروم", "نمی|خواهم بروم"),  # I do not want to go
        ("پرندهها میپریدند", "پرنده|ها می|پریدند"),  # the birds were flying up
        ("باران درمیگیرد", "باران درمی|گیرد"),  # rain sets in
        ("مسافران بازمیگردند", "مسافران بازمی|گردند"),  # the travellers come back
        ("سقف فرونمیریزد", "سقف فرونمی|ریزد"),  # the roof does not fall in
        ("برگها زرد شدهاند", "برگ|ها زرد شده|اند"),  # the leaves have turned yellow
        ("از ده نرفتهایم", "از ده نرفته|ایم"),  # we have not left the village
        ("هر روز میرفتهاند", "هر روز می|رفته|اند"),  # they are said to have gone daily
    ],
)
def test_verbs(lost: str, wanted: str):
    assert shown(lost) == wanted


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("سیبهای سرخ", "سیب|های سرخ"),  # red apples
        ("کتابهایشان گم شد", "کتاب|هایشان گم شد"),  # their books were lost
        ("ماهیها آزادند", "ماهی|ها آزادند"),  # the fish are free
        ("چفتگلنگها", "چفتگلنگ|ها"),  # a word that no list has
        ("کشورها و کارگرها", "کشورها و کارگرها"),  # ر does not join: nothing would be seen
        ("تنها رها انتها بها", "تنها رها انتها بها"),  # alone, free, end, price: no plurals
        ("آنها و اینها", "آنها و اینها"),  # written both ways by careful writers
    ],
)
def test_plurals(lost: str, wanted: str):
    assert shown(lost) == wanted


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("سالهای گذشته", "سال|های گذشته"),  # past years
        ("او نامهای نوشت.", "او نامه|ای نوشت."),  # he wrote a letter
        ("هیئت شانهای.", "هیئت شانه|ای."),  # before a full stop
        ("شانهای که شکست", "شانه|ای که شکست"),  # a comb that broke
        ("این سوخت هستهای است", "این سوخت هسته|ای است"),  # this fuel is nuclear
        ("سالهای «جنگ»", "سال|های «جنگ»"),  # the years of "war"
        ("سالهای\u200f گذشته", "سال|های\u200f گذشته"),  # a direction mark is not there
        ("شانهای بلند", "شان|های بلند"),  # before an adjective the letters are read as a plural
        ("قصههای مادربزرگ", "قصه|های مادربزرگ"),  # grandmother's tales: both ه are written
    ],
)
def test_the_word_behind_decides_between_a_plural_and_the_indefinite_ending(lost: str, wanted: str):
    assert shown(lost) == wanted


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("بزرگترین باغ", "بزرگ|ترین باغ"),  # the biggest garden
        ("قدیمیترین مسجد", "قدیمی|ترین مسجد"),  # the oldest mosque
        ("این سنگ سنگینتر است", "این سنگ سنگین|تر است"),  # this stone is heavier
        ("دفتر دختر بهتر از مشتری", "دفتر دختر بهتر از مشتری"),  # no comparatives, or of one piece
        ("هفت ریشتر", "هفت ریشتر"),  # seven on Richter's scale
    ],
)
def test_comparatives(lost: str, wanted: str):
    assert shown(lost) == wanted


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("خانهاش را فروخت", "خانه|اش را فروخت"),  # he sold his house
        ("نامهات رسید", "نامه|ات رسید"),  # your letter came
        ("زندگیاش آرام بود", "زندگی|اش آرام بود"),  # her life was quiet
        ("کتابش مردمان دولتی", "کتابش مردمان دولتی"),  # endings that are joined
    ],
)
def test_possessives(lost: str, wanted: str):
    assert shown(lost) == wanted


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("رئیسجمهور", "رئیس|جمهور"),
        ("دانشآموزان خندیدند", "دانش|آموزان خندیدند"),  # the pupils laughed
        ("تنشزدایی و بیبرقی", "تنش|زدایی و بی|برقی"),  # made of a word and a productive part
        ("برنامهریزیهای شهر", "برنامه|ریزی|های شهر"),  # a compound and an ending
        ("سوءتفاهمها", "سوءتفاهم|ها"),  # misunderstandings: a lone hamza inside
        ("کتابخانه خوابگاه فروشنده", "کتابخانه خوابگاه فروشنده"),  # of one piece
    ],
)
def test_compounds(lost: str, wanted: str):
    assert shown(lost) == wanted


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("بهدستور بهمعنای بهطور", "به|دستور به|معنای به|طور"),
        ("بهار بهتان بهرام بهداشت", "بهار بهتان بهرام بهداشت"),  # spring, slander, Bahram, hygiene
    ],
)
def test_a_noun_glued_to_its_preposition(lost: str, wanted: str):
    assert shown(lost) == wanted


@pytest.mark.parametrize("name", ["قالیباف", "والری", "ویلیام", "میخائیل", "میرزایی", "هاشمی", "میدان", "خامنه|ای"])
def test_names_are_left_whole(name: str):
    assert shown(f"{name} آمد") == f"{name} آمد"


def test_a_name_with_a_half_space_gets_it():
    assert shown("خامنهای آمد") == "خامنه|ای آمد"


# --- spaces -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spaced", "wanted"),
    [
        ("می کنند", "می|کنند"),
        ("نمی خواهد برود", "نمی|خواهد برود"),
        ("گل های باغ", "گل|های باغ"),
        ("زرد شده اند", "زرد شده|اند"),
        ("خانه ای در ده", "خانه|ای در ده"),
        ("از کوه بزرگ تر", "از کوه بزرگ|تر"),
        ("دانش آموزان", "دانش|آموزان"),
        ("بی عدالتی ها", "بی|عدالتی|ها"),
        ("می\u00a0روند", "می|روند"),  # a no-break space
    ],
)
def test_a_space_in_the_place_of_a_half_space_becomes_one(spaced: str, wanted: str):
    assert shown(spaced) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "آن را دید",  # saw it
        "به طور کامل",
        "خلیج فارس",
        "سازمان ملل متحد",
        "کشور ها",  # after ر a half-space could not be seen
        "آن ها",
        "ای مردم",  # O people
        "می  کنند",  # two spaces
        "می\nکنند",  # two lines
        "کتاب، ها",
        "کم ءتر",  # a lone hamza opens no ending
        "هاي \u0651تر",  # nor does a mark
    ],
)
def test_spaces_that_stay(text: str):
    assert restore_halfspaces(text) == text


# --- letters and marks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        ("مِیکُنند", "مِی|کُنند"),
        ("مُعَلِّمهای ده", "مُعَلِّم|های ده"),  # the village's teachers
        ("مِیْ کنند", "مِیْ|کنند"),
        ("شیءها", "شیء|ها"),  # things
        ("برنامهْریزی", "برنامهْ|ریزی"),
    ],
)
def test_a_half_space_stands_behind_the_marks_of_its_letter(lost: str, wanted: str):
    assert shown(lost) == wanted


def test_tatweel_is_no_letter():
    assert shown("مـیکـنند") == "مـی|کـنند"


def test_persian_on_an_arabic_keyboard():
    assert shown("آنها كتابهاي تازه را ميخوانند") == "آنها كتاب|هاي تازه را مي|خوانند"
    assert shown("این شانهاي است که شکست") == "این شانه|اي است که شکست"


def test_a_word_of_more_than_a_hundred_letters_is_left():
    assert restore_halfspaces("می" + "کنند" * 30) == "می" + "کنند" * 30


# --- which texts ------------------------------------------------------------------------------------------------------


def test_a_text_that_uses_half_spaces_is_left_as_it_stands():
    text = "برگ|ها می|ریزند و آنها کتابها را"  # the writer's own way with کتابها
    assert shown(text) == text


def test_a_text_with_fewer_half_spaces_than_it_lost_is_restored():
    assert shown("برگ|ها میریزند و کتابها گم شدهاند") == "برگ|ها می|ریزند و کتاب|ها گم شده|اند"


def test_a_writers_own_half_space_decides_how_a_word_is_read():
    # شانهای before an adjective would be شان‌های; with its half-space it is a comb.
    text = "شانه|ای بلند؛ کتابها و برگها میریزند"
    assert shown(text) == "شانه|ای بلند؛ کتاب|ها و برگ|ها می|ریزند"


def test_arabic_lines_are_left_beside_persian_ones():
    arabic = "تحدثت عنها الصحف التي منعها في المدينة"  # the papers it forbade in the city spoke of her
    assert shown(f"{arabic}\nآنان میروند\r\n{arabic}") == f"{arabic}\nآنان می|روند\r\n{arabic}"


@pytest.mark.parametrize("text", ["", " ", "\n", ZWNJ, "Ad 6", "ها", "می", "ء", "\ud800", "😀 تر"])
def test_next_to_nothing_stays(text: str):
    assert restore_halfspaces(text) == text


def test_restore_halfspaces_is_public():
    assert rasad.restore_halfspaces is restore_halfspaces


# --- the seeds --------------------------------------------------------------------------------------------------------


def test_every_lost_half_space_of_the_seeds_comes_back_and_no_other():
    rows = [json.loads(line) for line in (FILES / "seeds_halfspaces.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 69
    for article in sorted({row["article"] for row in rows}):
        raw = (SEEDS / f"{article}.txt").read_bytes().decode("utf-8")
        form, spans = restored(raw), find_halfspaces(raw)
        for row in (row for row in rows if row["article"] == article):
            inside = [span for span in spans if row["start"] <= span[0] and span[1] <= row["end"]]
            spans = [span for span in spans if span not in inside]
            word = restore(raw[row["start"] : row["end"]], inside, row["start"])
            assert word in (row["restored"], *row.get("alt", []))
        assert not spans
        assert len(form.text) == len(raw) + sum(start == end for start, end in find_halfspaces(raw))


def restore(word: str, spans: list[tuple[int, int]], offset: int) -> str:
    for start, end in reversed(spans):
        word = word[: start - offset] + ZWNJ + word[end - offset :]
    return word
