"""rasad.corpus.blocks.lines: lines of a page, put together where the page broke them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.corpus.blocks.lines import lines_of

# "The two ministers spoke for an hour about the railway and the price of gas," and so on.
WRAPPED = """وزیران دو کشور یک ساعت درباره راه‌آهن و بهای گاز گفت‌وگو کردند و پس از آن
در نشستی خبری به پرسش‌های روزنامه‌نگاران پاسخ دادند و گفتند که کارشناسان
دو طرف ماه آینده در عشق‌آباد گرد هم می‌آیند تا پیش‌نویس سند را آماده کنند
و آن را به دولت‌ها بسپارند."""


def texts(text: str) -> list[str]:
    return [line.text for line in lines_of(text, "fa")]


def test_a_paragraph_broken_at_a_width_is_one_line():
    assert texts(WRAPPED) == [WRAPPED]


def test_paragraphs_with_an_empty_line_between_them_stay_apart():
    assert texts(f"{WRAPPED}\n\n{WRAPPED}") == [WRAPPED, WRAPPED]


def test_line_ends_of_windows_are_line_ends():
    text = WRAPPED.replace("\n", "\r\n")
    assert texts(text) == [text]


def test_a_headline_above_a_broken_paragraph_stays_a_line_of_its_own():
    assert texts(f"دیدار دو وزیر\n{WRAPPED}")[0] == "دیدار دو وزیر"


def test_a_list_below_a_broken_paragraph_stays_a_list():
    assert texts(f"{WRAPPED}\n- گاز\n- برق")[-2:] == ["- گاز", "- برق"]


def test_long_paragraphs_of_one_line_are_not_put_together():
    paragraph = " ".join(["وزیر گفت راه باز است"] * 12) + "."
    assert texts(f"{paragraph}\n{paragraph}\n{paragraph}") == [paragraph] * 3


def test_headlines_below_one_another_are_not_put_together():
    headlines = ["افزایش بهای نان در شهرهای مرزی و نگرانی خانواده‌ها", "دیدار وزیران در باکو", "گزارش هفته"]
    assert texts("\n".join(headlines)) == headlines


def test_spans_lead_to_the_raw_text_without_white_space():
    text = "  یک \n\t\n دو\u00a0"
    assert [(line.start, line.end, line.text) for line in lines_of(text, "fa")] == [(2, 4, "یک"), (9, 11, "دو")]


def test_a_paragraph_is_long_or_a_whole_sentence():
    long, sentence, short, question = lines_of(
        "\n".join(
            ["واژه " * 15, "وزیر امروز به تهران سفر کرد.", "سفر وزیر به تهران", "آیا وزیر امروز به تهران می‌رود؟"]
        ),
        "fa",
    )
    assert long.is_paragraph
    assert sentence.is_paragraph
    assert not short.is_paragraph
    assert not question.is_paragraph


# "The people of the villages by the river say that the water has risen since last week," and so on.
WRAPPED_AR = """قال سكان القرى الواقعة على ضفة النهر إن منسوب المياه
ارتفع منذ الأسبوع الماضي حتى غمر الطريق الواصل بين
القريتين فاضطر الناس إلى عبور الجبل سيراً على الأقدام
للوصول إلى المدينة وهو طريق يستغرق ثلاث ساعات كل يوم."""

# The demands of the workers, each as long as a broken line.
DEMANDS = [
    "پرداخت دستمزد سه ماه گذشته پیش از پایان هفته آینده کارگران این کارخانه",
    "بازگشت همکارانی که در زمستان اخراج شدند به کارخانه و پرداخت حق آنان",
    "بیمه درمان برای خانواده‌ها و کودکان همه کارگران شهر و روستاهای پیرامون",
    "تشکیل شورایی که نمایندگان ما در آن رأی داشته باشند و گفت‌وگو با دولت",
]


def test_an_arabic_paragraph_broken_at_a_width_is_one_line():
    assert texts(f"سيول في قرى الشمال\n\n{WRAPPED_AR}") == ["سيول في قرى الشمال", WRAPPED_AR]


def test_a_title_and_a_subtitle_right_above_a_broken_paragraph_stay_apart_and_it_is_one_line():
    head = ["دیدار وزیران دو کشور", "گفت‌وگو درباره بهای گاز"]
    assert texts("\n".join([*head, WRAPPED])) == [*head, WRAPPED]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end_may_break_a_paragraph(line_end: str):
    text = f"دیدار دو وزیر\n\n{WRAPPED}".replace("\n", line_end)
    assert texts(text) == ["دیدار دو وزیر", WRAPPED.replace("\n", line_end)]


def test_a_page_from_a_pdf_is_put_together_although_its_paragraphs_have_no_empty_line_between_them():
    assert texts(f"دیدار دو وزیر\n{WRAPPED}\n{WRAPPED}") == ["دیدار دو وزیر", WRAPPED, WRAPPED]


@pytest.mark.parametrize("mark", ["- ", "• ", "{}. ", "{}) ", "{}- "])
def test_items_of_about_one_length_stay_a_list(mark: str):
    items = [mark.format(i) + demand for i, demand in enumerate(DEMANDS, 1)]
    lines = ["کارگران کارخانه چنین می‌خواهند:", *items, "این نشست دو ساعت به طول انجامید."]
    assert texts("\n".join(lines)) == lines


def test_an_item_is_not_joined_to_the_lead_of_a_broken_page():
    # A lead whose last line is full, and then the items.
    lead = "کارگران کارخانه در نامه‌ای به وزیر کار نوشتند که چهار خواسته بنیادی دارند:"
    items = [f"- {demand}" for demand in DEMANDS]
    assert texts("\n".join([WRAPPED, "", lead, *items])) == [WRAPPED, lead, *items]


def test_short_paragraphs_of_one_length_that_each_end_a_sentence_stay_apart():
    paragraph = "وزیر راه گفت ساخت راه‌آهن شمال از پاییز امسال آغاز می‌شود."
    assert texts("\n".join(["راه‌آهن شمال", *[paragraph] * 6])) == ["راه‌آهن شمال", *[paragraph] * 6]


def test_short_lines_of_one_length_below_the_text_stay_apart():
    # A signature, a button, headlines: as long as one another, and far from any width.
    lines = ["عکس: مینا راد", "سارا نیک‌نام", "اشتراک‌گذاری", "برف در شمال", "باران در غرب", "سیل در جنوب"]
    sentence = "این نشست دو ساعت به طول انجامید و با بیانیه‌ای کوتاه پایان یافت."
    assert texts("\n".join([sentence, *lines])) == [sentence, *lines]


_PIECES = st.sampled_from(
    [*WRAPPED.split("\n"), *DEMANDS, "- گاز", "دیدار", "\n", "\r\n", "\n\n", " ", "\u00a0", "\u2028"]
)


@pytest.mark.slow
@given(st.lists(_PIECES | st.text(max_size=4), max_size=20).map("".join))
def test_lines_are_in_order_and_leave_out_white_space_only(text: str):
    at = 0
    for line in lines_of(text, "fa"):
        assert line.text == text[line.start : line.end] == text[line.start : line.end].strip() != ""
        assert text[at : line.start].strip() == ""
        at = line.end
    assert text[at:].strip() == ""
