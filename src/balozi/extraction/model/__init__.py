"""An optional language model as a second reader: asked at one address, believed only where its quotation stands."""
