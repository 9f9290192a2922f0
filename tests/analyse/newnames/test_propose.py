import json
from pathlib import Path

import pandas as pd
import pytest
import yaml

import rasad
from places import FILES
from rasad.analyse.newnames.lists import cues
from rasad.annotation.notes import Notes
from rasad.text.fold import key
from scores import Score, score

# "General Bahram Kuhyar spoke in Tehran; he went to Moscow"; "General Bahram Kuhyar said in Tehran; Tariq Zarbush too".
FA = "سردار بهرام کوهیار در تهران سخن گفت. بهرام کوهیار، وزیر دفاع، به مسکو رفت."
AR = "قال الجنرال بهرام كوهيار في طهران إن الاجتماع مهم. وأكد طارق زربوش ذلك في موسكو."


def annotated(rows: list[dict]) -> Notes:
    return rasad.annotate(pd.DataFrame(rows, columns=["article", "lang", "text"]), rasad.read_registry())


def notes(fa: str = FA, ar: str = AR) -> Notes:
    return annotated([{"article": "a", "lang": "fa", "text": fa}, {"article": "b", "lang": "ar", "text": ar}])


def proposed(text: str, lang: str) -> list[str]:
    return list(rasad.propose_names(annotated([{"article": "a", "lang": lang, "text": text}]))["name"])


@pytest.mark.slow
def test_names_are_proposed_from_titles_and_verbs_of_saying_with_their_counterpart():
    table = rasad.propose_names(notes()).set_index(["name", "lang"])
    assert set(table.index) == {("بهرام کوهیار", "fa"), ("بهرام كوهيار", "ar"), ("طارق زربوش", "ar")}
    row = table.loc[("بهرام کوهیار", "fa")]
    assert (row["counterpart"], row["n"], row["type"]) == ("بهرام كوهيار", 2, "PER")
    assert "title before" in row["why"]
    assert row["examples"] == [("a", 0), ("a", 1)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        # an Arabic surname with the article, alone later on (transport minister Muhannad al-Jubaylawi)
        ("ar", "أعلن وزير النقل مهند الجبيلاوي ذلك. وقال الجبيلاوي إن الكلفة كبيرة.", "مهند الجبيلاوي"),
        ("ar", "ونفى القاضي نزار عبد الباقي ذلك.", "نزار عبد الباقي"),
        # "the Jasmine of the South company"; "the party New Path": with the article only behind the word for a body
        ("ar", "وقعت شركة روافد الجنوب العقد.", "روافد الجنوب"),
        ("ar", "دعا حزب النهج الجديد إلى الحوار.", "حزب النهج الجديد"),
        # quotation marks, also behind an adjective ("the film foundation ...")
        ("fa", "بنیاد سینمایی «نقش کهربا» بیانیه داد.", "نقش کهربا"),
        # a surname that is a word of the lexicon ("pleasant")
        ("fa", "آقای ایرج دلپذیر گفت فیلم دیده می‌شود.", "ایرج دلپذیر"),
        # the name stands first and the verb last; "according to"
        ("fa", "اریک لوندمارک در نشست خبری گفت که سفر ادامه دارد.", "اریک لوندمارک"),
        ("fa", "به گفته لوندمارک سفر ادامه دارد.", "لوندمارک"),
    ],
)
def test_a_name_is_known_by_what_stands_beside_it(lang: str, text: str, name: str):
    assert proposed(text, lang) == [name]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # "the minister confirmed that his country refuses"; "an official source said"; "a security body"
        ("ar", "أكد وزير الخارجية رفض بلاده القرار."),
        ("ar", "قال مصدر مطلع إن الوفد غادر. وقال المسؤول إن الوفد غادر."),
        ("ar", "دعت منظمة أمنية إلى اجتماع."),
        ("ar", "رئيس مقبل"),
        # "the lawyer of the accused"; "an emergency meeting"
        ("fa", "وکیل متهمان در دادگاه بود."),
        ("fa", "رئیس در دیداری اضطراری شرکت کرد."),
        ("fa", ""),
        ("ar", "."),
    ],
)
def test_ordinary_words_are_not_proposed(lang: str, text: str):
    assert proposed(text, lang) == []


def test_a_name_of_the_registry_is_not_proposed():
    assert rasad.propose_names(notes("رئیس‌جمهور ولادیمیر پوتین به تهران رفت.", "قال الرئيس بوتين ذلك.")).empty


@pytest.mark.slow
def test_no_name_of_the_registry_is_ever_proposed_also_where_its_condition_is_not_met():
    registry = rasad.read_registry()
    entities = [e for e in registry.entities.values() if e.type in ("PER", "GPE")]
    texts = {"fa": "دکتر {0} گفت. شهر {0}، رئیس.", "ar": "قال الدكتور {0}، رئيس الحزب. مدينة {0}."}
    rows = [
        {"article": f"{lang}-{entity.id}", "lang": lang, "text": "\n\n".join(map(text.format, entity.names(lang)))}
        for lang, text in texts.items()
        for entity in entities[::5]
    ]
    known = {(lang, key(name, lang)) for lang in texts for e in registry.entities.values() for name in e.names(lang)}
    table = rasad.propose_names(annotated(rows), top=None)
    assert not {(row.lang, key(row._1, row.lang)) for row in table.rename(columns={"name": "_1"}).itertuples()} & known


def test_no_articles_give_an_empty_table():
    table = rasad.propose_names(annotated([]))
    assert table.empty
    assert list(table)[:3] == ["name", "lang", "type"]


@pytest.mark.slow
def test_the_order_of_the_articles_does_not_matter():
    rows = [{"article": row["id"], "lang": row["lang"], "text": row["text"]} for row in articles()]
    one, other = (rasad.propose_names(annotated(given), top=None) for given in (rows, rows[::-1]))
    pd.testing.assert_frame_equal(one, other)


def test_top_is_the_number_of_rows():
    assert list(rasad.propose_names(notes(), top=1)["name"]) == list(rasad.propose_names(notes())["name"][:1])


def test_a_recognizer_adds_evidence_and_its_mistakes_are_told():
    text = "در نشست دیروز کوهیار هم بود."
    table = rasad.propose_names(notes(text, ""), lambda text, lang: [(14, 20, "PERSON")])
    assert table.loc[0, ["name", "type"]].tolist() == ["کوهیار", "PER"]
    with pytest.raises(rasad.RasadError, match="lies outside its text"):
        rasad.propose_names(notes(text, ""), lambda text, lang: [(0, 999, "PER")])


@pytest.mark.slow
def test_an_accepted_row_is_an_entry_that_the_registry_reads(tmp_path: Path):
    row = rasad.propose_names(notes()).iloc[0]
    file = tmp_path / "entities.yaml"
    file.write_text("extends: general\nentities:\n" + rasad.as_yaml(row), encoding="utf-8")
    entity = yaml.safe_load(file.read_text(encoding="utf-8"))["entities"][0]["id"]
    registry = rasad.read_registry(file)
    assert registry.entities[entity].type == "PER"
    rows = pd.DataFrame([{"article": "a", "lang": "fa", "text": FA}])
    assert rasad.propose_names(rasad.annotate(rows, registry)).empty


def test_a_row_without_a_type_is_no_entry():
    with pytest.raises(rasad.RasadError, match="has no type"):
        rasad.as_yaml({"name": "کوهیار", "lang": "fa", "type": None})


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_no_word_is_a_given_name_and_a_function_word(lang: str):
    lists = cues(lang)
    assert not lists["given"] & lists["function"]
    assert not lists["bodies"] & lists["said"]


def articles(lang: str | None = None, held: bool | None = None) -> list[dict]:
    rows = [json.loads(line) for line in (FILES / "names.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        row for row in rows if lang in (None, row["lang"]) and held in (None, row["id"].endswith("-held"))
    ]  # fmt: skip


def bare(name: str, lang: str) -> str:
    """A name without the word for a body or a place before it, which may be part of it or not (حزب, وادي)."""
    first, *rest = key(name, lang).split()
    return " ".join(rest) if rest and first in cues(lang)["bodies"] | cues(lang)["places"] else key(name, lang)


def measured(lang: str, held: bool) -> tuple[Score, float]:
    """Names of the articles that were proposed whole, and the share of names in the first fifteen rows."""
    rows = articles(lang, held)
    table = rasad.propose_names(annotated([{"article": r["id"], "lang": lang, "text": r["text"]} for r in rows]))
    gold = {(bare(name, lang),) for row in rows for name in row["names"]}
    given = [(bare(name, lang),) for name in table["name"]]
    return score(gold, given), sum(name in gold for name in given[:15]) / 15


# Articles and names are invented, by the one who wrote the rules. Half of them (20 names in Persian, 23 in Arabic) were
# used for mending; the other half (23, 27) was looked at once, when the rules were done. Its figures then: Persian
# 19 found and 3 spurious, Arabic 22 and none. Before the lists were reworked 8 and 3 of them were found.
@pytest.mark.parametrize(
    ("lang", "held", "recall", "precision", "top"),
    [
        ("fa", False, 0.90, 0.90, 0.93),
        ("ar", False, 1.00, 1.00, 1.00),
        ("fa", True, 0.82, 0.86, 0.93),
        ("ar", True, 0.81, 1.00, 1.00),
    ],
)
def test_recall_and_precision_of_proposals(lang: str, held: bool, recall: float, precision: float, top: float):
    found, first = measured(lang, held)
    assert found.recall >= recall
    assert found.precision >= precision
    assert first >= top
