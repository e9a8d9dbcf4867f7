"""The articles that a chat is narrowed to."""

from memories import GROUP, READER, TOPIC


def test_a_chat_asks_all_articles_until_it_is_narrowed(store):
    assert store.scopes.get(READER, None) == ()


def test_a_scope_is_one_of_a_chat_and_a_topic(store):
    store.scopes.put(GROUP, TOPIC, ["bridge", "odd \udcff name"])
    store.scopes.put(GROUP, None, ["herons"])
    assert store.scopes.get(GROUP, TOPIC) == ("bridge", "odd \udcff name")
    assert store.scopes.get(GROUP, None) == ("herons",)
    assert store.scopes.get(GROUP, TOPIC + 1) == store.scopes.get(READER, TOPIC) == ()


def test_a_scope_is_replaced_and_dropped(store):
    for articles, scope in ((["bridge"], ("bridge",)), (["herons"], ("herons",)), ([], ()), ([], ())):
        store.scopes.put(READER, None, articles)
        assert store.scopes.get(READER, None) == scope


def test_a_scope_survives_a_restart(remembered):
    def narrow(store):
        store.scopes.put(READER, None, iter(["bridge"]))

    assert remembered(narrow, lambda store: store.scopes.get(READER, None)) == ("bridge",)
