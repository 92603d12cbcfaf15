"""Refusals about indicators, periods, figures and the files that bring them."""

from dataclasses import dataclass

from balozi.ground.errors.family import InvalidInput, NotFound


@dataclass(eq=False)
class NotAPeriod(InvalidInput):
    """A period is a year, half-year, quarter or month, of the calendar or of the fiscal year."""

    code = "results.period"
    says = "%(text)r is not a period."
    remedy = "Write 2024, 2024-H1, 2024-Q3, 2024-07, FY2024, FY2024-H1 or FY2024-Q3; FY2024/25 is FY2024."
    text: str


@dataclass(eq=False)
class PeriodUnclear(NotAPeriod):
    """A period is written so that it can be one of two."""

    code = "results.period_unclear"
    says = "%(text)r can be read as %(one)s or as %(other)s."
    remedy = (
        "Write one of the two. A fiscal year is named after the year in which it begins: FY2024 is 2024/25."
    )
    one: str
    other: str


@dataclass(eq=False)
class NotANumber(InvalidInput):
    """A figure is written in digits."""

    code = "results.number"
    says = "The column %(column)s holds %(text)r, which is not a number."
    remedy = "Write digits, a point before decimals and nothing between thousands, such as 1250.5."
    column: str
    text: str


@dataclass(eq=False)
class NotOneOf(InvalidInput):
    """A column takes a few words only."""

    code = "results.word"
    says = "The column %(column)s holds %(text)r."
    remedy = "Write one of: %(known)s."
    column: str
    text: str
    known: str


@dataclass(eq=False)
class NotADay(InvalidInput):
    """The day of a report is written in full."""

    code = "results.day"
    says = "The column %(column)s holds %(text)r, which is not a day."
    remedy = "Write YYYY-MM-DD."
    column: str
    text: str


@dataclass(eq=False)
class CellEmpty(InvalidInput):
    """A row does not say what it is about."""

    code = "results.empty"
    says = "The column %(column)s is empty."
    remedy = "Every row names its indicator and its period."
    column: str


@dataclass(eq=False)
class CodeTooLong(InvalidInput):
    """A code or a name is longer than can be kept."""

    code = "results.long"
    says = "The column %(column)s holds %(text)r and more; it takes %(longest)d characters at most."
    remedy = "Write the code in the place of the name, or a shorter name."
    column: str
    text: str
    longest: int


@dataclass(eq=False)
class PartsIncomplete(InvalidInput):
    """A percentage is stated by half of its parts."""

    code = "results.parts"
    says = "The row states a %(stated)s without a %(missing)s."
    remedy = "State both parts of the percentage, or neither."
    stated: str
    missing: str


@dataclass(eq=False)
class PartsImpossible(InvalidInput):
    """A percentage is stated over a whole that cannot be."""

    code = "results.whole"
    says = "%(numerator)s of %(denominator)s is not a percentage."
    remedy = "The denominator is a count that is zero or more, and zero only when the numerator is."
    numerator: str
    denominator: str


@dataclass(eq=False)
class RangeInvalid(InvalidInput):
    """A range ends before it begins."""

    code = "results.range"
    says = "The range begins at %(low)s and ends at %(high)s."
    remedy = "Write the smaller number in target_low and the larger one in target_high."
    low: str
    high: str


@dataclass(eq=False)
class TooManyCells(InvalidInput):
    """A row is longer than the header of its table."""

    code = "results.cells"
    says = "The row has %(cells)d cells; the header has %(columns)d."
    remedy = "Put a text that holds commas between quotation marks."
    cells: int
    columns: int


@dataclass(eq=False)
class ColumnsMissing(InvalidInput):
    """A table lacks columns without which nothing can be computed."""

    code = "results.columns"
    says = "%(name)s has no column %(columns)s."
    remedy = "The first line names the columns; docs/how-to/check-a-rating.md lists them."
    name: str
    columns: str


@dataclass(eq=False)
class NotATable(InvalidInput):
    """A file is not a table of text."""

    code = "results.table"
    says = "%(name)s is not a table in CSV, encoded as UTF-8."
    remedy = "Save it as CSV UTF-8 and try again."
    name: str


@dataclass(eq=False)
class ColumnTwice(InvalidInput):
    """Two columns of a table have one name."""

    code = "results.twice"
    says = "%(name)s names the column %(column)s more than once."
    remedy = "Keep one of them: which one holds cannot be guessed."
    name: str
    column: str


@dataclass(eq=False)
class QuoteLeftOpen(InvalidInput):
    """A quotation in a row has no end."""

    code = "results.quote"
    says = "A quotation mark opens in the row and is not closed in it."
    remedy = "Close it, or write it twice where it belongs to the text."


@dataclass(eq=False)
class RowNotText(InvalidInput):
    """A row holds bytes that are no letters."""

    code = "results.text"
    says = "The row holds bytes that are no text in UTF-8."
    remedy = "Save the file as CSV UTF-8 and try again."


@dataclass(eq=False)
class NotColumns(InvalidInput):
    """A table cannot be read as whole columns."""

    code = "results.no_columns"
    says = "%(name)s cannot be read as whole columns: %(fault)s."
    remedy = "Use balozi results compute, which refuses single rows, or mend the file."
    name: str
    fault: str


@dataclass(eq=False)
class NothingComputed(InvalidInput):
    """Every row of a table was refused."""

    code = "results.nothing"
    says = "None of the %(rows)d rows can be used."
    remedy = "The lines above say why; mend the rows and try again."
    rows: int


@dataclass(eq=False)
class ThresholdsInvalid(InvalidInput):
    """Thresholds are two numbers above zero, the higher one first."""

    code = "results.thresholds"
    says = "%(text)r are no thresholds."
    remedy = "Write from where on a target is met and from where on it is partly met, such as 1.0,0.8."
    text: str


@dataclass(eq=False)
class DeclarationMissing(InvalidInput):
    """An indicator does not declare what its computation needs."""

    code = "results.undeclared"
    says = "The indicator %(indicator)s does not declare: %(missing)s."
    remedy = "Declare it; nothing is computed from a guess."
    indicator: str
    missing: str


@dataclass(eq=False)
class NoSuchFigure(NotFound):
    """No figure was computed for this indicator, area and period."""

    code = "results.missing"
    says = "There is no figure of %(indicator)s for the area %(area)r and the period %(period)r."
    remedy = "`balozi results compute` lists the figures; the period of a whole span is written FIRST/LAST."
    indicator: str
    area: str
    period: str
