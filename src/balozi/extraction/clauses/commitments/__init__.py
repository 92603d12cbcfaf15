"""What states and bodies say that they will do: who owes what to whom, how firmly and by when."""
