"""Page furniture goes, the article stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.loading.furniture import clean
from qa.loading.paragraphs import join, normalise, split

ABOVE = (
    "The harbour council spent the whole of Tuesday on the question of the second ferry line, and "
    "three of its members spoke against the plan before the vote was taken in the evening."
)
BELOW = (
    "Nobody expected the result to be so clear. Of the twenty-one members, eighteen were in favour, two "
    "were against, and one had left for the last train before the hands were counted."
)
FURNITURE = (
    "Source: KMG",
    "Source: Reuters.",
    "Kaynak: Anadolu Ajansı",
    "Photo: Harbour Gazette / Ana Lima",
    "(Photo: Reuters)",
    "Photo by Ana Lima",
    "Image: The new quay, seen from the lighthouse.",
    "Photo credit: City archive",
    "File photo",
    "File photo: the old ferry",
    "© 2025 Harbour Gazette",
    "Copyright 2025 Harbour Gazette",
    "All rights reserved.",
    "Фото: архив порта",
    "Read more: The ferry that never came",
    "Read also: A short history of the quay",
    "See also: Ferry timetable",
    "Related articles",
    "Follow us on Facebook and Telegram",
    "Follow @harbourgazette on Instagram",
    "Subscribe to our newsletter for more stories like this.",
    "Sign up for our morning letter.",
    "Join our Telegram channel",
    "(If you know more about this story, please reach out to us at desk@example.org).",
    "Do you have a story for us? Write to tips@example.org",
    "Share on Facebook",
    "Share this article via WhatsApp",
    "Facebook Twitter WhatsApp Telegram",
    "Facebook | X | LinkedIn | E-mail",
    "We use cookies to make this site work. Read our policy to learn more.",
    "This website uses cookies.",
    "By continuing to browse you agree to our terms of use.",
    "Accept all cookies",
    "Cookie settings",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "President Ana Lima has met with the ferry workers' leader Joao Reis in Lisbon",
    "Mayor Rui Costa shakes hands with Captain Li Wei during a visit to the quay on 3 May",
    "The mayor of the town, Rui Costa (left), beside the captain of the new ferry",
)
OWN_WORDS = (
    "Editor's note: Ana Lima is a sailor. To write to us, please use letters@example.org.",
    "What the ferry will cost",
    "Second Ferry Line Has Been Approved By Harbour Council In Lisbon",
    "Rui Costa has won the vote",
    "Kazakhstan is ready to supply more goods and asks for nothing in return",
    "Telegram",
    "Facebook and the law",
    "Share prices fell",
    "Source: a person close to the talks said that the plan had been dead for weeks already.",
    "Photo albums were saved from the fire.",
    "Related costs are paid by the council.",
    "Subscribers to the service pay less.",
    "Residents were told to complain to office@example.org by Friday.",
    "Sites that use cookies must ask for consent, the court held.",
    "By using cookies, advertisers can follow a reader from one site to another.",
    "“Follow us on this road,” he said.",
    "The ferry will run at 16 px of the map's scale.",
    "(c) the third condition",
    "5 August 2025",
)

paragraph = st.one_of(
    st.sampled_from((*FURNITURE, *OWN_WORDS, ABOVE, BELOW)),
    st.sampled_from(
        ("2025-08-04", "Published: 4 August 2025", "date 2025-08-04 + − 16 px", "News.Az", "— Reuters")
    ),
    st.text(alphabet="ab .\n\r\tA:1\x00\x0b\u2028é©", max_size=60),
)
page = st.lists(paragraph, max_size=12).flatmap(
    lambda pieces: st.lists(
        st.sampled_from(("\n", "\n\n", "\r\n", " \n\n\n")), min_size=len(pieces), max_size=len(pieces)
    ).map(lambda gaps: "".join(map("".join, zip(pieces, gaps, strict=True))))
)


def between(line: str) -> str:
    return f"{ABOVE}\n\n{line}\n\n{BELOW}"


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_between_paragraphs_goes(line):
    assert clean(between(line)).text == f"{ABOVE}\n\n{BELOW}"


@pytest.mark.parametrize("line", OWN_WORDS)
def test_what_only_resembles_furniture_stays(line):
    assert clean(between(line)).text == between(line)


def test_furniture_goes_from_a_page_that_has_no_blank_lines():
    page = f"{ABOVE}\nSource: KMG\n{BELOW}\nRead more: The quay\nNews.Az"
    assert clean(page).text == f"{ABOVE}\n{BELOW}"


def test_a_hard_wrapped_line_that_begins_like_furniture_stays():
    wrapped = (
        "They said the paper had a good\nsource: a man who had been at the\ntable when the vote was taken."
    )
    assert clean(wrapped).text == wrapped


def test_a_caption_is_told_from_the_clause_of_a_broken_sentence():
    text = f"{ABOVE}\n\nPresident Ana Lima has met with Joao Reis in Lisbon\n\n{BELOW[0].lower()}{BELOW[1:]}"
    assert clean(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        " date 2025-08-04 + ↺ − 16 px",
        "2025-08-04",
        "Published: 4 August 2025, 10:30",
        "Aug. 4, 2025",
        "04.08.2025 | 10:30",
        "Posted on August 4th, 2025 at 9:15 am",
    ],
)
def test_the_date_line_at_the_top_becomes_the_day_of_publication(line):
    cleaned = clean(f"The ferry is coming\n\n{line}\n\n{ABOVE}")
    assert cleaned.text == f"The ferry is coming\n\n{ABOVE}"
    assert cleaned.published == date(2025, 8, 4)


@pytest.mark.parametrize(
    "line", ["2025-02-30", "04/08/2025", "4 August", "2025", "On 4 August 2025 it rained"]
)
def test_a_line_that_is_no_clear_date_stays(line):
    cleaned = clean(f"{line}\n\n{ABOVE}")
    assert cleaned.text.startswith(line)
    assert cleaned.published is None


def test_the_dates_of_a_chronicle_stay():
    chronicle = f"4 August 2025\n\n{ABOVE}\n\n5 August 2025\n\n{BELOW}"
    assert clean(chronicle).text == chronicle


def test_the_date_of_a_credit_is_not_the_day_of_publication():
    assert clean(f"{ABOVE}\n\nPhoto: City archive, 4 August 1925").published is None


def test_the_knobs_of_the_type_size_go_without_a_date():
    assert clean(f"+ ↺ − 16 px\n\n{ABOVE}") == clean(ABOVE)


@pytest.mark.parametrize(
    ("line", "site"), [("News.Az", "News.Az"), ("— Reuters", ""), ("Harbour Gazette", ""), ("(BBC News)", "")]
)
def test_a_name_that_signs_off_goes_and_a_site_is_remembered(line, site):
    cleaned = clean(f"{ABOVE}\n\n{line}")
    assert (cleaned.text, cleaned.site) == (ABOVE, site)


def test_the_last_item_of_a_list_is_no_sign_off():
    text = f"{ABOVE}\n\nThe ferry calls at\n\nLisbon\n\nBarreiro"
    assert clean(text).text == text


def test_furniture_alone_leaves_nothing():
    assert clean("Share on Facebook\n\nSource: KMG").text == ""


@pytest.mark.parametrize(
    ("dirty", "clean_text"),
    [
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("One.\rTwo.", "One.\nTwo."),
        ("One.  \n\n\n\n\nTwo.\t", "One.\n\nTwo."),
        ("O\x00ne.\x07", "One."),
        ("  Indented.", "  Indented."),
        ("Two  spaces, a tab\tand a no-break\u00a0space.", "Two  spaces, a tab\tand a no-break\u00a0space."),
        ("One.\u2028Two.\u2029Three.", "One.\nTwo.\n\nThree."),
    ],
)
def test_only_line_ends_trailing_spaces_and_control_characters_change(dirty, clean_text):
    assert clean(dirty).text == clean_text


@given(page)
@example(f"{ABOVE}\n\nNews.Az\n\nReuters\n\nBaku")
def test_cleaning_a_clean_text_changes_nothing(text):
    once = clean(text)
    assert clean(once.text).text == once.text


@given(page)
def test_every_paragraph_left_is_one_of_the_page_and_in_its_order(text):
    original = iter(normalise(text).split("\n"))
    left = [line for line in clean(text).text.split("\n") if line]
    assert all(line in original for line in left)


@given(page)
def test_prose_is_never_furniture(text):
    assert clean(f"{ABOVE}\n\n{text}\n\n{BELOW}").text.startswith(ABOVE)
    assert clean(f"{ABOVE}\n\n{text}\n\n{BELOW}").text.endswith(BELOW)


@given(page)
def test_paragraphs_are_put_together_as_they_were(text):
    normal = normalise(text)
    assert join(split(normal)) == normal
