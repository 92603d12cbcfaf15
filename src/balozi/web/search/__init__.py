"""One question to the registers and the papers."""
