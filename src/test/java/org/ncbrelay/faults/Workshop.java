package org.ncbrelay.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ncbrelay.support.RelayCommand;
import org.springframework.util.FileSystemUtils;

/**
 * Where labs are set up: the program that is tried, and the data of a server on which the relay has started once, so that no lab waits
 * for the migrations.
 *
 * @param folder   of everything that the labs leave
 * @param binaries of PostgreSQL
 * @param program  starts the relay; the arguments of a node follow
 */
record Workshop(Path folder, Path binaries, List<String> program) {
    /** The classes of this build, without those of the tests: quicker to start, and without a package. */
    static List<String> compiled() {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return RelayCommand.compiled(path);
    }

    Path template() {
        return folder.resolve("template");
    }

    /** Makes the data on which each lab begins: schema, organisations, demo people and the key of the audit. */
    Workshop prepare() throws IOException, InterruptedException {
        if (Files.exists(folder)) FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        Server.make(template(), binaries);
        try (Lab first = Lab.on(this, template(), Lab.Options.PLAIN.withNodes(1), (folder, node) -> List.of())) {
            first.start();
        }
        return this;
    }

    /** A lab of its own on a copy of the data. */
    Lab lab(String name, Lab.Options options) throws IOException, InterruptedException {
        return lab(name, options, (folder, node) -> List.of());
    }

    Lab lab(String name, Lab.Options options, Lab.Prefix prefix) throws IOException, InterruptedException {
        Path copy = folder.resolve(name);
        Files.createDirectories(copy);
        List<String> command = new ArrayList<>(List.of("cp", "-a", template() + "/.", copy.toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
            throw new IOException("could not copy " + template());
        return Lab.on(this, copy, options, prefix);
    }
}
