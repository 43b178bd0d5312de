"""Who plays in the demo, and how they meet the bot: by what people do in Telegram, and by nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.page import Cast
from bot.demo.season.moves import Hand, Say, Tap, buttons_of
from bot.demo.telegram import Channel, Group, Person, PretendTelegram


@dataclass(frozen=True, slots=True)
class People:
    fan: Person
    journalist: Person  # reads Kazakh
    guest: Person  # reads English
    owner: Person  # of the bot, and of the channel
    group: Group  # with topics, led by the fan
    topic: int
    channel: Channel

    @property
    def cast(self) -> list[Cast]:
        return [
            Cast(self.fan, "fan", (self.group, self.channel)),
            Cast(self.journalist, "journalist", (self.group, self.channel)),
            Cast(self.owner, "owner", (self.channel,)),
            Cast(self.guest, "fan", (self.channel,)),
        ]

    def chat(self, role: str) -> int:
        """The chat of somebody's private talk with the bot, of the group or of the channel."""
        place: Person | Group | Channel = getattr(self, role)
        return place.id


def gather(telegram: PretendTelegram) -> People:
    """They are there, and nobody has met the bot yet."""
    fan = telegram.add_person("Айгерим", language_code="ru", username="aigerim")
    journalist = telegram.add_person("Нұрлан", language_code="kk", username="nurlan")
    owner = telegram.add_person("Ержан", language_code="ru", username="yerzhan")
    guest = telegram.add_person("Emma", language_code="en", username="emma")
    group = telegram.add_group("Болельщики бокса", forum=True, members=(fan, journalist))
    topic = telegram.add_topic(group, "Лицензии", by=fan)
    channel = telegram.add_channel("Путь в Токио", "road_to_tokyo", members=(owner, fan, journalist, guest))
    return People(fan, journalist, guest, owner, group, topic, channel)


async def settle_in(telegram: PretendTelegram, people: People, hand: Callable[[Person], Hand]) -> None:
    """Everybody but the fan, whom the viewer plays, finds the bot and says what they want to hear."""
    await hand(people.journalist).does([Say("/start"), Say("/subscribe бокс, күрес, дзюдо")])
    await hand(people.guest).does([Say("/start"), Say("/subscribe")])
    telegram.add_bot(people.group, by=people.fan, rights=["can_manage_topics"])
    await hand(people.fan).does([Say("/subscribe бокс")], people.group, people.topic)
    await hand(people.owner).does([Say("/start"), Say("/channel")])
    link = _channel_link(telegram, people.owner)
    if link is not None:
        telegram.follow_link(people.owner, link, chat=people.channel)
        await hand(people.owner).hear()
        await hand(people.owner).does([Tap("at1|*|sub1:1:")])


def _channel_link(telegram: PretendTelegram, owner: Person) -> str | None:
    """The button by which the bot is added to a channel."""
    links = [button.get("url", "") for message in telegram.history(owner.id) for button in buttons_of(message)]
    return next((link for link in links if "startchannel" in link), None)
