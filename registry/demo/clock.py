from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Clock:
    """Days and moments counted from today. Nothing in the demo happens today: the hour may not have come yet."""

    today: date

    def day(self, ahead: int) -> date:
        return self.today + timedelta(days=ahead)

    def past(self, day: date) -> date:
        """``day``, or yesterday if that is earlier."""
        return min(day, self.day(-1))

    def moment(self, day: date, hour: int, minute: int = 0, zone: str = "Asia/Makassar") -> datetime:
        return datetime.combine(day, time(hour, minute), ZoneInfo(zone))
