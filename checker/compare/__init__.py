"""Compare the two claims of a pair: rules for typed values, then NLI for statements."""
