from __future__ import annotations

from frontoffice.app.training.practice_register import read_samples, read_texts
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity


def test_every_outcome_is_written_with_the_words_of_a_verification() -> None:
    texts = read_texts().by_step
    assert all(bool(line.outcome) is (step == Step.VERIFY) for (_, step), lines in texts.items() for line in lines)


def test_a_second_cycle_is_written_in_other_words_than_the_first() -> None:
    texts = read_texts()
    category = next(sample.fields["category"] for sample in read_samples())
    first, second = (texts.text_for(category, str(Step.ANALYSE), 0, again=again).text for again in (False, True))
    assert first != second


def test_samples_are_of_every_identity() -> None:
    assert {sample.fields["identity"] for sample in read_samples()} >= {str(identity) for identity in Identity}
