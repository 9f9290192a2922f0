"""Blocks: what of a page is the article, and what the web put around it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from growth import grows_at_most
from rasad.corpus.blocks.cues import is_paywall, label_of
from rasad.corpus.blocks.find import ROLES, find_blocks, signature

FA = "دو طرف در مسکو با هم دیدار و درباره همکاری گفت‌وگو کردند."  # the two sides met and talked in Moscow
FA_2 = "این نشست دو ساعت به طول انجامید و با بیانیه‌ای کوتاه پایان یافت."  # it lasted two hours
AR = "التقى الوزيران في موسكو صباح أمس وبحثا ملفات التعاون بين البلدين."  # the ministers met in Moscow
AR_2 = "واستمر اللقاء ساعتين ثم صدر عنه بيان قصير دون تفاصيل أخرى."  # it lasted two hours

_INVISIBLE = "a title whose match key is empty: _split_glued asks for the span -1:0"


def roles(text: str, lang: str) -> list[str]:
    return [block.role for block in find_blocks(text, lang)]


def told_apart(text: str, lang: str) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in find_blocks(text, lang)]


def test_a_short_first_line_is_the_title_and_paragraphs_are_body() -> None:
    assert roles(f"دیدار در مسکو\n\n{FA}\n\n{FA_2}", "fa") == ["title", "body", "body"]
    assert roles(f"لقاء في موسكو\n\n{AR}\n\n{AR_2}", "ar") == ["title", "body", "body"]


def test_one_paragraph_alone_is_body() -> None:
    assert roles(AR, "ar") == ["body"]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert roles(f"لقاء في موسكو\n{AR}\nمفاوضات جديدة في الأفق\n{AR_2}", "ar") == ["title", "body", "heading", "body"]


def test_a_title_that_comes_again_is_a_duplicate() -> None:
    assert roles(f"لقاء في موسكو\n\nلقاء في موسكو\n\n{AR}", "ar") == ["title", "duplicate_title", "body"]


def test_a_title_that_comes_again_in_another_spelling_is_a_duplicate() -> None:
    text = f"سفر رئیس‌جمهور به مسکو\n\nسفر رئيسجمهور به مسكو\n\n{FA}"
    assert roles(text, "fa") == ["title", "duplicate_title", "body"]


@pytest.mark.parametrize("dash", ["- ", " - ", " – ", " — ", ": ", " | "])
def test_a_title_glued_to_the_first_paragraph_is_cut_off(dash: str) -> None:
    title = "لقاء في موسكو بين الوزيرين"
    text = f"{title}\n\n{title}{dash}{AR}"
    assert told_apart(text, "ar") == [
        ("title", title),
        ("duplicate_title", f"{title}{dash}".rstrip()),
        ("body", AR),
    ]


def test_a_glued_title_with_a_lost_half_space_is_cut_off_at_the_raw_place() -> None:
    text = f"سفر رئیس‌جمهور به مسکو\n\nسفر رئیسجمهور به مسکو – {FA}"
    assert told_apart(text, "fa")[1:] == [("duplicate_title", "سفر رئیسجمهور به مسکو –"), ("body", FA)]


def test_a_paragraph_that_only_begins_with_the_words_of_the_title_stays_whole() -> None:
    text = f"دیدار در مسکو\n\nدیدار در مسکو دو ساعت به طول انجامید و با بیانیه‌ای پایان یافت.\n\n{FA}"
    assert roles(text, "fa") == ["title", "body", "body"]


def test_a_slogan_before_the_title_is_boilerplate_where_the_title_comes_again() -> None:
    text = f"من أجل الحرية والمساواة\n\nلقاء في موسكو\n\nلقاء في موسكو\n\n{AR}"
    assert roles(text, "ar") == ["boilerplate", "title", "duplicate_title", "body"]


def test_a_subtitle_is_a_heading_where_the_title_does_not_come_again() -> None:
    assert roles(f"دیدار در مسکو\nگفت‌وگوی دو وزیر\n{FA}", "fa") == ["title", "heading", "body"]


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("بیشتر", "fa"),
        ("اشتراک‌گذاری", "fa"),
        ("اشتراک گذاری", "fa"),
        ("کد خبر: 140392", "fa"),
        ("به کانال تلگرام ما بپیوندید", "fa"),
        ("کلیه حقوق محفوظ است", "fa"),
        ("مشاركة :", "ar"),
        ("تابعونا عبر تليغرام", "ar"),
        ("انضموا إلى قناتنا", "ar"),
        ("شارك على فيسبوك", "ar"),
        ("جميع الحقوق محفوظة", "ar"),
        ("Ad 6", "ar"),
        ("Social Media Auto Publish Powered By : XYZScripts.com", "ar"),
        ("http://example.org/a", "ar"),
        ("© 2025", "fa"),
    ],
)
def test_what_web_pages_put_around_is_boilerplate(line: str, lang: str) -> None:
    title, first, second = ("دیدار در مسکو", FA, FA_2) if lang == "fa" else ("لقاء في موسكو", AR, AR_2)
    for text in (f"{title}\n{first}\n{line}\n{second}", f"{title}\n{first}\n{line}", f"{line}\n{title}\n{first}"):
        assert ("boilerplate", line) in told_apart(text, lang)


def test_a_paragraph_that_speaks_of_sharing_is_no_boilerplate() -> None:
    text = "شاركت وفود من عشرين دولة في المؤتمر الذي عقد في موسكو أمس."  # delegations took part
    assert roles(f"لقاء في موسكو\n{AR}\n{text}", "ar")[-1] == "body"


@pytest.mark.parametrize(
    ("head", "lang"),
    [
        ("مقالات مشابه", "fa"),
        ("مطالب مرتبط", "fa"),
        ("بیشتر بخوانید:", "fa"),
        ("انتخاب سردبیر", "fa"),
        ("مقالات ذات صلة", "ar"),
        ("اقرأ أيضاً", "ar"),
    ],
)
def test_from_related_headlines_on_all_is_boilerplate(head: str, lang: str) -> None:
    title, first, other = ("دیدار در مسکو", FA, FA_2) if lang == "fa" else ("لقاء في موسكو", AR, AR_2)
    text = f"{title}\n{first}\n{head}\nگزارشی از تهران\n{other}"
    assert roles(text, lang) == ["title", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_related_headlines_above_the_text_do_not_end_it() -> None:
    assert roles(f"دیدار در مسکو\nمطالب مرتبط\n{FA}", "fa")[-1] == "body"


def test_a_paywall_is_boilerplate() -> None:
    text = f"دیدار در مسکو\n{FA}\nجهت مشاهده این مطلب لطفا اشتراک تهیه کنید یا وارد شوید."
    assert roles(text, "fa") == ["title", "body", "boilerplate"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("دریافت اشتراک", True),
        ("جهت مشاهدهٔ این مطلب لطفاً اشتراک تهیه کنید", True),
        ("هذا المحتوى للمشتركين فقط", True),
        ("سهام مشترک دو کشور", False),  # the two countries' common share
        ("", False),
    ],
)
def test_is_paywall(line: str, expected: bool) -> None:
    assert is_paywall(line) is expected


@pytest.mark.parametrize(
    ("line", "lang"),
    [("جمعه ۱۴۰۳/۰۳/۰۴", "fa"), ("۴ خرداد ۱۴۰۳", "fa"), ("الأحد 20 يوليو 2025", "ar"), ("2025-07-20", "ar")],
)
def test_a_line_that_is_a_date_is_a_dateline(line: str, lang: str) -> None:
    title, body = ("دیدار در مسکو", FA) if lang == "fa" else ("لقاء في موسكو", AR)
    assert roles(f"{line}\n{title}\n{body}", lang) == ["dateline", "title", "body"]
    assert roles(f"{title}\n{line}\n{body}", lang) == ["title", "dateline", "body"]


def test_a_headline_with_a_year_is_no_dateline() -> None:
    assert roles(f"پیمان راهبردی تازه تهران و مسکو در 1403\n{FA}", "fa")[0] == "title"


@pytest.mark.parametrize(
    ("line", "lang"),
    [("نویسنده: علی رضایی", "fa"), (":نویسنده", "fa"), ("بقلم: سامي حداد", "ar"), ("ترجمة: سامي حداد", "ar")],
)
def test_a_labelled_line_is_a_byline(line: str, lang: str) -> None:
    title, body = ("دیدار در مسکو", FA) if lang == "fa" else ("لقاء في موسكو", AR)
    assert roles(f"{title}\n{line}\n{body}", lang) == ["title", "byline", "body"]


def test_a_last_line_with_the_title_and_a_name_is_a_byline_and_so_is_the_note_on_the_author() -> None:
    title = "لقاء في موسكو بين الوزيرين"
    note = "سامي حداد كاتب يتابع شؤون المنطقة منذ سنوات طويلة."  # a writer on the region
    text = f"{title}\n{AR}\n{AR_2}\n*سامي حداد :{title}\n{note}"
    assert roles(text, "ar") == ["title", "body", "body", "byline", "byline"]


def test_a_short_last_line_is_a_signature() -> None:
    assert told_apart(f"دیدار در مسکو\n{FA}\nسایت نمونه", "fa")[-1] == ("byline", "سایت نمونه")


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("نویسنده: علی رضایی", "fa", ("author", "علی رضایی")),
        ("علی رضایی :نویسنده", "fa", ("author", "علی رضایی")),
        (":نویسنده", "fa", ("author", "")),
        ("نويسنده : علي رضايي", "fa", ("author", "علي رضايي")),  # Arabic letters
        ("بقلم: *سامي حداد*", "ar", ("author", "سامي حداد")),
        ("المصدر: الجريدة", "ar", ("other", "الجريدة")),
        ("رصدخونه اندیشکده‌ها :رصدگر", "fa", ("other", "رصدخونه اندیشکده‌ها")),
        ("علی رضایی", "fa", None),
        ("پیام: نویسنده نیامد", "fa", None),
        ("", "fa", None),
        (":", "fa", None),
    ],
)
def test_label_of(line: str, lang: str, expected: tuple[str, str] | None) -> None:
    assert label_of(line, lang) == expected


@pytest.mark.parametrize(
    ("line", "title", "expected"),
    [
        ("*سامي حداد :لقاء في موسكو", "لقاء في موسكو", "سامي حداد"),
        ("لقاء في موسكو – سامي حداد", "لقاء في موسكو", "سامي حداد"),
        ("سامي حداد", "لقاء في موسكو", ""),
        ("لقاء في موسكو", "لقاء في موسكو", ""),
        ("سامي حداد", "", ""),
    ],
)
def test_signature(line: str, title: str, expected: str) -> None:
    assert signature(line, title) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "\u00a0\n\u2003", "\u2028"])
def test_white_space_alone_has_no_blocks(text: str) -> None:
    assert find_blocks(text, "fa") == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\n\n", " \n\u00a0\n"])
def test_any_line_end_parts_blocks(line_end: str) -> None:
    assert [text for _, text in told_apart(line_end.join(["دیدار در مسکو", FA, FA_2]), "fa")] == [
        "دیدار در مسکو",
        FA,
        FA_2,
    ]


def test_no_break_spaces_at_the_edges_are_left_out() -> None:
    assert told_apart(f"\u00a0{AR}\u00a0 \n", "ar") == [("body", AR)]


@pytest.mark.parametrize("invisible", ["\u200f", "\u200c", "\u202b\u202c", "ـ", "\u0651"])
def test_a_line_of_invisible_marks_does_no_harm(invisible: str) -> None:
    assert ("body", FA) in told_apart(f"{invisible}\n{FA}", "fa")


def test_the_language_may_be_undetermined() -> None:
    assert roles("Moscow\n\nMoscow", "und") == ["title", "duplicate_title"]


_LINES = [
    "دیدار در مسکو",
    "لقاء في موسكو",
    FA,
    AR,
    "بیشتر",
    "بقلم:",
    "مقالات مشابه",
    "جمعه ۱۴۰۳/۰۳/۰۴",
    "دریافت اشتراک",
]
_MARKS = ["-", "–", ":", "\n", "\r\n", "\n\n", "\xa0", "\u200cها", "\u200fا", "\u2028", "😀", "�", "ﷲ", "*", "."]
_PIECES = st.sampled_from([*_LINES, *_MARKS, " "])


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=12).map("".join), st.sampled_from(["fa", "ar", "und"]))
@example(f"\u200f\n{FA}", "fa")
def test_every_character_but_white_space_lies_in_exactly_one_block(text: str, lang: str) -> None:
    blocks = find_blocks(text, lang)
    covered = [i for block in blocks for i in range(block.start, block.end)]
    assert covered == sorted(set(covered))
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(covered)
    for block in blocks:
        assert block.role in ROLES
        assert text[block.start : block.end] == text[block.start : block.end].strip() != ""


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=10).map("".join))
def test_at_most_one_block_is_the_title(text: str) -> None:
    assert roles(text, "fa").count("title") <= 1


# "The government said that the railway in the north would be begun in autumn."
LONG = "دولت از ساخت خط تازه راه‌آهن در شمال کشور خبر داد و گفت کار از پاییز امسال آغاز می‌شود."


def test_after_read_also_in_the_middle_its_headlines_are_boilerplate_and_the_text_goes_on() -> None:
    text = f"دیدار در مسکو\n{FA}\nبیشتر بخوانید:\nسفر وزیر به آنکارا\nباران در شمال\n{LONG}\n{FA_2}"
    assert roles(text, "fa") == ["title", "body", "boilerplate", "boilerplate", "boilerplate", "body", "body"]


def test_read_also_and_its_headline_on_one_line_is_boilerplate() -> None:
    text = f"لقاء في موسكو\n{AR}\nاقرأ أيضاً: سفر الوزير إلى أنقرة\n{AR_2}"
    assert roles(text, "ar") == ["title", "body", "boilerplate", "body"]


@pytest.mark.parametrize(
    ("head", "comment", "lang"),
    [
        ("نظرات (۲)", "کار خوبی است و باید زودتر از این آغاز می‌شد، سپاس از شما.", "fa"),
        ("التعليقات (2)", "مقال جيد وأشكر الكاتب على هذا الجهد الكبير في البحث.", "ar"),
    ],
)
def test_comments_are_boilerplate_also_where_they_are_whole_sentences(head: str, comment: str, lang: str) -> None:
    title, first = ("دیدار در مسکو", FA) if lang == "fa" else ("لقاء في موسكو", AR)
    assert roles(f"{title}\n{first}\n{head}\n{comment}\n{comment}", lang)[2:] == ["boilerplate"] * 3


@pytest.mark.parametrize("marks", [["-", "-"], ["•", "•"], ["1.", "2."], ["۱)", "۲)"]])
def test_a_list_is_text_in_the_middle_and_below(marks: list[str]) -> None:
    items = "\n".join(f"{mark} ایستگاه شهر" for mark in marks)
    assert roles(f"دیدار در مسکو\n{FA}\n{items}\n{FA_2}", "fa") == ["title", "body", "body", "body", "body"]
    assert roles(f"دیدار در مسکو\n{FA}\n{items}", "fa") == ["title", "body", "body", "body"]


def test_a_list_below_boilerplate_is_boilerplate() -> None:
    text = f"دیدار در مسکو\n{FA}\n- ایستگاه شهر\nبرچسب‌ها: راه‌آهن\n- برف در شمال"
    assert roles(text, "fa") == ["title", "body", "body", "boilerplate", "boilerplate"]


@pytest.mark.parametrize("numbers", [("1. ", "2. "), ("۱- ", "۲- ")])
def test_numbered_lines_with_paragraphs_between_them_are_headings(numbers: tuple[str, str]) -> None:
    text = f"دیدار در مسکو\n{FA}\n{numbers[0]}خشکسالی\n{FA_2}\n{numbers[1]}مدیریت آب\n{FA}"
    assert roles(text, "fa") == ["title", "body", "heading", "body", "heading", "body"]


def test_a_short_question_is_a_heading_and_a_long_one_is_text() -> None:
    long = "آیا دو کشور پس از این نشست به توافق تازه‌ای درباره آب رود خواهند رسید؟"
    assert roles(f"دیدار در مسکو\n{FA}\nچرا اکنون؟\n{FA_2}\n{long}\n{FA}", "fa")[2:5] == ["heading", "body", "body"]


def test_a_lead_in_with_a_verb_is_text_and_a_word_with_a_colon_a_heading() -> None:
    assert roles(f"دیدار در مسکو\n{FA}\nوزیر گفت:\n{FA_2}\nپیشینه:\n{FA}", "fa")[2:5] == ["body", "body", "heading"]


def test_a_quotation_in_the_other_language_is_text_in_its_own_language() -> None:
    quotation = "أيها الإخوة إن الطريق طويل"
    found = find_blocks(f"سخنرانی در بیروت\n{FA}\n{quotation}\n{FA_2}", "fa")
    assert [(block.role, block.lang) for block in found[2:]] == [("body", "ar"), ("body", "fa")]
    found = find_blocks(f"لقاء في موسكو\n{AR}\nبنی‌آدم اعضای یک پیکرند\n{AR_2}", "ar")
    assert [(block.role, block.lang) for block in found[2:]] == [("body", "fa"), ("body", "ar")]


def test_a_last_paragraph_that_begins_with_the_author_is_a_byline() -> None:
    note = "سامي حداد كاتب وباحث في شؤون المياه يقيم في عمّان منذ سنوات."
    text = f"لقاء في موسكو\nبقلم: سامي حداد\n{AR}\n{AR_2}\n{note}"
    assert roles(text, "ar") == ["title", "byline", "body", "body", "byline"]


def test_a_name_below_a_caption_is_the_signature_and_below_a_button_a_headline() -> None:
    text = f"دیدار در مسکو\n{LONG}\n{FA_2}\nعکس: ایسنا\nنرگس یزدانی\nاشتراک‌گذاری\nبرف در شمال"
    assert roles(text, "fa") == ["title", "body", "body", "caption", "byline", "boilerplate", "boilerplate"]


def test_a_last_sentence_without_its_full_stop_is_text() -> None:
    assert roles(f"دیدار در مسکو\n{FA}\nوزیر راه پیش از پایان سال به شمال سفر می‌کند", "fa")[-1] == "body"


def test_menus_above_the_title_are_boilerplate() -> None:
    text = f"صفحه نخست > سیاسی > دیپلماسی\nپخش زنده | برنامه‌ها | فیلم\nدیدار در مسکو\n{FA}"
    assert roles(text, "fa") == ["boilerplate", "boilerplate", "title", "body"]


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["fa", "ar", "und"]))
def test_arbitrary_text_is_covered_in_order(text: str, lang: str) -> None:
    at = 0
    for block in find_blocks(text, lang):
        assert text[at : block.start].strip() == ""
        assert block.start < block.end
        assert block.lang in ("fa", "ar", "und")
        at = block.end
    assert text[at:].strip() == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "خبر تازه شهر",  # one headline, again and again
        "گزارش شماره {} از شهر",  # many headlines and no text
        f"{FA}\nبیشتر بخوانید\nباران در شمال",
        "وزیران دو کشور یک ساعت درباره راه‌آهن و بهای گاز گفت‌وگو کردند و",  # one paragraph, broken
        f"{FA}\nنویسنده: علی رضایی",
    ],
    ids=["same", "headlines", "read also", "broken", "bylines"],
)
def test_four_times_the_lines_take_about_four_times_as_long(line: str) -> None:
    assert _grows_with_the_lines(line)


@pytest.mark.slow
def test_four_times_the_items_below_the_text_take_about_four_times_as_long() -> None:
    head = f"دیدار در مسکو\n{FA}\n"
    assert _grows_with_the_lines("- ایستگاه شهر", head)


def _grows_with_the_lines(line: str, head: str = "") -> bool:
    def find(lines: int) -> None:
        find_blocks(head + "\n".join(line.replace("{}", str(i)) for i in range(lines)), "fa")

    return grows_at_most(9, find, 1500, 6000)
