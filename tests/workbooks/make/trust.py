"""The one truth behind the corpus: a made-up small trust, and its own count of it.

Nothing here knows the product. People are drawn first, with what they are; the words of a workbook are chosen from that, and
the counts are made from what was drawn, in plain Python, by the rules of the standard written out once more. So an error in
reading cannot hide in both. Nobody in it exists; the surnames stand in a column that the product must never keep.

The drawing depends on a seed and on nothing else: no clock, no folder, no order of a set.
"""

from datetime import date, timedelta

SNAPSHOT = date(2026, 3, 31)
FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
END_OF_TIME = "31/12/4712"
TRUST_CODE = "RZX"


class Draw:
    """A linear congruential generator: the same numbers with every version of Python."""

    def __init__(self, seed):
        self.state = seed * 2654435761 % 2**31 or 1

    def below(self, end):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 8) % end

    def of(self, things):
        return things[self.below(len(things))]

    def day(self, first, last):
        return first + timedelta(days=self.below((last - first).days + 1))


ORIGINS = {
    "white": ["A White - British"] * 6 + ["A", "B White - Irish", "C White - Any other White background", "CP White Polish",
              "CX White Mixed", "White – British", "C3 White Unspecified"],
    "bme": ["D Mixed - White and Black Caribbean", "H Asian or Asian British - Indian", "N Black or Black British - African",
            "SC Filipino", "PD", "GF Mixed - Other/Unspecified", "R Other Ethnic Groups - Chinese", "Bangladeshi", "J",
            "M Black or Black British - Caribbean", "Asian or Asian British – Chinese", "Arab"],
    "unknown": ["Z Not Stated", "Z", "99", "", "I do not wish to disclose my ethnic origin", "Not Known"],
}

AC, EA = "Administrative and Clerical", "Estates and Ancillary"
NMR, ACS = "Nursing and Midwifery Registered", "Additional Clinical Services"
AHP, PST, MD = "Allied Health Professionals", "Add Prof Scientific and Technic", "Medical and Dental"

# Section, band, staff group, job role, pay scale. Every row of indicator 1 is held by somebody.
JOBS = [
    ("non_clinical", "under_1", EA, "Apprentice", "Apprentice Annex 21"),
    ("non_clinical", "band_1", EA, "Domestic", "NHS|XN01|Non Review Body Band 1"),
    ("non_clinical", "band_2", AC, "Clerical Worker", "NHS|XN02|Non Review Body Band 2"),
    ("non_clinical", "band_3", AC, "Medical Secretary", "Band 3"),
    ("non_clinical", "band_4", AC, "Officer", "NHS|XN04|Non Review Body Band 4"),
    ("non_clinical", "band_5", AC, "Officer", "5"),
    ("non_clinical", "band_6", AC, "Manager", "XN06"),
    ("non_clinical", "band_7", AC, "Manager", "Band 7"),
    ("non_clinical", "band_8a", AC, "Manager", "NHS|XN08|Non Review Body Band 8 - Range A"),
    ("non_clinical", "band_8b", AC, "Senior Manager", "Band 8b"),
    ("non_clinical", "band_8c", AC, "Senior Manager", "NHS|XN10|Non Review Body Band 8 - Range C"),
    ("non_clinical", "band_8d", AC, "Senior Manager", "8d"),
    ("non_clinical", "band_9", AC, "Senior Manager", "NHS|XN12|Non Review Body Band 9"),
    ("non_clinical", "vsm", AC, "Chief Executive", "Very Senior Manager"),
    ("non_clinical", "vsm", AC, "Finance Director", "923|EXEC|Executive Pay"),
    ("clinical", "band_2", ACS, "Healthcare Assistant", "NHS|XR02|Review Body Band 2"),
    ("clinical", "band_3", ACS, "Healthcare Assistant", "NHS|XR03|Review Body Band 3"),
    ("clinical", "band_4", ACS, "Assistant Practitioner", "Band 4"),
    ("clinical", "band_5", NMR, "Staff Nurse", "NHS|XR05|Review Body Band 5"),
    ("clinical", "band_6", NMR, "Sister/Charge Nurse", "NHS|XR06|Review Body Band 6"),
    ("clinical", "band_7", AHP, "Physiotherapist Specialist Practitioner", "NHS|XR07|Review Body Band 7"),
    ("clinical", "band_8a", PST, "Pharmacist", "NHS|XR08|Review Body Band 8 - Range A"),
    ("clinical", "band_8b", NMR, "Nurse Consultant", "NHS|XR09|Review Body Band 8 - Range B"),
    ("clinical", "band_8c", NMR, "Manager", "Band 8c"),
    ("clinical", "band_8d", AHP, "Manager", "NHS|XR11|Review Body Band 8 - Range D"),
    ("clinical", "band_9", NMR, "Manager", "NHS|XR12|Review Body Band 9"),
    ("clinical", "vsm", NMR, "Director of Nursing", "VSM"),
    ("medical", "consultant", MD, "Consultant", "NHS|YC72|Consultant"),
    ("medical", "senior_medical_manager", MD, "Medical Director", "NHS|YC72|Consultant"),
    ("medical", "career_grade", MD, "Specialty Doctor", "NHS|MC46|Specialty Doctor"),
    ("medical", "trainee", MD, "Specialty Registrar", "NHS|MN37|Specialty Registrar"),
    ("medical", "trainee", MD, "Foundation Year 1", "NHS|MN13|Foundation Year 1"),
    ("medical", "other_medical", MD, "Salaried General Practitioner", "Salaried GP"),
]
COMMON = [18, 18, 18, 19, 19, 15, 16, 2, 4, 27, 30]

# What a trust with these words answers, once.
ANSWERS = """\
# What the made-up trust of the corpus answers where only a trust can say.
[assignment_category]
"Locum" = "count"
[assignment_status]
"Maternity" = "count"
"Career Break" = "count"
[pay_scale]
"Apprentice Annex 21" = "under_1"
"923|EXEC|Executive Pay" = "vsm"
[staff_group]
"Students" = "exclude"
"""

DIVISIONS = ["Medicine", "Surgery", "Café and Retail – North", "Women’s Services", "Corporate"]
SURNAMES = ["Quillfeather", "Ostrander", "Pemberwick", "Zalewska-Moor", "O'Thistle", "Nwabrook", "Fairlamb", "Håkonsby"]

# Standing of a person as drawn, and the category and status a workbook shows for it.
STANDINGS = {
    "employee": [("Permanent", "Active Assignment")] * 6 + [("Fixed Term Temp", "Active Assignment"),
                ("Permanent", "Maternity"), ("Permanent", "Acting Up"), ("Locum", "Active Assignment"),
                ("Permanent", "Career Break")],
    "bank": [("Bank", "Active Assignment")],
    "agency": [("Agency", "Active Assignment")],
    "honorary": [("Honorary", "Active Assignment")],
    "non_executive": [("Non-Exec Director/Chair", "Active Assignment")],
    "student": [("Fixed Term Temp", "Active Assignment")],
}
OUTSIDE = ("bank", "agency", "honorary", "non_executive")
PLAN = ["bank", "leaver", "two", "honorary", "starter", "two", "student", "non_executive", "leaver", "bank", "agency", "two",
        "unmarked", "tied", "stated_elsewhere", "conflict", "bank_too", "last_day", "first_day", "end_of_time"]
SENIORITY = ["under_1", "band_1", "band_2", "band_3", "band_4", "band_5", "band_6", "band_7", "band_8a", "band_8b", "band_8c",
             "band_8d", "band_9", "vsm", "other_medical", "trainee", "career_grade", "consultant", "senior_medical_manager"]
# The order of the return, in which the counts are told.
SECTIONS = ["non_clinical", "clinical", "medical"]
ROWS = SENIORITY[:14] + ["consultant", "senior_medical_manager", "career_grade", "trainee", "other_medical"]


class Post:
    """One row of a staff list: what is true of it, and the words a workbook has for it."""

    def __init__(self, person, group, standing, job, draw):
        self.person, self.group, self.standing = person, group, standing
        self.section, self.band, self.staff_group, self.role, self.scale = job
        self.category, self.status = draw.of(STANDINGS[standing])
        self.origin = draw.of(ORIGINS[group])
        self.fte = draw.of([100, 100, 100, 80, 60, 50, 93])
        self.start = draw.day(date(1989, 1, 9), date(2025, 3, 1))
        self.leave = None
        self.end_of_time = False
        self.primary = "Y"
        self.place = 1
        self.division = draw.of(DIVISIONS)
        self.gender = draw.of(["Female", "Female", "Male"])
        self.surname = draw.of(SURNAMES)
        if standing == "student":
            self.staff_group, self.section, self.band = "Students", None, None
        if standing == "non_executive":
            self.role, self.scale = "Non Executive Director", "923|NED1"

    @property
    def number(self):
        return f"{self.person:08}"

    @property
    def assignment(self):
        return self.number if self.place == 1 else f"{self.number}-{self.place}"


def draw_staff(seed, people, first_number=1203):
    draw, posts, number = Draw(seed), [], first_number
    for index in range(people):
        number += 1 + draw.below(4099)
        what = PLAN[index // 2 % len(PLAN)] if index % 2 else "plain"
        standing = what if what in STANDINGS else "employee"
        group = draw.of(["white"] * 13 + ["bme"] * 7 + ["unknown"] * 2)
        job = JOBS[index // 2] if index % 2 == 0 and index // 2 < len(JOBS) else JOBS[draw.of(COMMON)]
        post = Post(number, group, standing, job, draw)
        posts.append(post)
        if what == "leaver":
            post.leave, post.status = draw.day(FIRST, date(2026, 3, 30)), draw.of(["Terminated", "Active Assignment"])
        elif what == "starter":
            post.start = draw.day(date(2026, 4, 1), date(2026, 6, 30))
        elif what == "last_day":
            post.leave = SNAPSHOT
        elif what == "first_day":
            post.start = SNAPSHOT
        elif what == "end_of_time":
            post.end_of_time = True
        if what in ("two", "unmarked", "tied", "stated_elsewhere", "conflict", "bank_too"):
            other_job = JOBS[draw.of(COMMON)] if what != "tied" else JOBS[SENIOR_TO_TIE]
            second = Post(number, group, "bank" if what == "bank_too" else "employee", other_job, draw)
            second.place, second.primary, second.gender, second.surname = 2, "N", post.gender, post.surname
            posts.append(second)
            if what == "unmarked":
                post.primary = second.primary = ""
                post.fte, second.fte = 40, 60
            elif what == "tied":
                post.primary = second.primary = ""
                post.fte = second.fte = 50
                post.section, post.band, post.staff_group, post.role, post.scale = JOBS[4]
            elif what == "stated_elsewhere":
                post.origin, second.origin = "Z Not Stated", "H Asian or Asian British - Indian"
                post.group = second.group = "bme"
            elif what == "conflict":
                post.origin, second.origin = "A White - British", "SC Filipino"
                post.group = second.group = "white"
            elif what == "bank_too":
                post.origin, second.origin = "", "A White - British"
                post.group = second.group = "white"
            if what == "two":
                second.origin = post.origin
    return posts


# Band 7 against band 4: of two posts with the same hours the higher band decides.
SENIOR_TO_TIE = 7


def count_staff(posts):
    """Counts heads. Each row either stands for a person or is left out under the first reason that applies."""
    outcome = {}
    by_person = {}
    for index, post in enumerate(posts):
        if post.standing in OUTSIDE:
            outcome[index] = post.standing
        elif post.leave is not None and post.leave < SNAPSHOT:
            outcome[index] = "leaver"
        elif post.start > SNAPSHOT:
            outcome[index] = "starter_after"
        elif post.standing == "student":
            outcome[index] = "student"
        else:
            by_person.setdefault(post.person, []).append(index)
    people = {}
    for indexes in by_person.values():
        def rank(index):
            post = posts[index]
            return (post.primary == "Y", post.fte or 0, SENIORITY.index(post.band), -index)
        best = max(indexes, key=rank)
        for index in indexes:
            outcome[index] = "second_post"
        post = posts[best]
        outcome[best] = post.group
        people.setdefault((post.section, post.band), {"white": 0, "bme": 0, "unknown": 0})[post.group] += 1
    left_out = {}
    for reason in outcome.values():
        if reason not in ("white", "bme", "unknown"):
            left_out[reason] = left_out.get(reason, 0) + 1
    keys = sorted(people, key=lambda key: (SECTIONS.index(key[0]), ROWS.index(key[1])))
    lines = []
    for index, post in enumerate(posts):
        counted = outcome[index] in ("white", "bme", "unknown")
        place = f"{post.section} {post.band}" if counted else "-"
        division = post.division.replace("–", "-").replace("’", "'")
        lines.append(" | ".join([str(post.person), f"{post.fte / 100:.2f}" if post.fte is not None else "-", post.start.isoformat(),
                                 post.leave.isoformat() if post.leave else "open", post.primary or "-", division, place,
                                 outcome[index]]))
    total = {group: sum(triple[group] for triple in people.values()) for group in ("white", "bme", "unknown")}
    return {
        "rows": len(posts), "used": sum(total.values()), "left_out": dict(sorted(left_out.items())), "total": total,
        "people": [f"{section} {band}: {t['white']} / {t['bme']} / {t['unknown']}"
                   for (section, band), t in ((key, people[key]) for key in keys)],
        "lines": lines,
    }


STAFF_HEADINGS = ["Employee Number", "Assignment Number", "Last Name", "Primary Assignment", "Assignment Status",
                  "Assignment Category", "Ethnic Origin", "Gender", "Org L2", "Staff Group", "Job Role", "Grade", "FTE",
                  "Start Date", "Leave Date"]


def staff_row(post):
    return [post.number, post.assignment, post.surname, post.primary, post.status, post.category, post.origin, post.gender,
            post.division, post.staff_group, post.role, post.scale, post.fte / 100, post.start,
            END_OF_TIME if post.end_of_time else post.leave]


def staff_table(posts):
    return [STAFF_HEADINGS] + [staff_row(post) for post in posts]


# ---- recruitment -----------------------------------------------------------------------------------------------------

STAGES = {"applied": ["Applied", "Not shortlisted", "Withdrawn before shortlisting"],
          "shortlisted": ["Shortlisted", "Interviewed", "Offer declined"], "appointed": ["Appointed", "Hired"]}


class Application:
    def __init__(self, number, draw):
        self.number = number
        self.vacancy = 4400 + draw.below(12)
        self.group = draw.of(["white"] * 5 + ["bme"] * 4 + ["unknown"])
        self.origin = draw.of(ORIGINS[self.group])
        self.stage = draw.of(["applied"] * 3 + ["shortlisted"] * 2 + ["appointed"])
        self.status = draw.of(STAGES[self.stage])
        self.shortlisted = None
        if self.stage != "applied":
            self.shortlisted = draw.day(date(2025, 4, 1), date(2026, 3, 31))
            if number % 11 == 0:
                self.shortlisted = draw.day(date(2025, 1, 1), date(2025, 3, 31))
        self.applied = (self.shortlisted or draw.day(date(2025, 4, 20), date(2026, 3, 1))) - timedelta(days=12)


def draw_recruitment(seed, number):
    draw = Draw(seed)
    applications = [Application(70001 + index, draw) for index in range(number)]
    applications[0].shortlisted = date(2025, 4, 1) if applications[0].stage != "applied" else None
    return applications


def count_recruitment(applications):
    shortlisted = {"white": 0, "bme": 0, "unknown": 0}
    appointed = dict(shortlisted)
    left_out = {"not_shortlisted": 0, "out_of_period": 0}
    lines = []
    for application in applications:
        day = application.shortlisted
        lines.append(f"{application.group} | {application.stage} | {day.isoformat() if day else '-'}")
        if application.stage == "applied":
            left_out["not_shortlisted"] += 1
        elif not FIRST <= day <= LAST:
            left_out["out_of_period"] += 1
        else:
            shortlisted[application.group] += 1
            if application.stage == "appointed":
                appointed[application.group] += 1
    return {"rows": len(applications), "shortlisted": shortlisted, "appointed": appointed, "left_out": left_out, "lines": lines}


RECRUITMENT_HEADINGS = ["Vacancy Ref", "Application ID", "Ethnic Origin", "Application Status", "Date Applied",
                        "Date Shortlisted"]


def recruitment_table(applications):
    return [RECRUITMENT_HEADINGS] + [
        [f"923-{a.vacancy}", f"AR{a.number}", a.origin, a.status, a.applied, a.shortlisted] for a in applications]


# ---- casework --------------------------------------------------------------------------------------------------------

class Case:
    def __init__(self, number, posts, draw):
        self.number = number
        self.post = draw.of([post for post in posts if post.standing == "employee"])
        self.case_type = draw.of(["Disciplinary", "Disciplinary", "Disciplinary", "Grievance", "Misconduct"])
        self.formal = draw.of([True, True, False])
        self.opened = draw.day(date(2025, 2, 1), date(2026, 3, 20))
        self.began = self.opened + timedelta(days=9) if self.formal else None


def draw_casework(seed, posts, number):
    draw = Draw(seed)
    cases = sorted((Case(index + 1, posts, draw) for index in range(number)), key=lambda case: case.opened)
    entries = [case for case in cases if case.case_type != "Grievance" and case.formal]
    entries[-1].post = entries[-2].post  # Somebody has two cases: one person, two entries.
    return cases


def count_casework(cases):
    lines, people, entries = [], set(), 0
    for case in cases:
        counts = case.case_type in ("Disciplinary", "Misconduct") and case.formal
        entered = case.began or case.opened
        lines.append(f"{case.post.person} | {'formal disciplinary' if counts else '-'} | {entered.isoformat()}")
        if counts and FIRST <= entered <= LAST:
            entries += 1
            people.add(case.post.person)
    return {"rows": len(cases), "cases": entries, "people": len(people), "lines": lines}


CASEWORK_HEADINGS = ["Case Ref", "Employee Number", "Case Type", "Formal/Informal", "Date Opened",
                     "Date Formal Investigation Began", "Outcome"]


def casework_table(cases):
    return [CASEWORK_HEADINGS] + [
        [f"ER{case.number:04}", case.post.number, case.case_type, "Formal" if case.formal else "Informal", case.opened, case.began,
         "Review after six months.\nStaff side \"informed\"." if case.formal else None] for case in cases]


# ---- training --------------------------------------------------------------------------------------------------------

class Booking:
    def __init__(self, posts, draw):
        self.post = draw.of([post for post in posts if post.standing == "employee"])
        self.course, self.category, self.non_mandatory = draw.of([
            ("Coaching conversations", "Non-mandatory", True), ("Wound care update", "CPD", True),
            ("Fire safety", "Statutory and mandatory", False), ("Leadership – first line", "Non-mandatory", True)])
        self.status = draw.of(["Attended", "Attended", "Completed", "Did not attend", "Cancelled"])
        self.day = draw.day(date(2025, 3, 1), date(2026, 3, 31))

    @property
    def attended(self):
        return self.status in ("Attended", "Completed")


def draw_training(seed, posts, number):
    draw = Draw(seed)
    return [Booking(posts, draw) for _ in range(number)]


def count_training(bookings):
    lines, people = [], set()
    for booking in bookings:
        lines.append(" | ".join([str(booking.post.person), "non-mandatory" if booking.non_mandatory else "-",
                                 "attended" if booking.attended else "-", booking.day.isoformat()]))
        if booking.non_mandatory and booking.attended and FIRST <= booking.day <= LAST:
            people.add(booking.post.person)
    return {"rows": len(bookings), "people": len(people), "lines": lines}


def training_table(bookings):
    return [["Employee Number", "Course", "Category", "Attendance", "Date Attended"]] + [
        [b.post.number, b.course, b.category, b.status, b.day] for b in bookings]


# ---- board -----------------------------------------------------------------------------------------------------------

# Role, executive, voting, group, origin, first day, last day.
BOARD = [
    ("Chair", False, True, "white", "A White - British", date(2022, 5, 1), None),
    ("Non-Executive Director", False, True, "white", "White - British", date(2021, 9, 1), None),
    ("Non-Executive Director", False, True, "bme", "H Asian or Asian British - Indian", date(2024, 2, 1), None),
    ("Non-Executive Director", False, True, "white", "B White - Irish", date(2020, 1, 1), date(2026, 1, 31)),
    ("Non-Executive Director", False, True, "unknown", "Z Not Stated", date(2026, 2, 1), None),
    ("Associate Non-Executive Director", False, False, "bme", "N Black or Black British - African", date(2025, 6, 1), None),
    ("Chief Executive", True, True, "white", "A White - British", date(2019, 4, 1), None),
    ("Finance Director", True, True, "white", "C White - Any other White background", date(2023, 1, 1), None),
    ("Medical Director", True, True, "bme", "L Asian or Asian British - Any other Asian background", date(2020, 7, 1), None),
    ("Director of Nursing", True, True, "white", "A White - British", date(2024, 11, 1), None),
    ("Chief People Officer", True, False, "white", "A White - British", date(2026, 4, 13), None),
    ("Director of Strategy", True, False, "bme", "SC Filipino", date(2021, 3, 1), None),
]


def count_board(members):
    names = {"white": 0, "bme": 0, "unknown": 0}
    counts = {part: dict(names) for part in ("total", "voting", "executive")}
    lines = []
    for _, executive, voting, group, _, start, end in members:
        lines.append(" | ".join([group, "executive" if executive else "non-executive", "voting" if voting else "non-voting",
                                 start.isoformat(), end.isoformat() if end else "open"]))
        if start <= SNAPSHOT and (end is None or end >= SNAPSHOT):
            counts["total"][group] += 1
            counts["voting"][group] += voting
            counts["executive"][group] += executive
    return {"rows": len(members), **counts, "lines": lines}


def board_table(members):
    return [["Role", "Executive/Non-Executive", "Voting", "Ethnicity", "Date Appointed", "End Date"]] + [
        [role, "Executive" if executive else "Non-Executive", "Yes" if voting else "No", origin, start, end]
        for role, executive, voting, _, origin, start, end in members]


# ---- survey ----------------------------------------------------------------------------------------------------------

MEASURES = ["har_from_pat_eth_summary", "har_from_staff_eth_summary", "equal_eth_summary", "q16b_eth_summary"]
# Thousandths: White, BME; responses: White, BME. Of the trust itself, indicators 5 to 8.
SURVEY = [((243, 298), (812, 301)), ((187, 251), (809, 300)), ((588, 455), (805, 298)), ((61, 139), (810, 299))]


def count_survey():
    return {"rows": None, "figures": [f"indicator {indicator}: {w / 10:.1f} / {b / 10:.1f} of {nw} / {nb}"
                                      for indicator, ((w, b), (nw, nb)) in zip(range(5, 9), SURVEY)]}


def survey_table(scale, seed=5):
    """The national layout; `scale` makes a share out of thousandths."""
    draw = Draw(seed)
    headings = ["org_id", "org_name", "org_benchmark_group"]
    for year in (2024, 2025):
        for measure in MEASURES:
            headings += [f"{measure}_{part}_{year}" for part in ("1", "2", "n_1", "n_2")]
    rows = []
    for code, name in [("RYA", "Another Trust"), (TRUST_CODE, "Made-up Trust"), ("RYB", "A Third Trust")]:
        row = [code, name, "Acute&Acute Community Trusts"]
        for year in (2024, 2025):
            for (white, bme), responses in SURVEY:
                own = code == TRUST_CODE and year == 2025
                shift = 0 if own else 7 + draw.below(40)
                row += [scale(white + shift), scale(bme + shift), responses[0] + shift, responses[1] + shift]
        rows.append(row)
    return [headings] + rows


# ---- past return -----------------------------------------------------------------------------------------------------

RETURN_YEAR = 2025


def return_items(seed=9):
    """Item number to White, BME and unknown, of last year: 14 bands without doctors, twice, then the doctors."""
    draw = Draw(seed)
    return {item: (20 + draw.below(300), 5 + draw.below(90), draw.below(9)) for item in range(1, 34)}


def count_return(items):
    return {"rows": None, "year": RETURN_YEAR,
            "items": [f"{item}: {w} / {b} / {u}" for item, (w, b, u) in items.items()]}


def return_in_words(items):
    """The same as a trust publishes it: no item numbers, one year, the parts of the workforce above their bands."""
    parts = {1: "Non-clinical", 15: "Clinical – non-medical", 29: "Medical and dental"}
    rows = [["Workforce Race Equality Standard 2025"], ["Indicator 1: staff by pay band, 31 March 2025"], [],
            ["Pay band", "White", "BME", "Not stated"]]
    for row in return_table(items)[2:]:
        if row[1] in parts:
            rows.append([parts[row[1]]])
        if row[1]:
            rows.append([row[2], *row[7:]])
    return rows + [
        # The managers are among the consultants.
        ["Total", *(sum(figures[place] for item, figures in items.items() if item != 30) for place in range(3))]]


def return_table(items):
    labels = ["Under Band 1"] + [f"Band {band}" for band in ("1", "2", "3", "4", "5", "6", "7", "8A", "8B", "8C", "8D", "9")]
    labels = (labels + ["VSM"]) * 2 + ["Consultants", "of which Senior medical manager", "Non-consultant career grade",
                                       "Trainee grades", "Other"]
    rows = [["INDICATOR", "DATA ITEM NO", "DATA ITEM", "MEASURE", "2024", None, None, "2025", None, None],
            [None, None, None, None, "WHITE", "BME", "ETHNICITY UNKNOWN/NULL", "WHITE", "BME", "ETHNICITY UNKNOWN/NULL"]]
    for (item, figures), label in zip(items.items(), labels):
        earlier = [figure + 3 for figure in figures]
        if item in (1, 15):
            rows.append([1, None, "1a) Non Clinical workforce" if item == 1 else "1b) Clinical workforce"] + [None] * 7)
        rows.append([None, item, label, "Headcount", *earlier, *figures])
    return rows
