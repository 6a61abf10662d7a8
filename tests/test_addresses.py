"""Addresses are equal where they lead to the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.addresses import address_key

PAGE = "https://www.example.org/news/a?id=7"


@pytest.mark.parametrize(
    "same",
    [
        "http://www.example.org/news/a?id=7",
        "https://example.org/news/a?id=7",
        "https://EXAMPLE.org/news/a?id=7",
        "https://www.example.org:443/news/a/?id=7",
        "https://www.example.org/news/a?id=7#comments",
        "https://www.example.org/news/a?utm_source=x&id=7&fbclid=y",
        "  https://www.example.org/news/a?id=7\n",
    ],
)
def test_one_page_has_one_key(same: str) -> None:
    assert address_key(same) == address_key(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://www.example.org/news/a",
        "https://www.example.org/news/a?id=8",
        "https://www.example.org/news/A?id=7",
        "https://www.example.org:8080/news/a?id=7",
        "https://news.example.org/news/a?id=7",
        "https://www.example.org/news/a?id=7#!/b",
        "https://www.example.org/?7",
        "https://www.example.org/?8",
    ],
)
def test_other_pages_have_other_keys(other: str) -> None:
    assert address_key(other) != address_key(PAGE)


def test_a_query_without_values_tells_pages_apart() -> None:
    assert address_key("https://example.org/?7") != address_key("https://example.org/?8")


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(address_key(text), str)
    assert isinstance(address_key(f"https://{text}"), str)


@pytest.mark.parametrize("odd", ["https://[", "https://a:b/", "https://a/?" + "&".join("a" * 200)])
def test_what_is_no_address_is_its_own_key(odd: str) -> None:
    assert address_key(odd) == odd
