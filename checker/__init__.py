"""check: a claim-consistency checker across news sources."""
