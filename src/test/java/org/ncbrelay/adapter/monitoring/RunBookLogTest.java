package org.ncbrelay.adapter.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.IntegrationTest;

/** The pipelines of the run book, as written there, over a log of each format: plain lines, and JSON. */
@IntegrationTest
class RunBookLogTest {
    private static final Pattern PIPELINE = Pattern.compile("`(logs \\| [^`]+)`");
    private static final Pattern FUNCTION = Pattern.compile("^messages\\(\\) \\{.*}$", Pattern.MULTILINE);
    private static final String PREFIX = "app-1  | ";

    /** One of each kind that a pipeline looks for, some more than once. */
    private static final List<String> LOGGED = List.of(
            "INFO wrong password: ncb.ken from 192.0.2.7",
            "INFO wrong password: an unknown name from 192.0.2.7",
            "INFO no more attempts: ncb.fra from 192.0.2.8",
            "INFO refused with 429: GET /cases to null from 192.0.2.9",
            "INFO Letter 7 was not taken at attempt 1: the mail server did not take the letter: 550 unknown user",
            "WARN Record 1 of KEN-2026-000001 was not recorded: no answer",
            "WARN The worker platform-figures could not finish: timeout",
            "WARN The worker audit-seals could not finish: no key",
            "WARN The database is older than checkpoint 7",
            "WARN HikariPool-1 - connection refused by postgres",
            "WARN The scanner did not answer",
            "ERROR Servlet.service() for servlet [dispatcherServlet] threw exception",
            "ERROR Servlet.service() for servlet [dispatcherServlet] threw exception");

    @TempDir
    private Path folder;

    @Test
    void everyPipelineFindsTheSameInBothFormats() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), PREFIX + "Picked up JAVA_TOOL_OPTIONS: -X\n" + plain());
        Path json = Files.writeString(folder.resolve("json"), PREFIX + "Picked up JAVA_TOOL_OPTIONS: -X\n" + json());
        List<String> pipelines = pipelines();
        assertThat(pipelines).hasSizeGreaterThan(8);
        for (String pipeline : pipelines) {
            String found = output(pipeline, plain);
            assertThat(found).as(pipeline).isNotBlank();
            if (pipeline.contains("messages"))
                assertThat(output(pipeline, json)).as(pipeline).isEqualTo(found);
            else
                assertThat(output(pipeline, json).lines()).as(pipeline).hasSize((int)
                        found.lines().count());
        }
    }

    @Test
    void refusedLoginsAreCountedByTheirAddressAndErrorsByTheirMessage() throws Exception {
        Path json = Files.writeString(folder.resolve("json"), json());
        assertThat(output(pipelineOf("RelayLoginsRefused"), json).lines().map(String::strip))
                .containsExactly("2 192.0.2.7", "1 192.0.2.8");
        assertThat(output(pipelineOf("RelayLogsErrors"), json).lines().map(String::strip))
                .containsExactly("2 Servlet.service() for servlet [dispatcherServlet] threw exception");
    }

    private static String pipelineOf(String alert) throws IOException {
        String book = Files.readString(Queries.RUN_BOOK);
        Matcher found = PIPELINE.matcher(book);
        assertThat(found.find(book.indexOf("### " + alert + "\n"))).isTrue();
        return found.group(1);
    }

    /** All but the one that looks for an id of the reader's. */
    private static List<String> pipelines() throws IOException {
        List<String> found = new ArrayList<>();
        Matcher pipeline = PIPELINE.matcher(Files.readString(Queries.RUN_BOOK));
        while (pipeline.find()) if (!pipeline.group(1).endsWith(" ID")) found.add(pipeline.group(1));
        return found;
    }

    private static String output(String pipeline, Path log) throws Exception {
        Matcher function = FUNCTION.matcher(Files.readString(Queries.RUN_BOOK));
        assertThat(function.find()).isTrue();
        String script = "logs() { cat '" + log + "'; }\n" + function.group() + '\n' + pipeline;
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String plain() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LOGGED.size(); i++)
            log.append(PREFIX)
                    .append(at(i))
                    .append(' ')
                    .append("%5s".formatted(level(i)))
                    .append(" 1 --- [ncb-relay] [nio-8080-exec-")
                    .append(i)
                    .append("] [3f6c-")
                    .append(i)
                    .append("] o.n.security.accounts.SecurityLog         : ")
                    .append(message(i))
                    .append('\n');
        return log.toString();
    }

    private static String json() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LOGGED.size(); i++)
            log.append(PREFIX)
                    .append(LogFieldsTest.line(level(i), message(i), at(i), level(i).equals("ERROR")))
                    .append('\n');
        return log.toString();
    }

    private static Instant at(int line) {
        return Instant.parse("2026-10-05T08:00:00Z").plusSeconds(line);
    }

    private static String level(int line) {
        return LOGGED.get(line).split(" ")[0];
    }

    private static String message(int line) {
        return LOGGED.get(line).substring(level(line).length() + 1);
    }
}
