"""What a person reads before they are forgotten."""

import pytest

from handlers.views.privacy import ask_forget
from storage.channels import KeptChannel


@pytest.mark.parametrize(
    ("language", "named"), [("ru", "«Спорт», «Бокс»"), ("kk", "«Спорт», «Бокс»"), ("en", "“Спорт”, “Бокс”")]
)
def test_channels_that_stay_are_named_in_the_quotes_of_the_language(language: str, named: str) -> None:
    kept = [KeptChannel(-1, "Спорт", ""), KeptChannel(-2, "Тихий", "no rights"), KeptChannel(-3, "Бокс", "")]
    assert f": {named}." in ask_forget(kept, language, private=True, works=False).plain()
