"""Results as pages: scorecard, heat map, one indicator, entering values, approvals, gaps, changes."""
