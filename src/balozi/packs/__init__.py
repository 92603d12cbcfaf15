"""Country packs: all that differs by country, as data with its source; and the world's names.

Facts only, in our own words. ``countries/ke`` and ``countries/rw`` ship with the product.
"""
