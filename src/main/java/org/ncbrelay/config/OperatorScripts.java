package org.ncbrelay.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** Runs the scripts of {@code ops/}, which are in the jar, in the current folder and with its environment. */
public final class OperatorScripts {
    private static final String ROOT = "/ops/";

    private OperatorScripts() {}

    /**
     * @param command   {@code backup}, {@code restore} or {@code verify-backup}
     * @param arguments those of the script
     * @return the exit code of the script
     * @throws IOException if there is no bash, or the temporary folder cannot be written
     */
    public static int run(String command, String... arguments) throws IOException, InterruptedException {
        Path scripts = Files.createTempDirectory("ncb-relay-ops");
        try {
            unpack(scripts);
            List<String> line = new ArrayList<>();
            line.add("bash");
            line.add(scripts.resolve(command.equals("verify-backup") ? "verify" : command)
                    .toString());
            line.addAll(List.of(arguments));
            return new ProcessBuilder(line).inheritIO().start().waitFor();
        } finally {
            FileSystemUtils.deleteRecursively(scripts);
        }
    }

    private static void unpack(Path folder) throws IOException {
        for (Resource each : new PathMatchingResourcePatternResolver().getResources("classpath:" + ROOT + "**")) {
            String address = each.getURL().toString();
            if (address.endsWith("/") || !each.isReadable()) continue;
            Path file = folder.resolve(address.substring(address.lastIndexOf(ROOT) + ROOT.length()));
            Files.createDirectories(file.getParent());
            try (InputStream content = each.getInputStream()) {
                Files.copy(content, file);
            }
            // One script calls another.
            if (!file.toFile().setExecutable(true, true)) throw new IOException(file + " cannot be made executable");
        }
    }
}
