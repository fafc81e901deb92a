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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@FlowTest
class OutputsApiTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Flowchart flow;
    private final IntelligenceWalk intelligence;
    private final Bulkhead renderings;
    private final Bulkhead transfers;
    private final RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    @Autowired
    OutputsApiTest(
            Flowchart flow,
            IntelligenceWalk intelligence,
            Bulkhead renderings,
            Bulkhead transfers,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.flow = flow;
        this.intelligence = intelligence;
        this.renderings = renderings;
        this.transfers = transfers;
        this.mappings = mappings;
    }

    /** Whoever adds a file gets this test with it; the diagrams alone are files that are there already. */
    @Test
    void whereTheNodeRendersAsManyAsItMayEveryOtherFileIsRefused() throws Exception {
        List<String> files = mappings.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue()
                        .getMethod()
                        .getGenericReturnType()
                        .getTypeName()
                        .equals(ResponseEntity.class.getName() + "<byte[]>"))
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> !path.startsWith("/diagrams/"))
                .map(path -> path.replace("{reference}", "KEN-2026-000001").replaceAll("\\{list:(\\w+)[^}]*}", "$1"))
                .toList();
        assertThat(files).contains("/tasks.csv", "/api/support-requests/KEN-2026-000001/dossier.pdf");
        Caller officer = Caller.session(port, "ncb.ken", "wildlife-demo");
        assertRefusedWhileBusy(renderings, 2, officer, files);
        assertThat(officer.get("/tasks.csv").statusCode()).isEqualTo(200);
    }

    /** Each of them occupies a connection to the database for as long as its receiver takes. */
    @ParameterizedTest
    @CsvSource({
        "ncb.ken, /api/support-requests/KEN-2026-000001/evidence/00000000-0000-7000-8000-000000000000",
        "auditor, /api/audit/export",
        "auditor, /api/audit/verify"
    })
    void whereTheNodeSendsAsMuchAsItMayEveryOtherTransferIsRefused(String user, String path) throws Exception {
        assertRefusedWhileBusy(transfers, 10, Caller.session(port, user, "wildlife-demo"), List.of(path));
    }

    /** @param atOnce as the defaults of {@code relay.load} say */
    private static void assertRefusedWhileBusy(Bulkhead bulkhead, int atOnce, Caller officer, List<String> paths)
            throws Exception {
        CountDownLatch begun = new CountDownLatch(atOnce);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < atOnce; i++)
                threads.submit(() -> bulkhead.run(() -> {
                    begun.countDown();
                    return awaited(over);
                }));
            assertThat(awaited(begun)).isTrue();
            List<Callable<HttpResponse<String>>> calls = paths.stream()
                    .map(path -> (Callable<HttpResponse<String>>) () -> officer.get(path))
                    .toList();
            for (Future<HttpResponse<String>> call : threads.invokeAll(calls)) {
                assertThat(call.get().statusCode())
                        .as(call.get().uri().getPath())
                        .isEqualTo(503);
                assertThat(call.get().headers().firstValue("Retry-After")).contains("5");
                assertThat(call.get().body()).contains("did not do it", "correlationId");
            }
        } finally {
            over.countDown();
            threads.shutdown();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
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
