package org.ncbrelay.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.ShellSettings;

/** The small jar of the verifier has all classes that it needs: a verifier who trusts nobody brings a JDK and nothing else. */
@IntegrationTest
class VerifierJarTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Pattern INCLUDED = Pattern.compile("<include>(org/ncbrelay/[^<]+)</include>");

    @TempDir
    private Path folder;

    @Test
    void anExportIsVerifiedWithTheClassesOfTheSmallJarAlone() throws Exception {
        List<String> included = INCLUDED.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(included).isNotEmpty();
        for (String pattern : included) copy(pattern);
        Chain chain = new Chain(new Random(1), 30, 10);
        Path export = Files.write(folder.resolve("audit.jsonl"), chain.export());
        Path key = Files.writeString(
                folder.resolve("checkpoint.pub"),
                KeyHistory.of(Chain.KEY.verifying()).toString());
        String receipt = chain.heads.get(0).checkpoint().toString();

        assertThat(verify(export, key, receipt)).startsWith("OK: 30 records of KEN");
        Files.writeString(export, Files.readString(export).replaceFirst("REQUEST_SUBMITTED|READ_CASE", "OTHER"));
        assertThat(verify(export, key)).startsWith("BAD: ");
    }

    private void copy(String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> all = Files.walk(CLASSES)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path name = CLASSES.relativize(each);
                if (!matcher.matches(name)) continue;
                Path copy = folder.resolve("jar").resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
    }

    private String verify(Path export, Path key, String... receipts) throws IOException {
        List<String> program = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                folder.resolve("jar").toString(),
                                "org.ncbrelay.audit.VerifyExport",
                                export.toString(),
                                key.toString()),
                        Stream.of(receipts))
                .toList();
        Process verifier =
                ShellSettings.process(program).redirectErrorStream(true).start();
        return new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
