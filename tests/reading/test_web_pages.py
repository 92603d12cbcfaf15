import pytest

from balozi.ground.errors.reading import EmptyFile, PaperTooLong
from balozi.reading.files import read_bytes
from balozi.reading.limits import Limits

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Site</title><script>var promise = 1;</script>
<style>p {color: red}</style></head><body>
<nav><ul><li>Ministry</li><li>Embassies</li></ul></nav>
<header><p>Republic of Somewhere</p></header>
<main><article><header><h1>Joint statement on the Ruvuma bridge</h1></header>
<p>The ministers met in Mtwara.<br>They agreed on a   new
bridge.</p><p hidden>secret</p><p style="display: none">unseen</p><div aria-hidden="true">icon</div>
<h2>Next steps</h2>
<ul><li>Survey the river</li><li>Publish the <b>design</b> by 2027</li></ul>
<table><caption>Share of cost</caption><tr><th>State</th><th>Share</th></tr>
<tr><td>Tanzania</td><td>60</td></tr></table>
<figure><img src="x.png" alt="bridge"><figcaption>The ferry at the site</figcaption></figure>
</article></main>
<aside>Popular pages</aside><footer>Contact the webmaster</footer></body></html>"""


def kinds(document):
    return [(passage.kind.value, document.text_of(passage)) for passage in document.passages]


def test_a_page_is_read_block_by_block_without_what_nobody_sees():
    document = read_bytes(PAGE.encode(), "statement.html")
    assert document.media_type == "text/html"
    assert kinds(document) == [
        ("furniture", "Ministry"),
        ("furniture", "Embassies"),
        ("furniture", "Republic of Somewhere"),
        ("heading", "Joint statement on the Ruvuma bridge"),
        ("paragraph", "The ministers met in Mtwara."),
        ("paragraph", "They agreed on a new bridge."),
        ("heading", "Next steps"),
        ("list_item", "Survey the river"),
        ("list_item", "Publish the design by 2027"),
        ("caption", "Share of cost"),
        ("table_row", "State\tShare"),
        ("table_row", "Tanzania\t60"),
        ("caption", "The ferry at the site"),
        ("furniture", "Popular pages"),
        ("furniture", "Contact the webmaster"),
    ]
    assert document.title == "Joint statement on the Ruvuma bridge"


def test_headings_of_a_page_make_the_section_path():
    document = read_bytes(PAGE.encode(), "statement.html")
    item = next(p for p in document.passages if document.text_of(p) == "Survey the river")
    assert item.section == ("Joint statement on the Ruvuma bridge", "Next steps")


def test_html_under_a_text_name_is_read_as_html_with_a_warning():
    document = read_bytes(PAGE.encode(), "statement.txt")
    assert document.media_type == "text/html"
    assert any("HTML" in warning for warning in document.warnings)


def test_a_layout_table_gives_paragraphs_not_rows():
    page = "<html><body><table><tr><td><h2>Visit</h2><p>The envoy came to Lusaka on Monday.</p></td></tr></table>"
    document = read_bytes(page.encode(), "visit.html")
    assert kinds(document) == [("heading", "Visit"), ("paragraph", "The envoy came to Lusaka on Monday.")]


def test_the_encoding_that_a_page_declares_is_believed():
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Coopération à Bangui</p></body></html>'
    assert "Coopération à Bangui" in read_bytes(page.encode("iso-8859-1"), "p.html").text


def test_a_page_without_declared_encoding_is_read_with_a_warning():
    document = read_bytes("<html><body><p>Coopération à Bangui</p></body></html>".encode("cp1252"), "p.html")
    assert "Coopération" in document.text
    assert any("Windows-1252" in warning for warning in document.warnings)


def test_a_page_nested_a_hundred_thousand_deep_loses_nothing():
    page = (
        "<html><body>" + "<div>" * 100_000 + "<p>At the bottom.</p>" + "</div>" * 100_000 + "</body></html>"
    )
    assert read_bytes(page.encode(), "deep.html").text == "At the bottom."


def test_a_page_of_scripts_only_is_empty():
    with pytest.raises(EmptyFile):
        read_bytes(b"<html><body><script>alert('hi')</script></body></html>", "app.html")


def test_a_page_longer_than_the_limit_is_refused():
    page = "<html><body>" + "<p>One more line.</p>" * 200 + "</body></html>"
    with pytest.raises(PaperTooLong):
        read_bytes(page.encode(), "long.html", limits=Limits(characters=1_000))


def test_entities_and_broken_markup_are_read_as_a_browser_would():
    page = "<html><body><p>Trade &amp; transit &mdash; it grew.<p>Second <b>part</i>.</p></body>"
    assert kinds(read_bytes(page.encode(), "p.html")) == [
        ("paragraph", "Trade & transit — it grew."),
        ("paragraph", "Second part."),
    ]
