"""Names in Persian and Arabic as they are written: with clitics, glued, in any spelling, and only where meant."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rasad
from rasad.annotation.mentions.find import Mention, find_entities, find_in_spans
from rasad.annotation.registry.read import Registry, general, read_registry
from rasad.text.keys import Keys
from registries import of_the_seeds


def found(
    text: str, lang: str, registry: Registry | None = None, published: str | dt.date | None = None
) -> list[Mention]:
    mentions = find_entities(text, lang, registry or general(), published)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    return mentions


def names(text: str, lang: str, registry: Registry | None = None) -> list[tuple[str, str | None]]:
    return [(m.surface, m.entity) for m in found(text, lang, registry)]


def entities(text: str, lang: str, registry: Registry | None = None) -> list[str | None]:
    return [m.entity for m in found(text, lang, registry)]


def test_it_is_the_public_function() -> None:
    assert rasad.find_entities is find_entities


# Clitics


@pytest.mark.slow
@pytest.mark.parametrize("clitic", ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "فب", "وك"])
def test_arabic_clitics_stay_outside_the_span(clitic: str) -> None:
    assert names(f"قال {clitic}بوتين ذلك", "ar") == [("بوتين", "vladimir-putin")]


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("رسالة للكرملين", "لكرملين", "kremlin"),
        ("دعوة وللولايات المتحدة أيضاً", "لولايات المتحدة", "united-states"),
        ("طلب للناتو", "لناتو", "nato"),
        ("بالكرملين", "الكرملين", "kremlin"),
        ("والكرملين", "الكرملين", "kremlin"),
    ],
)
def test_of_two_lam_only_the_first_is_outside(text: str, surface: str, entity: str) -> None:
    assert names(text, "ar") == [(surface, entity)]


def test_a_name_of_one_word_is_not_found_inside_another_word() -> None:
    for word in ("سبوتين", "أبوتين", "بوتينية", "مروسيا", "إيراني", "الإيرانية", "طهرانية"):
        assert names(f"كلمة {word} هنا", "ar") == []
    for word in ("پوتینی", "ایرانی", "ایران‌شناسی", "ایرانشهر", "روسیه‌ای", "مسکویی"):
        assert names(f"واژهٔ {word} اینجا", "fa") == []


def test_no_article_stands_before_the_name_of_a_person() -> None:
    assert names("البوتين والقاليباف", "ar") == []


def test_a_persian_and_may_be_written_against_the_name() -> None:
    assert names("خامنه‌ای وپوتین", "fa") == [("خامنه‌ای", "ali-khamenei"), ("پوتین", "vladimir-putin")]


def test_arabic_prepositions_are_no_persian_clitics() -> None:
    assert names("لپوتین", "fa") == []


def test_the_rule_says_how_a_name_was_found() -> None:
    assert [m.rule for m in found("بوتين وخامنئي", "ar")] == ["name: بوتين", "name after a clitic: خامنئي"]
    assert [m.rule for m in found("عهددونالد ترامب", "ar")] == ["name in a glued word: دونالد ترامب"]


# Spelling


@pytest.mark.parametrize(
    "written",
    ["خامنه‌ای", "خامنهای", "خامنه ای", "خامنه‌اي", "خامنه\u00a0ای", "خامِنه‌ای", "خـامنه‌ای", "خامنه\u200f‌ای", "خامنهٔ‌ای"],
)
def test_half_spaces_arabic_letters_and_marks_make_no_difference_in_persian(written: str) -> None:
    assert names(f"سخنان {written} در تهران", "fa") == [(written, "ali-khamenei"), ("تهران", "tehran")]


@pytest.mark.parametrize(
    "written",
    [
        "إبراهيم رئيسي",
        "ابراهيم رئيسي",
        "ابراهيم رييسي",
        "إبراهيم\u00a0رئيسي",
        "إبراهيم  رئيسي",
        "إبراهيـم رئيسـي",
        "إِبْرَاهِيم رَئِيسِي",
        "إبراهيم\nرئيسي",
        "ابراهیم رئیسی",
        "إبراهيم‌رئيسي",
        "ﺇﺑﺮﺍﻫﻴﻢ رئيسي",
    ],
)
def test_hamza_harakat_tatweel_and_spaces_make_no_difference_in_arabic(written: str) -> None:
    assert names(f"كان {written} في الاجتماع", "ar") == [(written, "ebrahim-raisi")]


def test_a_title_may_have_lost_its_half_space() -> None:
    for written in ("رئیس‌جمهور روسیه", "رئیسجمهور روسیه", "رئیس جمهور روسیه"):
        assert [m.surface for m in found(written, "fa") if m.kind == "role"] == [written]


def test_marks_behind_a_name_belong_to_it_and_punctuation_does_not() -> None:
    assert names("«پوتینِ» روسیه،", "fa") == [("پوتینِ", "vladimir-putin"), ("روسیه", "russia")]
    assert names("بوتين،روسيا/إيران", "ar") == [("بوتين", "vladimir-putin"), ("روسيا", "russia"), ("إيران", "iran")]


# Glued words


@pytest.mark.parametrize(
    ("text", "lang", "surface", "entity"),
    [
        ("في عهددونالد ترامب", "ar", "دونالد ترامب", "donald-trump"),  # in the era of
        ("باولادیمیر پوتین دیدار کرد", "fa", "ولادیمیر پوتین", "vladimir-putin"),  # with
        ("ولادیمیرپوتین گفت", "fa", "ولادیمیرپوتین", "vladimir-putin"),
        ("نمایندهکاظم جلالی", "fa", "کاظم جلالی", "kazem-jalali"),
    ],
)
def test_a_lost_space_does_not_hide_a_name_of_two_words(text: str, lang: str, surface: str, entity: str) -> None:
    assert names(text, lang) == [(surface, entity)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("محسن روحانی", "fa"),  # Mohsen, not Hassan
        ("غلامعلی لاریجانی", "fa"),  # Gholam-Ali, not Ali
        ("کره جنوبی‌ها", "fa"),  # South Koreans
        # A demonym of two words still holds the short name of the state: not yet told apart.
        pytest.param("عربستان سعودی‌ها", "fa", marks=pytest.mark.xfail(strict=True, reason="not yet")),
        ("الأزمة الشرق الأوسطية", "ar"),  # the adjective of the Middle East
    ],
)
def test_another_name_or_a_demonym_that_holds_a_name_is_not_it(text: str, lang: str) -> None:
    assert names(text, lang) == []


# Words that look like names


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("كيف حال البلاد؟", "ar"),  # how
        ("وكيف جرى ذلك", "ar"),
        ("کیف پول", "fa"),  # wallet
        ("السبب الرئيسي هو الحرب", "ar"),  # main
        ("دور رئيسي في المنطقة", "ar"),
        ("علت رئیسی", "fa"),
        ("حصة الأسد", "ar"),  # the lion's share
        ("مسقط رأسه", "ar"),  # birthplace
        ("القوة القاهرة", "ar"),  # force majeure
        ("کابل برق", "fa"),  # power cable
        ("آستان قدس", "fa"),
        ("لس‌آنجلس تایمز", "fa"),
    ],
)
def test_a_word_that_only_looks_like_a_name_is_none(text: str, lang: str) -> None:
    assert names(text, lang) == []


def test_kyiv_is_found_with_its_own_letters() -> None:
    assert names("في كييف ولكييف", "ar") == [("كييف", "kyiv"), ("كييف", "kyiv")]
    assert names("در کی‌یف", "fa") == [("کی‌یف", "kyiv")]


def test_a_surname_that_is_a_common_word_counts_once_the_full_name_is_in_the_article() -> None:
    assert names("روحانی در مسجد بود.", "fa") == []  # a cleric
    assert entities("حسن روحانی آمد. روحانی گفت", "fa") == ["hassan-rouhani"] * 2
    assert entities("رئیسی گفت. ابراهیم رئیسی آمد", "fa") == ["ebrahim-raisi"] * 2


def test_main_is_not_raisi_where_he_is_named_too() -> None:
    assert names("إبراهيم رئيسي عنصر رئيسي في الخلاف", "ar") == [("إبراهيم رئيسي", "ebrahim-raisi")]


@pytest.mark.parametrize(
    ("text", "lang"), [("سعید لاریجانی", "fa"), ("قاسم لاريجاني", "ar"), ("علی پوتین", "fa"), ("ماريا بوتين", "ar")]
)
def test_behind_another_first_name_a_surname_is_somebody_else(text: str, lang: str) -> None:
    assert names(text, lang) == []


def test_a_first_name_with_and_behind_it_does_not_change_the_surname() -> None:
    assert "vladimir-putin" in entities("علي وبوتين", "ar")


def test_a_shared_surname_is_that_of_the_full_name_before_it() -> None:
    both = "علی لاریجانی رفت. صادق لاریجانی آمد. لاریجانی گفت"
    assert entities(both, "fa") == ["ali-larijani", "sadeq-larijani", "sadeq-larijani"]
    assert entities("صادق لاریجانی رفت. علی لاریجانی آمد. لاریجانی گفت", "fa")[-1] == "ali-larijani"


def test_a_shared_surname_without_a_full_name_is_that_of_the_one_without_condition() -> None:
    assert entities("قال لاريجاني ذلك", "ar") == ["ali-larijani"]


@pytest.mark.slow
@pytest.mark.parametrize("quotes", ["«»", "“”", '""', "„“"])
def test_the_newspaper_counts_between_quotation_marks_only(quotes: str) -> None:
    paper = next(e for e in of_the_seeds().entities.values() if "الجريدة" in e.ambiguous)
    assert paper.ambiguous["الجريدة"] == "quoted"
    text = f"قال مصدر لـ{quotes[0]}الجريدة{quotes[1]} أمس"
    assert names(text, "ar", of_the_seeds()) == [("الجريدة", paper.id)]
    assert names("قرأ الجريدة أمس", "ar", of_the_seeds()) == []


# Nesting and kinds


def test_a_country_inside_a_role_is_a_mention_of_its_own() -> None:
    mentions = found("رئیس‌جمهور روسیه", "fa", published="2022-07-15")
    assert [(m.surface, m.entity, m.kind, m.type) for m in mentions] == [
        ("رئیس‌جمهور روسیه", "vladimir-putin", "role", "PER"),
        ("روسیه", "russia", "name", "GPE"),
    ]


def test_an_adjective_inside_a_role_is_none() -> None:
    assert [m.surface for m in found("الرئيس الروسي", "ar", published="2022-07-15")] == ["الرئيس الروسي"]


@pytest.mark.slow
def test_a_country_inside_the_name_of_an_organisation_is_none() -> None:
    assert entities("وزارت امور خارجه ایران", "fa") == ["ministry-of-foreign-affairs-iran"]
    assert entities("وزارة خارجية سلوفينيا", "ar", of_the_seeds()) == ["ministry-of-foreign-affairs-slovenia"]
    assert entities("واشنطن بوست", "ar") == ["washington-post"]


def test_of_overlapping_names_the_longest_stays() -> None:
    assert names("محمد باقر قاليباف", "ar") == [("محمد باقر قاليباف", "mohammad-bagher-ghalibaf")]


@pytest.mark.slow
def test_a_role_inside_another_role_is_a_mention_too() -> None:
    text = "التقى علي لاريجاني، المستشار الخاص للمرشد الأعلى في إيران، بوتين"
    roles = [m for m in found(text, "ar", of_the_seeds(), "2025-07-20") if m.kind == "role"]
    assert [(m.surface, m.entity) for m in roles] == [
        ("المستشار الخاص للمرشد الأعلى في إيران", "ali-larijani"),
        ("لمرشد الأعلى في إيران", "ali-khamenei"),
    ]


def test_an_office_inside_the_name_of_a_body_is_none() -> None:
    body = of_the_seeds()
    for text in ("مكتب المرشد", "بيت المرشد"):
        assert [m for m in found(text, "ar", body, "2022-07-15") if m.kind == "role"] == []


@pytest.mark.parametrize(
    ("text", "lang", "surface", "entity"),
    [
        ("حضرت آقا گفت", "fa", "حضرت آقا", "ali-khamenei"),
        ("حضرت اقا گفت", "fa", "حضرت اقا", "ali-khamenei"),
        ("مقام معظم رهبری", "fa", "مقام معظم رهبری", "ali-khamenei"),
        ("سفاح طهران", "ar", "سفاح طهران", "ebrahim-raisi"),
    ],
)
def test_epithets_are_recorded_as_epithets(text: str, lang: str, surface: str, entity: str) -> None:
    first = found(text, lang)[0]
    assert (first.surface, first.entity, first.kind, first.type) == (surface, entity, "epithet", "PER")
    assert first.rule.startswith("epithet: ")


def test_honorifics_stay_outside_the_span() -> None:
    text = "مرگ آقایان رئیسی و امیرعبداللهیان پس از سفر مرحوم ابراهیم رئیسی"
    assert [m.surface for m in found(text, "fa")] == ["رئیسی", "امیرعبداللهیان", "ابراهیم رئیسی"]
    assert [m.surface for m in found("پاسدار قالیباف", "fa")] == ["قالیباف"]


def test_a_short_form_means_the_office_only_after_a_long_one() -> None:
    after = found("قال المرشد الأعلى ذلك ثم أكد المرشد", "ar", published="2022-07-15")
    assert [(m.surface, m.entity) for m in after] == [("المرشد الأعلى", "ali-khamenei"), ("المرشد", "ali-khamenei")]
    assert found("أكد المرشد ذلك. وقال المرشد السياحي", "ar", published="2022-07-15") == []


def test_a_blocker_hides_one_meaning_and_no_other() -> None:
    text = "قال المرشد الأعلى ذلك ولم يقل المرشد العام للإخوان في القاهرة شيئاً"
    assert [m.surface for m in found(text, "ar", published="2022-07-15")] == ["المرشد الأعلى", "القاهرة"]


@pytest.mark.slow
def test_a_blocker_of_the_file_works(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text(
        "extends: general\nentities:\n- {id: russia, type: GPE}\n"
        "blockers: [{text: خیابان مسکو, lang: fa, not: moscow}]\n",
        encoding="utf-8",
    )
    assert names("در خیابان مسکو و در مسکو", "fa", read_registry(path)) == [("مسکو", "moscow")]


# Edges


@pytest.mark.parametrize("lang", ["fa", "ar", "und"])
@pytest.mark.parametrize("text", ["", " ", "\n", "\u200f", "\u200c", "\ud800", "😀", "ـ", "لل", "و", "Putin"])
def test_nothing_is_found_in_nothing(text: str, lang: str) -> None:
    assert found(text, lang) == []


def test_lone_surrogates_and_emoji_move_no_offset() -> None:
    assert [(m.start, m.end) for m in found("😀\ud800 بوتين 😀 روسيا", "ar")] == [(3, 8), (11, 16)]


def test_undetermined_text_is_read_with_the_names_of_both_languages() -> None:
    assert entities("پوتین بوتين", "und") == ["vladimir-putin"] * 2


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fa, ar, und"):
        find_entities("Putin", "en", general())


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="soon"):
        find_entities("پوتین", "fa", general(), published="soon")


def test_publication_may_be_text_or_a_date() -> None:
    for published in ("2022-07-15", dt.date(2022, 7, 15), "2022-07"):
        assert found("الرئيس الروسي", "ar", published=published)[0].entity == "vladimir-putin"


def test_publication_may_be_a_datetime() -> None:
    assert found("الرئيس الروسي", "ar", published=dt.datetime(2022, 7, 15))[0].entity == "vladimir-putin"


def test_a_registry_without_a_name_in_the_language_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text("entities:\n- {id: a, type: PER, labels: {ar: سامي حداد}}\n", encoding="utf-8")
    assert names("سامی حداد", "fa", read_registry(path)) == []


def test_only_what_lies_in_the_spans_is_found_but_conditions_look_at_all_spans() -> None:
    text = "ابراهیم رئیسی\nپوتین\nرئیسی"
    spans = [(0, 13), (20, len(text))]
    assert [(m.surface, m.start) for m in find_in_spans(Keys(text), spans, "fa", general())] == [
        ("ابراهیم رئیسی", 0),
        ("رئیسی", 20),
    ]
    assert find_in_spans(Keys(text), [(20, len(text))], "fa", general()) == []
    assert find_in_spans(Keys(text), [], "fa", general()) == []


def test_a_name_across_two_spans_is_none() -> None:
    text = "ولادیمیر\nپوتین"
    assert [m.surface for m in find_in_spans(Keys(text), [(0, 8), (9, 14)], "fa", general())] != [text]


def test_a_role_takes_no_modifier_from_another_span() -> None:
    text = "الرئيس الإيراني\nالجديد في الأمر"  # "what is new in the matter" begins the next block
    mentions = find_in_spans(Keys(text), [(0, 15), (16, len(text))], "ar", general(), "2023-07-15")
    assert [m.surface for m in mentions] == ["الرئيس الإيراني"]


_WORDS = """پوتین بوتين خامنه‌ای خامنهای رئیس‌جمهور روسیه جدید السابق للمرشد الأعلى المرشد الرئيس الإيراني دونالد ترامب
إبراهيم رئيسي علي لاريجاني « » . ، و ل ـ 2 😀 ﷲ"""


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*_WORDS.split(), "\u200f", "\u200c", "\u0651", "\ud800"]) | st.text(max_size=3), max_size=10
    ),
    st.sampled_from(["", " ", "\n", "\u00a0"]),
    st.sampled_from(["fa", "ar", "und"]),
)
def test_every_mention_is_the_text_at_its_place_and_in_order(words: list[str], space: str, lang: str) -> None:
    text = space.join(words)
    mentions = found(text, lang, published="2022-07-15")
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for mention in mentions:
        assert mention.surface == mention.surface.strip() != ""
        assert mention.kind in ("name", "role", "epithet")
        assert mention.entity is None or mention.entity in general().entities
        assert mention.entity is not None or mention.rule.startswith("unresolved: ")
