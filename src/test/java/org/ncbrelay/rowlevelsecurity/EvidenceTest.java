package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.security.RawRequest;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.TestDatabase;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@AccessTest
class EvidenceTest {
    private static final Map<String, String> FIELDS = Map.of(
            "description", "Screenshot of the listing",
            "sourceUrl", "https://market.example/item/1",
            "capturedAt", "2026-01-31T08:15:00Z");

    private static final int SIZE_OF_A_CUT_OFF_FILE = 3_000_000;

    private final JdbcTemplate administration;
    private final DatabaseAccess access;
    private final Caller http;
    private final int port;
    private String reference;

    EvidenceTest(DatabaseAccess access, @LocalServerPort int port) {
        this.access = access;
        this.administration = TestDatabase.administration(access);
        this.http = new Caller("http://localhost:" + port);
        this.port = port;
    }

    @BeforeEach
    void submit() {
        reference = http.submitSample("agency.ken");
        CaseRows.open(administration, reference, Officer.TEAM);
    }

    @Test
    void whatComesBackIsByteForByteWhatWasReceived() throws Exception {
        for (int size : new int[] {64, 262_143, 262_144, 262_145, 3_000_001}) {
            byte[] file = picture(size);
            Answer received = upload("agency.ken", "Elfenbein ü.png", file).with(201);
            assertThat(received.json().path("sha256").asText()).isEqualTo(sha256(file));
            assertThat(received.json().path("size").asInt()).isEqualTo(size);

            Answer back = http.get("analyst", received.header("Location")).with(200);
            assertThat(back.bytes()).isEqualTo(file);
            assertThat(back.header("Content-Disposition"))
                    .startsWith("attachment;")
                    .contains("filename*=UTF-8''");
            assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(back.header("Content-Type")).isEqualTo("image/png");
        }
    }

    @Test
    void anAlteredFileIsNotHandedOutAndFoundByTheAuditor() {
        String location = upload("agency.ken", "a.png", picture(300_000)).header("Location");
        administration.update("""
                UPDATE evidence_chunk SET content = set_byte(content, 77, (get_byte(content, 77) + 1) % 256)
                 WHERE reference = ? AND position = 1""", reference);
        Answer refused = http.get("ncb.ken", location).with(409);
        assertThat(refused.text()).contains("SHA-256");
        assertThat(acts(location)).containsExactly("RECEIVED", "FOUND_ALTERED");

        JsonNode found = http.get("auditor", "/api/audit/evidence").json();
        assertThat(found.path("altered").findValuesAsText("reference")).contains(reference);
        http.get("ncb.ken", "/api/audit/evidence").with(403);
    }

    @Test
    void everyLookAndEveryDownloadIsInTheChainOfCustody() {
        String location = upload("agency.ken", "a.png", picture(100)).header("Location");
        http.get("ncb.ken", "/api/support-requests/" + reference + "/evidence");
        http.post("analyst", location, Map.of("reason", "Compare the seller"));
        JsonNode custody = http.post("lead", location + "/custody", Map.of("reason", "Before the trial"))
                .json()
                .path("items");
        assertThat(custody.findValuesAsText("act")).containsExactly("RECEIVED", "VIEWED", "DOWNLOADED", "VIEWED");
        assertThat(custody.findValuesAsText("actor")).containsExactly("agency.ken", "ncb.ken", "analyst", "lead");
        assertThat(custody.get(2).path("reason").asText()).isEqualTo("Compare the seller");
        assertThat(custody.get(2).path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(custody.get(3).path("reason").asText()).isEqualTo("Before the trial");
    }

    @Test
    void nobodyElseGetsIt() {
        String location = upload("agency.ken", "a.png", picture(100)).header("Location");
        for (String stranger : new String[] {"ncb.idn", "agency.fra", "ncbhead.sgp"}) {
            http.get(stranger, location).with(404);
            upload(stranger, "a.png", picture(100)).with(404);
        }
        assertThat(http.get("gs", location).status()).isEqualTo(403);
        for (String bystander : new String[] {"agency2.ken", "ist", "auditor", "expert.ken"})
            assertThat(http.get(bystander, location).status()).as(bystander).isEqualTo(404);
        assertThat(acts(location)).containsExactly("RECEIVED");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        Answer file =
                upload("agency.ken", "a.png", picture(25 * 1024 * 1024 + 1)).with(413);
        assertThat(file.header("Content-Type")).startsWith("application/problem+json");
        upload("agency.ken", "a.png", picture(25 * 1024 * 1024)).with(201);
        Answer quota = upload("agency.ken", "b.png", picture(2 * 1024 * 1024)).with(413);
        assertThat(quota.json().path("detail").asText()).contains("26 MB");
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM evidence WHERE reference = ?", Integer.class, reference))
                .isOne();
    }

    @Test
    void aFileMustBeOfAKindThatIsTakenAndNamedSo() {
        assertThat(violations(upload("agency.ken", "a.pdf", picture(100)))).contains("file");
        assertThat(violations(upload("agency.ken", "a.png", "MZ\u0090 not a picture".getBytes())))
                .contains("file");
        assertThat(violations(upload("agency.ken", "a.png", new byte[0]))).contains("file");
        upload("agency.ken", "note.txt", "Seen at the market.".getBytes()).with(201);
    }

    @Test
    void everyBadFieldIsNamed() {
        Answer answer = http.upload("agency.ken", path(), null, null, Map.of("sourceUrl", "javascript:x", "other", "1"))
                .with(400);
        assertThat(violations(answer)).contains("file", "description", "sourceUrl", "other");
        Answer future = http.upload(
                "agency.ken",
                path(),
                "a.png",
                picture(100),
                Map.of("description", "x", "capturedAt", "2999-01-01T00:00:00Z"));
        assertThat(violations(future)).contains("capturedAt");
    }

    @Test
    void anOriginalIsSealed() {
        String location = upload("agency.ken", "a.png", picture(100)).header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        JdbcTemplate owner = new JdbcTemplate(TestDatabase.dataSource(access, access.owner()));
        String asKenya = "SET relay.organisation = 'KEN'; ";
        assertThatThrownBy(() -> owner.execute(
                        asKenya + "INSERT INTO evidence_chunk VALUES ('%s', '%s', 9, 'x')".formatted(id, reference)))
                .hasStackTraceContaining("is complete");
        assertThatThrownBy(() -> owner.execute(asKenya + "DELETE FROM evidence_custody"))
                .hasStackTraceContaining("only ever added to");
    }

    /** Why somebody opens an original is content: it travels in a body, never in an address that logs keep. */
    @Test
    void aReasonInAnAddressIsRefusedByName() {
        String location = upload("agency.ken", "a.png", picture(100)).header("Location");

        for (String address : List.of(path(), location, location + "/custody"))
            for (String query : List.of("?reason=Compare%20the%20seller", "?reason=", "?x=1&reason=a&reason=b")) {
                Answer refused = http.get("analyst", address + query);
                assertThat(violations(refused)).containsExactly("reason");
                assertThat(refused.text()).doesNotContain("Compare");
            }
        assertThat(acts(location)).containsExactly("RECEIVED");
    }

    @Test
    void whoSendsABodySaysWhy() {
        String location = upload("agency.ken", "a.png", picture(100)).header("Location");

        for (Map<String, Object> body : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("reason", " "),
                Map.<String, Object>of("reason", 7),
                Map.<String, Object>of("reason", "x".repeat(2001))))
            assertThat(violations(http.post("analyst", location, body))).containsExactly("reason");
        assertThat(violations(http.post("analyst", location, Map.of("reason", "Compare", "other", "x"))))
                .containsExactly("other");
        assertThat(acts(location)).containsExactly("RECEIVED");
    }

    /** Before the file, within its first block, after several, and one byte before its end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, SIZE_OF_A_CUT_OFF_FILE / 2, SIZE_OF_A_CUT_OFF_FILE - 1})
    void anUploadThatIsCutOffLeavesNothing(int sent) throws IOException {
        String before = "--half\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nThe seller\r\n"
                + "--half\r\nContent-Disposition: form-data; name=\"file\"; filename=\"seller.txt\"\r\n\r\n";
        int length = before.length() + SIZE_OF_A_CUT_OFF_FILE + "\r\n--half--\r\n".length();
        try (RawRequest upload = RawRequest.head(
                port,
                "POST " + path(),
                RawRequest.basic("agency.ken", "wildlife-demo"),
                "Content-Type: multipart/form-data; boundary=half",
                "Content-Length: " + length,
                "Connection: close")) {
            upload.send(before + "x".repeat(sent));
            upload.sendNothingMore();
            assertThat(upload.untilClosed()).doesNotContain(" 201 ");
        }

        for (String rows : List.of(
                "evidence WHERE reference = '" + reference + "'",
                "evidence_chunk WHERE reference = '" + reference + "'",
                "evidence_custody WHERE NOT EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id)"))
            assertThat(administration.queryForObject("SELECT count(*) FROM " + rows, Integer.class))
                    .as(rows)
                    .isZero();
        assertThat(http.get("agency.ken", path()).json().path("items")).isEmpty();
    }

    private Answer upload(String user, String name, byte[] file) {
        return http.upload(user, path(), name, file, FIELDS);
    }

    private String path() {
        return "/api/support-requests/" + reference + "/evidence";
    }

    private List<String> acts(String location) {
        return administration.queryForList(
                "SELECT act FROM evidence_custody WHERE evidence_id = ?::uuid ORDER BY id",
                String.class,
                location.substring(location.lastIndexOf('/') + 1));
    }

    private static List<String> violations(Answer answer) {
        return answer.with(400).badFields();
    }

    /** As much of a picture as its first bytes promise. */
    private static byte[] picture(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        int[] signature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        IntStream.range(0, signature.length).forEach(i -> bytes[i] = (byte) signature[i]);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
