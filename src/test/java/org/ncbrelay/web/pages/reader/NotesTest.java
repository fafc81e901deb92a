package org.ncbrelay.web.pages.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.meeting.Invitations.Invitation;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.Letter;

/** What the relay says is said in the reader's language; what somebody wrote stays. */
class NotesTest {
    private static final Note SESSION = Capability.MENTORING.note(Phrase.SESSION_HELD.with("Tracing of wallets"));

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void theRelaysPartIsTranslated(String language) {
        PageFormatter reader = PageReader.of(language);
        assertThat(reader.note(SESSION))
                .isEqualTo(reader.text("capability.MENTORING") + reader.text("summary.colon")
                        + reader.text("phrase.SESSION_HELD") + reader.text("summary.colon") + "Tracing of wallets");
        Note marks = Note.name("confidentiality", Confidentiality.RESTRICTED)
                .and(Note.text("B2"))
                .and(Phrase.EXTERNAL_SOURCE.note());
        assertThat(reader.note(marks))
                .isEqualTo(reader.text("confidentiality.RESTRICTED") + reader.text("summary.comma") + "B2"
                        + reader.text("summary.comma") + reader.text("phrase.EXTERNAL_SOURCE"));
    }

    @Test
    void callersOfTheApiReadEnglish() {
        assertThat(SESSION).hasToString("mentoring: session held: Tracing of wallets");
        assertThat(DeploymentFactKind.EXTENDED
                        .note()
                        .and(Phrase.WORKING_DAYS.note())
                        .then(Note.text(5))
                        .then("More time"))
                .hasToString("mission extended, working days: 5: More time");
        assertThat(Note.written(" ")).isNull();
        assertThat(SESSION.shortened(30)).hasToString("mentoring: session held: Trac…");
    }

    /** Words of the relay that somebody wrote are somebody's words. */
    @Test
    void whatSomebodyWroteStaysAsItWasWritten() {
        PageFormatter french = PageReader.of("fr");
        for (String written :
                List.of("Seller named: see invoice, page 2: URGENT", "mentoring: session held: x", "2026-02-30")) {
            assertThat(french.note(Note.written(written))).isEqualTo(written);
            assertThat(french.note(Capability.MENTORING.note(Note.written(written))))
                    .endsWith(french.text("summary.colon") + written);
        }
    }

    @Test
    void namesOfListsCountriesDaysAndLettersAreSaidAsElsewhere() {
        PageFormatter french = PageReader.of("fr");
        assertThat(french.note(Note.country(new OrganisationCode("FRA"))
                        .and(Note.name("invitation", Invitation.State.ACCEPTED))))
                .isEqualTo("France, " + french.word("invitation", "ACCEPTED"));
        assertThat(french.note(Phrase.ACTION_DUE.with(LocalDate.parse("2026-03-04"))))
                .endsWith("4 mars 2026");
        assertThat(french.note(Letter.REMINDER.note())).isNotEqualTo("REMINDER").doesNotContain("{0}");
    }

    /** Each letter and each limit of time that a note can name has a word. */
    @Test
    void lettersHaveNames() {
        for (Letter letter : Letter.values())
            assertThat(PageReader.of("fr").note(letter.note()))
                    .as(letter.name())
                    .isNotEqualTo(letter.name());
    }

    @Test
    void addresseesAreSaidInTheReadersLanguage() {
        PageFormatter french = PageReader.of("fr");
        assertThat(french.addressee("NCB KEN")).contains("Kenya").doesNotContain("NCB");
        assertThat(french.addressee("Wildlife Crime Investigation Unit"))
                .isEqualTo("Wildlife Crime Investigation Unit");
    }
}
