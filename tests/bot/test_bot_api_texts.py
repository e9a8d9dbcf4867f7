"""The loopback Bot API server reads HTML as Telegram does."""

from __future__ import annotations

import json
from html import escape

import pytest
from bot_api import texts
from bot_api.entities import end_of, units
from bot_api.errors import BotApiError
from hypothesis import given
from hypothesis import strategies as st

pytest_plugins = ["bot_api.fixtures"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("1<2", "Unclosed start tag at byte offset 1"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ('<a href="x"', "Unclosed start tag at byte offset 0"),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a "x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=a/b>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
async def test_malformed_html_is_refused_in_telegrams_words(client, aziza, markup, reason):
    refusal = await client.is_refused("sendMessage", chat_id=aziza.chat.id, text=markup, parse_mode="HTML")
    assert refusal == (400, f"Bad Request: can't parse entities: {reason}")


@pytest.mark.parametrize(
    ("markup", "text", "shown"),
    [
        ("&lt;b&gt; &amp; &quot; &#65;&#x42 &copy;", '<b> & " AB &copy;', []),
        ("🙂 <b>bold</b>", "🙂 bold", [("bold", 3, 4)]),
        ("<B>a<I>b</I></B>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", 0, 2)]),
        ("<blockquote>q <b>k</b></blockquote>", "q k", [("blockquote", 0, 3), ("bold", 2, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
        ('<a href="HTTP://Example.com">x</a>', "x", [("text_link", 0, 1)]),
        ('<a href="nowhere">x</a>', "x", []),
        ("<b>a <code>b</code></b>", "a b", [("bold", 0, 2), ("code", 2, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        (" \n a\0b\u202e \r\n", "a b", []),
        ("/ask @news_bot", "/ask @news_bot", [("bot_command", 0, 4), ("mention", 5, 9)]),
    ],
)
def test_html_is_read_into_what_a_reader_sees(markup, text, shown):
    read, entities = texts.read(markup, "HTML")
    assert (read, [(e["type"], e["offset"], e["length"]) for e in entities]) == (text, shown)


def outcome(source: str, parse_mode: str):
    try:
        return texts.read(source, parse_mode)
    except BotApiError as error:
        return error.description


@given(st.text(min_size=1))
def test_escaped_text_is_read_as_it_was_meant(text):
    assert outcome(escape(text, quote=False), "HTML") == outcome(text, "")


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "a ", "🙂", "\n", "&lt;", "<"])
    )
)
def test_any_markup_is_refused_or_gives_entities_inside_the_text(pieces):
    read = outcome("".join(["x", *pieces]), "HTML")
    text, entities = ("", []) if isinstance(read, str) else read
    assert isinstance(read, tuple) or read.startswith("Bad Request: can't parse entities: ")
    assert all(0 <= entity["offset"] < end_of(entity) <= units(text) for entity in entities)


@pytest.mark.parametrize("text", ["x" * 4096, "🙂" * 2048, "<b>" + "&lt;" * 4096 + "</b>"])
async def test_4096_units_after_parsing_are_taken(client, aziza, text):
    await client.gets("sendMessage", chat_id=aziza.chat.id, text=text, parse_mode="HTML")
    assert units(aziza.received[0].text) == 4096


async def test_half_a_surrogate_pair_is_no_text(client, aziza):
    body = json.dumps({"chat_id": str(aziza.chat.id), "text": "\ud83d"})
    headers = {"Content-Type": "application/json"}
    answer = await client.http.post(f"{client.root}/sendMessage", content=body, headers=headers)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
