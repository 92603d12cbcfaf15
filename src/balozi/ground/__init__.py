"""Words everybody uses: errors, evidence, partial dates, markings, the acting person, tallies.

The standard library only. Every other room may import this one; it imports none.
"""
