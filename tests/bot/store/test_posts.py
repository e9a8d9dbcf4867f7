"""Posts of channels over comment threads."""

from contextlib import closing
from datetime import date

import pytest
from anything import text
from hypothesis import given
from hypothesis import strategies as st
from memories import GROUP, post

from bot.store import Store
from bot.store.styles import Style, read_styles


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


@given(text, st.lists(st.builds(Style, text, st.integers(0), st.integers(0), text)))
def test_the_words_of_a_post_come_back_as_they_were_set(words, styles):
    with closing(Store.in_memory()) as store:
        store.posts.put(post(words=words, styles=tuple(styles)))
        assert store.posts.all() == (post(words=words, styles=tuple(styles)),)


@pytest.mark.parametrize("written", ["{}x", "[1]", '[["bold"]]', "[[1, 2, 3, 4, 5]]"])
def test_styles_that_we_never_wrote_are_refused(written):
    with pytest.raises(ValueError, match=r"."):
        read_styles(written)


@given(text, text, text, st.none() | st.dates(min_value=date(1, 1, 1)))
def test_any_post_comes_back_as_it_was(title, words, url, published):
    odd = post(article={"title": title, "text": words, "url": url, "published": published})
    with closing(Store.in_memory()) as store:
        store.posts.put(odd)
        assert store.posts.all() == (odd,)
        assert store.posts.get(GROUP, 40).article.text == words
