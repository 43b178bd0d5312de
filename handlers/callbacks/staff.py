"""What the buttons of editors and invitations carry."""

from aiogram.filters.callback_data import CallbackData


class ShowStaff(CallbackData, prefix="staff1"):
    """The editors, in place of what is shown."""


class RemoveEditor(CallbackData, prefix="fire1"):
    """Let an editor go; not `sure`: ask first."""

    person: int
    sure: bool


class Invite(CallbackData, prefix="inv1"):
    """A link for a new editor of all sports, or (`dialogue` not 0) of those chosen in a dialogue."""

    dialogue: int


class InviteSports(CallbackData, prefix="invs1"):
    """The sports to choose from for a new editor; `dialogue` 0: begin to choose."""

    dialogue: int
    part: int


class InviteSport(CallbackData, prefix="invc1"):
    dialogue: int
    sport: str
    wanted: bool
    part: int
