"""What readers and administrators have chosen."""

from contextlib import closing

from anything import text
from hypothesis import given
from memories import GROUP, READER

from bot.store import Store
from bot.store.kinds import Cards
from bot.store.preferences import GroupPreferences, Preferences


def test_who_chose_nothing_has_the_defaults(store):
    assert store.readers.get(READER) == Preferences("", "")
    assert store.groups.get(GROUP) == GroupPreferences("", Cards.LONG, quiet=False)


def test_the_latest_choice_of_a_reader_holds_for_that_reader(store):
    for zone in ("Asia/Almaty", "Europe/Istanbul"):
        store.readers.put(READER, Preferences("tr", zone))
    assert store.readers.get(READER) == Preferences("tr", "Europe/Istanbul")
    assert store.readers.get(READER + 1) == Preferences()


def test_the_latest_choice_for_a_group_holds_for_that_group(store):
    store.groups.put(GROUP, GroupPreferences("az"))
    store.groups.put(GROUP, GroupPreferences("kk", Cards.SHORT, quiet=True))
    assert store.groups.get(GROUP) == GroupPreferences("kk", Cards.SHORT, quiet=True)
    assert store.groups.get(GROUP).quiet is True
    assert store.groups.get(GROUP - 1) == GroupPreferences()


def test_choices_survive_a_restart(remembered):
    chosen, of_group = Preferences("ru", "Asia/Baku"), GroupPreferences("ru", Cards.SHORT, quiet=True)

    def choose(store):
        store.readers.put(READER, chosen)
        store.groups.put(GROUP, of_group)

    assert remembered(choose, lambda store: (store.readers.get(READER), store.groups.get(GROUP))) == (
        chosen,
        of_group,
    )


@given(text, text)
def test_any_text_may_be_chosen(language, zone):
    with closing(Store.in_memory()) as store:
        store.readers.put(READER, Preferences(language, zone))
        assert store.readers.get(READER) == Preferences(language, zone)
