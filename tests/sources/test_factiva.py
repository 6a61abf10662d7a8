"""Exports of Factiva, as pages in both layouts and as XML."""

from reader.sources.piece import Piece, Refused
from reader.sources.reading import text_of
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, piece, pieces, read


def paragraphs(*texts: str) -> str:
    return "".join(f'<p class="articleParagraph enarticleParagraph">{text}</p>\n' for text in texts)


def by_order(
    headline: str = "Bridge opens in spring", body: str = "", day: str = "1 March 2020"
) -> str:
    body = body or paragraphs(FIRST, SECOND, THIRD)
    return (
        f'<div class="article enArticle"><p><div>NEWS</div><div id="hd"><span class="enHeadline">'
        f'{headline}</span></div><div class="author">Ann Writer</div><div>1,355 words</div>'
        f"<div>{day}</div><div>14:30</div><div>The Gazette</div><div>GAZ</div><div>3</div>"
        f"<div>English</div><div>Copyright 2020 The Gazette</div></p>{body}"
        f"<p>Document GAZ0000020200301eg3100001</p></div><br/>"
    )


def by_codes(number: int = 1) -> str:
    def row(code: str, value: str) -> str:
        return f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'

    rows = row("SE", "News") + row("HD", f"<b class='deHeadline'>Bridge {number}</b>")
    rows += row("BY", "Ann Writer") + row("WC", "355 Wörter") + row("PD", "1 März 2020")
    rows += row("ET", "14:30") + row("SN", "Die Zeitung") + row("LA", "Deutsch")
    rows += row("LP", paragraphs(FIRST)) + row("TD", paragraphs(SECOND, THIRD))
    rows += row("AN", f"<br/>Document ZEIT000020200301eg310000{number}")
    return f'<div class="article deArticle"><table>{rows}</table><br/></div><br/><span></span>'


def page(*articles: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>Factiva</title></head><body><h1>Factiva</h1>"
        f'<div id="contentLeft">{"".join(articles)}</div><span>© 2020 Factiva</span></body></html>'
    )


def test_fields_that_are_told_by_their_order() -> None:
    assert piece(page(by_order()), "factiva.html") == Piece(
        TEXT,
        headline="Bridge opens in spring",
        outlet="The Gazette",
        byline="Ann Writer",
        published="2020-03-01",
        language="en",
    )


def test_a_table_of_codes() -> None:
    first, second = pieces(page(by_codes(1), by_codes(2)), "factiva.html")
    assert first == Piece(
        TEXT,
        headline="Bridge 1",
        outlet="Die Zeitung",
        byline="Ann Writer",
        published="2020-03-01",
        language="de",
    )
    assert second.headline == "Bridge 2"


def test_an_article_without_a_day_or_without_text_is_not_lost() -> None:
    first, second = read(page(by_order(day="soon"), by_order(body="<p></p>")), "factiva.html")
    assert isinstance(first, Piece)
    assert (first.published, first.doubtful) == (None, frozenset({"published"}))
    assert second == Refused("article 2 of 2", "It holds no text.")


def test_documents_that_the_page_names_and_does_not_hold_are_counted() -> None:
    lost = "<div><p>Document GAZ0000020200301eg3100009</p></div>"
    *found, missing = read(page(by_order(), lost), "factiva.html")
    assert len(found) == 1
    assert missing == Refused("1 of 2 articles", "The page names 2 documents, but holds 1.")


def xml(count: int = 1) -> str:
    article = f"""<ppsarticle><article><baseLanguage>EN</baseLanguage>
      <byline>By Ann Writer</byline>
      <headline><paragraph><hlt>Bridge</hlt> opens</paragraph></headline>
      <leadParagraph><paragraph display="Proportional">{FIRST}</paragraph></leadParagraph>
      <publicationDate><dateTime>2020-03-01T01:35:58Z</dateTime></publicationDate>
      <sourceName>The Gazette</sourceName><tailParagraphs><paragraph>{SECOND}</paragraph>
      <paragraph>{THIRD}</paragraph></tailParagraphs></article></ppsarticle>"""
    return (
        '<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse'
        ' xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet'
        f' count="{count}">{article}</ppsarticleResultSet></ppsArticleResponse></PPSResponse>'
    )


def test_xml() -> None:
    assert piece(xml(), "factiva.xml") == Piece(
        TEXT,
        headline="Bridge opens",
        outlet="The Gazette",
        byline="By Ann Writer",
        published="2020-03-01T01:35:58Z",
        language="en",
    )
    assert SECOND in text_of(xml().encode(), "factiva.xml")


def test_xml_that_counts_more_articles_than_it_holds() -> None:
    _, missing = read(xml(count=3), "factiva.xml")
    assert missing == Refused("2 of 3 articles", "The file counts 3 articles, but holds 1.")
