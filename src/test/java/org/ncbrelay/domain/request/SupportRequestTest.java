package org.ncbrelay.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ncbrelay.domain.request.Sample.KEN;
import static org.ncbrelay.domain.request.Sample.ivory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Listing.PlatformType;
import org.ncbrelay.domain.request.Person.PersonStatus;
import org.ncbrelay.domain.request.Specimen.Identification;
import org.ncbrelay.domain.request.Specimen.SpecimenType;
import org.ncbrelay.domain.request.Specimen.Unit;
import org.ncbrelay.domain.request.SupportRequest.DirectContact;
import org.ncbrelay.domain.request.SupportRequest.Payment;

class SupportRequestTest {
    @Test
    void theTreeHasWhatTheAgencySentAndTheAppendixAsItStood() {
        Map<String, Object> tree = ivory().read().orThrow().toTree();
        Sample sent = ivory().without("specimens");
        assertThat(sent.body().keySet())
                .allSatisfy(field -> assertThat(Sample.json(tree).get(field))
                        .isEqualTo(Sample.json(sent.body()).get(field)));
        assertThat((List<?>) tree.get("specimens"))
                .allSatisfy(specimen ->
                        assertThat(((Map<?, ?>) specimen).get("citesAppendix")).isEqualTo("I/II"));
    }

    @ParameterizedTest
    @CsvSource({"ivory-marketplace, KEN", "ist-live-reptiles, IDN", "capacity-building, FRA"})
    void aRequestComesBackFromItsJsonAsItWas(String sample, String own) {
        SupportRequest request =
                Sample.named(sample).readFor(new OrganisationCode(own)).orThrow();
        assertThat(SupportRequest.ofTree(Sample.throughJson(request.toTree()))).isEqualTo(request);
    }

    @Test
    void aTreeOfSomethingElseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SupportRequest.ofTree(Map.of("title", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> SupportRequest.ofTree(Map.of("urgency", "x")));
    }

    @Test
    void aTaxonOutsideTheListIsKeptAsNotListedHere() {
        SupportRequest request =
                ivory().with("specimens[0].taxon", "Jane Roe").read().orThrow();
        assertThat(request.specimens().get(0).citesAppendix()).isEqualTo("not listed here");
        assertThat(RequestSummary.of(request, KEN))
                .asString()
                .doesNotContain("Jane")
                .contains("taxon not listed here, listings");
    }

    @Test
    void theSummaryIsShortAndNotPersonal() {
        assertThat(RequestSummary.of(ivory().read().orThrow(), KEN))
                .hasToString(
                        "KEN, urgent: information sharing, mentoring, Loxodonta africana, listings: 2, specimens: 2");
        List<String> all = Arrays.stream(Capability.values()).map(Enum::name).toList();
        SupportRequest everything = ivory().with("capabilities", all)
                .with("modusOperandi", "Sold as resin.")
                .read()
                .orThrow();
        assertThat(RequestSummary.of(everything, KEN))
                .asString()
                .contains(", +8, Loxodonta africana")
                .hasSizeLessThanOrEqualTo(200);
        OrganisationCode france = new OrganisationCode("FRA");
        assertThat(RequestSummary.of(
                        Sample.named("capacity-building").readFor(france).orThrow(), france))
                .hasToString("FRA, routine: capacity building, training");
    }

    @Test
    void theSummaryOfExternalMaterialSaysSo() {
        List<String> capabilities = List.of("CAPACITY_BUILDING", "COORDINATION_MEETING", "INFORMATION_SHARING");
        SupportRequest external = ivory().with("capabilities", capabilities)
                .with("externalSource", Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true))
                .read()
                .orThrow();
        assertThat(RequestSummary.of(external, KEN))
                .asString()
                .startsWith("KEN, urgent, external source not verified by INTERPOL: ");
    }

    @Test
    void aRecordCannotExistWrong() {
        Instant captured = Instant.EPOCH;
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Listing("Market", PlatformType.FORUM, null, null, null, captured, true, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Listing(
                        "Market", PlatformType.FORUM, null, "x", captured.plusNanos(1), captured, true, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Specimen(
                        "Panthera leo",
                        "I/II",
                        SpecimenType.SKIN,
                        BigDecimal.ZERO,
                        Unit.ITEMS,
                        true,
                        Identification.SUSPECTED,
                        null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Person(null, null, null, null, PersonStatus.WITNESS, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new DirectContact(true, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Payment(null, null, null, BigDecimal.ONE, null, null));
    }
}
