package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.MutableClock;
import org.springframework.transaction.support.TransactionTemplate;

@AdapterTest
record JdbcMailboxTest(
        Journal journal,
        OutboxSender sender,
        Mailbox mailbox,
        CaseRows rows,
        MutableClock clock,
        CurrentOfficer currentOfficer,
        TransactionTemplate transaction) {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final OrganisationCode FRANCE = new OrganisationCode("FRA");
    private static final CaseReference REFERENCE = CaseReference.of(KENYA, 2026, 7);

    @BeforeEach
    void start() {
        rows.clear();
        rows.organisation(KENYA);
        rows.organisation(OrganisationCode.INTERPOL);
    }

    @Test
    void anOfficerReadsTheLettersToTheOwnDeskNewestFirst() {
        UUID first = deliver(KENYA, Letter.REQUEST_SUBMITTED);
        UUID second = deliver(KENYA, Letter.REMINDER);

        assertThat(newest(KENYA, null)).extracting(Mailbox.Kept::id).containsExactly(second, first);
        assertThat(newest(KENYA, second)).extracting(Mailbox.Kept::id).containsExactly(first);
        Mailbox.Opened opened = open(KENYA, first).orElseThrow();
        assertThat(opened.kept().subject())
                .isEqualTo("Action · " + REFERENCE + ": a request for support was submitted");
        assertThat(opened.body()).contains("http://localhost:8080/cases/" + REFERENCE);
    }

    @Test
    void aLetterIsReadInTheReadersLanguageAndAsItWasSent() {
        UUID id = deliver(KENYA, Letter.REQUEST_SUBMITTED);

        Mailbox.Opened opened =
                currentOfficer.as(officer(KENYA), () -> mailbox.open(id, "fr")).orElseThrow();

        assertThat(opened.kept().subject()).contains(REFERENCE.value()).doesNotContain("a request for support");
        assertThat(opened.body()).contains("/cases/" + REFERENCE).isNotEqualTo(opened.sent());
        assertThat(opened.sentIn()).isEqualTo("en");
        assertThat(opened.sent()).isEqualTo(open(KENYA, id).orElseThrow().body());
        assertThat(opened.isTranslated()).isTrue();
    }

    @Test
    void aLetterToAnotherDeskIsNotShownEvenOfAnOpenCase() {
        UUID copy = deliver(OrganisationCode.INTERPOL, Letter.COPY_TO_GENERAL_SECRETARIAT);
        UUID own = deliver(KENYA, Letter.REQUEST_SUBMITTED);

        assertThat(newest(OrganisationCode.INTERPOL, null))
                .extracting(Mailbox.Kept::id)
                .containsExactly(copy);
        assertThat(open(OrganisationCode.INTERPOL, own)).isEmpty();
        assertThat(open(KENYA, copy)).isEmpty();
        assertThat(newest(FRANCE, null)).isEmpty();
        assertThat(open(FRANCE, own)).isEmpty();
    }

    @Test
    void aLetterThatHasNotLeftIsNotShown() {
        write(KENYA, Letter.REQUEST_SUBMITTED);

        assertThat(newest(KENYA, null)).isEmpty();
    }

    private UUID deliver(OrganisationCode organisation, Letter letter) {
        clock.advance(Duration.ofSeconds(1));
        UUID id = write(organisation, letter);
        sender.sendDue();
        return id;
    }

    private UUID write(OrganisationCode organisation, Letter letter) {
        return currentOfficer.as(
                officer(KENYA),
                () -> transaction.execute(status -> journal.send(letter, REFERENCE, Addressee.ncb(organisation))));
    }

    private List<Mailbox.Kept> newest(OrganisationCode organisation, UUID before) {
        return currentOfficer.as(officer(organisation), () -> mailbox.newest(before, 50, "en"));
    }

    private Optional<Mailbox.Opened> open(OrganisationCode organisation, UUID id) {
        return currentOfficer.as(officer(organisation), () -> mailbox.open(id, "en"));
    }

    private static Officer officer(OrganisationCode organisation) {
        return new Officer(
                "officer", organisation, null, Set.of(organisation.isCountry() ? Role.NCB_OFFICER : Role.GS_OFFICER));
    }
}
