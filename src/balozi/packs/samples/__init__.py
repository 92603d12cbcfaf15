"""The sample papers that ship: invented texts, marked as such, that show what Balozi reads."""

from pathlib import Path

SAMPLES = Path(__file__).parent
