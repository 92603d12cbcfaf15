"""What any rule asks of a sentence: its lines, verbs, persons, parties, and of whom it speaks."""
