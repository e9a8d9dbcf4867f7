import anything
from bot_api.keyboards import DATA_BYTES
from hypothesis import given
from hypothesis import strategies as st

from bot import links


@given(st.lists(anything.text, min_size=1, unique=True), st.data())
def test_a_button_finds_its_question_again(offered, data):
    question = data.draw(st.sampled_from(offered))
    assert links.question_of(links.data_of(question), offered) == question


@given(anything.long_text)
def test_the_data_of_any_question_fit_in_a_button(question):
    assert 0 < len(links.data_of(question).encode()) <= DATA_BYTES


@given(anything.text)
def test_data_of_another_make_find_nothing(data):
    assert links.question_of(data, ["How long is the bridge?"]) is None


def test_a_question_off_the_offer_is_not_found():
    assert links.question_of(links.data_of("Who built it?"), ["Who paid for it?"]) is None
    assert links.question_of(links.data_of("Who built it?"), []) is None


def test_the_data_do_not_change_from_one_start_to_the_next():
    assert links.data_of("How many herons nest in the marsh?") == "ask:9bff9c634a10671f"
