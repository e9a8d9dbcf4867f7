import pytest

from qa.anaphora import leans


@pytest.mark.parametrize(
    "sentence",
    [
        "He also thanked the crew.",
        "It cost $4 million.",
        '"It was cold," said Ada Brook.',
        "This surprised nobody.",
        "Their method was simple.",
        "But the bridge held.",
        "However, the bridge held.",
        "In response, Mayor Brook resigned.",
        "The project will take two years.",
        "The former won.",
        "Both leaders agreed.",
        "None had been built on Anu.",
        "Some of them stayed.",
        "On Saturday she called an election.",
        "By their estimate the reef is old.",
        "If she succeeds there will be a vote.",
        "Until he was forty he sang.",
        "The shoes that she wore were tested.",
        "The song they sang was old.",
        "Of those votes nine were lost.",
        "In the same month the mill closed.",
        "Because it was late.",
        "Echoing this goal, Ada Brook promised more.",
        "At 9 a.m. they had understood.",
    ],
)
def test_a_sentence_that_points_back_leans(sentence):
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brook thanked the crew.",
        "It is expected that the bridge will open.",
        "It was not clear whether anyone was hurt.",
        "Additionally, it was decided that a school would open.",
        "This week the bridge opened.",
        "From this November, saplings will be for sale.",
        "Both the mayor and the bishop came.",
        "Because of the storm, all ferries stayed in port.",
        "Once he was home, Tokayev wrote a letter.",
        "As the comet carries it away, Rosetta falls silent.",
        "From 2027 the museum will close its east wing.",
        "In 2014 the museum said it would close.",
        "In Mapu Ada Brook said she would stay.",
        "So far 27 people are dead.",
        "There were 21,400 starters.",
        "At least 27 people are dead.",
        "Meanwhile, 4,000 companies work there.",
        "Of the 640 employees, 410 will lose their jobs.",
        "The town that grew rich lost it all.",
        "",
        "…",
    ],
)
def test_a_sentence_that_names_what_it_speaks_of_stands(sentence):
    assert not leans(sentence)


@pytest.mark.parametrize("repeated", ["a ", "it ", ", A", "both a ", "the x ", "“", "in ", "\n", "1"])
def test_a_long_run_of_anything_is_judged(repeated):
    assert leans(repeated * 50_000) in (True, False)
