"""The same beliefs asked twice."""

from course_lib.activities import quiz, quiz_view, then_and_now


def answered(mini, *answers: str) -> quiz.QuizState:
    """The quiz of beliefs with these answers to its one item."""
    asked = mini.quiz("beliefs")
    state = quiz.start(asked, tuple(map(mini.item, asked.items)), seed=1)
    for number, answer in enumerate(answers):
        message = {"type": "answer", "item": "creed", "response": {"answer": answer}}
        state, _event = quiz.respond(state, message, "2026-01-01T00:00:00", f"event-{number}")
    return state


def test_the_first_answer_stands_beside_the_new_one(mini):
    """In the words of the option."""
    now = answered(mini, "disagree")
    shown = then_and_now.add(quiz_view.view(now, {}), now, answered(mini, "strongly-agree"))
    assert shown["items"][0]["mark"]["spoken"][0] == "At the start you said: Strongly agree."


def test_nothing_is_said_of_the_start_before_there_is_an_answer_now(mini):
    """It would steer the answer."""
    now = answered(mini)
    assert "At the start" not in str(then_and_now.add(quiz_view.view(now, {}), now, answered(mini, "agree")))


def test_the_end_counts_both_and_claims_little(mini):
    """And says so where nothing was answered at the start."""
    now = answered(mini, "disagree")
    assert then_and_now.compared(now, answered(mini, "agree")).startswith(
        "The research we know doubts all of these. You doubted 0 of 1 at the start, and 1 today.")
    assert "There is no answer from the start" in then_and_now.compared(now, answered(mini))
