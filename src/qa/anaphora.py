"""Anaphora: does a sentence stand on its own, or does it lean on the one before it?

Rules for English that look at the opening of a sentence, where the reader of a single line stumbles:

- a pronoun whose noun came earlier ("She asked …", "On Saturday she …", "By their estimate …");
- a word that continues or contradicts ("But …", "In response, …");
- a general noun that takes up what was said ("The measure …").

"It is expected that …", "This week …" and "Once he was home, Tokayev …" stand on their own.
"""

from __future__ import annotations

import re

_TIMES = (
    r"(?:morning|afternoon|evening|night|week|weekend|month|spring|summer|autumn|fall|winter|season|year"
    r"|decade|century|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)"
)
_TAKING_UP = (
    r"(?:alternative|award|decision|former|idea|initiative|latter|measure|move|other|plan|project|proposal"
    r"|remaining|rest|result|same|step|sum|total)s?"
)
_CLAUSES = r"after|although|as|because|before|by|if|once|since|though|until|upon|when|while"
_PHRASES = r"at|despite|during|for|from|in|like|now|of|on|over|through|today|under|unless|with|without"

_LEANING = re.compile(
    r"\W*(?:(?:he|she|it|they|him|them|his|hers?|its|theirs?|those|that|such|another|others?|none|neither"
    r"|either|not one|but|and|or|nor|yet|then|so(?! far\b)|however|instead|likewise|otherwise|therefore|thus"
    r"|hence|even so|in response|as a result|after that|before that|until then|since then"
    r"|on the other hand)\b"
    rf"|(?:this|these)\b(?! {_TIMES}\b)"
    r"|because\b(?!.*,)"
    r"|(?:at|by|during|for|from|in|of|on|under|with) (?:that|those|such|the same)\b"
    r"|both\b(?!(?: [\w’'-]{1,40}){1,4} and\b)"
    r"|(?:most|many|some|few|all|one|two|three|half|part) of (?:it|them|these|those)\b"
    rf"|the {_TAKING_UP}\b)",
    re.IGNORECASE,
)
_OF_SOMEONE = re.compile(r"\W*(?:the|a|an) \w+ (?:that |which )?(?:he|she|it|they)\b", re.IGNORECASE)
_ADVERBIAL = re.compile(rf"\W*(?:{_CLAUSES}|{_PHRASES}|\w+(?:ly|ing|ed))\b", re.IGNORECASE)
_CLAUSE = re.compile(rf"\W*(?:{_CLAUSES})\b", re.IGNORECASE)
_PRONOUN = re.compile(
    rf"\b(?:(?P<subject>he|she|it|they|(?:this|these)\b(?! {_TIMES}\b))|his|her|its|their|him|them)\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"\W*it (?:t(?:akes|ook)\b|(?:is|was|has been|will be|remains) (?:not )?(?:\w{1,20}ly )?"
    r"(?:\w{1,20}ed|clear|unclear|likely|possible|said|known|thought) (?:that|whether|to|how|why)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[\w,;:’'”)] )[^\W\d_a-z]\w+")
_TIME = re.compile(_TIMES, re.IGNORECASE)
_NAME_AFTER_COMMA = re.compile(r", (?:the )?[^\W\d_a-z]\w+")
_INSIDE_CLAUSE = re.compile(
    r"\b(?:says?|said|that|which|who|whether|because|but|and|as|than|where|how|what) $", re.IGNORECASE
)

# How far into a sentence a pronoun counts as part of its opening. A possessive further on has had its
# noun: "From 2027 the museum will close its east wing".
_WORDS_BEFORE_SUBJECT = 8
_WORDS_BEFORE_OTHERS = 2


def leans(sentence: str) -> bool:
    """Tell whether a sentence needs the one before it to be understood."""
    if _LEANING.match(sentence):
        return not _EXPLETIVE.match(sentence)
    return bool(_OF_SOMEONE.match(sentence)) or (bool(_ADVERBIAL.match(sentence)) and _dangles(sentence))


def _dangles(sentence: str) -> bool:
    """Tell whether, after an opening adverbial, a pronoun comes before anything that it can mean."""
    pronoun = _PRONOUN.search(sentence)
    if pronoun is None or _EXPLETIVE.match(sentence, pronoun.start()):
        return False
    before = sentence[: pronoun.start()]
    if before.count(" ") > (_WORDS_BEFORE_SUBJECT if pronoun["subject"] else _WORDS_BEFORE_OTHERS):
        return False
    return not (_INSIDE_CLAUSE.search(before) or _names(before) or _is_named_after(sentence, pronoun.end()))


def _names(words: str) -> bool:
    return any(not _TIME.fullmatch(name) for name in _NAME.findall(words))


def _is_named_after(sentence: str, end: int) -> bool:
    """Tell whether the name follows the clause: "Once he was home, Tokayev …"."""
    return bool(_CLAUSE.match(sentence)) and bool(_NAME_AFTER_COMMA.search(sentence, end))
