package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.IntelligenceWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FlowTest
class OutputsApiTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Flowchart flow;
    private final IntelligenceWalk intelligence;

    @LocalServerPort
    private int port;

    @Autowired
    OutputsApiTest(Flowchart flow, IntelligenceWalk intelligence) {
        this.flow = flow;
        this.intelligence = intelligence;
    }

    @ParameterizedTest
    @CsvSource({
        "dossier.pdf, application/pdf, %PDF-",
        "dossier.txt, text/plain;charset=UTF-8, KEN-",
        "stix.json, application/stix+json;version=2.1, {",
        "listings.csv, text/csv;charset=UTF-8, \'\"reference\"\'",
        "specimens.csv, text/csv;charset=UTF-8, \'\"reference\"\'",
        "payments.csv, text/csv;charset=UTF-8, \'\"reference\"\'",
        "shipments.csv, text/csv;charset=UTF-8, \'\"reference\"\'"
    })
    void aCaseComesInEachFormatAndToItsOwnCountryOnly(String name, String type, String beginning) throws Exception {
        String path = "/api/support-requests/" + flow.submit("agency.ken") + "/" + name;

        HttpResponse<byte[]> answer = get("agency.ken", path, "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith(beginning);
        assertThat(get("agency.fra", path, type).statusCode()).isEqualTo(404);
        assertThat(get("agency.fra", path, type).headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"document.pdf", "document.txt", "stix.json"})
    void intelligenceComesInEachFormatOnceItWasDispatched(String name) throws Exception {
        CaseReference reference = intelligence.register(body -> {});
        String path = "/api/intelligence/" + reference + "/" + name;
        assertThat(get("analyst", path, "*/*").statusCode()).isEqualTo(409);
        assertThat(get("ncb.fra", path, "*/*").statusCode()).isEqualTo(404);

        intelligence.released(reference);

        assertThat(get("ncb.fra", path, "*/*").statusCode()).isEqualTo(200);
        assertThat(get("ncb.ken", path, "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void theDigestThatThePdfPrintsIsThatOfTheText() throws Exception {
        String path = "/api/support-requests/" + flow.submit("agency.ken") + "/dossier.";

        byte[] text = get("ncb.ken", path + "txt", "*/*").body();

        assertThat(pages(get("ncb.ken", path + "pdf", "*/*").body())).contains(sha256(text));
    }

    private HttpResponse<byte[]> get(String user, String path, String accept) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Basic " + login)
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String pages(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
