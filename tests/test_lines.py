"""rasad.corpus.lines: lines of a page, put together where the page broke them."""

from __future__ import annotations

from rasad.corpus.lines import lines_of

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
