"""Exports of Europresse."""

from reader.sources.piece import Piece, Refused
from reader.sources.reading import text_of
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, piece, read


def article(body: str = "", day: str = "dimanche 1 mars 2020 - 355 mots, p. 3") -> str:
    body = body or "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))
    return f"""<article><header>
      <div class="rdp__DocPublicationName">
      <span class="DocPublicationName">La Gazette, no. 43018</span></div>
      <div><span class="DocHeader">{day}</span></div>
      <div class="titreArticle">
      <p class="titreArticleVisu rdp__articletitle">Le pont ouvre</p></div>
      <div class="docAuthors">Ann Writer</div></header>
      <section><div class="DocText clearfix">
      <div class="docOcurrContainer">{body}</div></div></section>
      <footer><small>© 2020 La Gazette. Tous droits réservés.</small></footer></article>"""


def page(*articles: str) -> str:
    return f"<html><head><title>Europresse</title></head><body>{''.join(articles)}</body></html>"


def test_an_article() -> None:
    assert piece(page(article()), "a.html") == Piece(
        TEXT,
        headline="Le pont ouvre",
        outlet="La Gazette",
        byline="Ann Writer",
        published="2020-03-01",
    )


def test_no_article_is_lost() -> None:
    data = page(article(), article(day="?"), article(body="<p> </p>"))
    first, second, third = read(data, "a.html")
    assert isinstance(first, Piece)
    assert isinstance(second, Piece)
    assert (second.published, second.doubtful) == (None, frozenset({"published"}))
    assert third == Refused("article 3 of 3", "It holds no text.")
    assert "Tous droits réservés" in text_of(data.encode(), "a.html")
