"""Records, kinds of facts, life cycles and numbered rules of the registers; pure values, no store."""
