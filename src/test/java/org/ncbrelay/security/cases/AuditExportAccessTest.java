package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.support.Flowchart;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The audit that a country takes with it is numbered within its own chain: nothing in it grows because others acted, exported or
 * verified in the meantime. That it is still found when somebody changes it, TamperingTest and AuditChainTest say.
 */
class AuditExportAccessTest extends AccessTestCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyNumberOfARecordIsOfItsOwnChain() {
        CaseReference before = flow.submit("agency.ken");
        for (int i = 0; i < 5; i++) flow.submit("agency.fra");
        CaseReference after = flow.submit("agency.ken");

        Map<Long, Long> firstOfTransaction = new HashMap<>();
        for (JsonNode record : records(auditOfKenya())) {
            long number = record.path("number").asLong();
            long together = record.path("transaction").asLong();
            // What was done in one transaction carries the number of its first record, and no number of the database's.
            assertThat(together).isLessThanOrEqualTo(number);
            assertThat(firstOfTransaction.computeIfAbsent(together, first -> number))
                    .isEqualTo(together);
            if (record.path("reference").asText().matches(before + "|" + after))
                assertThat(record.path("subject").asText(""))
                        .as(record.toString())
                        .doesNotMatch("\\d+");
        }
        assertThat(firstOfTransaction).hasSizeGreaterThan(1);
    }

    @Test
    void exportsAndVerificationsOfOthersLeaveNoMark() {
        List<String> before = checkpoints(auditOfKenya());
        for (int i = 0; i < 3; i++) {
            basic("auditor").get("/api/audit/verify");
            basic("auditor")
                    .get("/api/audit/export", "Accept", "application/json")
                    .with(200);
        }
        List<String> after = checkpoints(auditOfKenya());
        assertThat(after).hasSize(before.size() + 1).startsWith(before.toArray(String[]::new));
    }

    @Test
    void theNumberOfACheckpointIsItsTimeAndNoCount() {
        for (String checkpoint : checkpoints(auditOfKenya())) {
            JsonNode line = json(checkpoint);
            long made = Instant.parse(line.path("madeAt").asText()).toEpochMilli();
            assertThat(line.path("number").asLong()).isGreaterThanOrEqualTo(made);
        }
    }

    @Test
    void aReceiptCarriesACheckpointThatWasMadeForAll(@Autowired AuditSeals seals) {
        seals.make();
        String receipt = receipt();
        basic("auditor").get("/api/audit/verify");
        assertThat(receipt()).isEqualTo(receipt);
    }

    private String receipt() {
        return basic("agency.ken")
                .post("/api/support-requests", Flowchart.sample())
                .field("auditCheckpoint");
    }

    private static List<JsonNode> records(List<String> export) {
        return export.stream()
                .map(AuditExportAccessTest::json)
                .filter(line -> line.path("type").asText().equals("record"))
                .toList();
    }

    private static List<String> checkpoints(List<String> export) {
        return export.stream()
                .filter(line -> json(line).path("type").asText().equals("checkpoint"))
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
