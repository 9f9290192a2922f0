"""rasad.corpus.blocks.cues: what a line says of itself."""

from __future__ import annotations

import pytest

from growth import grows_at_most
from rasad.corpus.blocks.cues import by_itself, ends_with_verb, is_listed, is_menu, is_name, label_of
from rasad.corpus.blocks.lines import Line, line_at
from rasad.corpus.blocks.phrases import says


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


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("تاریخ انتشار: ۱۴۰۴/۰۵/۳۰ - کد خبر: ۱۱۸۲۰۴", "fa"),
        ("کد خبر: ۱۱۸۲۰۴ | ۳۰ مرداد ۱۴۰۴ - ۱۲:۴۵", "fa"),
        ("شناسه خبر: ۹۹۱ تاریخ انتشار: ۲۹ تیر ۱۴۰۴", "fa"),
        ("پنجشنبه ۳۰ مرداد ۱۴۰۴ ساعت ۱۲:۴۵", "fa"),
        ("تهران، ۲۹ تیر ۱۴۰۴", "fa"),
        ("العدد 1234 - الأحد 20 تموز 2025", "ar"),
        ("آخر تحديث: الأحد 20 يوليو 2025 الساعة 10:30 بتوقيت غرينتش", "ar"),
        ("الأحد ٢٥ محرم ١٤٤٧ هـ الموافق ٢٠ يوليو ٢٠٢٥ م", "ar"),
        ("بغداد - 20 يوليو 2025", "ar"),
        ("2025-07-20T14:30:00", "ar"),
    ],
)
def test_a_date_with_codes_clocks_and_a_city_is_a_dateline(text: str, lang: str):
    assert by_itself(line(text, lang), lang).role == "dateline"


def test_a_code_without_a_date_is_no_dateline():
    assert by_itself(line("کد خبر: ۱۱۸۲۰۴"), "fa").role == "boilerplate"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("عکس: نرگس یزدانی", "fa"),
        ("تصویر: میدان شهر پس از سیل", "fa"),
        ("میدان شهر پس از سیل (عکس: ایسنا)", "fa"),
        ("نمودار ۱: بارش ده سال گذشته", "fa"),
        ("جانب من اللقاء بين الوزيرين", "ar"),
        ("ميناء المدينة صباح الأحد (الأناضول)", "ar"),
    ],
)
def test_what_speaks_of_its_picture_is_a_caption(text: str, lang: str):
    assert by_itself(line(text, lang), lang).role == "caption"


def test_brackets_without_an_agency_make_no_caption():
    assert by_itself(line("وزير المياه (الصورة الكاملة للأزمة)", "ar"), "ar").role == ""


@pytest.mark.parametrize("text", ["- گاز", "• گاز", "۱. گاز", "2) گاز", "١- الجفاف", "*گاز"])
def test_a_bullet_or_a_number_lists(text: str):
    assert is_listed(line(text))


@pytest.mark.parametrize("text", ["۱۴۰۴ سال باران بود", "1.5 میلیون نفر", "گاز - برق"])
def test_a_year_a_fraction_and_a_dash_in_the_middle_list_nothing(text: str):
    assert not is_listed(line(text))


def test_a_persian_line_may_end_with_its_verb():
    assert ends_with_verb(line("وزیر راه به شمال سفر می‌کند"))
    assert ends_with_verb(line("وزیر گفت:"))
    assert not ends_with_verb(line("سفر وزیر راه به شمال"))


@pytest.mark.parametrize(
    "text", ["الرئيسية › أخبار › سياسة", "الرئيسية / أخبار / عربي", "خانه \u00a0 > سیاسی >  ایران"]
)
def test_a_breadcrumb_is_a_menu(text: str):
    assert is_menu(line(text))


def test_a_headline_with_one_separator_is_no_menu():
    assert not is_menu(line("دیدار وزیران دو کشور در باکو | پگاه"))


@pytest.mark.parametrize(
    ("first", "part", "last"),
    [("", "#خ", " خ"), ("", "خ@", " خ"), ("خ", " ", "خ"), ("خ", ".", "خ"), ("", "خ > ", "")],
)
def test_hash_signs_and_addresses_without_end_take_no_time(first: str, part: str, last: str):
    # Four times as many, four times as long; sixteen times if it were squared.
    assert grows_at_most(9, lambda number: by_itself(line(first + part * number + last), "fa"), 5_000, 20_000)
