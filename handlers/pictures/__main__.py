"""Draw one picture in a process of its own: an order comes in, a file goes out."""

import pickle
import sys

from handlers.pictures.drawing import draw
from handlers.pictures.race import Order


def main() -> None:
    order = pickle.load(sys.stdin.buffer)  # noqa: S301 (the studio wrote it, nobody else has this pipe)
    assert isinstance(order, Order)  # noqa: S101
    sys.stdout.buffer.write(draw(order.race, order.theme, order.paper, sharper=order.sharper))


if __name__ == "__main__":
    main()
