"""What the buttons of pictures and tables carry."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.pictures.race import Theme


class PictureForm(StrEnum):
    PHOTO = "photo"
    PNG = "png"
    PDF = "pdf"


class ShowPicture(CallbackData, prefix="pic1"):
    """The picture of the race, as a new message; `day` as 20200224, empty: today."""

    form: PictureForm
    theme: Theme
    day: str = ""


class ShowTables(CallbackData, prefix="tabs1"):
    """Which tables there are; `day` as 20200224, empty: today."""

    day: str = ""


class TableForm(StrEnum):
    XLSX = "xlsx"  # all tables, a sheet each
    LICENCES = "licences"  # as CSV
    CHANGES = "changes"


class SendTable(CallbackData, prefix="tab1"):
    form: TableForm
    day: str = ""
