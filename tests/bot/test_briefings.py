"""Briefings: an article or a topic in 30 seconds, in 2 minutes, in figures, in statements."""

from dataclasses import replace
from datetime import date

import anything
import pytest
from bot_api import keyboards, texts
from hypothesis import given
from hypothesis import strategies as st
from offline import OfflineTelegram

from bot import briefings
from bot.briefings import Page, View
from bot.texts import texts_in
from qa import Archive, Article, Quote, Span, Statement

ENGLISH = texts_in("en")
BUTTONS = ["✓ 30 seconds", "2 minutes", "Figures", "Who said what"]
LINDEL = Article(
    id="harbour",
    title="Lindel deepens its harbour",
    text=(
        "The harbour of Lindel was dredged in March. The work cost 12 million crowns and took nine weeks. "
        "Larger grain ships can now enter at low tide.\n\n"
        "Ines Okoro, the director of the port, called the result a relief. "
        "About 340 ships used the bay last year.\n\n"
        '"We will build a second basin," said Aron Vale, the mayor of Lindel. '
        "Ines Okoro said that 60 people would find work there."
    ),
    source_name="Lindel Post",
    url="https://post.example/harbour",
    published=date(2026, 4, 2),
)
FERRY = Article(
    id="ferry",
    title="A ferry for Varn",
    text=(
        "A new ferry sails from Varn to the harbour of Lindel twice a day. It carries 80 cars. "
        "The fare is 9 crowns for a grown-up."
    ),
    published=date(2026, 3, 1),
)
LONG = Article(
    id="long",
    title="The long count",
    text="\n\n".join(
        f"In village number {n} the council counted {n + 2} wells in {n + 3} yards." for n in range(200)
    ),
    published=date(2020, 1, 1),
)


@pytest.fixture
def archive():
    return Archive.build([LINDEL, FERRY])


def quoted(shown):
    """The lines of a briefing without their places."""
    return [line.rsplit(" ¶ ", 1)[0] for line in shown.marked("blockquote")]


async def test_the_latest_article_is_briefed_in_30_seconds(reader):
    shown = await reader.says("/brief")
    assert shown.text.startswith("Lindel deepens its harbour · Lindel Post · 2 April 2026\n")
    assert shown.buttons == BUTTONS
    assert all(line in LINDEL.text for line in quoted(shown))
    assert 0 < sum(len(line.split()) for line in quoted(shown)) <= 75


async def test_two_minutes_say_more_in_the_same_message(reader):
    short = await reader.says("/brief")
    before = quoted(short)
    long = await reader.taps("2 minutes")
    assert long is short
    assert len(quoted(long)) >= len(before)
    assert long.buttons == ["30 seconds", "✓ 2 minutes", "Figures", "Who said what"]
    assert len(reader.received) == 1


async def test_figures_are_every_number_with_its_sentence(reader):
    await reader.says("/brief")
    shown = await reader.taps("Figures")
    assert quoted(shown) == [
        "The work cost 12 million crowns and took nine weeks.",
        "About 340 ships used the bay last year.",
        "Ines Okoro said that 60 people would find work there.",
    ]
    marked = shown.marked("bold")
    assert [each for each in marked if each != LINDEL.title] == [
        "12 million crowns",
        "nine",
        "340",
        "60",
    ]


async def test_who_said_what_names_each_speaker_above_the_words(reader):
    await reader.says("/brief")
    shown = await reader.taps("Who said what")
    said = shown.text.splitlines()
    words = next(line for line in said if line.startswith('"We will build'))
    assert "Aron Vale" in said[said.index(words) - 1]
    assert "Aron Vale" in shown.marked("bold")[-2]


async def test_every_line_leads_to_the_passage_in_its_context(reader):
    shown = await reader.says("/brief")
    links = [link for link in shown.links if link.startswith("https://t.me/")]
    assert len(links) == len(quoted(shown))
    for line, link in zip(quoted(shown), links, strict=True):
        passage = await reader.says("/start " + link.partition("?start=")[2])
        assert line in passage.marked("bold")


@pytest.mark.parametrize("words", ["2", "a ferry for Varn", "A FERRY FOR VARN"])
async def test_an_article_is_named_by_its_number_or_its_title(reader, words):
    shown = await reader.says(f"/brief {words}")
    assert shown.text.startswith("A ferry for Varn · 1 March 2026\n")
    figures = await reader.taps("Figures")
    assert "It carries 80 cars." in quoted(figures)


async def test_a_topic_is_briefed_over_the_articles(reader):
    shown = await reader.says("/brief Lindel")
    assert shown.text.startswith("Lindel\nLindel deepens its harbour")
    assert "\nA ferry for Varn · 1 March 2026\n" in shown.text
    assert shown.marked("italic")[0] == "Lindel"
    figures = await reader.taps("Figures")
    assert figures.text.startswith("Lindel\n")
    assert {"It carries 80 cars.", "About 340 ships used the bay last year."} <= set(quoted(figures))
    assert (await reader.taps("30 seconds")).buttons == BUTTONS


async def test_what_the_articles_do_not_speak_of_is_not_briefed(reader):
    shown = await reader.says("/brief chess championship")
    assert (shown.text, shown.buttons) == (ENGLISH.say("not-found"), [])


async def test_nobody_quoted_is_said_and_the_buttons_stay(reader):
    await reader.says("/brief 2")
    shown = await reader.taps("Who said what")
    assert shown.text == "Nobody is quoted in it."
    assert "Figures" in shown.buttons
    assert (await reader.taps("30 seconds")).marked("blockquote")


async def test_the_button_of_what_is_shown_changes_nothing(reader):
    shown = await reader.says("/brief")
    assert await reader.is_told(reader.presses("✓ 30 seconds")) == ""
    assert shown.edits == 0


async def test_buttons_work_after_a_restart(archive, store, reader):
    for words in ("/brief 2", "/brief Lindel"):
        shown = await reader.says(words)
        async with OfflineTelegram(archive, store) as restarted:
            again = restarted.private("Aziza")
            moved = again.chat.add(restarted.account.me, shown.text, markup=shown.markup)
            figures = await again.taps("Figures", on=moved)
            assert figures is moved
            assert "It carries 80 cars." in quoted(figures)


async def test_buttons_of_articles_that_are_gone_say_so(store, reader):
    shown = await reader.says("/brief 2")
    async with OfflineTelegram(Archive.build([LINDEL]), store) as changed:
        again = changed.private("Aziza")
        assert again.user.id == reader.user.id
        moved = again.chat.add(changed.account.me, shown.text, markup=shown.markup)
        assert await again.is_told(again.presses("Figures", on=moved)) == ENGLISH.say("briefing-expired")
        assert moved.edits == 0


async def test_in_a_group_the_buttons_are_for_who_asked(group, telegram):
    aziza, timur = group.person("Aziza"), group.person("Timur")
    shown = await aziza.says(f"/brief@{telegram.account.me.username}")
    assert await timur.is_told(timur.presses("Figures", on=shown)) == ENGLISH.say("card-of-another")
    assert shown.edits == 0
    assert (await aziza.taps("Figures", on=shown)) is shown


async def test_what_an_anonymous_administrator_asked_anybody_may_turn(group, telegram):
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    words = f"/brief@{telegram.account.me.username}"
    message = group.chat.add(telegram.account.me, words).json()
    entity = {"type": "bot_command", "offset": 0, "length": len(words)}
    sender = {"from": anonymous, "sender_chat": group.chat.json(), "entities": [entity]}
    await telegram.brings("message", {**message, **sender})
    shown = group.received[-1]
    assert "✓ Figures" in (await group.person("Timur").taps("Figures", on=shown)).buttons


async def test_a_long_briefing_is_turned_page_by_page(store):
    async with OfflineTelegram(Archive.build([LONG]), store) as telegram:
        reader = telegram.private("Aziza")
        await reader.says("/brief")
        shown = await reader.taps("Figures")
        lines, number = quoted(shown), 1
        while any(label.endswith("›") for label in shown.buttons):
            assert shown.text.startswith("The long count · 1 January 2020\n")
            label = next(label for label in shown.buttons if label.endswith("›"))
            number += 1
            assert label.startswith(f"{number}/")
            shown = await reader.taps(label)
            lines += quoted(shown)
        assert lines == [quote.text for quote in Archive.build([LONG]).figures().quotes]
        back = await reader.taps(next(label for label in shown.buttons if label.startswith("‹")))
        assert any(label.startswith(f"{number}/") for label in back.buttons)
        assert len(reader.received) == 1


async def test_a_briefing_speaks_the_readers_language(telegram):
    reader = telegram.private("Anna", language="ru")
    await reader.says("/brief 2")
    shown = await reader.taps("Кто что сказал")
    assert shown.text == "Ничьих слов здесь не приводится."


@pytest.mark.parametrize(
    "words", ["<b>harbour</b> & co", "harbour " * 500, "\u202e", "harbour \x00 ship", "😀" * 300, "2024", "²"]
)
async def test_any_topic_is_taken(reader, words):
    shown = await reader.says(f"/brief {words}")
    if shown.buttons:
        figures = await reader.taps("Figures")
        assert figures.text.partition("\n")[0] == shown.text.partition("\n")[0]


class Shown:
    """A reply as a reader sees it, if Telegram takes it."""

    def __init__(self, reply):
        self.text, self.entities = texts.read(reply.html, "HTML")
        texts.checked_length(self.text)
        rows = keyboards.check(reply.keyboard.to_dict())["inline_keyboard"]
        self.buttons = [button["text"] for row in rows for button in row]

    def marked(self, kind):
        return [entity for entity in self.entities if entity["type"] == kind]


@st.composite
def statements(draw):
    """Words of any article, said by anybody."""
    before, key, after = draw(anything.long_text), draw(anything.text), draw(anything.long_text)
    text = f"{before} Key {key} {after}"
    span = Span(len(before) + 1, len(before) + 4 + len(key))
    names = {name: draw(anything.long_text) for name in ("title", "source_name", "author")}
    article = Article(draw(anything.text), text=text, published=draw(st.none() | st.dates()), **names)
    quote = Quote(article, span, span, (Span(span.start, span.start + 3),))
    return Statement(draw(anything.long_text), Span(0, 0), quote)


@given(
    st.lists(statements(), min_size=1, max_size=40), st.integers(1, 4), st.integers(0, 2000), anything.text
)
def test_every_page_of_any_briefing_is_taken_by_telegram(said, times, number, topic):
    for lines in (
        briefings.quoted(ENGLISH, [each.quote for each in said] * times, "verbatim_test_bot"),
        briefings.said(ENGLISH, said * times, "verbatim_test_bot"),
    ):
        page = Page(View.FIGURES, 2**52, "0" * 12, number)
        shown = Shown(briefings.reply(ENGLISH, page, briefings.topic_of(topic), list(lines)))
        assert 1 <= len(shown.marked("blockquote")) <= 100
        assert len(shown.entities) < 100


@given(st.sampled_from(View), st.integers(0, 2**53), st.none() | anything.text, st.integers(0, 999))
def test_a_button_is_read_as_it_was_written(view, asker, article_id, number):
    article = briefings.code_of(article_id) if article_id is not None else ""
    page = Page(view, asker, article, number)
    data = replace(page, view=View.SHORT).data(view, number)
    assert Page.read(data) == page
    assert len(data.encode()) <= 64
    assert Page.read(data[:-1] + "!") is None
