"""An optional language model as a second reader: asked over one address, and believed only where its quotation stands."""
