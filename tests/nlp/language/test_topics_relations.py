"""What a sentence is about, and who leads, pays for, takes part in, supports or follows it, and where it acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
K, H = "Operation Kestrel", "Operation Heron"
CVU = "Heavy Lorry Unit"
FC = "Fenshire Constabulary"


def each(*cases: tuple[str, str, set[tuple[str, str]]]) -> pytest.MarkDecorator:
    """Parametrises over (id, body, wanted pairs)."""
    return pytest.mark.parametrize(
        ("body", "wanted"), [pytest.param(body, wanted, id=name) for name, body, wanted in cases]
    )


@each(
    ("led-by", f"{K} is led by the {CVU}.", {(K, CVU)}),
    ("led-by-two", f"{K} is led by the {CVU} and the Home Office.", {(K, CVU), (K, "Home Office")}),
    ("led-by-person", f"{K} is led by Inspector Sam Orr.", {(K, "Sam Orr")}),
    ("coordinated", f"{K} was coordinated by the National Crime Agency.", {(K, "National Crime Agency")}),
    ("carried", f"{K} began in May. The operation is led by the {CVU}.", {(K, CVU)}),
    (
        "a-board-is-chaired",
        "The Crime and Harm Board is chaired by the Chief Constable.",
        {("Crime and Harm Board", "Chief Constable")},
    ),
    ("by-a-common-noun", f"{K} is led by officers from the south.", set()),
    ("leads-to", f"{K} leads to fewer thefts, the {CVU} said.", set()),
    ("active", f"The {CVU} leads {K}.", {(K, CVU)}),
    ("perfect", f"The Home Office has launched the new {K}.", {(K, "Home Office")}),
    ("aside", f"The Environment Agency, with its partners, is coordinating {K}.", {(K, "Environment Agency")}),
    ("office", f"The Chief Constable chairs the {CVU}.", {(CVU, "Chief Constable")}),
    (
        "us",
        "Fenshire Constabulary met. The Constabulary leads the Crime and Harm Board.",
        {("Crime and Harm Board", FC)},
    ),
    ("lead-for", f"The {CVU} is the lead for {K}.", {(K, CVU)}),
    ("apposition", f"{K}, the Environment Agency's yearly campaign, began.", {(K, "Environment Agency")}),
    ("opening", f"Led by the {CVU}, {K} began in May.", {(K, CVU)}),
    ("is-a", f"{K} is an Environment Agency campaign against waste crime.", {(K, "Environment Agency")}),
    ("commanded", f"{K} is commanded by Inspector Sam Orr.", {(K, "Sam Orr")}),
    ("money-is-no-lead", f"{K} is a Home Office funded project.", set()),
    ("passive", f"The {CVU} was led to {K} by chance.", set()),
    ("took-the-lead-elsewhere", f"The {CVU} leads the search of the moor, and {K} began.", set()),
    ("titled", f"Inspector Sam Orr ({K} lead) met farmers.", {(K, "Sam Orr")}),
    ("nationally", f"Led nationally by the {CVU}, {K} began.", {(K, CVU)}),
    ("this-work", f"{K}: This is about theft. The {CVU} leads on this work.", {(K, CVU)}),
    ("both", f"{K} and {H} are led by the {CVU}.", {(K, CVU), (H, CVU)}),
    ("misled", f"{K} was misled by the {CVU}.", set()),
    ("other-subject", f"{K} began in May. The search of the moor, which is a large one, was led by the {CVU}.", set()),
)
def test_led_by(report: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert report(body).facts("led_by") == wanted


@each(
    ("funded-by", f"{K} is funded by the Home Office.", {(K, "Home Office")}),
    ("funding-from", f"{K} received funding from the Home Office.", {(K, "Home Office")}),
    ("with-funding", f"{K} was delivered with Home Office funding.", {(K, "Home Office")}),
    ("team", f"The {CVU} is funded by the Home Office.", {(CVU, "Home Office")}),
    ("programme", f"{K} is funded through the Safer Shores Fund.", {(K, "Safer Shores Fund")}),
    ("awarded-by", f"{K} was set up using funding awarded to the force by the Home Office.", {(K, "Home Office")}),
    ("secured-from", f"{K} secured £20,000 from the Home Office.", {(K, "Home Office")}),
    ("gave", f"The Home Office provided a grant of £5,000 for {K}.", {(K, "Home Office")}),
    ("pays", f"The Home Office funds the {CVU}.", {(CVU, "Home Office")}),
    ("team-with", f"Two officers joined the {CVU} with Home Office funding.", {(CVU, "Home Office")}),
    ("opening", f"Funded by the Home Office, {K} began in May.", {(K, "Home Office")}),
    ("to-deliver", f"Money came from the Home Office to deliver {K}.", {(K, "Home Office")}),
    ("for-which", f"Funding for {K} has been secured from the Home Office.", {(K, "Home Office")}),
    ("both", f"{K} and {H} are funded by the Home Office.", {(K, "Home Office"), (H, "Home Office")}),
    ("is-a", f"{K} is a Home Office funded project.", {(K, "Home Office")}),
    ("a-year", f"{K} receives £40,000 a year from the Home Office.", {(K, "Home Office")}),
    ("gave-it", f"The Home Office has given {K} £40,000.", {(K, "Home Office")}),
    ("met", f"The cost of {K} is met by the Home Office.", {(K, "Home Office")}),
    ("paid-for-something-else", f"{K}: This is about theft. Derby City Council funded lights.", set()),
    ("met-in-person", f"Those on {K} were met by the Home Office.", set()),
    ("seized-from", f"{K} seized £20,000 from the Home Office.", set()),
    ("regarding", f"We spoke to the {CVU} on {K} regarding Home Office funding.", set()),
    ("asked-for", f"For {K} a bid for funding from the Home Office was made.", set()),
    ("a-prize", f"The Home Office awarded a prize to {K}.", set()),
    ("no-payer", f"{K} is funded by partners.", set()),
    ("not-money", f"{K} was praised by the Home Office.", set()),
)
def test_funded_by(report: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert report(body).facts("funded_by") == wanted


def test_a_list_of_what_money_paid_for(report: Read) -> None:
    seen = report(
        f"Throughout the Home Office funded period, the following was done:\n\n- {K} ran for a week.\n- "
        f"Officers walked the beat."
    )
    (paid,) = seen.statements("funded_by")
    assert (paid.subject.label, paid.object.label) == (K, "Home Office")
    assert paid.inferred


@each(
    ("with", f"{K} was run with the Environment Agency.", {(K, "Environment Agency")}),
    (
        "list",
        f"{K} was carried out with the Environment Agency, the {CVU} and the Home Office.",
        {(K, "Environment Agency"), (K, CVU), (K, "Home Office")},
    ),
    ("supported", f"The {CVU} supported {K} in May.", {(K, CVU)}),
    ("took-part", f"The {CVU} took part in {K}.", {(K, CVU)}),
    ("alongside", f"Working alongside the Environment Agency, {K} closed three yards.", {(K, "Environment Agency")}),
    ("as-part-of", f"As part of {K}, the {CVU} stopped ten vans.", {(K, CVU)}),
    (
        "two-hosts",
        f"During {K}, the {CVU} and the Environment Agency held a stall.",
        {(K, CVU), (K, "Environment Agency")},
    ),
    ("officers-from", f"Officers from the {CVU} took part in {K}.", {(K, CVU)}),
    ("support-of", f"{K} ran with the support of the Environment Agency.", {(K, "Environment Agency")}),
    ("two-operations", f"The {CVU} supports {K} and {H}.", {(K, CVU), (H, CVU)}),
    ("then-another", f"The {CVU} delivered {K} in May and supported {H} in June.", {(K, CVU), (H, CVU)}),
    ("stood-for", f"{K} began in May. The {CVU} supported the operation.", {(K, CVU)}),
    ("the-team", f"The {CVU} met ten drivers. The team also promoted {K}.", {(K, CVU)}),
    ("partnered", f"{K} began in May. It has partnered with the Environment Agency.", {(K, "Environment Agency")}),
    ("working-alongside", f"{K} began. Working alongside the {CVU}, it closed three yards.", {(K, CVU)}),
    ("list-after-a-verb", f"{K} used the {CVU} and the Environment Agency.", {(K, CVU), (K, "Environment Agency")}),
    ("three-operations", f"The {CVU} ran two operations: {K} and {H}.", {(K, CVU), (H, CVU)}),
    ("thanked", f"The PCC thanked the {CVU} for {K}.", {(K, CVU)}),
    ("entitled", f"{K}: This is about theft. Officers from the {CVU} stopped ten vans.", {(K, CVU)}),
    (
        "between",
        f"A joint operation between the {CVU} and the Environment Agency, {K} closed three yards.",
        {(K, CVU), (K, "Environment Agency")},
    ),
    ("agent-of-another", f"Guidance is written by the Environment Agency and delivered by the {K} team.", set()),
    ("no-list", f"{K} was delayed. Through the {CVU}, the Environment Agency was asked to look at lorries.", set()),
    ("partners-are", f"{K} partners are the {CVU} and the Environment Agency.", {(K, CVU), (K, "Environment Agency")}),
    ("reports-to", f"{K} reports to the Crime and Harm Board.", {(K, "Crime and Harm Board")}),
    ("evaluated-by", f"An evaluation of {K} by the Environment Agency found fewer thefts.", set()),
    ("award-from", f"{K} won an award from the Home Office.", set()),
    ("stolen-from", f"{K} recovered lorries stolen from the Environment Agency.", set()),
    ("without", f"Without help from the Environment Agency, {K} closed three yards.", set()),
    ("praise", f"The Environment Agency thanked officers for {K}.", set()),
    ("announced", f"The Home Office announced {K} in May.", set()),
    ("another-clause", f"The {CVU} is a member of the board, and {K} began in May.", set()),
    ("told-of", f"News of {K} came to the {CVU}.", set()),
    ("money", f"The Home Office gave £5,000 to {K}.", set()),
    ("published-by", f"{K} follows a report published by the Environment Agency.", set()),
    ("guidance", f"{K} follows Home Office guidance.", set()),
    ("no-operation", f"The {CVU} met the Environment Agency.", set()),
    ("a-person", f"Jane Roe took part in {K}.", set()),
)
def test_involves(report: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert report(body).facts("involves") == wanted


@each(
    ("in", f"{K} ran in Derby.", {(K, "Derby")}),
    ("two", f"{K} ran in Derby and Leeds.", {(K, "Derby"), (K, "Leeds")}),
    ("road", f"{K} ran on the A38.", {(K, "A38")}),
    ("before", f"In Derby, {K} closed three yards.", {(K, "Derby")}),
    ("two-operations", f"{K} ran in Derby and {H} ran in Leeds.", {(K, "Derby"), (H, "Leeds")}),
    ("acting-place", f"Scarborough has joined {K}.", {(K, "Scarborough")}),
    ("patrols", f"Scarborough town centre patrols ran under {K}.", {(K, "Scarborough")}),
    ("two-of-them", f"{K} and {H} ran in Derby.", {(K, "Derby"), (H, "Derby")}),
    ("a-man-from", f"A man from Leeds was arrested in Derby under {K}.", {(K, "Derby")}),
    ("but", f"{K} ran well, however thefts rose in Derby.", set()),
    ("a-cause-elsewhere", f"{K} was paused due to a fire in Derby.", set()),
    ("conference", f"{K} was shown at a conference in Derby.", set()),
    ("no-place", f"{K} ran in the summer.", set()),
    ("body", f"{K} ran with Derby Borough Council.", set()),
    ("no-operation", "Officers met people in Derby.", set()),
)
def test_located_in(report: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert report(body).facts("located_in") == wanted


@each(
    ("in-support", f"{K} works in support of {H}.", {(K, H)}),
    ("part-of", f"{K} is part of {H}.", {(K, H)}),
    ("supported-by", f"{K} is supported by {H}.", {(H, K)}),
    ("programme", f"{K} runs under the Safer Shores Initiative.", {(K, "Safer Shores Initiative")}),
    ("carried", f"{K} began in May. The operation is supported by {H}.", {(H, K)}),
    ("and", f"{K} and {H} both began in May.", set()),
    ("opening", f"As part of {H}, officers ran {K}.", {(K, H)}),
    (
        "two-helpers",
        f"{H} is supported by work under {K} and the Safer Shores Initiative.",
        {(K, H), ("Safer Shores Initiative", H)},
    ),
    ("includes", f"{H} began in May. This has included {K}.", {(K, H)}),
    ("linked", f"{K} is linked to {H}.", {(K, H)}),
    ("complements", f"{K} complements {H}.", {(K, H)}),
    ("between", f"There is close working between {K} and {H}.", {(K, H)}),
    ("strand", f"As one strand of {H}, {K} began in May.", {(K, H)}),
    ("only-pays", f"{K}, funded by the Safer Shores Fund, supports {H}.", {(K, H)}),
    ("each-its-own", f"{K} supports victims and {H} began in May.", set()),
    ("unlike", f"{K} cost less than {H}.", set()),
)
def test_supports(report: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert report(body).facts("supports") == wanted


@each(
    ("renamed", f"The Rural Crime Team was renamed the {CVU}.", {("Rural Crime Team", CVU)}),
    ("rebranded-as", f"The Rural Crime Team has been rebranded as the {CVU}.", {("Rural Crime Team", CVU)}),
    ("redesignation", f"The re-designation of the Rural Crime Team as the {CVU} is done.", {("Rural Crime Team", CVU)}),
    ("now", f"The Rural Crime Team (now known as the {CVU}) met.", {("Rural Crime Team", CVU)}),
    ("formerly", f"The {CVU}, formerly the Rural Crime Team, met.", {("Rural Crime Team", CVU)}),
    ("operations", f"{K} was renamed {H}.", {(K, H)}),
    ("become", f"The Rural Crime Team has become the {CVU}.", {("Rural Crime Team", CVU)}),
    ("relaunched", f"{K} has been relaunched as {H}.", {(K, H)}),
    ("change-of-name", f"The Rural Crime Team changed its name to the {CVU}.", {("Rural Crime Team", CVU)}),
    ("what-was", f"What was {K} is now {H}.", {(K, H)}),
    ("part-of", f"The Rural Crime Team is now part of the {CVU}.", set()),
    ("side-by-side", f"The Rural Crime Team now works with the {CVU}.", set()),
    ("called-out", f"The Rural Crime Team was called out by the {CVU}.", set()),
    ("one-name", "The Rural Crime Team was renamed in May.", set()),
)
def test_renamed_to(minutes: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert minutes(body).facts("renamed_to") == wanted


@each(
    ("also-known", f"{K}, also known as {H}, began.", {(K, H)}),
    ("known-to", f"{K} is known to {H}.", set()),
)
def test_same_as(minutes: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert minutes(body).facts("same_as") == wanted


@each(
    ("it", f"{K} began in May. It is led by the {CVU}.", {(K, CVU)}),
    ("next-paragraph", f"{K} began in May.\n\nThe operation is led by the {CVU}.", {(K, CVU)}),
    ("last-named", f"{H} ended. {K} began. The operation is led by the {CVU}.", {(K, CVU)}),
    ("other-heading", f"{K} began in May.\n\n2. Other matters\n\nThe operation is led by the {CVU}.", set()),
)
def test_the_operation_is_the_last_named(report: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert report(body).facts("led_by") == wanted


def test_a_carried_name_is_said_to_be_inferred_and_is_quoted(report: Read) -> None:
    (said,) = report(f"{K} began in May. The operation is led by the {CVU}.").statements("led_by")
    assert said.inferred
    assert K in said.quote
    (plain,) = report(f"{K} is led by the {CVU}.").statements("led_by")
    assert not plain.inferred
    assert said.confidence < plain.confidence


def test_the_home_force_takes_part_where_minutes_say_so(minutes: Read) -> None:
    frame = "Fenshire Constabulary met. Fenshire Constabulary spoke.\n\n"
    assert minutes(frame + f"The Constabulary ran {K} in May.").facts("involves") == {(K, "Fenshire Constabulary")}
    assert minutes(frame + f"{K} ran in May.").facts("involves") == set()


@each(
    ("part-in", f"The Constabulary took part in {K}.", {(K, FC)}),
    ("we", f"We continue to support {K}.", {(K, FC)}),
    ("county", f"Fenshire officers joined {K}.", {(K, FC)}),
    ("hosted", f"As part of {K}, the Constabulary hosted a fair.", {(K, FC)}),
    ("seen", f"The Constabulary has seen a rise in thefts since {K}.", set()),
    ("joined", f"All recruits joined the Constabulary under {K}.", set()),
)
def test_the_home_force_takes_part_where_reports_say_that_it_acts(
    report: Read, body: str, wanted: set[tuple[str, str]]
) -> None:
    assert report(f"{FC} met. {FC} spoke.\n\n{body}").facts("involves") == wanted


def test_lists_below_a_line(report: Read) -> None:
    bullets = f"\n\n- {K} ran for a week.\n- Officers walked the beat."
    assert report(f"Campaigns supported by the {CVU} include:{bullets}").facts("involves") == {(K, CVU)}
    assert report(f"Work in support of the Safer Shores Strategy:{bullets}").facts("supports") == {
        (K, "Safer Shores Strategy")
    }
    assert report(f"The {CVU} was told of the following:{bullets}").facts("involves") == set()


def test_what_stands_below_a_heading_that_is_a_name_is_about_it(report: Read) -> None:
    seen = report(f"2. {K}\n\nOfficers from the {CVU} walked the beat in Derby.")
    assert seen.facts("located_in") == {(K, "Derby")}


def test_the_speaker_going_on_is_no_sign_of_the_topic(minutes: Read) -> None:
    seen = minutes(f"The CC praised {K}. He commented on thefts in Derby and work with the Environment Agency.")
    assert seen.facts("located_in") == set()
    assert seen.facts("involves") == set()


@pytest.mark.parametrize("aux", ["will be", "is to be"])
def test_a_name_to_come_is_planned(minutes: Read, aux: str) -> None:
    (said,) = minutes(f"The Rural Crime Team {aux} renamed the {CVU}.").statements("renamed_to")
    assert said.modality == "planned"


@pytest.mark.parametrize(
    ("relation", "body"),
    [
        ("led_by", f"{K} is not led by the {CVU}."),
        ("funded_by", f"{K} is no longer funded by the Home Office."),
        ("involves", f"The {CVU} did not take part in {K}."),
        ("located_in", f"{K} did not run in Derby."),
        ("involves", f"{FC} met. {FC} spoke. The Constabulary did not take part in {K}."),
    ],
    ids=["led", "funded", "involves", "located", "the-force"],
)
def test_what_is_denied_is_not_asserted(report: Read, relation: str, body: str) -> None:
    assert {s.modality for s in report(body).statements(relation)} <= {"denied"}


@pytest.mark.parametrize(
    ("relation", "body"),
    [
        ("led_by", f"{K} will be led by the {CVU}."),
        ("involves", f"The {CVU} could support {K}."),
        ("involves", f"The {CVU} hopes to join {K}."),
        ("involves", f"Officers hope to run {K} with the Environment Agency."),
    ],
    ids=["will", "could", "hopes", "with"],
)
def test_what_is_planned_is_not_asserted(report: Read, relation: str, body: str) -> None:
    assert {s.modality for s in report(body).statements(relation)} == {"planned"}


@pytest.mark.parametrize(("relation", "opening"), [("led_by", "Led by"), ("funded_by", "Funded by")])
def test_a_participle_may_come_first(report: Read, relation: str, opening: str) -> None:
    assert report(f"{opening} the Home Office, {K} began in May.").facts(relation) == {(K, "Home Office")}


def test_below_a_heading_of_things_to_come_all_is_planned(report: Read) -> None:
    body = "Planned activity includes:\n\n- Operation Kestrel to tackle burglary.\n\nDone so far:\n\n- Operation Heron to tackle fraud.\n"

    said = {s.subject.label: s.modality for s in report(body).statements("targets")}

    assert said == {"Operation Kestrel": "planned", "Operation Heron": "asserted"}
