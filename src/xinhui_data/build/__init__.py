"""From raw to published tables."""
