"""Who says what a sentence says."""

from __future__ import annotations

import pytest

import rasad
from rasad.analyse.timelines.proposed.attribution import Sources, attribution_of
from rasad.analyse.timelines.proposed.clauses import Clause, clauses
from rasad.analyse.timelines.proposed.speakers import speakers_in


def sources(text: str, lang: str) -> list[str]:
    """The source of each clause of a text of one sentence; "" for the article's own voice."""
    rows = [
        {"entity": m.entity, "type": m.type, "start": m.start, "end": m.end}
        for m in rasad.find_entities(text, lang, rasad.read_registry())
    ]
    cut = clauses(text, 0, len(text), lang)
    whole = Clause(0, len(text), tuple(word for clause in cut for word in clause.words))
    found = Sources(text, lang).of(whole, list(speakers_in(rows, text, lang)))
    return [one.source if (one := attribution_of(clause, found)) else "" for clause in cut]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        # An office with a body in it: the person speaks. "The spokesman of the Iranian foreign ministry said …"
        ("قال المتحدث باسم وزارة الخارجية الإيرانية إسماعيل بقائي إن المحادثات ستستمر.", "ar", ["esmaeil-baghaei"]),
        (
            "وأكدت وزارة الخارجية الروسية أن المحادثات مع عباس عراقجي كانت مفيدة.",
            "ar",
            ["ministry-of-foreign-affairs-russia"],
        ),
        # The subject between كان and قد.
        ("وكان حرس الثورة الإسلامية قد أعلن أمس مقتل ضابط.", "ar", ["islamic-revolutionary-guard-corps"]),
        # Whoever is named in what is said does not say it: "both sides thought that Washington seeks …"
        ("ورأى الجانبان أن واشنطن تسعى إلى تفاهم مؤقت.", "ar", [""]),
        # Nor does whoever is spoken to.
        ("وأبلغ الزعيمان إردوغان بأن العملية يجب أن تكون سريعة.", "ar", [""]),
        # Several in a sentence: each says his own.
        (
            "قال بوتين إن اللقاء كان مفيداً، فيما أكد عباس عراقجي أن طهران راضية.",
            "ar",
            ["vladimir-putin", "abbas-araghchi"],
        ),
        # An agency that relays officials.
        ("ونقلت الوكالة عن مسؤولين إيرانيين أن خامنئي جمع قادة الأمن.", "ar", ["مسؤولين إيرانيين"]),
        # Reports, of nobody.
        ("تحدثت الصحف اليوم مع أنباء عن موافقة طهران على المفاوضات.", "ar", ["أنباء"]),
        # An object of the verb, a name behind a preposition and a date line do not speak.
        ("پوتین به خامنه‌ای گفت مسکو آماده است.", "fa", ["vladimir-putin"]),
        ("اسماعیل بقایی درباره ترامپ گفت او به توافق پایبند نیست.", "fa", ["esmaeil-baghaei"]),
        ("تهران – ایرنا – حسن روحانی تأکید کرد که گفت‌وگوها ادامه دارد.", "fa", ["hassan-rouhani"]),
        # Whom the registry lacks is told in the article's words; nobody else's name is put to what he says.
        ("وقال رئيس البلدية سامر الحداد إن زيارة بوتين ألغيت.", "ar", ["رئيس البلدية سامر الحداد"]),
        ("زار عباس عراقجي موسكو، وأعلنت هيئة الموانئ أن بوتين وصل إلى طهران.", "ar", ["", "هيئة الموانئ"]),
        # The subject after كان is not the one who is spoken of.
        ("وكان حرس الثورة الإسلامية قد أعلن مقتل إسماعيل هنية.", "ar", ["islamic-revolutionary-guard-corps"]),
        # Passive: nobody says it.
        ("در تهران گفته می‌شود که پوتین به ایران می‌آید.", "fa", [""]),
        ("به گزارش خبرگزاری تاس، پوتین گفت به تهران می‌رود.", "fa", ["tass", "tass"]),
    ],
)
def test_who_speaks(text: str, lang: str, expected: list[str]) -> None:
    found = sources(text, lang)
    assert len(found) >= len(expected)
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(expected))


def of(text: str, lang: str, last: Sources) -> list[str]:
    cut = clauses(text, 0, len(text), lang)
    last.text = text
    found = last.of(Clause(0, len(text), tuple(word for clause in cut for word in clause.words)), [])
    return [one.source for one in found]


@pytest.mark.parametrize(
    ("first", "second", "lang"),
    [
        ("وقال مسؤول إيراني إن اللقاء مفيد.", "وأضاف أن المحادثات ستستمر.", "ar"),
        ("یک مقام ایرانی گفت دیدار خوب بود.", "او گفت که گفت‌وگوها ادامه دارد.", "fa"),
        ("وقال مسؤول إيراني إن اللقاء مفيد.", "«هذا كل ما لدينا».", "ar"),
    ],
)
def test_a_verb_without_a_subject_and_a_quotation_that_goes_on_are_of_who_spoke_last(
    first: str, second: str, lang: str
) -> None:
    reader = Sources(first, lang)
    (spoke,) = of(first, lang, reader)
    assert of(second, lang, reader) == [spoke]


@pytest.mark.parametrize(
    ("first", "second", "lang", "expected"),
    [
        ("وقال مسؤول إيراني إن اللقاء مفيد.", "وقال رئيس البلدية إن المدينة آمنة.", "ar", ["رئيس البلدية"]),
        ("وقال مسؤول إيراني إن اللقاء مفيد.", "وقال في رسالة إن المدينة آمنة.", "ar", []),
        ("یک مقام ایرانی گفت دیدار خوب بود.", "شهردار منطقه گفت شهر امن است.", "fa", []),
    ],
)
def test_who_spoke_last_does_not_say_what_another_says(first: str, second: str, lang: str, expected: list[str]) -> None:
    reader = Sources(first, lang)
    assert len(of(first, lang, reader)) == 1
    assert of(second, lang, reader) == expected
