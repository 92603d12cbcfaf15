"""Which files of a folder are papers."""

from pathlib import Path

from balozi.ground.errors.reading import NoSuchPath

PAPER_ENDINGS = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".docx", ".docm", ".pdf"})


def paper_files(path: Path) -> list[Path]:
    """Return the papers in a folder and the folders in it, in order of their names; a file named is taken as it is.

    Left out are hidden files, files that have no ending of a paper, and links that lead out of the folder.

    Raises:
        NoSuchPath: the file or folder does not exist or may not be opened.
    """
    if path.is_file():
        return [path]
    try:
        top = path.resolve(strict=True)
        next(path.iterdir(), None)
    except OSError as fault:
        raise NoSuchPath(str(path), (fault.strerror or "it is not there").lower()) from fault
    found = (
        file for file in sorted(path.rglob("*")) if file.suffix.lower() in PAPER_ENDINGS and file.is_file()
    )
    return [file for file in found if not _hidden(file, path) and file.resolve().is_relative_to(top)]


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)
