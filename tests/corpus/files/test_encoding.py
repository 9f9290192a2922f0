"""Encodings: what news was stored in is found, also for a headline; ordinary text is never touched."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from places import FILES, SEEDS
from rasad.corpus.files.encoding import UndecodableError, decode, decode_bytes
from rasad.corpus.files.mojibake import repair

# Meeting in Moscow; the president came to Tehran; quiet market; rain in the north; quake in Kerman; ...
FA = [
    "دیدار دو وزیر در مسکو", "رئیس جمهور وارد تهران شد", "بازار ارز امروز آرام بود", "باران در شمال کشور",
    "زلزله در کرمان", "قیمت نفت بالا رفت", "گفت‌وگوی تلفنی وزیران خارجه", "آب شرب شهر قطع شد",
    "دانشگاه‌ها از شنبه باز می‌شوند", "پایان مذاکرات وین", "چهار پیشنهاد برای صلح", "طرح ترافیک عوض می‌شود",
]  # fmt: skip
# Meeting of the ministers in Moscow; oil prices rise; rain on the coast; three dead in a road accident; ...
AR = [
    "لقاء بين الوزيرين في موسكو", "أسعار النفط ترتفع", "أمطار غزيرة على الساحل", "ثلاثة قتلى في حادث سير",
    "تعيين سفير جديد", "زلزال يضرب الجنوب", "حريق في مصنع", "السلام", "القمة العربية تنطلق غدا",
    "عودة المدارس يوم الأحد", "إضراب عمال الميناء مستمر", "المنتخب يبلغ النهائي",
]  # fmt: skip
# Full of ط ظ ع غ, with marks after them: what damaged text is made of.
TRAPS = [
    "طرح موضوع، شرط…", "ظرف غذا؛ حفظ، غلط؟", "قطع، منع… دفاع؟", "«ط» و «ظ» و «ع» و «غ»", "سگ و شک و تک", "ط، ظ، ع، غ،",
    "وظائف الأعضاء، ضغوط، قطاع غزة؟", "الموضوع… ط·ع", "عگ", "Øre på Åland, Ù", "naïve Übergröße",
]  # fmt: skip


def as_old_pages_write(text: str) -> str:
    """The code pages have no Persian yeh."""
    return text.replace("ی", "ي")


def read_as(text: str, encoding: str) -> str:
    """The text as a browser shows it that takes UTF-8 for `encoding`."""
    if encoding == "windows-1252":
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return text.encode().decode(encoding)


@pytest.mark.parametrize("text", [*FA, *AR, " ".join(FA), "\r\n".join(AR)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_byte_order_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", [*FA, *AR, " ".join(FA), "\n".join(AR)])
def test_windows_1256_is_known_from_one_headline(text: str) -> None:
    text = as_old_pages_write(text)
    assert decode(text.encode("cp1256")) == (text, "windows-1256")


@pytest.mark.parametrize("text", [*AR, "\n".join(AR)])
def test_iso_8859_6_is_known_from_one_headline(text: str) -> None:
    assert decode(text.encode("iso8859_6")) == (text, "iso-8859-6")


@pytest.mark.parametrize("text", [*FA, *AR, "\r\n".join([*FA, *AR]), "«پیوند» – “لقاء”؟ 😀 ۱۴۰۴"])
@pytest.mark.parametrize("encoding", ["windows-1256", "windows-1252", "iso-8859-1"])
def test_utf8_that_was_read_as_another_encoding_is_put_right(text: str, encoding: str) -> None:
    stored_again = read_as(text, encoding)
    assert decode(stored_again.encode()) == (text, f"utf-8 read as {encoding}")


@pytest.mark.parametrize("text", [*FA, *AR, *TRAPS])
def test_ordinary_text_is_never_repaired(text: str) -> None:
    assert repair(text) == (text, None)


def test_no_page_that_we_have_is_repaired() -> None:
    files = [*SEEDS.glob("*.txt"), *FILES.rglob("*.txt")]
    assert len(files) >= 5
    for file in files:
        text = file.read_bytes().decode()
        assert repair(text) == (text, None), file


def test_only_the_damaged_lines_are_put_right() -> None:
    text = f"{FA[0]}\n{read_as(AR[0], 'windows-1256')}\nشرط، تک…\n"
    assert repair(text) == (f"{FA[0]}\n{AR[0]}\nشرط، تک…\n", "windows-1256")


def test_a_word_that_lost_a_letter_stays_as_it_was_found() -> None:
    first, second, third = (read_as(word, "windows-1256") for word in ("سفیر", "حاضر", "معرفی"))
    damaged = second.replace("\xad", "")  # ح is ط and a soft hyphen, which programs drop
    assert repair(f"{first} {damaged} {third}")[0] == f"سفیر {damaged} معرفی"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe", "the file is empty"),
        ("\u00a0\n".encode(), "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not UTF-8 at byte 0"),
        (b"a\x00b", "it holds NUL characters"),
        (bytes(range(256)), "not UTF-8 at byte 128"),
        ("خبر ".encode() * 20 + b"\xd8 ", "not UTF-8 at byte 140; save the file as UTF-8"),  # cut in a letter
        ("Привет, мир, как дела".encode("koi8-r"), "not UTF-8 at byte 0"),
        ("Grüße aus Köln".encode("latin-1"), "not UTF-8 at byte 2"),
        (b"\xff\xfe\x33", "not UTF-16 at byte 2"),
    ],
)
def test_what_is_no_text_or_in_no_known_encoding_is_told(content: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason):
        decode(content)


def test_a_declared_encoding_is_believed_where_the_letters_come_out_likely() -> None:
    content = "نشست".encode("cp1256")  # by its letters alone as likely to be ISO-8859-6
    assert decode_bytes(content, "windows-1256") == ("نشست", "windows-1256")
    assert decode_bytes(AR[0].encode("cp1256"), "iso-8859-6")[0] == AR[0]
    assert decode_bytes(AR[0].encode("cp1256"), "no-such-encoding")[0] == AR[0]
    assert decode_bytes(AR[0].encode(), "windows-1256") == (AR[0], "utf-8")


words = st.lists(st.sampled_from(" ".join([*FA, *AR]).split()), min_size=4, max_size=30, unique=True).map(" ".join)


@pytest.mark.slow
@given(text=words, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"]))
def test_any_words_come_back_from_the_encoding_they_were_put_in(text: str, encoding: str) -> None:
    text = as_old_pages_write(text) if encoding == "cp1256" else text
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.slow
@given(text=words, encoding=st.sampled_from(["windows-1256", "windows-1252", "iso-8859-1"]))
def test_any_words_that_were_read_wrongly_come_back(text: str, encoding: str) -> None:
    text = f"{FA[0]} {text}"  # a line has to show the damage; "دو دو دو دو" alone does not
    assert repair(read_as(text, encoding))[0] == text


@given(content=st.binary(max_size=200))
def test_any_bytes_are_text_or_told_to_be_none(content: bytes) -> None:
    try:
        text, _ = decode(content)
    except UndecodableError:
        return
    assert text.strip()
    assert "\x00" not in text


@given(text=st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x6FF), min_size=1))
def test_utf8_is_never_taken_for_another_encoding(text: str) -> None:
    assume(text.strip() and repair(text)[1] is None)
    assert decode(text.encode()) == (text, "utf-8")
