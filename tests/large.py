"""A large store, always the same: ``python -m tests.large FOLDER`` fills one; sizes are multiples of a hundredth.

All of it is invented. The states, the organisations and the institutions are named by their codes; who owes what to
whom, and what became of it, is drawn from a seeded generator in proportions as registers of promises have them.
"""

import json
import os
import random
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

TODAY = datetime.now(UTC).date()
CHUNK = 5_000
NEAR = ("UGA", "TZA", "RWA", "ETH", "SOM", "SSD", "CHN", "USA", "GBR", "FRA", "JPN", "IND", "DEU", "ARE")
GROUPS = ("EAC", "AU", "UN", "IGAD", "EU", "COMESA", "WHO", "UNEP")
INSTITUTIONS = (
    "MFA",
    *(f"MIN-{number:02}" for number in range(1, 28)),
    *(f"CNTY-{n:03}" for n in range(1, 48)),
)
AREAS = ("trade", "health", "education", "security", "energy", "transport", "environment", "agriculture")
VERBS = ("build", "open", "fund", "train", "connect", "protect", "equip", "study", "publish", "renew")
THINGS = ("clinic", "border post", "road", "laboratory", "school", "market", "weather station", "water plan")
LIFE = ("assigned", "planned", "in_progress", "evidence_submitted", "verified", "fulfilled")


@dataclass(frozen=True)
class Size:
    """How much there is."""

    commitments: int = 100_000
    agreements: int = 10_000
    engagements: int = 5_000
    users: int = 2_000

    @classmethod
    def share(cls, hundredths):
        """Return a smaller store in the same proportions."""
        whole = cls()
        return cls(*(max(4, value * hundredths // 100) for value in vars(whole).values()))


class Filler:
    """Fills a store that is empty; nothing in it depends on the clock but the day on which it is filled."""

    def __init__(self, size=None, seed=20261121):
        self.size, self.chance = size or Size(), random.Random(seed)
        self.states = self._states()

    def fill(self):
        """Write everything, in chunks, and make the states and the search."""
        from django.db import transaction

        from balozi.services.auditing import write_deed
        from balozi.services.indexing import fill_search
        from balozi.services.reckoning import fill_states
        from balozi.services.surveying import survey_store

        with transaction.atomic():
            self.deeds = [
                write_deed(by="large", at=_moment(2015 + year), verb="fill", subject=f"year {year}")
                for year in range(11)
            ]
            self._users()
            for register, write, count in (
                ("commitments", self._commitments, self.size.commitments),
                ("agreements", self._agreements, self.size.agreements),
                ("engagements", self._engagements, self.size.engagements),
            ):
                for first in range(0, count, CHUNK):
                    write(self._entries(register, min(CHUNK, count - first)))
            fill_states()
            fill_search()
        survey_store()
        return self

    def _states(self):
        from balozi.packs.gazetteer import state_by_code

        codes = sorted(code for code in _codes() if state_by_code(code) and code not in {"KEN", *NEAR})
        return [*NEAR, *codes][:190]

    def _partner(self):
        """Return a state; a few have most of what there is."""
        place = int(self.chance.paretovariate(0.9)) - 1
        return self.states[place % len(self.states)]

    def _entries(self, register, count):
        from balozi.ground.words import fold
        from balozi.store.registers.models import Entry

        made = []
        for _ in range(count):
            title = self._title(register)
            marking = self.chance.choices((0, 1, 2), (96, 3, 1))[0]
            made.append(
                Entry(
                    kind=register.removesuffix("s"),
                    register=register,
                    country="RWA" if self.chance.random() < 0.05 else "KEN",
                    marking=marking,
                    search=fold(title),
                )
            )
            made[-1].title = title
        Entry.objects.bulk_create(made)
        return made

    def _title(self, register):
        chance = self.chance
        thing, place = chance.choice(THINGS), f"{chance.choice(INSTITUTIONS)}-{chance.randrange(400)}"
        if register == "agreements":
            return f"Agreement on the {thing} of {place}"
        if register == "engagements":
            return f"Talks on the {thing} of {place}"
        return f"{chance.choice(VERBS)} the {thing} of {place}"

    def _day(self, earliest=2014, latest=2026):
        return date(
            self.chance.randint(earliest, latest), self.chance.randint(1, 12), self.chance.randint(1, 28)
        )

    def _partial(self, day):
        text = day.isoformat()
        return text[: self.chance.choices((10, 7, 4), (50, 30, 20))[0]]

    def _commitments(self, entries):
        from balozi.store.registers.models import Commitment, EvidenceRecord, Involvement

        versions, involved, steps, parts, updates, evidence = [], [], [], [], [], []
        for entry in entries:
            deed, partner = self.chance.choice(self.deeds[:10]), self._partner()
            versions.append(
                Commitment(
                    entry=entry,
                    made=deed,
                    title=entry.title,
                    action=entry.title,
                    modality=self.chance.choice(("will", "plans", "agrees", "pledges")),
                    policy_area=self.chance.choice(AREAS),
                    pillar=f"pillar {self.chance.randint(1, 8)}",
                    due="" if self.chance.random() < 0.4 else self._partial(self._day(2020, 2031)),
                )
            )
            ours = self.chance.random()
            owing = ["KEN"] if ours < 0.55 else [partner] if ours < 0.85 else [self.chance.choice(GROUPS)]
            owed = [partner] if owing == ["KEN"] else ["KEN"]
            involved += [
                Involvement(entry=entry, made=deed, code=code, role="obligor", register="commitments")
                for code in owing
            ]
            involved += [
                Involvement(entry=entry, made=deed, code=code, role="beneficiary", register="commitments")
                for code in owed
            ]
            evidence.append(
                EvidenceRecord(entry=entry, made=deed, source=f"invented tracker, row {entry.pk}")
            )
            self._life(entry, deed, steps, parts, updates)
        for rows in (versions, involved, evidence, steps, parts, updates):
            _write(rows)

    def _life(self, entry, deed, steps, parts, updates):
        from balozi.store.follow_up.models import Assignment, CommitmentEvent, ProgressUpdate

        chance = self.chance
        reached = chance.choices(range(7), (30, 15, 10, 25, 4, 4, 12))[0]
        day = self._day(2016, 2025)
        for event in LIFE[:reached]:
            steps.append(CommitmentEvent(entry=entry, made=deed, event=event, on=day))
            day = min(TODAY, day + timedelta(days=chance.randint(5, 200)))
        if chance.random() < 0.04:
            steps.append(CommitmentEvent(entry=entry, made=deed, event="lapsed", on=day))
        if reached:
            lead, *others = chance.sample(INSTITUTIONS, chance.randint(1, 3))
            person = f"person{chance.randrange(self.size.users):04}" if chance.random() < 0.7 else ""
            words = {"entry": entry, "made": deed, "state": chance.choice(("offered", "accepted"))}
            parts.append(Assignment(institution=lead, part="lead", focal_point=person, **words))
            parts += [Assignment(institution=one, part="co_implementer", **words) for one in others]
        for _ in range(chance.randint(1, 3) if reached >= 3 else 0):
            on = min(TODAY, day - timedelta(days=chance.randint(0, 300)))
            asserted = chance.choices(("on_track", "at_risk", "stalled", "completed"), (6, 2, 1, 1))[0]
            updates.append(
                ProgressUpdate(entry=entry, made=deed, text="Work goes on.", on=on, asserted=asserted)
            )

    def _agreements(self, entries):
        from balozi.store.registers.models import (
            Agreement,
            AgreementEvent,
            AgreementTerm,
            EvidenceRecord,
            Involvement,
        )

        versions, involved, events, terms, evidence = [], [], [], [], []
        for entry in entries:
            deed, partner = self.chance.choice(self.deeds[:10]), self._partner()
            form = self.chance.choices(("treaty", "agreement", "mou", "protocol"), (1, 3, 5, 1))[0]
            versions.append(
                Agreement(
                    entry=entry,
                    made=deed,
                    title=entry.title,
                    instrument_type=form,
                    subject=self.chance.choice(AREAS),
                )
            )
            parties = ["KEN", partner] + (
                self.chance.sample(self.states, 4) if self.chance.random() < 0.1 else []
            )
            involved += [
                Involvement(entry=entry, made=deed, code=code, role="party", register="agreements")
                for code in dict.fromkeys(parties)
            ]
            evidence.append(EvidenceRecord(entry=entry, made=deed, source=f"invented list, row {entry.pk}"))
            day = self._day(1995, 2025)
            for name in ("signed", "in_force", "registered")[
                : self.chance.choices((0, 1, 2, 3), (1, 4, 4, 2))[0]
            ]:
                events.append(
                    AgreementEvent(
                        entry=entry, made=deed, event=name, on=self._partial(day), source="invented"
                    )
                )
                day = min(TODAY, day + timedelta(days=self.chance.randint(0, 900)))
            if self.chance.random() < 0.5:
                renewal = self.chance.choice(("tacit", "agreed", "none", ""))
                terms.append(
                    AgreementTerm(
                        entry=entry,
                        made=deed,
                        ends=self._partial(self._day(2005, 2034)),
                        renewal=renewal,
                        renewal_months=60 if renewal == "tacit" else 0,
                        notice_months=self.chance.choice((0, 3, 6)),
                        lead=self.chance.choice(INSTITUTIONS),
                    )
                )
        for rows in (versions, involved, events, terms, evidence):
            _write(rows)

    def _engagements(self, entries):
        from balozi.store.registers.models import Engagement, EvidenceRecord, Involvement

        versions, involved, evidence = [], [], []
        for entry in entries:
            deed = self.chance.choice(self.deeds[:10])
            versions.append(
                Engagement(
                    entry=entry,
                    made=deed,
                    title=entry.title,
                    engagement_type=self.chance.choice(("visit", "talks", "summit", "call")),
                    status=self.chance.choice(("held", "planned")),
                    on=self._day().isoformat(),
                    place="Nairobi",
                )
            )
            involved += [
                Involvement(
                    entry=entry, made=deed, code=self._partner(), role="participant", register="engagements"
                )
            ]
            evidence.append(EvidenceRecord(entry=entry, made=deed, source=f"invented diary, row {entry.pk}"))
        for rows in (versions, involved, evidence):
            _write(rows)

    def _users(self):
        from django.contrib.auth.hashers import make_password
        from django.contrib.auth.models import User

        from balozi.store.people.models import Profile

        # One hash for all of them: nobody signs in with it, and two thousand would take minutes.
        secret = make_password(None)
        users = User.objects.bulk_create(
            User(username=f"person{number:04}", password=secret) for number in range(self.size.users)
        )
        Profile.objects.bulk_create(
            Profile(
                user=user,
                institution=self.chance.choice(INSTITUTIONS),
                role="focal_point" if number else "desk_officer",
                clearance=0 if number else 1,
            )
            for number, user in enumerate(users)
        )


def _codes():
    from balozi.packs.gazetteer import states

    return [state.code for state in states()]


def _moment(year):
    return datetime(year, 7, 1, 9, tzinfo=UTC)


def _write(rows):
    if rows:
        type(rows[0]).objects.bulk_create(rows, batch_size=CHUNK)


def main():
    """Fill the store of a folder, or of BALOZI_DATABASE_URL, and say how long it took."""
    folder = Path(sys.argv[1])
    hundredths = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    os.environ["BALOZI_HOME"] = str(folder)
    from balozi.cli.opening import open_store

    open_store()
    begun = time.perf_counter()
    size = Size.share(hundredths)
    Filler(size).fill()
    print(json.dumps({"seconds": round(time.perf_counter() - begun, 1), **vars(size)}))


if __name__ == "__main__":
    main()
