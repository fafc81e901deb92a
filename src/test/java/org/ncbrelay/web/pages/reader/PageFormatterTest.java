package org.ncbrelay.web.pages.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Invitations.Invitation;
import org.springframework.context.support.StaticMessageSource;

/** Times, zones, names, numbers and notes as one reader has them. What the relay says is translated; what somebody wrote stays. */
class PageFormatterTest {
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final Map<String, ZoneId> ZONES =
            Map.of("KEN", NAIROBI, "FRA", ZoneId.of("Europe/Paris"), "INTERPOL", ZoneOffset.UTC);
    private static final Note ASSIGNED = Capability.MENTORING.note(Phrase.ANALYST_ASSIGNED.with("Tracing of wallets"));

    private final PageFormatter kenyan = reader(NAIROBI);
    private final PageFormatter lyon = reader(ZoneOffset.UTC);

    @Test
    void aMomentIsShownInTheReadersZoneWhichHasAName() {
        assertThat(kenyan.time(NOW)).isEqualTo("5 Oct 2026, 11:00");
        assertThat(kenyan.namedZone()).isEqualTo("Africa/Nairobi (UTC+03:00)");
        assertThat(lyon.namedZone()).isEqualTo("UTC");
    }

    @Test
    void aDeadlineIsAlsoShownWhereItIsCountedIfClocksDifferThere() {
        assertThat(lyon.timeThere(NOW, "KEN")).isEqualTo("5 Oct 2026, 11:00 Africa/Nairobi");
        assertThat(kenyan.timeThere(NOW, "INTERPOL")).isEqualTo("5 Oct 2026, 08:00 UTC");
        assertThat(kenyan.timeThere(NOW, "KEN")).isNull();
        assertThat(kenyan.timeThere(null, "FRA")).isNull();
        assertThat(kenyan.timeThere(NOW, "ATA")).isNull();
    }

    @Test
    void aGrantUntilADayEndsOnThatDayForEveryReader() {
        Instant endOfMay = Instant.parse("2027-05-31T21:00:00Z");
        assertThat(kenyan.lastDay(endOfMay, "KEN")).isEqualTo("31 May 2027");
        assertThat(lyon.lastDay(endOfMay, "KEN")).isEqualTo("31 May 2027");
        assertThat(lyon.lastDay(null, "KEN")).isEqualTo("–");
    }

    @Test
    void aPersonWhomTheReaderKnowsHasANameAndAnyOtherALoginOrAnOrganisation() {
        assertThat(kenyan.person("ncb.ken")).isEqualTo("Bureau KEN");
        assertThat(kenyan.person("ncb.fra")).isEqualTo("ncb.fra");
        assertThat(kenyan.person("analyst")).isEqualTo("INTERPOL");
        assertThat(kenyan.person("agency.ken")).isEqualTo("Amina Otieno");
        assertThat(kenyan.login("agency.ken")).isEqualTo("agency.ken");
        assertThat(kenyan.plain("recordedBy", "ncb.ken")).isEqualTo("Bureau KEN");
        assertThat(kenyan.person(null)).isEqualTo("–");
    }

    @Test
    void aLongTextBeginsWithWholeCharacters() {
        String elephants = "\uD83D\uDC18".repeat(200);
        assertThat(kenyan.beginning(elephants)).isEqualTo("\uD83D\uDC18".repeat(120) + "…");
        assertThat(kenyan.beginning("short")).isEqualTo("short");
    }

    private static PageFormatter reader(ZoneId zone) {
        return new PageFormatter(
                new StaticMessageSource(),
                Locale.ENGLISH,
                zone,
                NOW,
                new Directory(
                        () -> Map.of("ncb.ken", "Bureau KEN"),
                        login -> login.equals("analyst") ? "INTERPOL" : login,
                        login -> login.equals("analyst")
                                ? "INTERPOL"
                                : login.equals("agency.ken") ? "Amina Otieno" : login,
                        organisation -> Optional.ofNullable(ZONES.get(organisation))));
    }

    @Test
    void countriesAreSortedAsTheReadersLanguageSortsThem() {
        Set<String> codes = Set.of("FIN", "EGY", "DNK");
        assertThat(Countries.named(codes, Locale.FRENCH).values()).containsExactly("Danemark", "Égypte", "Finlande");
        assertThat(Countries.named(codes, Locale.ENGLISH).keySet()).containsExactly("DNK", "EGY", "FIN");
    }

    @Test
    void aListOfCountriesHasItsOwnAndTheNextListOthers() {
        assertThat(Countries.named(List.of("KEN", "KEN"), Locale.ENGLISH))
                .hasSize(1)
                .containsEntry("KEN", "Kenya");
        assertThat(Countries.named(List.of("FRA"), Locale.ENGLISH)).containsOnlyKeys("FRA");
        assertThat(Countries.named(List.of(), Locale.ENGLISH)).isEmpty();
    }

    @Test
    void whatIsNoCountryStandsForItself() {
        assertThat(Countries.named(List.of("ZZZ", "KEN"), Locale.ENGLISH).entrySet())
                .extracting(each -> each.getKey() + "=" + each.getValue())
                .containsExactly("KEN=Kenya", "ZZZ=ZZZ");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, other",
        "en, 1, one",
        "en, 2, other",
        "en, 101, other",
        "es, 0, other",
        "es, 1, one",
        "es, 21, other",
        "fr, 0, one",
        "fr, 1, one",
        "fr, 2, other"
    })
    void aNumberFindsOneOfTwoForms(String language, long number, String form) {
        assertThat(Plural.form("one|other", language, number)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "1, one",
        "2, two",
        "3, few",
        "10, few",
        "11, many",
        "99, many",
        "100, other",
        "102, other",
        "103, few",
        "110, few",
        "111, many",
        "1000, other"
    })
    void arabicHasSixForms(long number, String form) {
        assertThat(Plural.form("zero|one|two|few|many|other", "ar", number)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"en, 5", "ar, 2"})
    void aTextWithOneFormIsThatForm(String language, long number) {
        assertThat(Plural.form("only", language, number)).isEqualTo("only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void theRelaysPartIsTranslated(String language) {
        PageFormatter reader = PageReader.of(language);
        assertThat(reader.note(ASSIGNED))
                .isEqualTo(reader.text("capability.MENTORING") + reader.text("summary.colon")
                        + reader.text("phrase.ANALYST_ASSIGNED") + reader.text("summary.colon") + "Tracing of wallets");
        Note marks = Note.name("confidentiality", Confidentiality.RESTRICTED)
                .and(Note.text("B2"))
                .and(Phrase.EXTERNAL_SOURCE.note());
        assertThat(reader.note(marks))
                .isEqualTo(reader.text("confidentiality.RESTRICTED") + reader.text("summary.comma") + "B2"
                        + reader.text("summary.comma") + reader.text("phrase.EXTERNAL_SOURCE"));
    }

    @Test
    void callersOfTheApiReadEnglish() {
        assertThat(ASSIGNED).hasToString("mentoring: analyst assigned: Tracing of wallets");
        assertThat(DeploymentFactKind.EXTENDED
                        .note()
                        .and(Phrase.WORKING_DAYS.note())
                        .then(Note.text(5))
                        .then("More time"))
                .hasToString("mission extended, working days: 5: More time");
        assertThat(Note.written(" ")).isNull();
        assertThat(ASSIGNED.shortened(35)).hasToString("mentoring: analyst assigned: Traci…");
    }

    /** Words of the relay that somebody wrote are somebody's words. */
    @Test
    void whatSomebodyWroteStaysAsItWasWritten() {
        PageFormatter french = PageReader.of("fr");
        for (String written :
                List.of("Seller named: see invoice, page 2: URGENT", "mentoring: analyst assigned: x", "2026-02-30")) {
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
