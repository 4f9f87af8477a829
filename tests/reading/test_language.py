from __future__ import annotations

import pytest

from dragoman.reading.language import load_short_words, name_language, tell_language

SENTENCES = {
    "en": "The two presidents spoke by telephone and agreed to meet in the autumn.",
    "fr": "Les deux présidents se sont entretenus par téléphone et ont convenu de se rencontrer dans la capitale.",
    "de": "Die beiden Präsidenten haben am Montag telefoniert und sich auf ein Treffen in der Hauptstadt geeinigt.",
    "es": "Los dos presidentes hablaron por teléfono y acordaron reunirse en la capital para el diálogo.",
    "pt": "Os dois presidentes falaram por telefone e não chegaram a um acordo sobre a data da reunião.",
    "it": "I due presidenti si sono parlati al telefono e hanno deciso di incontrarsi nella capitale con i ministri.",
    "nl": "De twee presidenten hebben met elkaar gebeld en het is niet bekend of zij ook over de oorlog spraken.",
    "pl": "Prezydenci rozmawiali przez telefon i zgodzili się na spotkanie w stolicy, które nie jest pewne.",
    "ro": "Cei doi președinți au vorbit la telefon și au convenit să se întâlnească în capitală pentru un dialog.",
    "tr": "İki cumhurbaşkanı telefonda görüştü ve bu konuda bir araya gelmek için çok çalışacak.",
    "uk": "Президенти говорили телефоном і домовилися про зустріч, яка була б також у столиці, та не за це.",
    "ru": "Президенты говорили по телефону и договорились о встрече, которая также была в столице, но не для того.",
    "ar": "تحدث الرئيسان عبر الهاتف في هذا اليوم عن السلام الذي كان بين البلدين من قبل",
    "el": "Οι δύο πρόεδροι μίλησαν στο τηλέφωνο για την ειρήνη και θα συναντηθούν με τους υπουργούς.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_languages_are_told(code: str) -> None:
    assert tell_language(SENTENCES[code]) == code


def test_english_with_foreign_names_is_english() -> None:
    assert (
        tell_language("Le Monde and El País said that the La Paz talks of De la Cruz and Van der Bellen were held.")
        == "en"
    )


def test_too_few_words_tell_nothing() -> None:
    assert tell_language("Readout of Call") is None
    assert tell_language("12345 !!!") is None


def test_every_language_has_a_name_and_words() -> None:
    assert all(name and len(words) >= 10 for name, words in load_short_words().values())
    assert name_language("fr") == "French"
    assert "xx" in name_language("xx")


def test_initials_are_no_short_words() -> None:
    text = "U.S. Adviser Ida Berg led U.S. participation in a virtual meeting of the U.S.-Chile Group on January 13."
    assert tell_language(text) in ("en", None)
