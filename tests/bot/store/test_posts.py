"""Posts of channels over comment threads."""

from contextlib import closing
from datetime import date

from anything import text
from hypothesis import given
from hypothesis import strategies as st
from memories import GROUP, post

from bot.store import Store


def test_a_post_is_found_by_its_thread_and_by_its_channel(store):
    elsewhere = post(chat_id=GROUP - 1)
    for each in (post(), elsewhere, post(thread_id=41, post_id=6)):
        store.posts.put(each)
    assert store.posts.get(GROUP, 40) == post()
    assert store.posts.get(GROUP, 42) is None
    assert store.posts.of_channel(-1_009, 5) == (elsewhere, post())
    assert store.posts.of_channel(-1_009, 40) == ()


def test_an_edited_post_takes_the_place_of_what_it_was(store):
    store.posts.put(post())
    store.posts.put(post(article={"text": "The ferry sails.", "published": None}))
    assert store.posts.get(GROUP, 40) == post(article={"text": "The ferry sails.", "published": None})
    assert len(store.posts.all()) == 1


def test_a_post_is_removed_on_request(store):
    store.posts.put(post())
    assert store.posts.remove(GROUP, 40)
    assert not store.posts.remove(GROUP, 40)
    assert store.posts.all() == ()


def test_posts_survive_a_restart(remembered):
    posts = (post(), post(thread_id=41, post_id=6, article={"id": "post:-1009:6"}))

    def keep(store):
        for each in posts:
            store.posts.put(each)

    assert remembered(keep, lambda store: store.posts.all()) == posts


@given(text, text, text, st.none() | st.dates(min_value=date(1, 1, 1)))
def test_any_post_comes_back_as_it_was(title, words, url, published):
    odd = post(article={"title": title, "text": words, "url": url, "published": published})
    with closing(Store.in_memory()) as store:
        store.posts.put(odd)
        assert store.posts.all() == (odd,)
        assert store.posts.get(GROUP, 40).article.text == words
