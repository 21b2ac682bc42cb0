from registry.models.agency import Agency, Official
from registry.models.country import Country
from registry.models.document import TravelDocument
from registry.models.employment import Employment
from registry.models.establishment import Establishment
from registry.models.notice import Notice, NoticeRow
from registry.models.permit import StayPermit
from registry.models.person import NameToken, Person
from registry.models.region import District, Regency, Village
from registry.models.stay import Stay
from registry.models.team import Team, TeamMember
from registry.models.user import User
from registry.models.visa_index import VisaIndex
from registry.models.watch_period import WatchFocus, WatchPeriod, WatchPhase

__all__ = [
    "Agency",
    "Country",
    "District",
    "Employment",
    "Establishment",
    "NameToken",
    "Notice",
    "NoticeRow",
    "Official",
    "Person",
    "Regency",
    "Stay",
    "StayPermit",
    "Team",
    "TeamMember",
    "TravelDocument",
    "User",
    "Village",
    "VisaIndex",
    "WatchFocus",
    "WatchPeriod",
    "WatchPhase",
]
