package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.IntegrationTest;

/** Prints, after all other tests, where the minutes of the build have gone and what was skipped: the build runs it by its tag. */
@IntegrationTest
@Tag("after-all")
class TestTimesTest {
    private static final Path REPORTS = Path.of("target", "surefire-reports");
    private static final int SLOWEST = 20;

    @Test
    void theSlowestTestClassesAreNamed() throws IOException, XMLStreamException {
        List<Report> reports =
                reports(Instant.parse(System.getProperty("relay.build-began", Instant.EPOCH.toString())));
        assertThat(reports).as("reports of tests that ran before").isNotEmpty();

        System.out.printf(
                Locale.ROOT,
                "%d tests in %d classes took %.0f s in all JVMs together; the slowest:%n",
                reports.stream().mapToInt(Report::tests).sum(),
                reports.size(),
                reports.stream().mapToDouble(Report::seconds).sum());
        reports.stream()
                .sorted(Comparator.comparingDouble(Report::seconds).reversed())
                .limit(SLOWEST)
                .forEach(it -> System.out.printf(Locale.ROOT, "%7.1f s  %s%n", it.seconds(), it.name()));
        List<String> skipped =
                reports.stream().flatMap(it -> it.skipped().stream()).sorted().toList();
        if (!skipped.isEmpty())
            System.out.printf("Skipped, %d tests:%n  %s%n", skipped.size(), String.join("\n  ", skipped));
        if (!Extent.isFull())
            System.out.println("Long tests and whole matrices were left out: mvn verify -Pfull runs them.");
    }

    /** @param began a report that is older is of another build */
    private static List<Report> reports(Instant began) throws IOException, XMLStreamException {
        List<Report> reports = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(REPORTS, "TEST-*.xml")) {
            for (Path file : files)
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(began)) reports.add(Report.read(file));
        }
        return reports;
    }

    /** What one class took, its context and its nested classes included. */
    private record Report(String name, int tests, double seconds, List<String> skipped) {
        static Report read(Path file) throws IOException, XMLStreamException {
            try (InputStream xml = Files.newInputStream(file)) {
                XMLStreamReader suite = XMLInputFactory.newInstance().createXMLStreamReader(xml);
                suite.nextTag();
                String name = suite.getAttributeValue(null, "name");
                int tests = Integer.parseInt(suite.getAttributeValue(null, "tests"));
                double seconds =
                        Double.parseDouble(suite.getAttributeValue(null, "time").replace(",", ""));
                return new Report(name, tests, seconds, skipped(suite));
            }
        }

        /** Each with the reason that the test gives. */
        private static List<String> skipped(XMLStreamReader suite) throws XMLStreamException {
            List<String> skipped = new ArrayList<>();
            String test = null;
            while (suite.hasNext())
                if (suite.next() == XMLStreamReader.START_ELEMENT) {
                    if (suite.getLocalName().equals("testcase"))
                        test = suite.getAttributeValue(null, "classname").replaceFirst(".*\\.", "")
                                + '.'
                                + suite.getAttributeValue(null, "name");
                    if (suite.getLocalName().equals("skipped"))
                        skipped.add(test + ": "
                                + suite.getElementText().lines().findFirst().orElse(""));
                }
            return skipped;
        }
    }
}
