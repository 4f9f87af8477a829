"""A client of the HTTP API that `dragoman serve` offers. Needs no extra.

>>> from dragoman.client import Client
>>> with Client("http://127.0.0.1:8765") as desk:  # doctest: +SKIP
...     for engagement in desk.engagements(with_=["NOR"]):
...         print(engagement.date, engagement.channel)
"""

from dragoman.client.client import Client

__all__ = ["Client"]
