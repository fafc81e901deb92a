package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.sources.Model;

/**
 * The diagrams pass bpmnlint by the rules of {@code .bpmnlintrc}: all that it recommends and all that Camunda 7.24 demands, with
 * no exception. {@code InstalledModelsTest} checks the rules on splits and merges without npm.
 */
@FullOnly
@IntegrationTest
class BpmnLintTest {
    private static final Path SOURCE = Path.of("src", "test", "bpmnlint");
    private static final Path TOOL = Path.of("target", "bpmnlint");

    @Test
    void theDiagramsPassBpmnlint() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm"))),
                "npm is not installed (Debian, Ubuntu: apt-get install nodejs npm)");
        install();
        List<String> command = new ArrayList<>(List.of(
                "node", "node_modules/bpmnlint/bin/bpmnlint.js", "--max-warnings=0", "-c", root(".bpmnlintrc")));
        Model.files(Model.FOLDER, ".bpmn").map(it -> root(it.toString())).forEach(command::add);

        run(command);
    }

    /** Puts the locked versions into {@code target}, once. */
    private static void install() throws Exception {
        boolean installed = Files.isDirectory(TOOL.resolve("node_modules").resolve("bpmnlint"));
        boolean changed = copy("package.json") | copy("package-lock.json") | copy(".npmrc");
        if (!installed || changed)
            run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
    }

    private static boolean copy(String name) throws IOException {
        Files.createDirectories(TOOL);
        String content = Files.readString(SOURCE.resolve(name));
        Path copy = TOOL.resolve(name);
        if (Files.exists(copy) && Files.readString(copy).equals(content)) return false;
        Files.writeString(copy, content);
        return true;
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(TOOL.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String root(String file) {
        return Path.of(file).toAbsolutePath().toString();
    }
}
