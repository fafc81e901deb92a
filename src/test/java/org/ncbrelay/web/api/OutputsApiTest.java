package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@FlowTest
record OutputsApiTest(
        Flowchart flow,
        Walk walk,
        IntelligenceWalk intelligence,
        Bulkhead renderings,
        Bulkhead transfers,
        RequestMappingHandlerMapping requestMappingHandlerMapping,
        org.ncbrelay.support.Caller http,
        @LocalServerPort int port) {
    /** Whoever adds a file gets this test with it; the diagrams alone are files that are there already. */
    @Test
    void whereTheNodeRendersAsManyAsItMayEveryOtherFileIsRefused() throws Exception {
        List<String> files = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue()
                        .getMethod()
                        .getGenericReturnType()
                        .getTypeName()
                        .equals(ResponseEntity.class.getName() + "<byte[]>"))
                .filter(each -> each.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> !path.startsWith("/diagrams/"))
                .map(path -> path.replace("{reference}", "KEN-2026-000001")
                        .replace("{id}", "00000000-0000-7000-8000-000000000000")
                        .replaceAll("\\{list:(\\w+)[^}]*}", "$1"))
                .toList();
        assertThat(files).contains("/tasks.csv", "/api/support-requests/KEN-2026-000001/dossier.pdf");
        Caller officer = Caller.session(port, "ncb.ken", "wildlife-demo");
        Map<Boolean, List<String>> byReader =
                files.stream().collect(Collectors.partitioningBy(path -> path.startsWith("/administration/")));
        assertRefusedWhileBusy(renderings, 2, officer, byReader.get(false));
        assertRefusedWhileBusy(renderings, 2, Caller.session(port, "operator", "wildlife-demo"), byReader.get(true));
        assertThat(officer.get("/tasks.csv").status()).isEqualTo(200);
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

    /** A picture and a preview take their room before they are answered. */
    @Test
    void whereTheNodeRendersAsManyAsItMayPicturesAndPreviewsOfReportsAreRefused() throws Exception {
        CaseReference reference = walk.asked(walk.toSharing(flow.submit("agency.ken")));
        String task = "/tasks/" + flow.taskId(reference, "Task_WriteReport");
        Caller analyst = Caller.session(port, "analyst", "wildlife-demo");
        String token = analyst.token("/me");
        String upload =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\na\r\n--x--\r\n";
        assertRefusedWhileBusy(
                renderings,
                2,
                List.of(
                        () -> analyst.post(
                                task + "/pictures",
                                upload,
                                "Content-Type",
                                "multipart/form-data; boundary=x",
                                "X-CSRF-TOKEN",
                                token),
                        () -> analyst.form(task + "/preview", token)));
    }

    private static void assertRefusedWhileBusy(Bulkhead bulkhead, int atOnce, Caller officer, List<String> paths)
            throws Exception {
        assertRefusedWhileBusy(
                bulkhead,
                atOnce,
                paths.stream()
                        .map(path -> (Callable<Answer>) () -> officer.get(path))
                        .toList());
    }

    /** @param atOnce as the defaults of {@code relay.load} say */
    private static void assertRefusedWhileBusy(Bulkhead bulkhead, int atOnce, List<Callable<Answer>> calls)
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
            for (Future<Answer> call : threads.invokeAll(calls)) {
                Answer refused = call.get().with(503);
                assertThat(refused.header("Retry-After")).isEqualTo("5");
                assertThat(refused.text()).contains("did not do it", "correlationId");
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
    void aCaseComesInEachFormatAndToItsOwnCountryOnly(String name, String type, String beginning) {
        String path = "/api/support-requests/" + flow.submit("agency.ken") + "/" + name;

        Answer answer = http.get("agency.ken", path).with(200);

        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        assertThat(answer.text()).startsWith(beginning);
        Answer foreign = http.send("GET", "agency.fra", path, "", "Accept", type);
        assertThat(foreign.with(404).header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"document.pdf", "document.txt", "stix.json"})
    void intelligenceComesInEachFormatOnceItWasDispatched(String name) {
        CaseReference reference = intelligence.register(body -> {});
        String path = "/api/intelligence/" + reference + "/" + name;
        http.get("analyst", path).with(409);
        http.get("ncb.fra", path).with(404);

        intelligence.released(reference);

        http.get("ncb.fra", path).with(200);
        http.get("ncb.ken", path).with(404);
    }

    @Test
    void theDigestThatThePdfPrintsIsThatOfTheText() throws Exception {
        String path = "/api/support-requests/" + flow.submit("agency.ken") + "/dossier.";

        byte[] text = http.get("ncb.ken", path + "txt").with(200).bytes();

        try (PDDocument pdf = Loader.loadPDF(http.get("ncb.ken", path + "pdf").bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(Sha256.hex(text));
        }
    }
}
