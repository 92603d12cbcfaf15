import pytest

from balozi.ground.errors.reading import EmptyFile, FileTooLarge, NoSuchPath, PaperTooLong, UnreadableFile
from balozi.reading.documents import PassageKind
from balozi.reading.files import read_bytes, read_paper
from balozi.reading.limits import Limits

LETTER = (
    "MINISTRY OF FISHERIES\r\n\r\nThe two sides agreed to share data on tuna stocks every quarter.\r\n"
    "They will meet again in Malindi.\r\n"
)


def test_the_text_of_a_utf8_file_is_its_bytes_decoded_with_line_ends_unchanged():
    content = LETTER.encode()
    document = read_bytes(content, "letter.txt")
    assert document.text == content.decode("utf-8")
    assert document.media_type == "text/plain"
    assert document.warnings == ()


def test_a_byte_order_mark_stays_in_the_text_but_in_no_passage():
    content = b"\xef\xbb\xbf" + LETTER.encode()
    document = read_bytes(content, "letter.txt")
    assert document.text == content.decode("utf-8")
    assert document.passages[0].start == 1
    assert document.title == "MINISTRY OF FISHERIES"


def test_a_western_text_is_read_with_a_warning_that_says_so():
    document = read_bytes(
        "Le ministre a été reçu à Libreville par le président.".encode("cp1252"), "note.txt"
    )
    assert "été reçu à" in document.text
    assert any("Windows-1252" in warning for warning in document.warnings)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_text_with_the_mark_of_a_wide_encoding_is_read_with_a_warning(encoding):
    document = read_bytes(LETTER.encode(encoding), "letter.txt")
    assert "tuna stocks" in document.text
    assert any(encoding.upper() in warning for warning in document.warnings)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", "\u00a0\u200b\n".encode()])
def test_a_file_without_visible_characters_is_empty(content):
    with pytest.raises(EmptyFile):
        read_bytes(content, "nothing.txt")


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 20,
        b"text with a zero byte \0 inside",
        b"\x01\x02\x03\x04 not a text",
        "Москва и Найроби подписали соглашение о сотрудничестве".encode("cp1251"),
        b"\x7fELF\x02\x01\x01",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
        b"{\\rtf1 text}",
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"\xff\xfeab\xd8",
    ],
)
def test_what_is_not_text_is_refused(content):
    with pytest.raises(UnreadableFile) as refusal:
        read_bytes(content, "paper.txt")
    assert refusal.value.name == "paper.txt"
    assert refusal.value.remedy


def test_a_file_larger_than_the_limit_is_refused_with_both_numbers(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"a word " * 100)
    with pytest.raises(FileTooLarge) as refusal:
        read_paper(path, limits=Limits(bytes=100))
    assert (refusal.value.size, refusal.value.limit) == (700, 100)
    with pytest.raises(FileTooLarge):
        read_bytes(path.read_bytes(), "long.txt", limits=Limits(bytes=100))


def test_a_text_with_more_characters_than_the_limit_is_refused():
    with pytest.raises(PaperTooLong, match="characters"):
        read_bytes(b"a word " * 100, "long.txt", limits=Limits(characters=50))


def test_a_path_that_does_not_exist_is_refused_with_its_name(tmp_path):
    with pytest.raises(NoSuchPath, match=r"absent\.txt"):
        read_paper(tmp_path / "absent.txt")


def test_a_folder_is_no_paper(tmp_path):
    with pytest.raises(UnreadableFile):
        read_paper(tmp_path)


def test_a_path_and_its_bytes_give_the_same_document(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(LETTER.encode())
    assert read_paper(path) == read_bytes(LETTER.encode(), "letter.txt")


def test_a_wrong_extension_is_read_all_the_same_with_a_warning():
    document = read_bytes(LETTER.encode(), "letter.pdf")
    assert document.passages[0].kind is PassageKind.HEADING
    assert any(".pdf" in warning and "plain text" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("REPUBLIC OF KENYA\n\nMINISTRY OF FISHERIES\n\nPRESS RELEASE\n\nTalks on Tuna", "Talks on Tuna"),
        ("JAMHURI YA KENYA\n\nTAARIFA KWA VYOMBO VYA HABARI\n\nMazungumzo ya Samaki", "Mazungumzo ya Samaki"),
        ("MINISTÈRE DE LA PÊCHE\n\nCommuniqué de presse\n\nEntretiens sur le thon", "Entretiens sur le thon"),
        ("MINISTRY OF FISHERIES AND KENYA AGREE ON TUNA AND ON MUCH ELSE", "MINISTRY OF FISHERIES AND KENYA AGREE ON TUNA AND ON MUCH ELSE"),
        ("PRESS RELEASE", "PRESS RELEASE"),
    ],
)  # fmt: skip
def test_a_letterhead_is_the_title_only_when_no_other_heading_follows(head, title):
    body = "The two sides agreed to share data on tuna stocks every quarter, and they will meet again in Malindi in May."
    assert read_bytes(f"{head}\n\n{body}\n".encode(), "letter.txt").title == title
