"""Jobs of foreign workers with their RPTKA; a few are what an officer looks for."""

from datetime import timedelta
from random import Random

from registry.demo.people import Story
from registry.demo.places import TEACHER, WORK
from registry.models import Employment, Establishment

POSITIONS = (
    ("Technical Advisor", "penasihat"),
    ("Mechanical Engineer", "profesional"),
    ("Electrical Engineer", "profesional"),
    ("Project Manager", "manajer"),
    ("Production Manager", "manajer"),
    ("Quality Control Specialist", "profesional"),
    ("Heavy Equipment Instructor", "profesional"),
    ("Finance Director", "direksi"),
    ("Commissioner", "komisaris"),
)
WEIGHTS = (18, 22, 18, 8, 8, 14, 10, 3, 2)
TEACHER_JOB = ("English Teacher", "profesional")
# Directors and commissioners need no Indonesian counterpart.
WITHOUT_COUNTERPART = frozenset({"direksi", "komisaris"})


class JobTeller:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.told = 0

    def tell(self, story: Story) -> None:
        """Every twentieth RPTKA ends before the permit does, every twelfth worker has no counterpart named."""
        if story.slot.purpose not in (WORK, TEACHER) or not story.permits:
            return
        self.told += 1
        number = self.told
        employer: Establishment = story.slot.establishment
        teaches = story.slot.purpose == TEACHER
        position, level = TEACHER_JOB if teaches else self.rng.choices(POSITIONS, WEIGHTS)[0]
        permit = story.permits[0]
        gap = -self.rng.randrange(15, 50) if number % 20 == 0 else self.rng.randrange(0, 40)
        left = max((stay.departed for stay in story.stays if stay.departed), default=None)
        named = level not in WITHOUT_COUNTERPART and number % 12
        story.jobs.append(
            Employment(
                person=story.person,
                employer=employer,
                work_district_id=employer.district_id,
                work_address="Lokasi proyek" if self.rng.random() < 0.3 else "",
                position=position,
                level=level,
                rptka_number=f"CONTOH/{number:04}/RPTKA/{permit.valid_from.year}",
                rptka_kind="sementara" if (permit.valid_until - permit.valid_from).days < 190 else "lebih_6_bulan",
                rptka_until=permit.valid_until + timedelta(days=gap),
                counterpart=f"Pendamping Contoh {number}" if named else "",
                started_on=story.first_seen,
                ended_on=None if story.slot.present else left,
            )
        )
