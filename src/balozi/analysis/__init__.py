"""Tables and models over registers and results, written once for several engines; no store."""
