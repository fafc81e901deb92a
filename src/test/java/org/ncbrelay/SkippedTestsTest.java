package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.IntegrationTest;

/**
 * Prints, after all other tests, how long they took together and what was skipped, and fails where that had no accepted reason: the
 * build runs it by its tag.
 */
@IntegrationTest
@Tag("after-all")
class SkippedTestsTest {
    private static final Path REPORTS = Path.of("target", "surefire-reports");

    /** A report that is older than the build is of another one. */
    private static final FileTime BEGAN =
            FileTime.from(Instant.parse(System.getProperty("relay.build-began", Instant.EPOCH.toString())));

    /**
     * Programs that only {@code -Pfull} or a single rule needs, and the bill of materials, which is made online. A browser is not among them:
     * without one, no page is tested.
     */
    private static final List<String> ACCEPTED = List.of(
            "npm is not installed",
            "clamd is not installed",
            "haproxy is not installed",
            "curl is not installed",
            "pg_dump 17 is not installed",
            "pg_basebackup 17 is not installed",
            "Maven is offline and made no bill");

    private final List<String> skipped = new ArrayList<>();
    private int tests;
    private double seconds;

    @Test
    void whatWasSkippedIsNamedWithItsReason() throws IOException, XMLStreamException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(REPORTS, "TEST-*.xml")) {
            for (Path file : files) if (Files.getLastModifiedTime(file).compareTo(BEGAN) >= 0) read(file);
        }
        assertThat(tests).as("tests that ran before").isPositive();

        System.out.printf(Locale.ROOT, "%d tests took %.0f s in all JVMs together%n", tests, seconds);
        if (!skipped.isEmpty())
            System.out.printf("Skipped, %d tests:%n  %s%n", skipped.size(), String.join("\n  ", skipped));
        if (!Extent.isFull())
            System.out.println("Long tests and whole matrices were left out: mvn verify -Pfull runs them.");
        assertThat(skipped)
                .as("skipped without an accepted reason")
                .allMatch(test -> ACCEPTED.stream().anyMatch(test::contains));
    }

    private void read(Path file) throws IOException, XMLStreamException {
        try (InputStream xml = Files.newInputStream(file)) {
            XMLStreamReader suite = XMLInputFactory.newInstance().createXMLStreamReader(xml);
            suite.nextTag();
            tests += Integer.parseInt(suite.getAttributeValue(null, "tests"));
            seconds += Double.parseDouble(suite.getAttributeValue(null, "time").replace(",", ""));
            String test = null;
            while (suite.hasNext()) {
                if (suite.next() != XMLStreamReader.START_ELEMENT) continue;
                if (suite.getLocalName().equals("testcase"))
                    test = suite.getAttributeValue(null, "classname").replaceFirst(".*\\.", "")
                            + '.'
                            + suite.getAttributeValue(null, "name");
                if (suite.getLocalName().equals("skipped"))
                    skipped.add(test + ": "
                            + suite.getElementText().lines().findFirst().orElse(""));
            }
        }
    }
}
