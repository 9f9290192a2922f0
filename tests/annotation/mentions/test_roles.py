"""Whom an office means: the name beside it, a modifier, the rest of the article, the date; else nobody, and why."""

from __future__ import annotations

import pytest

from rasad.annotation.mentions.find import Mention, find_entities
from rasad.annotation.registry.read import Registry, general
from registries import of_the_seeds

BESIDE = "role: the name beside it"
ELSEWHERE = "role: named with the office elsewhere in the article"
BY_DATE = "role: held on the date of publication"


def roles(text: str, lang: str, published: str | None = None, registry: Registry | None = None) -> list[Mention]:
    return [m for m in find_entities(text, lang, registry or general(), published) if m.kind == "role"]


def role(text: str, lang: str, published: str | None = None) -> tuple[str, str | None, str]:
    (only,) = roles(text, lang, published)
    assert only.type == "PER"
    return only.surface, only.entity, only.rule


# The name beside it


@pytest.mark.parametrize(
    ("text", "lang", "surface", "entity"),
    [
        ("الرئيس الروسي فلاديمير بوتين", "ar", "الرئيس الروسي", "vladimir-putin"),
        ("فلاديمير بوتين، الرئيس الروسي", "ar", "الرئيس الروسي", "vladimir-putin"),
        ("للرئيس الروسي فلاديمير بوتين", "ar", "لرئيس الروسي", "vladimir-putin"),
        ("المتحدث باسم الكرملين ديمتري بيسكوف", "ar", "المتحدث باسم الكرملين", "dmitry-peskov"),
        ("وزیر دفاع روسیه، سرگئی شویگو", "fa", "وزیر دفاع روسیه", "sergei-shoigu"),
        ("آندری بلوسوف، وزیر دفاع جدید روسیه", "fa", "وزیر دفاع جدید روسیه", "andrey-belousov"),
        ("رهبر ایران علی خامنه ای", "fa", "رهبر ایران", "ali-khamenei"),
        ("رئیس‌جمهور ایران، آقای حسن روحانی", "fa", "رئیس‌جمهور ایران", "hassan-rouhani"),
        ("وزير الخارجية الأمريكي السابق السيد مايك بومبيو", "ar", "وزير الخارجية الأمريكي السابق", "mike-pompeo"),
    ],
)
def test_the_name_beside_a_role_is_its_holder_whatever_the_date(
    text: str, lang: str, surface: str, entity: str
) -> None:
    for published in (None, "2025-07-15"):
        assert role(text, lang, published) == (surface, entity, BESIDE)


def test_a_name_beside_that_never_held_the_office_is_passed_over() -> None:
    assert role("التقى بوتين الرئيس الإيراني إبراهيم رئيسي", "ar")[1] == "ebrahim-raisi"
    assert role("التقى بوتين الرئيس الإيراني", "ar", "2022-07-15")[1:] == ("ebrahim-raisi", BY_DATE)


@pytest.mark.parametrize("between", [" و", " ثم ", " به ", "؟ ", ": ", " 3 "])
def test_other_words_between_role_and_name_part_them(between: str) -> None:
    assert role(f"الرئيس الإيراني{between}حسن روحاني", "ar", "2022-07-15")[1] == "ebrahim-raisi"


def test_a_far_name_does_not_stand_beside() -> None:
    text = "الرئيس الإيراني" + " " * 3 + "الحالي، السيد الدكتور الشيخ السيد الدكتور الشيخ السيد الدكتور حسن روحاني"
    assert role(text, "ar", "2022-07-15")[1:] == ("ebrahim-raisi", BY_DATE)


def test_of_two_holders_on_either_side_the_one_behind_the_arabic_office_is_meant() -> None:
    text = "انتقد محمود أحمدي نجاد الرئيس الإيراني حسن روحاني"  # Ahmadinejad criticised President Rouhani
    assert role(text, "ar", "2015-05-01")[1] == "hassan-rouhani"


# Former, late, new, elect


@pytest.mark.parametrize(
    ("text", "lang", "surface", "meaning"),
    [
        ("الرئيس الروسي السابق", "ar", "الرئيس الروسي السابق", "former"),
        ("الرئيس الإيراني الأسبق", "ar", "الرئيس الإيراني الأسبق", "former"),
        ("الرئيس الإيراني الراحل", "ar", "الرئيس الإيراني الراحل", "late"),
        ("رئیس‌جمهور سابق روسیه", "fa", "رئیس‌جمهور سابق روسیه", "former"),
        ("رئیسجمهور پیشین ایران", "fa", "رئیسجمهور پیشین ایران", "former"),
        ("رئیس جمهور فقید ایران", "fa", "رئیس جمهور فقید ایران", "late"),
        ("رئیس‌جمهور وقت ایران", "fa", "رئیس‌جمهور وقت ایران", "former"),  # of that time
        ("الرئيس الأمريكي المنتخب", "ar", "الرئيس الأمريكي المنتخب", "elect"),
        ("رئیس‌جمهور موقت ایران", "fa", "رئیس‌جمهور موقت ایران", "acting"),
    ],
)
def test_a_former_late_or_elected_holder_without_a_name_is_left_open(
    text: str, lang: str, surface: str, meaning: str
) -> None:
    found = next(m for m in roles(text, lang, "2022-07-15"))
    assert (found.surface, found.entity) == (surface, None)
    assert found.rule == {
        "former": "unresolved: former holder, not named in the article",
        "late": "unresolved: late holder, not named in the article",
    }.get(meaning, "unresolved: no holder known for the date of publication")


@pytest.mark.parametrize(
    ("text", "lang", "entity"),
    [
        ("الرئيس الروسي السابق ديمتري ميدفيديف", "ar", "dmitry-medvedev"),
        ("الرئيس الإيراني الراحل إبراهيم رئيسي", "ar", "ebrahim-raisi"),
        ("رئیس‌جمهور پیشین ایران، محمود احمدی‌نژاد", "fa", "mahmoud-ahmadinejad"),
        ("رئیس‌جمهور شهید ایران، ابراهیم رئیسی", "fa", "ebrahim-raisi"),
    ],
)
def test_a_former_or_late_holder_named_beside_is_that_person(text: str, lang: str, entity: str) -> None:
    assert role(text, lang, "2025-01-01")[1:] == (entity, BESIDE)


@pytest.mark.parametrize("late", ["فقید", "مرحوم", "شهید"])
def test_the_late_holder_is_the_last_who_died_in_office(late: str) -> None:
    text = f"رئیس‌جمهور {late} ایران"
    rule = "role: the last holder, who died in office before publication"
    assert role(text, "fa", "2024-06-15") == (text, "ebrahim-raisi", rule)
    assert role(text, "fa", "2024-05-01")[1] is None  # he was alive
    assert role(text, "fa", "2030-06-15")[1] is None  # too long ago to be "the late"


def test_a_former_holder_is_the_only_one_whom_the_article_names() -> None:
    text = "أعلن دونالد ترامب ترشحه. وقال الرئيس الأميركي السابق إنه سيفوز."
    assert role(text, "ar", "2022-11-16")[1:] == ("donald-trump", "role: the only former holder named in the article")
    both = text + " وحضر باراك أوباما."
    assert role(both, "ar", "2022-11-16")[1] is None


def test_an_acting_holder_is_told_by_the_date() -> None:
    acting = "role: acting on the date of publication"
    assert role("الرئيس الإيراني المؤقت", "ar", "2024-06-10")[1:] == ("mohammad-mokhber", acting)
    assert role("رئیس‌جمهور موقت ایران", "fa", "2022-06-10")[1] is None


def test_a_former_holder_does_not_lend_his_name_to_the_office_elsewhere() -> None:
    text = "قال الرئيس الإيراني السابق حسن روحاني ذلك. ورد الرئيس الإيراني بعد يومين."
    assert [m.entity for m in roles(text, "ar", "2022-07-15")] == ["hassan-rouhani", "ebrahim-raisi"]
    assert [m.entity for m in roles(text, "ar")] == ["hassan-rouhani", None]


def test_a_new_holder_is_the_one_who_came_to_office_in_the_half_year_before() -> None:
    text = "وزیر دفاع جدید روسیه"
    assert role(text, "fa", "2024-05-24") == (text, "andrey-belousov", BY_DATE + ", newly")
    assert role(text, "fa", "2025-05-24") == (text, None, "unresolved: no holder known for the date of publication")
    assert role(text, "fa") == (text, None, "unresolved: no publication date to tell the holder by")


def test_a_present_holder_is_resolved_by_the_date() -> None:
    assert role("الرئيس الإيراني الحالي", "ar", "2022-07-15") == ("الرئيس الإيراني الحالي", "ebrahim-raisi", BY_DATE)
    assert role("رئیس‌جمهور کنونی ایران", "fa", "2022-07-15")[1:] == ("ebrahim-raisi", BY_DATE)


def test_an_elected_president_is_told_by_the_date_of_election() -> None:
    rule = "role: elected, and not yet in office on the date of publication"
    assert role("الرئيس الإيراني المنتخب", "ar", "2021-07-01")[1:] == ("ebrahim-raisi", BY_DATE)
    assert role("رئيس الولايات المتحدة المنتخب", "ar", "2020-12-01")[1:] == ("joe-biden", rule)
    assert role("الرئيس الإيراني المنتخب", "ar", "2023-07-01")[1] is None


def test_where_the_elected_one_is_named_a_bare_office_is_left_open() -> None:
    text = "فاز إبراهيم رئيسي في الانتخابات. وقال الرئيس الإيراني إن البلاد بخير."
    assert role(text, "ar", "2021-07-01")[1:] == (
        None,
        "unresolved: the article also speaks of ebrahim-raisi, elected to this office",
    )
    assert role(text, "ar", "2021-09-01")[1] == "ebrahim-raisi"


def test_in_the_era_of_another_president_the_date_does_not_decide() -> None:
    era = "role: held for most of the era of "
    assert role("وزير الخارجية الأمريكي في عهد ترامب", "ar", "2021-07-15")[1:] == ("mike-pompeo", era + "donald-trump")
    assert role("وزیر خارجه آمریکا در دوران ترامپ", "fa", "2018-03-01")[1] == "rex-tillerson"
    assert role("وزیر امور خارجه ایران در دولت حسن روحانی", "fa", "2025-10-08")[1] == "mohammad-javad-zarif"
    assert role("وزير الخارجية الأمريكي في عهد أوباما", "ar", "2019-03-01")[1] is None  # half Clinton's, half Kerry's
    assert role("وزير الخارجية الأمريكي في عهد الجنرال", "ar", "2021-07-15")[1] is None


# The rest of the article


def test_a_holder_named_with_the_office_elsewhere_is_meant_without_a_date() -> None:
    text = "وصل الرئيس الروسي فلاديمير بوتين أمس. وغادر الرئيس الروسي اليوم."
    assert [(m.entity, m.rule) for m in roles(text, "ar")] == [
        ("vladimir-putin", BESIDE),
        ("vladimir-putin", ELSEWHERE),
    ]


def test_elsewhere_may_be_later_in_the_article() -> None:
    text = "غادر الرئيس الروسي أمس. وكان الرئيس الروسي فلاديمير بوتين قد وصل قبله."
    assert [m.rule for m in roles(text, "ar")] == [ELSEWHERE, BESIDE]


def test_two_holders_named_with_the_office_settle_nothing() -> None:
    text = "كان الرئيس الأمريكي باراك أوباما هناك. وكان الرئيس الأمريكي دونالد ترامب هنا. ثم قال الرئيس الأمريكي ذلك."
    assert [m.entity for m in roles(text, "ar")] == ["barack-obama", "donald-trump", None]
    assert roles(text, "ar", "2022-07-15")[-1].entity == "joe-biden"


def test_the_name_alone_elsewhere_is_not_the_office() -> None:
    assert role("وصل بوتين. وقال الرئيس الروسي ذلك.", "ar")[1] is None


# The date


@pytest.mark.parametrize(
    ("published", "entity"),
    [("2021-01-19", "donald-trump"), ("2021-01-20", "joe-biden"), ("2016", "barack-obama"), ("2022-07~", "joe-biden")],
)
def test_the_holder_on_the_date_of_publication_is_meant(published: str, entity: str) -> None:
    assert role("الرئيس الأميركي", "ar", published)[1:] == (entity, BY_DATE)


@pytest.mark.parametrize("published", ["2021-01", "2021", "2020-12-01/2021-02-01"])
def test_a_change_of_holders_within_the_time_of_publication_settles_nothing(published: str) -> None:
    assert role("الرئيس الأميركي", "ar", published)[1:] == (
        None,
        "unresolved: more than one holder in the time of publication",
    )


def test_a_date_outside_all_terms_settles_nothing() -> None:
    assert role("الرئيس الأميركي", "ar", "1850-01-01")[1:] == (
        None,
        "unresolved: no holder known for the date of publication",
    )


@pytest.mark.parametrize("published", [None, "../2022", "2022/.."])
def test_without_a_closed_date_nothing_is_settled(published: str | None) -> None:
    assert role("الرئيس الأميركي", "ar", published)[1:] == (
        None,
        "unresolved: no publication date to tell the holder by",
    )


def test_a_bare_title_means_nobody() -> None:
    assert roles("قال الرئيس ذلك", "ar", "2022-07-15") == []
    assert roles("رئیس‌جمهور گفت", "fa", "2022-07-15") == []


@pytest.mark.parametrize(
    ("text", "lang", "entity"),
    [
        ("المرشد الأعلى", "ar", "ali-khamenei"),
        ("ولی‌فقیه", "fa", "ali-khamenei"),
        ("ولیفقیه", "fa", "ali-khamenei"),
        ("سيد الكرملين", "ar", "vladimir-putin"),
        ("رهبر روسیه", "fa", "vladimir-putin"),
        ("المتحدث باسم الكرملين", "ar", "dmitry-peskov"),
        ("رئيس وزراء إسرائيل", "ar", "naftali-bennett"),
    ],
)
def test_offices_standing_alone_mean_their_holder(text: str, lang: str, entity: str) -> None:
    assert role(text, lang, "2022-02-15")[1:] == (entity, BY_DATE)


def test_an_office_of_the_seeds_is_resolved_in_its_sentence() -> None:
    text = "آندری بلوسف، وزیر دفاع جدید روسیه، سرگئی شویگو، رئیس شورای امنیت، و والری گراسیموف، رئیس ستاد کل ارتش."
    assert [(m.surface, m.entity, m.rule) for m in roles(text, "fa", "2024-05-24", of_the_seeds())] == [
        ("وزیر دفاع جدید روسیه", "andrey-belousov", BESIDE),
        ("رئیس شورای امنیت", "sergei-shoigu", BESIDE),
        ("رئیس ستاد کل ارتش", "valery-gerasimov", BESIDE),
    ]


def test_the_next_sentence_does_not_stand_beside() -> None:
    text = "وصل الرئيس الإيراني. محمود أحمدي نجاد لم يحضر."  # the president arrived. Ahmadinejad was absent.
    assert role(text, "ar", "2022-07-15")[1] == "ebrahim-raisi"
