package org.ncbrelay.support.machines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.support.Extent;

/** How a process of the relay is started, by the JVM of the tests with the options of the image; the arguments of the relay follow. */
public final class RelayCommand {
    private static final Path OPTIONS = Path.of("docker", "jvm.options").toAbsolutePath();

    private RelayCommand() {}

    /**
     * As the image does; the libraries and the archive of the classes lie beside the jar, as {@code make dist} puts them.
     *
     * @param more options of the JVM
     */
    public static List<String> packaged(Path jar, String... more) {
        List<String> command =
                java("-XX:+ExitOnOutOfMemoryError", "-XX:SharedArchiveFile=" + jar.resolveSibling("ncb-relay.jsa"));
        command.addAll(Arrays.asList(more));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /**
     * From compiled classes and their libraries. A JVM that is too old for one of the options goes without it. Most live for less than a
     * minute, in which the second compiler costs more than it gains. The machine speaks Turkish, whose small letter of I is not i: the relay
     * must start there too.
     */
    public static List<String> compiled(String classPath) {
        List<String> command = java("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=" + Extent.of(1, 4));
        command.addAll(List.of("-Duser.language=tr", "-Duser.country=TR"));
        command.addAll(List.of("-cp", classPath, NcbRelay.class.getName()));
        return command;
    }

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:VMOptionsFile=" + OPTIONS);
        command.addAll(Arrays.asList(options));
        return command;
    }
}
