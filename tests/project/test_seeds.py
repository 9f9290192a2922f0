"""The seeds are what they were, and what is said of them holds together."""

from __future__ import annotations

import hashlib
import json

import pandas as pd

from places import SEEDS
from rasad.annotation.registry.read import Registry
from rasad.dates import parse_edtf
from rasad.yamlfile import read_yaml

PACKAGE = json.loads((SEEDS / "datapackage.json").read_text(encoding="utf-8"))


def test_every_article_has_the_bytes_that_the_datapackage_names():
    named = {resource["path"]: resource["hash"] for resource in PACKAGE["resources"]}
    found = {path.name: f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in SEEDS.glob("*.txt")}
    assert found == named
    assert len(found) == 5


def test_every_article_says_how_its_date_is_known():
    entries = read_yaml(SEEDS / "articles.yaml")["articles"]
    assert sorted(entries) == sorted(path.stem for path in SEEDS.glob("*.txt"))
    for entry in entries.values():
        assert parse_edtf(entry["published"]).earliest
        assert entry["published_how"].endswith((".", ")"))
        assert entry["publisher_how"]


def test_what_the_text_does_not_date_is_marked_as_the_editors_knowledge(articles: pd.DataFrame):
    basis = dict(zip(articles["article"], articles["published_basis"], strict=True))
    assert basis["002_1a004597c595ddc5"] == basis["003_6d07c0304cd3fc04"] == "editor"


def test_the_date_line_on_the_page_agrees_with_the_editor(articles: pd.DataFrame, tmp_path):
    from rasad import read_articles

    (tmp_path / "a.txt").write_bytes((SEEDS / "004_703a4aa603eb4079.txt").read_bytes())
    page = read_articles(tmp_path).iloc[0]
    assert (page["published"], page["published_basis"]) == ("2024-05-24", "stated")
    assert page["published"] == articles.set_index("article").loc["004_703a4aa603eb4079", "published"]


def test_one_entity_stands_for_putin_in_both_languages(notes):
    surfaces = set(notes.mentions.loc[notes.mentions["entity"] == "vladimir-putin", "surface"])
    assert {"پوتین", "بوتين", "ولادیمیر پوتین", "ولادمیر پوتین", "فلاديمير بوتين"} <= surfaces


def test_related_headlines_and_repeated_titles_name_nobody(notes):
    # «توان قوانین اروپا برای محافظت از لاهه در برابر آمریکا» stands under "similar articles" of the last seed.
    last = notes.mentions[notes.mentions["article"] == "004_703a4aa603eb4079"]
    assert not {"the-hague", "europe"} & set(last["entity"].dropna())


def test_unchecked_facts_are_marked(registry: Registry):
    marked = [entity for entity in registry.entities.values() if entity.unchecked]
    assert marked
    assert {fact for entity in marked for fact in entity.unchecked} <= {"labels", "wikidata", "offices", "died"}
