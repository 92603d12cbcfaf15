"""The codes that an app would show (RFC 6238), computed apart from the code under test."""

import base64
import hashlib
import hmac
import struct
import time


def code_of(secret, steps=0):
    """Return the code of a secret, some steps of thirty seconds from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    told = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    first = told[-1] & 15
    return f"{(struct.unpack('>I', told[first : first + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
