package org.ncbrelay.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the image starts the relay; its libraries and the archive of its classes lie beside the jar, as {@code make dist} puts them. */
public final class PackagedRelay {
    private PackagedRelay() {}

    /** @param options of the JVM beside those of the image */
    public static List<String> command(Path jar, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:MetaspaceSize=192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:SharedArchiveFile=" + jar.resolveSibling("ncb-relay.jsa")));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
