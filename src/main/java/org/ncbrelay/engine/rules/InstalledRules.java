package org.ncbrelay.engine.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.exception.NotValidException;
import org.ncbrelay.start.CannotStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The tables in the folder of {@code relay.rules.directory}, read and checked once, before the web server opens. Each is named as the one
 * that it replaces, such as {@code timeLimits.dmn}; what else is in the folder does not count unless it is a table.
 */
@Component
public class InstalledRules {
    private static final String ENDING = ".dmn";

    private final Map<String, Resource> tables = new TreeMap<>();

    /**
     * @param folder empty for the rules of the release
     * @throws CannotStart if there is no such folder, or one of its tables cannot be used
     */
    InstalledRules(@Value("${relay.rules.directory:}") String folder) {
        if (!folder.isBlank()) read(Path.of(folder).toAbsolutePath().normalize());
    }

    private void read(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files)
                tables.put(
                        file.getFileName().toString(),
                        checked(file.getFileName().toString(), file.toString(), Files.readAllBytes(file), Set.of()));
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "The folder of RELAY_RULES_DIRECTORY cannot be read: " + folder,
                    "Correct the path, or unset the variable for the rules of the release.",
                    unreadable);
        }
    }

    /**
     * A table under the name of its file.
     *
     * @param file  as the operator knows it
     * @param steps that diagrams of the installation name, beside those of the release
     * @throws CannotStart if it cannot be used
     */
    public static Resource checked(String name, String file, byte[] content, Set<String> steps) {
        try {
            RuleTable.named(name.substring(0, name.length() - ENDING.length())).check(content, steps);
        } catch (IllegalArgumentException | NotValidException wrong) {
            throw new CannotStart(
                    "The rules in " + file + " cannot be used: " + wrong.getMessage(),
                    "Correct the file, or remove it for the table of the release.",
                    wrong);
        }
        return new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    /**
     * @param released a diagram, table or form of the release
     * @return its replacement of the same file name, or itself
     */
    public Resource inPlaceOf(Resource released) {
        return tables.getOrDefault(released.getFilename(), released);
    }

    boolean replaces(RuleTable table) {
        return tables.containsKey(table.file());
    }

    /** The content that this start deploys. */
    byte[] content(RuleTable table) {
        try {
            return inPlaceOf(new ClassPathResource("bpmn/" + table.file())).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
