package org.ncbrelay.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.domain.request.Sample.ivory;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;

class RequestReaderTest {
    @ParameterizedTest
    @CsvSource({"ivory-marketplace, KEN", "ist-live-reptiles, IDN", "capacity-building, FRA"})
    void aSampleIsAcceptedUnchanged(String sample, String own) {
        assertThat(Sample.named(sample).readFor(new OrganisationCode(own)).violations())
                .isEmpty();
    }

    @Test
    void anEmptyBodyNamesEveryMandatoryField() {
        Sample empty = ivory();
        empty.body().clear();
        assertThat(empty.badFields())
                .containsExactly(("title supportOutline capabilities urgency agency offence countriesInvolved purpose "
                                + "confidentiality retentionUntil neutralityDeclared directContact listings specimens")
                        .split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title", "supportOutline", "capabilities",
                "urgency", "urgencyReason", "agency",
                "agency.name", "agency.officer", "agency.email",
                "agency.caseNumber", "offence", "offence.summary",
                "offence.legalProvision", "countriesInvolved", "purpose",
                "confidentiality", "retentionUntil", "neutralityDeclared",
                "directContact", "directContact.requested", "directContact.scope",
                "directContact.until", "listings", "listings[1].platform",
                "listings[1].platformType", "listings[1].capturedAt", "listings[1].stillOnline",
                "listings[0].price.amount", "listings[0].price.currency", "specimens",
                "specimens[1].taxon", "specimens[1].type", "specimens[1].quantity",
                "specimens[1].unit", "specimens[1].counted", "specimens[1].identification",
                "persons[0].status", "payments[0].amount", "payments[0].currency",
                "preservation[0].provider", "questions[0].country", "questions[0].question"
            })
    void aMissingFieldIsNamed(String path) {
        assertThat(ivory().without(path).badFields()).containsExactly(path);
        assertThat(ivory().with(path, null).badFields()).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urgency", "purpose", "confidentiality", "listings[0].platformType",
                "specimens[0].type", "specimens[0].unit", "specimens[0].identification", "persons[0].status"
            })
    void aChoiceOutsideTheListIsRefusedWithTheList(String path) {
        for (Object wrong : List.of("BOGUS-VALUE", "routine", "", 1, true, List.of())) {
            assertThat(ivory().with(path, wrong).read().violations())
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.field()).isEqualTo(path);
                        assertThat(violation.message())
                                .startsWith("must be one of ")
                                .doesNotContain("BOGUS");
                    });
        }
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                        wrong("title", " ", "x".repeat(201), 7, List.of("x"), "two\nlines", "nul\0", "bell\u0007"),
                        wrong("title", "\ud800"),
                        wrong("follows", "KEN-2026-000002", "FRA-2026-000001", "ken-2026-000001", "the last one", 7),
                        wrong("supportOutline", "short", "x".repeat(8001), " ".repeat(60), "x".repeat(49) + " "),
                        wrong("supportOutline", "\0" + "x".repeat(60)),
                        wrong("capabilities", "NOTICE", List.of()),
                        wrong("urgencyReason", "", "x".repeat(2001), false),
                        wrong("agency", "text", List.of(), 1),
                        wrong("agency.email", "desk", "desk@", "@x.example", "a b@x.example", "a@b", "a@x.example\n"),
                        wrong("agency.email", "a,b@x.example"),
                        wrong("agency.phone", "1".repeat(41), 254),
                        wrong("agency.caseNumber", "x".repeat(101), 17),
                        wrong("offence.maximumPenalty", "x".repeat(501)),
                        wrong("countriesInvolved", List.of(), List.of("KEN"), "SGP", Map.of()),
                        wrong("restrictedCountries", List.of("KEN")),
                        wrong("retentionUntil", "2026-11-24", "2031-11-26", "2026-02-30", "25.11.2027"),
                        wrong("retentionUntil", "2027-11-25T00:00:00Z", 2027),
                        wrong("neutralityDeclared", false, "true", 1),
                        wrong("directContact.requested", "false", 0),
                        wrong("directContact.until", "2026-11-25", "2031-11-26", "soon"),
                        wrong("listings", "x", Map.of(), Collections.nCopies(201, Map.of())),
                        wrong("listings[0].url", "savanna.example", "ftp://x.example/", "https://"),
                        wrong("listings[0].url", "javascript:alert(1)", "https://x.example/a b"),
                        wrong("listings[0].firstSeenAt", "2026-09-03T10:40:01Z", "2026-09-02", "1989-12-31T23:59:59Z"),
                        wrong("listings[1].capturedAt", "2026-11-25T10:00:01Z", "2026-09-05T13:02:00"),
                        wrong("listings[1].capturedAt", "1989-12-31T23:59:59Z", 0),
                        wrong("listings[0].stillOnline", "true", 1),
                        wrong("listings[0].price.amount", -1, "1450", new BigDecimal("1000000000001")),
                        wrong("listings[0].price.amount", new BigDecimal("0.00001"), Double.NaN),
                        wrong("listings[0].price.currency", "usd", "DOLLAR", "ZZZ"),
                        wrong("listings[0].language", "English (British)", "e"),
                        wrong("specimens[0].taxon", "", "x".repeat(121)),
                        wrong("specimens[0].quantity", 0, -1, "14", new BigDecimal("1e-999999999")),
                        wrong("specimens[0].quantity", new BigDecimal("1e999999999"), Double.POSITIVE_INFINITY),
                        wrong("specimens[0].counted", "yes"),
                        wrong("specimens[0].permitNumber", "x".repeat(101), 17),
                        wrong("persons[0].dateOfBirth", "2026-11-26", "1899-12-31", "1988-02-30"),
                        wrong("persons[0].nationality", "Kenya", "ke", "ZZZ"),
                        wrong("payments[0].paidAt", "2026-11-27", "yesterday"),
                        wrong("shipments[0].from", "Kenya"),
                        wrong("preservation[0].expiresAt", "2026-09-04"),
                        wrong("preservation[0].mlatIntended", "no"),
                        wrong("questions[0].country", "XXX"))
                .flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> wrong(String path, Object... values) {
        return Stream.of(values).map(value -> Arguments.of(path, value));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsNamedAndNotEchoed(String path, Object value) {
        assertThat(ivory().with(path, value).read().violations())
                .singleElement()
                .extracting(Violation::field)
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments", "shipments"})
    void aTraceOfWhichNothingIsSaidIsRefused(String list) {
        assertThat(ivory().with(list, List.of(Map.of())).badFields()).containsExactly(list + "[0]");
    }

    static Stream<Arguments> rightValues() {
        return Stream.of(
                        wrong("title", "x".repeat(200), "🐘".repeat(200), "Éléonore Nguyễn — الفيل"),
                        wrong("supportOutline", "x".repeat(50), "x".repeat(8000), "line\r\n\tline ".repeat(10)),
                        wrong("countriesInvolved", List.of("KEN", "SGP")),
                        wrong("retentionUntil", "2026-11-25", "2031-11-25"),
                        wrong("directContact.until", "2026-11-26"),
                        wrong("directContact", Map.of("requested", false)),
                        wrong("listings[0].capturedAt", "2026-11-25T10:00:00Z", "2026-11-25T13:00:00+03:00"),
                        wrong("listings[0].firstSeenAt", "2026-09-03T10:40:00Z"),
                        wrong("listings[0].price.amount", 0, new BigDecimal("0.5000"), new BigDecimal("1e3")),
                        wrong("specimens[0].quantity", new BigDecimal("0.001"), 1e6),
                        wrong("specimens[0].taxon", "Bufo nowhere-listed"),
                        wrong("shipments[0].via", List.of("HKG", "MAC")),
                        wrong("shipments", List.of(Map.of("carrier", "x"), Map.of("shippedAt", "2026-11-25"))),
                        wrong("payments", List.of(Map.of("method", "x"), Map.of("paidAt", "2026-11-25"))),
                        wrong(
                                "companies",
                                List.of("Blue Parcel Ltd", Map.of("name", "Red Parcel Ltd", "country", "SGP"))),
                        wrong("externalSource", Map.of("name", "A charity", "kind", "NGO", "consentToShare", true)),
                        wrong("follows", Sample.CLOSED.value()))
                .flatMap(arguments -> arguments);
    }

    @ParameterizedTest
    @MethodSource("rightValues")
    void aValueOnTheRightSideOfTheBoundIsAccepted(String path, Object value) {
        assertThat(ivory().with(path, value).read().violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "country", "agency.rank", "offence.x", "directContact.x",
                "listings[1].x", "listings[0].price.x", "specimens[0].citesAppendix", "persons[0].x",
                "payments[0].x", "shipments[0].x", "preservation[0].x", "questions[0].x"
            })
    void anUnknownFieldIsRefusedAtEveryLevel(String path) {
        assertThat(ivory().with(path, "secret").badFields()).containsExactly(path);
        assertThat(ivory().with(path, null).badFields()).containsExactly(path);
    }

    @Test
    void aNameThatIsNoNameIsRefusedWithoutBeingRepeated() {
        assertThat(ivory().with("<script>\u0007", 1).read().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.toString()).doesNotContain("script", "\u0007"));
    }

    @Test
    void everyViolationIsFoundAtOnce() {
        assertThat(ivory().with("title", "")
                        .with("agency.email", "x")
                        .with("listings[1].url", "x")
                        .with("specimens[0].quantity", 0)
                        .with("bogus", 1)
                        .badFields())
                .containsExactly("title", "agency.email", "listings[1].url", "specimens[0].quantity", "bogus");
    }

    @Test
    void anEntryOfAListIsNamedByItsNumber() {
        assertThat(ivory().with("countriesInvolved", List.of("SGP", "XXX", "SGP"))
                        .badFields())
                .containsExactly("countriesInvolved[1]", "countriesInvolved[2]");
        assertThat(ivory().with("capabilities", List.of("MENTORING", "MENTORING"))
                        .badFields())
                .containsExactly("capabilities[1]");
        assertThat(ivory().with("persons", Collections.singletonList(null)).badFields())
                .containsExactly("persons[0]");
    }

    @Test
    void aListingNeedsAnAddressOrASeller() {
        assertThat(ivory().without("listings[0].url").badFields()).isEmpty();
        assertThat(ivory().without("listings[0].sellerHandle").badFields()).isEmpty();
        assertThat(ivory().without("listings[0].url")
                        .without("listings[0].sellerHandle")
                        .badFields())
                .containsExactly("listings[0].url");
    }

    @Test
    void aPersonNeedsANameOrAnAlias() {
        assertThat(ivory().without("persons[0].name")
                        .without("persons[0].alias")
                        .badFields())
                .containsExactly("persons[0].name");
    }

    @Test
    void aNoticeNeedsTheModusOperandi() {
        Sample notice = ivory().with("capabilities", List.of("NOTICE"));
        assertThat(notice.badFields()).containsExactly("modusOperandi");
        assertThat(notice.with("modusOperandi", "Sold as resin.").badFields()).isEmpty();
    }

    @Test
    void aCountryThatTheRequestRestrictsIsAskedNothing() {
        Sample restricting = ivory().with("restrictedCountries", List.of("SGP"));
        assertThat(restricting.badFields()).containsExactly("questions[0].country");
        assertThat(restricting.with("questions[0].country", "FRA").badFields()).isEmpty();
    }

    @Test
    void aRoutineRequestNeedsNoReasonForItsUrgency() {
        assertThat(ivory().with("urgency", "ROUTINE").without("urgencyReason").badFields())
                .isEmpty();
    }

    @Test
    void onlyCapacityAndTrainingNeedNoListing() {
        Sample mixed = Sample.named("capacity-building").with("capabilities", List.of("TRAINING", "MENTORING"));
        assertThat(mixed.badFields()).containsExactly("listings", "specimens");
    }

    @Test
    void anInvalidReadingRefusesWithEveryViolation() {
        assertThatThrownBy(() -> ivory().without("title").read().orThrow())
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.violations()).hasSize(1));
    }
}
