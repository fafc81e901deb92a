package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Samples;

class IntakeFlowTest extends FlowTestCase {
    private static final String REQUESTS = "/api/support-requests";

    /** Own agency of the officer, or the one that an NCB names; none where the NCB asks for itself. */
    @ParameterizedTest
    @CsvSource({
        "agency.ken,  ,         KEN-WCIU, ken-wciu@relay.example",
        "agency.ken,  KEN-WCIU, KEN-WCIU, ken-wciu@relay.example",
        "agency2.ken, ,         KEN-CBCU, ken-cbcu@relay.example",
        "ncbhead.ken, KEN-CBCU, KEN-CBCU, ken-cbcu@relay.example",
        "ncbhead.ken, ,         ,         ncb.ken@relay.example"
    })
    void theAgencyOfACaseIsOneOfTheRegisterAndItsLettersGoThere(
            String user, String code, String agency, String address) {
        CaseReference reference = CaseReference.parse(ask(user, code).with(201).field("reference"));
        walk.acknowledged(reference);

        assertThat(flow.one("SELECT agency_code FROM support_request WHERE reference = ?", reference))
                .isEqualTo(agency);
        assertThat(flow.all(
                        "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'REQUEST_ACKNOWLEDGED'",
                        reference))
                .containsExactly(address);
        Map<String, Integer> readers = new TreeMap<>();
        for (String reader : List.of("agency.ken", "agency2.ken"))
            readers.put(reader, http.get(reader, REQUESTS + '/' + reference).status());
        assertThat(readers)
                .containsEntry("agency.ken", "KEN-WCIU".equals(agency) ? 200 : 404)
                .containsEntry("agency2.ken", "KEN-CBCU".equals(agency) ? 200 : 404);
    }

    @ParameterizedTest
    @CsvSource({
        "agency.ken, KEN-CBCU",
        "agency.ken, FRA-SNPF",
        "ncb.ken, FRA-SNPF",
        "ncb.ken, KEN-NONE",
        "agency2.ken, KEN-WCIU"
    })
    void anotherAgencyIsRefusedByName(String user, String code) {
        assertThat(ask(user, code).with(400).badFields()).containsExactly("agency.code");
    }

    private Answer ask(String user, String code) {
        Map<String, Object> body = Samples.forSharing();
        Map<String, Object> agency = new HashMap<>(Map.of(
                "name", "Ministry of Magic",
                "officer", "Desk",
                "email", "anybody@elsewhere.example",
                "caseNumber", "1"));
        if (code != null) agency.put("code", code);
        body.put("agency", agency);
        return http.post(user, REQUESTS, body);
    }
}
