"""Signed card addresses of presscard, in Python 3.8 or later. Copy what you need.

python3 recipe.py < vectors.tsv prints the address of every test vector, twice: of its JSON as it stands, and
of the card read and written again by Python.
"""

import base64
import hashlib
import hmac
import json
import sys


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def sign_json(kid: str, secret: str, ext: str, card_json: str) -> str:
    """The path of a card (ext: png, jpg, webp) or of its share page (ext: share)."""
    payload = base64url(card_json.encode("utf-8"))
    letter, kind, rest = ("s", "share", payload) if ext == "share" else ("c", "card", f"{payload}.{ext}")
    # The secret's own text is the key: nothing is decoded.
    mac = hmac.new(secret.encode("utf-8"), f"{kind}\nv1\n{kid}\n{rest}".encode("utf-8"), hashlib.sha256)
    path = f"/{letter}/v1/{kid}/{base64url(mac.digest()[:18])}/{rest}"
    if len(path) > (8192 if ext == "share" else 4096):
        raise ValueError("card_too_long")
    return path


def sign_card(kid: str, secret: str, ext: str, card: dict) -> str:
    return sign_json(kid, secret, ext, json.dumps(card, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    for line in sys.stdin.buffer.read().decode("utf-8").rstrip("\n").split("\n"):
        kid, secret, ext, card_json = line.split("\t")[:4]
        print(sign_json(kid, secret, ext, card_json), sign_card(kid, secret, ext, json.loads(card_json)), sep="\t")
