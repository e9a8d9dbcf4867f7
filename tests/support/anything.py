"""Text as it comes: whatever an article, a reader or another program may hold."""

from hypothesis import strategies as st

ODD = [
    "<b>", "</b>", "<a href='x'>", "&", "&amp;", "&#0;", '"', "'", "\U0001f600", "é", "\u202e", "\u200f",
    "\x00", "\x1b[0m", "\r\n", "\n\n", "\t", "\ud800", "\udc00", " ", ". ", "word", "Türkiye", "$5", "[…]",
]  # fmt: skip


def paired(text: str) -> str:
    """Surrogates that meet as one character, as JSON reads them; lone ones stay."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


characters = st.text(st.characters())  # lone surrogates and controls among them
odd = st.lists(st.sampled_from(ODD)).map("".join)
text = (characters | odd).map(paired)
repeated = st.builds(lambda piece, times: paired((piece * times)[:30_000]), text, st.integers(1, 4_000))
long_text = repeated | text


def letters(words: str) -> str:
    """What is left of a text when only letters and digits count."""
    return "".join(filter(str.isalnum, words))
