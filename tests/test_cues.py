"""rasad.corpus.cues: what a line says of itself."""

from __future__ import annotations

import pytest

from rasad.corpus.cues import by_itself, is_menu, is_name, label_of, says
from rasad.corpus.lines import Line, line_at


def line(text: str, lang: str = "fa") -> Line:
    return line_at(text, 0, len(text), lang)


@pytest.mark.parametrize(
    ("text", "lang", "role"),
    [
        ("تاریخ انتشار: ۳۰ مرداد ۱۴۰۴ - ۰۹:۱۵ | کد خبر: ۱۱۸۲۰", "fa", "dateline"),
        ("نُشر في: 14/03/2025 - 10:22", "ar", "dateline"),
        ("آخر تحديث: 18:40 بتوقيت غرينتش", "ar", "dateline"),
        ("منذ 5 ساعات", "ar", "dateline"),
        ("۳ ساعت پیش", "fa", "dateline"),
        ("14:30", "ar", "dateline"),
        ("به قلم مینا راد", "fa", "byline"),
        ("كتبت: سلمى حداد", "ar", "byline"),
        ("(إعداد سامي حداد - تحرير هدى منصور)", "ar", "byline"),
        ("عکس: نمای بندر در شب", "fa", "caption"),
        ("مرفأ المدينة في صورة أرشيفية (رويترز)", "ar", "caption"),
        ("صفحه نخست > سیاسی > گفت‌وگو", "fa", "boilerplate"),
        ("بیشتر بخوانید: باران در شمال", "fa", "boilerplate"),
        ("اقرأ أيضاً: أمطار في الشمال", "ar", "boilerplate"),
        ("برچسب‌ها: باران، شمال", "fa", "boilerplate"),
        ("برای خواندن ادامه این گزارش باید مشترک شوید.", "fa", "boilerplate"),
        ("يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك", "ar", "boilerplate"),
        ("#باران #شمال", "fa", "boilerplate"),
        ("info@example.org", "ar", "boilerplate"),
        ("© 2025", "ar", "boilerplate"),
    ],
)
def test_a_line_shows_its_role(text: str, lang: str, role: str):
    assert by_itself(line(text, lang), lang).role == role


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("وزیر خارجه عمان روز یکشنبه ۲۹ تیر با همتای خود در مسقط دیدار و درباره راه‌ها گفت‌وگو کرد.", "fa"),
        ("وقال الوزير يوم الجمعة إن المحادثات التي جرت في بغداد كانت مفيدة للطرفين.", "ar"),
        ("دیدار وزیران در باکو", "fa"),  # a headline
        ("خانه‌های ویران شده در سیل", "fa"),  # begins with خانه, "home"
        ("مشاركة واسعة في الانتخابات البلدية", "ar"),  # begins with مشاركة, "share"
        ("پایان نشست باکو؛ گفت‌وگو ادامه دارد", "fa"),
    ],
)
def test_text_and_headlines_show_none(text: str, lang: str):
    assert by_itself(line(text, lang), lang).role == ""


def test_a_number_in_brackets_does_not_hide_a_phrase():
    assert says(line("نظرات (۳)"), "ends_article")


def test_a_label_stands_before_or_behind_its_name():
    assert label_of("نویسنده: مینا راد", "fa") == label_of("مینا راد :نویسنده", "fa") == ("author", "مینا راد")
    assert label_of("ترجمة: سامي حداد", "ar") == ("other", "سامي حداد")
    assert label_of("وزیر: گفت‌وگو مفید بود", "fa") is None


def test_a_name_has_two_to_four_words_and_no_verb():
    assert is_name(line("مینا میهن‌دوست"))
    assert not is_name(line("باران می‌بارد"))
    assert not is_name(line("روزنامه باران"))
    assert not is_name(line("در شمال"))
    assert not is_name(line("باران، شمال"))


def test_a_menu_has_three_short_parts():
    assert is_menu(line("خبر | گزارش | گفت‌وگو"))
    assert not is_menu(line("باران در شمال | گزارش"))
