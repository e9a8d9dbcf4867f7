"""Speech: who speaks in a sentence.

words        the words of a sentence, and the names among them
speakers     the one who speaks, read from a verb of saying
attribution  whom a sentence says that its words come from
people       which names are persons', and what "he", "she", "it" and "they" can stand for
"""

from qa.speech.attribution import Attribution, attribution
from qa.speech.people import HE_OR_SHE, People
from qa.speech.words import QUOTATION

__all__ = ["HE_OR_SHE", "QUOTATION", "Attribution", "People", "attribution"]
