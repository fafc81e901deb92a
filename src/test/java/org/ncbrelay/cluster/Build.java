package org.ncbrelay.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A version of the relay that a node can run.
 *
 * @param classPath of the JVM
 */
public record Build(String classPath) {
    /** What was compiled here, without the tests' own classes and settings. */
    public static Build here() {
        return new Build(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator)));
    }

    /** @param jar of {@code make dist}, its libraries beside it */
    public static Build packaged(Path jar) {
        return new Build(jar.toAbsolutePath().toString());
    }

    /** The same, with the files of a folder in place of its own. */
    public Build with(Path overlay) {
        return new Build(overlay.toAbsolutePath() + File.pathSeparator + classPath);
    }
}
