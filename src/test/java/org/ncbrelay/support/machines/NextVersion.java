package org.ncbrelay.support.machines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A release that follows the one that is built, made of it: every diagram has another version tag, every form another first label, and a
 * migration adds a column, as a release may while nodes of the one before still run (docs/backup.md).
 */
public final class NextVersion {
    /** What the first label of each form ends with. */
    public static final String MARK = " (next)";

    public static final String TAG = "next";
    private static final String MIGRATION = "V9001__of_the_next_version.sql";

    private NextVersion() {}

    /**
     * @param folder where its own files are put
     * @return its class path
     */
    public static String of(String classPath, Path folder) throws IOException {
        each(
                "bpmn",
                ".bpmn",
                folder,
                text -> text.replaceFirst("camunda:versionTag=\"[^\"]*\"", "camunda:versionTag=\"" + TAG + "\""));
        each("bpmn", ".dmn", folder, text -> text);
        each(
                "forms",
                ".form",
                folder,
                text -> text.replaceFirst(
                        "\"label\":\\s*\"([^\"]+)\"", "\"label\": \"$1" + Matcher.quoteReplacement(MARK) + "\""));
        Path migrations = Files.createDirectories(folder.resolve("db/migration"));
        Files.writeString(
                migrations.resolve(MIGRATION), "ALTER TABLE support_request ADD COLUMN of_the_next_version text;\n");
        return folder.toAbsolutePath() + File.pathSeparator + classPath;
    }

    private static void each(String from, String ending, Path folder, UnaryOperator<String> change) throws IOException {
        Path to = Files.createDirectories(folder.resolve(from));
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(from))) {
            files = all.filter(file -> file.toString().endsWith(ending)).toList();
        }
        for (Path file : files) Files.writeString(to.resolve(file.getFileName()), change.apply(Files.readString(file)));
    }
}
