import pandas as pd
import pytest
import yaml

import rasad
from rasad.analyse.names import as_yaml

# "General Bahram Kuhyar spoke in Tehran; he went to Moscow"; "General Bahram Kuhyar said in Tehran; Tariq Zarbush too".
FA = "سردار بهرام کوهیار در تهران سخن گفت. بهرام کوهیار، وزیر دفاع، به مسکو رفت."
AR = "قال الجنرال بهرام كوهيار في طهران إن الاجتماع مهم. وأكد طارق زربوش ذلك في موسكو."


def notes(fa: str = FA, ar: str = AR) -> object:
    rows = [{"article": "a", "lang": "fa", "text": fa}, {"article": "b", "lang": "ar", "text": ar}]
    return rasad.annotate(pd.DataFrame(rows), rasad.read_registry())


def test_names_are_proposed_from_titles_and_verbs_of_saying_with_their_counterpart():
    table = rasad.propose_names(notes())
    found = {(r.name_, r.lang): r for r in table.rename(columns={"name": "name_"}).itertuples()}
    assert set(found) == {("بهرام کوهیار", "fa"), ("بهرام كوهيار", "ar"), ("طارق زربوش", "ar")}
    assert found["بهرام کوهیار", "fa"].counterpart == "بهرام كوهيار"
    assert found["بهرام کوهیار", "fa"].n == 2
    assert "title before" in found["بهرام کوهیار", "fa"].why


def test_a_name_of_the_registry_is_not_proposed():
    assert rasad.propose_names(notes("رئیس‌جمهور ولادیمیر پوتین به تهران رفت.", "قال الرئيس بوتين ذلك.")).empty


def test_a_recognizer_adds_evidence_and_its_mistakes_are_told():
    text = "در نشست دیروز کوهیار هم بود."
    table = rasad.propose_names(notes(text, ""), lambda text, lang: [(14, 20, "PERSON")])
    assert table.loc[0, ["name", "type"]].tolist() == ["کوهیار", "PER"]
    with pytest.raises(rasad.RasadError, match="lies outside its text"):
        rasad.propose_names(notes(text, ""), lambda text, lang: [(0, 999, "PER")])


def test_an_accepted_row_is_an_entry_that_the_registry_reads(tmp_path):
    row = rasad.propose_names(notes()).iloc[0]
    file = tmp_path / "entities.yaml"
    file.write_text("extends: general\nentities:\n" + as_yaml(row), encoding="utf-8")
    entity = yaml.safe_load(file.read_text(encoding="utf-8"))["entities"][0]["id"]
    assert rasad.read_registry(file).entities[entity].type == "PER"
