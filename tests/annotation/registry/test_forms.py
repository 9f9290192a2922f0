"""Offices and bodies that every state has get their phrases from the state's names and adjectives."""

from __future__ import annotations

from pathlib import Path

import pytest

import rasad
from rasad.annotation.registry.forms import known
from rasad.annotation.registry.read import read_registry
from rasad.errors import RasadError

FILE = """\
entities:
- id: sun
  type: GPE
  labels: {fa: خورشیدستان, ar: شمسستان}
  demonyms: {ar: [شمسي, شمسية, الشمسي, الشمسية]}
- id: foreign-ministry-of-sun
  type: ORG
  of: sun
  form: foreign-ministry
- id: nadir-kuh
  type: PER
  labels: {fa: نادر کوه, ar: نادر كوه}
  offices: [{office: president-of-sun, start: '2020-01-01'}]
offices:
- {id: president-of-sun, of: sun, form: president, labels: {en: President of Sun}}
"""


def registry(folder: Path, text: str = FILE) -> rasad.annotation.registry.entity.Registry:
    path = folder / "entities.yaml"
    path.write_text(text, encoding="utf-8")
    return read_registry(path)


@pytest.mark.parametrize(
    ("text", "lang", "surface"),
    [
        ("قال الرئيس الشمسي", "ar", "الرئيس الشمسي"),
        ("رئيس الجمهورية الشمسية", "ar", "رئيس الجمهورية الشمسية"),
        ("رئيس شمسستان", "ar", "رئيس شمسستان"),
        ("رئیس جمهور خورشیدستان", "fa", "رئیس جمهور خورشیدستان"),
    ],
)
def test_an_office_of_a_form_is_found_in_every_phrase_of_it(text: str, lang: str, surface: str, tmp_path: Path) -> None:
    found = rasad.find_entities(text, lang, registry(tmp_path), "2021-01-01")
    assert (surface, "nadir-kuh") in [(m.surface, m.entity) for m in found]


def test_a_body_of_a_form_has_its_usual_names_and_a_label(tmp_path: Path) -> None:
    read = registry(tmp_path)
    assert read.label("foreign-ministry-of-sun", "fa") == "وزارت خارجه خورشیدستان"
    found = rasad.find_entities("وزارة الخارجية الشمسية ووزارة خارجية شمسستان", "ar", read)
    assert [m.entity for m in found] == ["foreign-ministry-of-sun"] * 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "form: president,",
            "form: presidnt,",
            r"line 15: president-of-sun: form 'presidnt' is not known; known are presi",
        ),
        ("of: sun, form", "form", "line 15: president-of-sun: form 'president' wants of: the state"),
        ("  of: sun\n", "  of: son\n", "line 6: foreign-ministry-of-sun: of: 'son' is not in the registry"),
    ],
)
def test_a_mistake_in_a_form_is_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in FILE
    with pytest.raises(RasadError, match=message):
        registry(tmp_path, FILE.replace(old, new))


def test_every_form_is_used_in_the_general_registry() -> None:
    general = read_registry()
    assert {o.form for o in general.offices.values() if o.form} <= set(known("offices"))
    assert {e.form for e in general.entities.values() if e.form} == set(known("bodies"))
