"""What a text may be, and how a sentence ends that ends with one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.text import one_stop


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("You wrote “until six.”.", "You wrote “until six.”"),
        ("You wrote “until six”.", "You wrote “until six”."),
        ("You wrote “until six?”.", "You wrote “until six?”"),
        ("You wrote “he said ‘now!’”.", "You wrote “he said ‘now!’”"),
        ("You wrote “and then…”.", "You wrote “and then…”"),
        ("Du schriebst „bis sechs.“.", "Du schriebst „bis sechs.“"),
        ("Vous avez écrit « six ! ».", "Vous avez écrit « six ! »"),
        ("你写了“到六点。”。", "你写了“到六点。”"),
        ("आपने लिखा “छह तक।”।", "आपने लिखा “छह तक।”"),
        ("كتبت “السادسة؟”.", "كتبت “السادسة؟”"),
        ("You wrote “until six.\n”.", "You wrote “until six.\n”"),
        ("Did you write “until six.”?", "Did you write “until six.”?"),
        ("\u202eetorw uoy \u202c“six.”\u202e.\u202c", "\u202eetorw uoy \u202c“six.”\u202e\u202c"),
        ("6.", "6."),
        ("”.", "”."),
        (".", "."),
        ("", ""),
    ],
)
def test_a_sentence_has_one_full_stop(sentence: str, printed: str) -> None:
    assert one_stop(sentence) == printed


@given(words=st.text(max_size=20))
def test_only_the_last_full_stop_is_ever_taken_and_once(words: str) -> None:
    sentence = f"You wrote “{words}”."
    assert one_stop(sentence) in (sentence, sentence[:-1])
    assert one_stop(one_stop(sentence)) == one_stop(sentence)
