"""`python -m checker` is `check`."""

from checker.cli import main

main()
