"""What takes longer: many questions, and a process that is killed more often."""

from random import Random

from killing import answers_while_killed


async def test_every_one_of_400_questions_is_answered_though_the_process_is_killed_five_times(tmp_path):
    answers = await answers_while_killed(tmp_path, Random(), questions=400, kills=5)
    assert min(answers.values()) >= 1
    assert sum(answers.values()) <= 400 + 5 * 30  # as many as may be on their way at once when it is killed
