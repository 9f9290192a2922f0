import pytest

from rasad.analyse.newnames.transliterate import same_name

PAIRS = [("شویگو", "شويغو"), ("گراسیموف", "غراسيموف"), ("جلالی", "جلالي"), ("هارپر", "هاربر"), ("والری", "فاليري"),
         ("لاوروف", "لافروف"), ("چاوز", "تشافيز"), ("ژوزف", "جوزيف")]  # fmt: skip


@pytest.mark.parametrize(("fa", "ar"), PAIRS)
def test_spellings_of_one_name_match(fa: str, ar: str):
    assert same_name(fa, ar)


@pytest.mark.parametrize(("fa", "ar"), [("جلالی", "كلالي"), ("شویگو", "شمخاني"), ("کاظم جلالی", "جلالي")])
def test_other_names_do_not_match(fa: str, ar: str):
    assert not same_name(fa, ar)
