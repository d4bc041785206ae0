"""Words of appraisal are found, and their false friends left alone."""

import pytest

from site_builder.rules.okr305_appraisal import appraisal_word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Everyone earns the full bonus", "bonus"),
        ("Bonuses are paid when this is reached", "Bonuses"),
        ("Every engineer's rating goes up", "rating"),
        ("Performance rating of at least 4", "Performance rating"),
        ("Sam gets his promotion", "promotion"),
        ("Ana is promoted to director", "promoted to"),
        ("A good performance review for the whole team", "performance review"),
        ("Salaries rise with the result", "Salaries"),
        ("The team gets a raise", "gets a raise"),
        ("A pay raise for everyone", "pay raise"),
        ("It counts in the calibration meeting", "calibration meeting"),
        ("It counts towards variable pay", "variable pay"),
    ],
)
def test_words_of_appraisal_are_found(text: str, word: str) -> None:
    assert appraisal_word(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "The rating in the app store",
        "Our credit rating",
        "Average rating of 4.5 stars",
        "Sales promotion in spring",
        "The promotion campaign brings new shoppers",
        "Promotion to production takes minutes",
        "Raise conversion",
        "Raise a round that lasts",
        "The sign-up bonus gets used",
        "Job ads that show the salary",
        "Calibration of the sensors",
        "Every integrating partner",
        "Operating costs",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert appraisal_word(text) is None
