"""The first page: are we keeping our word?"""
