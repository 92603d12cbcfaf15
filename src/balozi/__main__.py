"""`python -m balozi` is the command `balozi`."""

from balozi.cli import main

main()
