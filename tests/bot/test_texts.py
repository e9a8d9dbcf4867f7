"""The catalogs of the bot's own words, and the door to them."""

import ast
import itertools
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from bot_api import texts as telegram_texts
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

import bot
from bot.texts import LANGUAGES, texts_in

SOURCES = sorted(Path(bot.__file__).parent.rglob("*.py"))
LOCALES = Path(bot.__file__).with_name("locales")
OTHERS = [language for language in LANGUAGES if language != "en"]
NUMBERS = {"count", "number"}
NOTICES = dict.fromkeys(
    ("expired", "card-expired", "card-of-another", "card-changed", "briefing-expired", "list-expired"), 200
)  # characters; https://core.telegram.org/bots/api#answercallbackquery
NOTICES |= dict.fromkeys(("digest-expired", "digest-for-administrators"), 200)
PAGE = {"short-description": 120, "description": 512}


def nodes(tree):
    """Every node of a piece of a catalog."""
    if isinstance(tree, list):
        yield from itertools.chain.from_iterable(map(nodes, tree))
    elif isinstance(tree, ftl.BaseNode):
        yield tree
        yield from nodes(list(vars(tree).values()))


def of_kind(kind, tree):
    return [node for node in nodes(tree) if isinstance(node, kind)]


def entries(language):
    source = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    return FluentParser(with_spans=False).parse(source).body


def messages(language):
    return {entry.id.name: entry for entry in entries(language) if isinstance(entry, ftl.Message)}


def arguments(message):
    return {reference.id.name for reference in of_kind(ftl.VariableReference, message)}


def sample(message):
    values = {"date": date(2025, 8, 4)} | dict.fromkeys(NUMBERS, 12_345)
    return {name: values.get(name, "&lt;tea&gt; &amp; herons") for name in arguments(message)}


def said(language):
    """Every message of a language, with arguments where it takes some."""
    spoken = messages(language).items()
    return {name: texts_in(language).say(name, **sample(message)) for name, message in spoken}


def calls():
    """Every ``….say("message", argument=…)`` of the code: the names it may be given, and its arguments."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say":
                yield set(strings(node.args[0])), {keyword.arg for keyword in node.keywords}


def strings(tree):
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [value for value in constants if isinstance(value, str)]


def test_every_language_has_a_catalog_and_no_other_has():
    assert {path.stem for path in LOCALES.iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_is_read_to_its_last_line(language):
    assert [entry for entry in entries(language) if isinstance(entry, ftl.Junk)] == []
    names = [entry.id.name for entry in entries(language) if isinstance(entry, ftl.Message)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalog_has_every_message_and_every_placeable_of_the_english_one(language):
    english, other = messages("en"), messages(language)
    assert list(other) == list(english)
    assert {name: arguments(other[name]) for name in other} == {
        name: arguments(english[name]) for name in english
    }


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalog_is_translated(language):
    english = said("en")
    same = {name for name, text in said(language).items() if text == english[name]}
    assert same <= {"paragraph", "date"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_taken_by_telegram(language):
    for text in said(language).values():
        shown, _ = telegram_texts.read(text, "HTML")
        assert telegram_texts.checked_length(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_speak_of_what_they_are_given(language):
    for name, message in messages(language).items():
        for argument, value in sample(message).items():
            if isinstance(value, str):
                assert value in texts_in(language).say(name, **sample(message)), argument


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_and_menus_speak_of_the_same_commands_in_every_language(language):
    commands = ("/ask", "/check", "/brief", "/articles", "/help")
    assert all(f"\n{command} " in texts_in(language).say("help") for command in commands)
    assert len(texts_in(language).say("greeting").splitlines()) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_and_descriptions_keep_to_telegrams_limits(language):
    for name, text in said(language).items():
        if name.startswith("menu-"):
            assert 1 <= len(text) <= 256
        assert 1 <= len(text) <= {**NOTICES, **PAGE}.get(name, 4096)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_tells_apart_what_the_language_does(language):
    form = Locale.parse(language).plural_form
    forms = {form(number) for number in range(1000)}
    for selection in of_kind(ftl.SelectExpression, entries(language)):
        assert {variant.key.name for variant in selection.variants} == forms


@pytest.mark.parametrize(
    ("language", "count", "head", "last"),
    [
        ("en", 1, "1 article", "… and 1 more"),
        ("en", 0, "0 articles", "… and 0 more"),
        ("en", 1204, "1,204 articles", "… and 1,204 more"),
        ("ru", 1, "1 статья", "… и ещё 1 статья"),
        ("ru", 2, "2 статьи", "… и ещё 2 статьи"),
        ("ru", 5, "5 статей", "… и ещё 5 статей"),
        ("ru", 11, "11 статей", "… и ещё 11 статей"),
        ("ru", 12, "12 статей", "… и ещё 12 статей"),
        ("ru", 21, "21 статья", "… и ещё 21 статья"),
        ("ru", 104, "104 статьи", "… и ещё 104 статьи"),
        ("ru", 1204, "1\xa0204 статьи", "… и ещё 1\xa0204 статьи"),
        ("tr", 1, "1 makale", "… ve 1 makale daha"),
        ("tr", 1204, "1.204 makale", "… ve 1.204 makale daha"),
        ("az", 5, "5 məqalə", "… və daha 5 məqalə"),
        ("az", 1204, "1.204 məqalə", "… və daha 1.204 məqalə"),
        ("kk", 5, "5 мақала", "… және тағы 5 мақала"),
        ("kk", 1204, "1\xa0204 мақала", "… және тағы 1\xa0204 мақала"),
    ],
)
def test_articles_are_counted_as_the_language_counts(language, count, head, last):
    assert texts_in(language).say("number-of-articles", count=count) == head
    assert texts_in(language).say("more-articles", count=count) == last


@pytest.mark.parametrize(
    ("language", "spring", "summer"),
    [
        ("en", "1 May 2026", "4 August 2025"),
        ("ru", "1 мая 2026 г.", "4 августа 2025 г."),
        ("tr", "1 Mayıs 2026", "4 Ağustos 2025"),
        ("az", "1 may 2026", "4 avqust 2025"),
        ("kk", "2026 ж. 1 мамыр", "2025 ж. 4 тамыз"),
    ],
)
def test_a_day_is_written_out_as_the_language_writes_it(language, spring, summer):
    days = [texts_in(language).day(day) for day in (date(2026, 5, 1), date(2025, 8, 4))]
    assert [" ".join(day.split()) for day in days] == [spring, summer]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"),
        ("ru", "ru"),
        ("tr-TR", "tr"),
        ("az-Latn", "az"),
        ("KK", "kk"),
        ("pt-BR", "en"),
        ("zh-hans", "en"),
        ("rus", "en"),
        ("", "en"),
        ("-", "en"),
    ],
)
def test_a_reader_is_spoken_to_in_the_own_language_or_in_english(code, language):
    assert texts_in(code).language == language
    assert texts_in(code) is texts_in(language)


@pytest.mark.parametrize("name", ["not-there", "", "NOT-FOUND"])
def test_a_message_that_does_not_exist_is_an_error(name):
    with pytest.raises(LookupError, match=rf"^ru\.ftl has no message '{name}'$"):
        texts_in("ru").say(name)


def test_an_argument_that_is_missing_is_an_error():
    with pytest.raises(LookupError, match=r"^tr\.ftl cannot say 'corrected': Unknown external: question$"):
        texts_in("tr").say("corrected")


def test_text_is_put_into_a_message_as_it_is():
    assert texts_in("en").say("carried", words="{ $x } \u2068&amp;") == "Still about: { $x } \u2068&amp;."


def test_every_message_said_in_the_code_exists_and_gets_its_arguments():
    english = messages("en")
    for names, given in calls():
        assert names <= set(english)
        assert all(arguments(english[name]) == given for name in names)


def test_every_message_of_the_catalogs_is_used_in_the_code():
    code = {value for path in SOURCES for value in strings(ast.parse(path.read_text(encoding="utf-8")))}
    assert set(messages("en")) - code == set()
