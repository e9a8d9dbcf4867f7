"""The real process, killed while readers ask: no question is lost."""

from random import Random

from killing import answers_while_killed


async def test_every_question_is_answered_though_the_process_is_killed_three_times(tmp_path):
    answers = await answers_while_killed(tmp_path, Random(5), questions=60, kills=3)
    assert min(answers.values()) >= 1
    assert max(answers.values()) <= 1 + 3
