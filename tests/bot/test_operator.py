"""What the operator can do: read the articles anew, see numbers, and what was not answered."""

import asyncio
import os
from datetime import UTC, datetime, timedelta

import pytest
from bot_api.account import TOKEN
from memories import turn
from offline import OfflineTelegram

from bot.chores import Chore, Chores
from bot.library import Library
from bot.settings import Settings
from bot.store.unanswered import UnansweredQuestion
from bot.texts import texts_in
from bot.wordings import wordings
from qa import Archive, QAError, Verdict

FERRY = "The ferry stops\n\nThe ferry will stop. Its captain, Tom Brandt, retires after 41 years.\n"
MILL = "The mill turns\n\nThe mill turns again. Its miller, Ruth Vale, grinds rye on Fridays.\n"
ABOUT_FERRY = "Who retires after 41 years?"
ABOUT_MILL = "Who grinds rye on Fridays?"
UNANSWERED = "Who won the 2022 World Cup?"
UNKNOWN = texts_in("en").say("unknown-command")
ADMIN = 1001  # the number that the first person of an account gets
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY)
    return folder


@pytest.fixture
async def desk(corpus, store):
    """The bot of an operator who keeps what was not answered."""
    settings = Settings(TOKEN, corpus_dir=corpus, admins=frozenset([ADMIN]), keep_unanswered=True)
    async with OfflineTelegram(Archive.from_folder(corpus), store, settings) as telegram:
        yield telegram


@pytest.fixture
def admin(desk):
    person = desk.private("Ilham")
    assert person.user.id == ADMIN
    return person


@pytest.fixture
def library(corpus):
    return Library.open(corpus)


def titles(library):
    return sorted(article.title for article in library.archive.articles)


def warnings(caplog):
    return [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


def question(words, minutes=0):
    return UnansweredQuestion(words, NOON + timedelta(minutes=minutes), Verdict.NOT_FOUND)


@pytest.mark.parametrize("command", ["/reload", "/stats", "/unanswered"])
async def test_others_are_not_told_that_there_are_such_commands(admin, desk, command):
    assert (await desk.private("Aziza").says(command)).text == UNKNOWN
    assert (await admin.says(command)).text != UNKNOWN


async def test_nobody_is_an_operator_unless_named(reader):
    assert (await reader.says("/stats")).text == UNKNOWN


async def test_in_groups_the_operators_commands_are_nothing(admin, desk):
    group = desk.group("News club")
    group.person(admin.user.name).posts(f"/stats@{desk.account.me.username}")
    await desk.account.deliver()
    assert group.received == []


async def test_new_articles_answer_after_a_reload(admin, corpus):
    assert (await admin.says(ABOUT_MILL)).text.startswith("The articles do not say")
    (corpus / "mill.txt").write_text(MILL)
    assert (await admin.says("/reload")).text.splitlines() == [
        "The articles are read anew.",
        "2 articles",
        "2 passages",
    ]
    assert "Ruth Vale" in (await admin.says(ABOUT_MILL)).text


async def test_files_that_cannot_be_read_are_named(admin, corpus):
    (corpus / "mill.txt").write_bytes(b"\x00\x01")
    assert "mill.txt" in (await admin.says("/reload")).text.splitlines()[-1]


async def test_a_reload_that_fails_says_why_and_keeps_what_there_was(admin, corpus):
    (corpus / "ferry.txt").unlink()
    told = (await admin.says("/reload")).text
    assert told.startswith("The articles stay as they were: ")
    assert "holds no article" in told
    assert "Tom Brandt" in (await admin.says(ABOUT_FERRY)).text


async def test_questions_are_answered_while_the_articles_are_read(desk, admin, corpus, monkeypatch):
    reading, may_go_on = asyncio.Event(), asyncio.Event()
    loop, opening = asyncio.get_running_loop(), Archive.from_folder

    def slowly(folder):
        loop.call_soon_threadsafe(reading.set)
        asyncio.run_coroutine_threadsafe(may_go_on.wait(), loop).result()
        return opening(folder)

    monkeypatch.setattr(Archive, "from_folder", slowly)
    (corpus / "ferry.txt").write_text(MILL)
    admin.posts("/reload")
    reload = asyncio.create_task(desk.account.deliver())
    await reading.wait()
    reader = desk.private("Aziza")
    assert "Tom Brandt" in (await reader.says(ABOUT_FERRY)).text
    may_go_on.set()
    await reload
    assert "Ruth Vale" in (await reader.says(ABOUT_MILL)).text


def test_a_changed_file_is_taken_up_at_the_second_look_that_sees_it(library, corpus):
    library.look()
    before = library.archive
    (corpus / "mill.txt").write_text(MILL)
    library.look()
    assert library.archive is before
    library.look()
    assert titles(library) == ["The ferry stops", "The mill turns"]


def test_a_file_of_the_same_size_and_a_file_that_goes_are_noticed(library, corpus):
    (corpus / "mill.txt").write_text(MILL)
    library.reload()
    (corpus / "mill.txt").write_text(MILL.replace("Ruth", "Ross"))
    os.utime(corpus / "mill.txt", ns=(1, 1))
    library.look()
    library.look()
    assert library.archive.ask(ABOUT_MILL).quotes[0].text.count("Ross Vale") == 1
    (corpus / "ferry.txt").unlink()
    library.look()
    library.look()
    assert titles(library) == ["The mill turns"]


def test_a_folder_that_does_not_change_is_not_read_again(library):
    before = library.archive
    for _ in range(3):
        library.look()
    assert library.archive is before


def test_a_file_that_goes_on_growing_is_waited_for(library, corpus):
    before = library.archive
    for length in (20, 40, len(MILL)):
        (corpus / "mill.txt").write_text(MILL[:length])
        library.look()
        assert library.archive is before
    library.look()
    assert titles(library) == ["The ferry stops", "The mill turns"]


def test_a_folder_that_changes_while_it_is_read_is_read_again(library, corpus, monkeypatch):
    opening = Archive.from_folder

    def meanwhile(folder):
        archive = opening(folder)
        (corpus / "mill.txt").write_text(MILL)
        return archive

    before = library.archive
    (corpus / "mill.txt").write_text(MILL[:30])
    library.look()
    monkeypatch.setattr(Archive, "from_folder", meanwhile)
    library.look()
    assert library.archive is before
    monkeypatch.setattr(Archive, "from_folder", opening)
    library.look()
    library.look()
    assert "Ruth Vale" in library.archive.ask(ABOUT_MILL).quotes[0].text


def test_a_folder_that_is_empty_for_a_while_changes_nothing_and_is_told_once(library, corpus, caplog):
    before = library.archive
    (corpus / "ferry.txt").unlink()
    for _ in range(4):
        library.look()
    assert library.archive is before
    [told] = warnings(caplog)
    assert told.startswith("the articles stay as they were: ")
    assert "holds no article" in told
    (corpus / "ferry.txt").write_text(MILL)
    library.look()
    library.look()
    assert titles(library) == ["The mill turns"]


def test_a_folder_that_is_gone_changes_nothing(library, corpus, caplog):
    before = library.archive
    corpus.rename(corpus.with_name("away"))
    library.look()
    library.look()
    assert library.archive is before
    assert "does not exist" in warnings(caplog)[0]


def test_a_folder_that_lost_most_articles_is_not_believed_until_an_operator_says_so(library, corpus, caplog):
    for number in range(4):
        (corpus / f"mill{number}.txt").write_text(MILL)
    library.reload()
    for number in range(3):
        (corpus / f"mill{number}.txt").unlink()
    library.look()
    library.look()
    assert len(titles(library)) == 5
    assert warnings(caplog)[0].endswith("holds 2 of 5; send /reload if that is meant")
    library.reload()
    assert len(titles(library)) == 2


def test_files_that_cannot_be_read_any_more_are_told_in_the_log(library, corpus, caplog):
    (corpus / "mill.txt").write_bytes(b"\x00\x01")
    library.look()
    library.look()
    assert titles(library) == ["The ferry stops"]
    assert "mill.txt" in warnings(caplog)[0]


def test_a_change_between_the_look_and_the_reading_at_the_start_is_noticed(corpus, monkeypatch):
    opening = Archive.from_folder

    def meanwhile(folder):
        archive = opening(folder)
        (corpus / "mill.txt").write_text(MILL)
        return archive

    monkeypatch.setattr(Archive, "from_folder", meanwhile)
    library = Library.open(corpus)
    monkeypatch.setattr(Archive, "from_folder", opening)
    library.look()
    library.look()
    assert titles(library) == ["The ferry stops", "The mill turns"]


def test_an_unreadable_folder_is_an_error_at_the_start(tmp_path):
    with pytest.raises(QAError, match="does not exist"):
        Library.open(tmp_path / "nowhere")


def test_hidden_files_are_not_looked_at(library, corpus):
    before = library.archive
    (corpus / ".git").mkdir()
    (corpus / ".git" / "index").write_text("1")
    (corpus / ".ferry.txt.swp").write_text("2")
    library.look()
    library.look()
    assert library.archive is before


async def test_a_changed_file_is_picked_up_within_a_minute():
    from bot import app

    assert (
        2 * app.LOOK_EVERY <= 45
    )  # a look that sees it, one that sees it unchanged; the rest is for reading
    assert timedelta(hours=1).total_seconds() == app.TIDY_EVERY


class Time:
    """Time that passes when it is told to."""

    def __init__(self):
        self.now, self._sleeping, self._asleep = 0.0, [], asyncio.Event()

    async def sleep(self, seconds):
        wakes = asyncio.Event()
        self._sleeping.append((self.now + seconds, wakes))
        self._asleep.set()
        await wakes.wait()

    async def passes(self, seconds):
        """Let this much time go by, and everything be done that is due in it."""
        end = self.now + seconds
        while due := [each for each in self._sleeping if each[0] <= end]:
            first = min(due, key=lambda each: each[0])
            self._sleeping.remove(first)
            self.now = first[0]
            first[1].set()
            await self.quiet(len(self._sleeping))
        self.now = end

    async def quiet(self, sleeping):
        """Wait until whoever was woken sleeps again."""
        while len(self._sleeping) <= sleeping:
            self._asleep.clear()
            await self._asleep.wait()


async def test_chores_are_done_again_and_again_though_one_fails(caplog):
    time, done = Time(), []

    def fail():
        done.append("fails")
        raise OSError("the disk is full")

    chores = Chores(
        Chore("failing", fail, every=10, first=5),
        Chore("counting", lambda: done.append("counts"), every=20, first=1),
        pause=time.sleep,
    )
    await chores.begin(None)
    await time.quiet(1)
    await time.passes(4)
    assert done == ["counts"]
    await time.passes(20)
    assert done == ["counts", "fails", "fails", "counts"]
    assert [record.getMessage().partition(" (")[0] for record in caplog.records] == [
        "failing: OSError: the disk is full",
        "failing: OSError: the disk is full",
    ]
    await chores.end(None)
    assert {task.get_name() for task in asyncio.all_tasks()}.isdisjoint({"failing", "counting"})


async def test_the_bot_looks_and_tidies_while_it_runs_and_no_longer(desk):
    names = {"looking at the articles", "tidying up"}
    assert names <= {task.get_name() for task in asyncio.all_tasks()}
    await desk.application.post_stop(desk.application)
    assert names.isdisjoint(task.get_name() for task in asyncio.all_tasks())


def test_tidying_up_blanks_words_after_a_day_and_forgets_after_a_month(store):
    store.turns.put(turn(asked_at=NOON))
    store.tidy(NOON + timedelta(hours=23))
    assert store.turns.at(turn().chat_id, 101).question
    store.tidy(NOON + timedelta(hours=24))
    assert store.turns.at(turn().chat_id, 101).question == ""
    store.tidy(NOON + timedelta(days=30))
    assert store.turns.at(turn().chat_id, 101) is None


async def test_the_numbers_of_a_day_without_questions(admin):
    assert (await admin.says("/stats")).text.splitlines() == [
        "1 article",
        "1 passage",
        "0 questions today (UTC)",
    ]


async def test_every_question_is_counted_and_nothing_else_is(admin, desk):
    reader, group = desk.private("Aziza"), desk.group("News club")
    for words in (ABOUT_FERRY, UNANSWERED, "/help", "/start"):
        await reader.says(words)
    await group.person("Timur").says(f"/ask {ABOUT_FERRY}")
    await reader.says("/start")
    await reader.taps(reader.received[-1].buttons[0])
    lines = (await admin.says("/stats")).text.splitlines()
    assert lines[2:4] == ["4 questions today (UTC)", "Not in the articles: 25 %"]
    assert lines[4].startswith("Median time to an answer: ")


async def test_a_question_that_a_quiet_group_hears_nothing_of_is_counted(desk, store):
    from bot.store.preferences import GroupPreferences

    group = desk.group("News club")
    store.groups.put(group.chat.id, GroupPreferences(quiet=True))
    group.person("Timur").posts(f"/ask {UNANSWERED}")
    await desk.account.deliver()
    assert (store.counts.of(datetime.now(UTC).date()).questions, len(store.unanswered.all())) == (1, 1)


async def test_a_question_that_cannot_be_counted_is_answered_all_the_same(desk, store, monkeypatch, caplog):
    from bot.errors import StoreError

    def fail(*_, **__):
        raise StoreError("the disk is full")

    monkeypatch.setattr(store.counts, "add", fail)
    assert "Tom Brandt" in (await desk.private("Aziza").says(ABOUT_FERRY)).text
    assert [record.getMessage() for record in caplog.records] == [
        "a question is not counted: the disk is full"
    ]


async def test_what_was_not_answered_is_shown_by_wording_the_newest_first(admin, desk):
    reader = desk.private("Aziza")
    for words in (UNANSWERED, "Where do herons nest?", "who WON the world cup in 2022", ABOUT_FERRY):
        await reader.says(words)
    shown = await admin.says("/unanswered")
    head, first, second = shown.text.splitlines()
    assert head == "What the articles did not answer:"
    assert first.startswith("2 × who WON the world cup in 2022 · ")
    assert second.startswith("1 × Where do herons nest? · ")
    assert "Aziza" not in shown.text


async def test_the_list_is_cleared_by_its_button(admin, desk, store):
    await desk.private("Aziza").says(UNANSWERED)
    shown = await admin.says("/unanswered")
    assert shown.buttons == ["Clear the list"]
    assert await admin.taps("Clear the list") is shown
    assert (shown.text, shown.buttons, store.unanswered.all()) == ("The list is cleared.", [], ())
    assert (await admin.says("/unanswered")).text == texts_in("en").say("unanswered-none")


async def test_a_former_operator_clears_nothing(reader, telegram, store):
    store.unanswered.add(question(UNANSWERED))
    shown = await reader.says("/help")
    query = telegram.account.open_query()
    tap = {"id": query, "from": reader.user.json(), "chat_instance": "1", "message": shown.json()}
    await telegram.brings("callback_query", tap | {"data": "unanswered:clear"})
    assert len(store.unanswered.all()) == 1
    assert telegram.account.answers[query].text("text")


async def test_a_long_list_fits_in_a_message(admin, store):
    for number in range(60):
        store.unanswered.add(question(f"<{number * 7919}> & {'w' * 300} {chr(0x1F600 + number)}"))
    shown = await admin.says("/unanswered")
    assert len(shown.text.splitlines()) == 22
    assert shown.text.splitlines()[-1] == "… and 40 more"


async def test_nothing_is_kept_unless_the_operator_asks_for_it(corpus, store):
    settings = Settings(TOKEN, corpus_dir=corpus, admins=frozenset([ADMIN]))
    async with OfflineTelegram(Archive.from_folder(corpus), store, settings) as telegram:
        admin = telegram.private("Ilham")
        await admin.says(UNANSWERED)
        assert store.unanswered.all() == ()
        assert (await admin.says("/unanswered")).text == texts_in("en").say("unanswered-not-kept")


def test_questions_that_share_half_their_terms_are_one_wording():
    def terms(words):
        return frozenset(words.split())

    asked = [question(words, minute) for minute, words in enumerate(["a b", "c d", "a b c", "d c", "", " "])]
    found = wordings(asked, terms)
    assert [(wording.newest.question, wording.count) for wording in found] == [
        (" ", 2),
        ("d c", 2),
        ("a b c", 2),
    ]


def test_terms_are_those_by_which_the_articles_are_searched():
    archive = Archive.build([])
    assert archive.terms("Who visited the TURKISH ports?") == archive.terms("turkish port, visit")
    assert archive.passage_count == 0
