"""The card for whoever is worried shows no number that nobody has read on a page, and the municipality's own."""

from real import real_course, real_site

from macros.components.worry_card.view import worry_card
from macros.duties import duties_of, rules_of

CARD = "om/bekymret-kort.md"


def card_of(**local):
    site = real_site(**local)
    return worry_card(site, site.course.pages[CARD])


def test_every_number_of_ours_has_been_read_on_a_page_that_is_shown():
    phones = card_of().phones
    rules = rules_of(real_course())
    assert len(phones) == 4
    for phone in phones:
        rule = rules[phone.shown.anchor]
        assert phone.link.words in f"{rule.law} {rule.about}"
        assert phone.read.startswith("Lest ")


def test_the_numbers_that_duties_name_are_all_on_the_card():
    told = " ".join(duty.to for duty in duties_of(real_course()).values())
    named = {phone.link.words for phone in card_of().phones if phone.link.words in told}
    assert named == {"113", "112", "116 117", "116 111"}


def test_a_municipality_adds_its_own_numbers_after_them():
    own = card_of(worry_phones=({"name": "Barnevernstjenesten", "phone": "12 34 56 78"},)).phones[-1]
    assert (own.about, own.link.words, own.link.url) == ("Barnevernstjenesten", "12 34 56 78", "tel:12345678")
    assert own.shown is own.read is None


def test_what_is_said_in_a_meeting_is_left_to_meetings():
    assert [words.id for words in card_of().ready_words] == ["eleven", "melding"]
    assert {report.duty.anchor for report in card_of().reports} == {
        duty.id for duty in duties_of(real_course()).values() if duty.in_box
    }
