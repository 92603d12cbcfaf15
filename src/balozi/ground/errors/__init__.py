"""The one family of refusals: its tree stands in ``family``, its leaves stand by subject.

A refusal is imported from its subject: a command loads the refusals that it can meet, not all of them.
"""
