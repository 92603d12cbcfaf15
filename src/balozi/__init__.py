"""Balozi keeps a country's word: papers in, promises on a register, each beside its sentence."""

__version__ = "0.1.0"
